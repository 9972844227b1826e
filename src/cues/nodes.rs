//! Reading sentences as rows of nodes.

use super::clause::{Clause, Node, NodeKind};
use crate::ids::{Id, IdVec, MentionId, SentenceId, TokenId};
use crate::lexicon::{Classes, WordId, word};
use crate::mentions::{BySentence, Mention, MentionKind, Mentions};
use crate::outline::Outline;
use crate::room::room;
use crate::text::{Shape, Token, TokenKind};

room! {
    /// The sentences of a document that anybody asks about, as rows of nodes.
    pub(crate) struct Clauses {
        nodes: Vec<Node>,
        /// Of each sentence of the outline its first node, and at last the number of all. A sentence that is not read has none.
        first: IdVec<SentenceId, u32>,
    }
}

impl Clauses {
    /// The same with the sentences of a scope, where none was read.
    pub(crate) fn read(self, outline: &Outline, by_sentence: &BySentence, mentions: &Mentions, scope: &Scope) -> Clauses {
        let Clauses { mut nodes, mut first } = self;
        // About half of all tokens become nodes.
        nodes.reserve(outline.tokens.len() / 2);
        first.reserve(outline.sentences.len() + 1);
        for sentence in outline.sentences.ids().iter() {
            first.push(nodes.len() as u32);
            if scope.holds(sentence) {
                Reader::read(outline, mentions, by_sentence.range(sentence).start(), sentence, &mut nodes);
            }
        }
        first.push(nodes.len() as u32);
        if nodes.len() >= MANY {
            nodes.shrink_to_fit();
        }
        Clauses { nodes, first }
    }

    /// A sentence; empty where it was not read.
    pub(crate) fn of<'o, 't>(&'o self, outline: &'o Outline<'t>, mentions: &'o Mentions, sentence: SentenceId) -> Clause<'o, 't> {
        let nodes = &self.nodes[self.first[sentence] as usize..self.first[sentence + 1] as usize];
        Clause { outline, mentions, nodes: IdVec::new(nodes) }
    }
}

/// From so many nodes on those that found no use make room.
const MANY: usize = 1 << 14;

room! {
    /// Which sentences of a document somebody may ask for.
    pub(crate) struct Scope {
        asked: IdVec<SentenceId, bool>,
    }
}

impl Scope {
    /// All of them: in a story everybody who acts may speak.
    pub(crate) fn all(mut self, outline: &Outline) -> Scope {
        self.asked.resize(outline.sentences.len(), true);
        self
    }

    /// Those that hold quotes, and those beside them.
    pub(crate) fn speech(self, outline: &Outline) -> Scope {
        let Scope { mut asked } = self;
        asked.resize(outline.sentences.len(), false);
        for (id, sentence) in outline.sentences.numbered() {
            asked[id] |= sentence.quoted;
            if sentence.quoted {
                for beside in outline.sentence_before(id).into_iter().chain(asked.get(id + 1).map(|_| id + 1)) {
                    asked[beside] = true;
                }
            }
        }
        Scope { asked }
    }

    fn holds(&self, sentence: SentenceId) -> bool {
        self.asked[sentence]
    }
}

struct Reader<'o, 't> {
    outline: &'o Outline<'t>,
    mentions: &'o Mentions,
    nodes: &'o mut Vec<Node>,
    /// The first node of the sentence.
    first: usize,
}

impl<'o, 't> Reader<'o, 't> {
    /// Appends the nodes of the sentence. `next` is its first mention.
    fn read(
        outline: &'o Outline<'t>,
        mentions: &'o Mentions,
        mut next: MentionId,
        sentence: SentenceId,
        nodes: &'o mut Vec<Node>,
    ) {
        let first = nodes.len();
        let reader = Reader { outline, mentions, nodes, first };
        let begins = |mention: MentionId| mentions.get(mention).map_or(outline.tokens.end(), |m| m.tokens().start());
        // Where the next mention begins: all that most tokens ask for.
        let mut next_begins = begins(next);
        let mut token = TokenId::FIRST;
        let mut aside_until = TokenId::FIRST;
        for (run, part) in outline.runs(sentence) {
            token = token.max(run.start());
            while token < run.end() {
                while next_begins < token {
                    next += 1;
                    next_begins = begins(next);
                }
                if next_begins == token
                    && let Some(index) = reader.longest(next)
                {
                    let mention = &mentions[index];
                    reader.nodes.push(Node::mention_at(token, index, token < aside_until));
                    token = mention.tokens().end();
                    let apposition = mention.apposition();
                    if !apposition.is_empty() {
                        let end = apposition.end();
                        // The closing comma or bracket belongs to the aside too.
                        let closes = outline.tokens.get(end).is_some_and(|t| t.is_punct(b',') || t.is_punct(b')'));
                        // "Lee, who thinks it “a mess”": a clause that runs into a quote is no aside.
                        if closes || !outline.is_quoted(end) {
                            aside_until = aside_until.max(end + usize::from(closes));
                        }
                    }
                    continue;
                }
                let (t, aside) = (&outline.tokens[token], token < aside_until);
                // Nearly all are words.
                reader.nodes.push(match t.kind() {
                    TokenKind::Word if reader.may_be_verb(t) && reader.reads_as_verb(t, token) => {
                        Node::verb_at(token, reader.sense_of_verb(t, token), aside)
                    }
                    TokenKind::Clitic => Node::word_at(token, reader.sense_of_clitic(t.ch()), aside),
                    TokenKind::Punct => Node::punct_at(token, t.ch(), aside),
                    TokenKind::Mark => Node::punct_at(token, b'"', aside),
                    TokenKind::Word | TokenKind::Number => Node::word_at(token, t.word(), aside),
                });
                token += 1;
            }
            if let Some(part) = part {
                let first = outline.parts[part].tokens.start();
                reader.nodes.push(Node::quote_at(first, part, first < aside_until));
            }
        }
    }

    /// The longest of the mentions outside quotations that begin where the mention `first` does; those inside it give way.
    fn longest(&self, first: MentionId) -> Option<MentionId> {
        let token = self.mentions[first].tokens().start();
        let here = self.mentions.from(first).take_while(|(_, m)| m.tokens().start() == token);
        // Of mentions that begin together the longer stands first.
        here.filter(|(_, m)| !m.quoted).map(|(index, _)| index).next()
    }

    fn classes_of(&self, node: &Node) -> Classes {
        self.outline.lexicon.classes(node.sense())
    }

    /// `'s` owns, but behind a pronoun it is a verb, as `'d` and `'ve` are: `she's said`.
    fn sense_of_clitic(&self, ch: u8) -> WordId {
        let behind = self.nodes[self.first..].last().and_then(Node::mention).map(|m| &self.mentions[m]);
        let owns = ch == b's' && !behind.is_some_and(|m| m.kind == MentionKind::Pronoun && !m.possessive);
        if owns { word::OWNER_S } else { word::HAS }
    }

    /// The word as which a verb counts with the words around it.
    fn sense_of_verb(&self, t: &Token, token: TokenId) -> WordId {
        match t.word() {
            // "as Lee put it": speech, whatever else "put" may mean.
            word::PUT if self.outline.word(token + 1) == word::IT && self.follows_as() => word::PUT_IT,
            word::PUTS if self.outline.word(token + 1) == word::IT && self.follows_as() => word::PUTS_IT,
            // "“…,” Lee went on, “…”", but "Lee went on to win"
            word::WENT if self.goes_on(token) => word::WENT_ON,
            word::GOES if self.goes_on(token) => word::GOES_ON,
            word => word,
        }
    }

    /// Whether "on" stands behind the token, and no word behind that.
    fn goes_on(&self, token: TokenId) -> bool {
        self.outline.word(token + 1) == word::ON && self.outline.tokens.get(token + 2).is_none_or(|t| !t.is_word())
    }

    /// Whether "as" stands before the nodes of a subject that ends here.
    fn follows_as(&self) -> bool {
        let between = |n: &&Node| {
            let classes = self.classes_of(n);
            n.mention().is_some()
                || n.kind() == NodeKind::Word
                    && classes.any(Classes::ADV | Classes::AUX | Classes::NEG)
                    && !classes.any(Classes::REL | Classes::WH)
        };
        let mut nodes = self.nodes[self.first..].iter().rev().skip_while(between);
        nodes.next().is_some_and(|n| n.kind() == NodeKind::Word && n.sense() == word::AS)
    }

    /// Whether one or two plain words or a quote with an article, an owner or a preposition before them end the nodes: `the false`,
    /// `Lee's bold`, `Lee's “…”`.
    fn is_determined(&self) -> bool {
        let nodes = &self.nodes[self.first..];
        // "long" and "early" are adverbs too.
        const FUNCTION: Classes = Classes::FUNCTION.without(Classes::ADV);
        let plain =
            |n: &&Node| n.kind() == NodeKind::Word && !self.classes_of(n).any(FUNCTION) || matches!(n.kind(), NodeKind::Quote(_));
        let adjectives = nodes.iter().rev().take(2).take_while(plain).count();
        adjectives > 0
            && nodes.iter().rev().nth(adjectives).is_some_and(|n| {
                n.kind() == NodeKind::Word
                    && (self.classes_of(n).any(Classes::DET | Classes::POSS)
                        && !self.classes_of(n).any(Classes::PRON | Classes::THAT)
                        || self.classes_of(n).any(Classes::PREP) && n.sense() != word::TO)
            })
    }

    /// The node before the mention that ends the nodes, and before its article.
    fn before_mention(&self) -> Option<&Node> {
        let article = |n: &&Node| n.kind() == NodeKind::Word && self.classes_of(n).any(Classes::DET | Classes::POSS);
        self.nodes[self.first..].iter().rev().skip(1).find(|n| !article(n))
    }

    /// Whether an auxiliary stands before the subject that ends the nodes: `Did Lee say`.
    fn is_inverted(&self) -> bool {
        self.before_mention().is_some_and(|n| n.kind() == NodeKind::Word && self.classes_of(n).any(Classes::AUX))
    }

    /// Whether the mention that ends the nodes is the object of a verb that the bare form of a verb of speech follows: `heard Lee shout`, but
    /// `made the following comment`, `saw the panel report`.
    fn is_made_to(&self, mention: &Mention, verb: Classes) -> bool {
        let named = mention.kind == MentionKind::Name;
        let noun = if named { Classes::DOCUMENT_NOUN } else { Classes::SPEECH_NOUN | Classes::DOCUMENT_NOUN };
        verb.any(Classes::CUE_STRONG) && !verb.any(noun) && self.before_mention().is_some_and(Node::is_verb)
    }

    /// Whether the word behind a token tells whose act of speech it is: `claims by Lee`.
    fn has_author(&self, token: TokenId) -> bool {
        matches!(self.outline.word(token + 1), word::BY | word::FROM | word::OF)
    }

    /// Whether the word is a verb anywhere, by its form.
    fn may_be_verb(&self, t: &Token) -> bool {
        let classes = self.outline.classes_of(t);
        // A form in -ed that no list knows may be a verb too.
        let looks_past = || t.shape() == Shape::Lower && t.span().len() > 4 && t.span().of(self.outline.text).ends_with("ed");
        classes.any(Classes::VERB) || classes.is_plain() && looks_past()
    }

    /// Whether a word that may be a verb is one here, by its form and the word before it.
    // Few words come so far; inlined, it would take the registers of the loop over all.
    #[inline(never)]
    fn reads_as_verb(&self, t: &Token, token: TokenId) -> bool {
        let classes = self.outline.classes_of(t);
        let unknown = !classes.any(Classes::VERB);
        // "and author of the book"
        if classes.all(Classes::BASE | Classes::ROLE) && self.outline.word(token + 1) == word::OF {
            return false;
        }
        let before = self.nodes[self.first..].last();
        // "denied claims", "new claims by Lee", "Lee's controversial pledge": nouns that look like verbs.
        if classes.any(Classes::SPEECH_NOUN | Classes::DOCUMENT_NOUN)
            && !classes.any(Classes::PAST | Classes::PARTICIPLE | Classes::GERUND)
            && (before.is_some_and(Node::is_verb)
                || before.is_none_or(|n| n.mention().is_none()) && (self.has_author(token) || self.is_determined()))
        {
            return false;
        }
        let Some(before) = before else { return true };
        // "after a long pause": a bare form that is no verb of speech.
        let bare = classes.any(Classes::BASE)
            && !classes.any(Classes::CUE_STRONG | Classes::CUE_MEDIUM | Classes::PAST | Classes::THIRD | Classes::COGNITION);
        if bare && before.kind() == NodeKind::Word && self.is_determined() {
            return false;
        }
        // "told police"
        if bare && before.is_verb() && !self.classes_of(before).any(Classes::BASE) {
            return false;
        }
        // "fired back"
        if classes.any(Classes::ADV) && before.is_verb() {
            return false;
        }
        if t.shape() == Shape::Capital && !matches!(before.kind(), NodeKind::Quote(_)) && !before.is_punct(b',') {
            return false;
        }
        match before.kind() {
            NodeKind::Word => {
                let noun_follows = self.classes_of(before).any(Classes::DET | Classes::POSS)
                    && !self.classes_of(before).any(Classes::PRON)
                    || self.classes_of(before).any(Classes::PREP) && !classes.any(Classes::GERUND) && before.sense() != word::TO
                    || self.classes_of(before).any(Classes::DET)
                        && before.sense() != word::THAT
                        && !classes.any(Classes::PAST | Classes::THIRD);
                let clitic = self.outline.tokens[before.first].kind() == TokenKind::Clitic;
                // "a Monday interview"
                let dated = self.classes_of(before).any(Classes::WEEKDAY | Classes::MONTH)
                    && !classes.any(Classes::PAST | Classes::THIRD | Classes::GERUND)
                    && self.nodes[self.first..]
                        .iter()
                        .rev()
                        .nth(1)
                        .is_some_and(|n| self.classes_of(n).any(Classes::DET | Classes::POSS));
                let possessive = clitic
                    && self.outline.tokens[before.first].ch() == b's'
                    && !classes.any(Classes::GERUND | Classes::PARTICIPLE);
                // "her reasons": she owns them, or hears of them.
                let hers = self.classes_of(before).any(Classes::POSS)
                    && !classes.any(Classes::PAST | Classes::GERUND | Classes::PARTICIPLE);
                !noun_follows && !possessive && !dated && !hers
            }
            // "the report notes", but "state police": a bare form needs a plural or a pronoun before it.
            NodeKind::Mention(m) => {
                let m = &self.mentions[m];
                // "his answer", but "his calling it a lie"
                if m.possessive && m.kind == MentionKind::Pronoun {
                    return classes.any(Classes::GERUND);
                }
                classes.any(Classes::PAST | Classes::THIRD | Classes::GERUND | Classes::PARTICIPLE)
                    || unknown
                    || m.plural
                    || m.kind == MentionKind::Pronoun
                    || classes.any(Classes::BASE) && (self.is_inverted() || self.is_made_to(m, classes))
            }
            _ => true,
        }
    }
}
