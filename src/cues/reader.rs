//! Reading sentences as rows of nodes.

use super::clause::{Clause, Node, NodeKind};
use crate::lexicon::Classes;
use crate::mentions::{BySentence, Mention, MentionKind};
use crate::outline::Outline;
use crate::text::{Shape, Token, TokenKind};

/// The sentences that were asked for last: in an article each is read once, whoever asks.
pub(crate) struct Clauses<'m> {
    mentions: &'m BySentence,
    nodes: Vec<Node>,
    /// Of each sentence of the outline where its nodes are.
    known: Vec<Known>,
    /// How many times the nodes were thrown away, and one.
    round: u32,
}

/// Where the nodes of a sentence are, if it was read in the present round.
#[derive(Clone, Copy, Default)]
struct Known {
    round: u32,
    first: u32,
    end: u32,
    /// Whether a mention stands among them.
    named: bool,
}

/// At most so many nodes are kept: those of an article of average length several times over, and few enough to stay in the cache.
const KEPT: usize = 4096;

impl<'m> Clauses<'m> {
    pub(crate) fn new(outline: &Outline, mentions: &'m BySentence) -> Clauses<'m> {
        let nodes = Vec::with_capacity((outline.tokens.len() / 2).min(KEPT));
        Clauses { mentions, nodes, known: vec![Known::default(); outline.sentences.len()], round: 1 }
    }

    /// A sentence, by its index. `mentions` are those of the whole document.
    pub(crate) fn read<'o, 't>(
        &'o mut self,
        outline: &'o Outline<'t>,
        mentions: &'o [Mention],
        sentence: usize,
    ) -> Clause<'o, 't> {
        if self.known[sentence].round != self.round {
            if self.nodes.len() + outline.tokens_of(sentence).len() > KEPT {
                self.nodes.clear();
                self.round += 1;
            }
            let next = self.mentions.range(sentence).start;
            let (first, end) = Reader::read(outline, mentions, next, sentence, &mut self.nodes);
            let named = self.nodes[first as usize..end as usize].iter().any(|node| node.mention().is_some());
            self.known[sentence] = Known { round: self.round, first, end, named };
        }
        let Known { first, end, named, .. } = self.known[sentence];
        Clause { outline, mentions, nodes: &self.nodes[first as usize..end as usize], named }
    }
}

struct Reader<'o, 't> {
    outline: &'o Outline<'t>,
    mentions: &'o [Mention],
    nodes: &'o mut Vec<Node>,
    /// The first node of the sentence.
    first: usize,
}

impl<'o, 't> Reader<'o, 't> {
    /// Appends the nodes of the sentence, and gives their range. `next` is its first mention.
    fn read(
        outline: &'o Outline<'t>,
        mentions: &'o [Mention],
        mut next: usize,
        sentence: usize,
        nodes: &'o mut Vec<Node>,
    ) -> (u32, u32) {
        let first_node = nodes.len();
        let mut reader = Reader { outline, mentions, nodes, first: first_node };
        let begins = |mention: usize| mentions.get(mention).map_or(usize::MAX, |m| m.tokens().0);
        // Where the next mention begins: all that most tokens ask for.
        let mut next_begins = begins(next);
        let mut until = 0;
        let mut aside_until = 0;
        for (run, part) in outline.runs(sentence) {
            for token in run {
                if token < until {
                    continue;
                }
                while next_begins < token {
                    next += 1;
                    next_begins = begins(next);
                }
                if next_begins == token
                    && let Some(index) = reader.longest(next)
                {
                    let mention = &mentions[index];
                    reader.push(NodeKind::Mention(index), mention.tokens(), Classes::default(), token < aside_until);
                    until = mention.tokens().1;
                    let (start, end) = mention.apposition();
                    // The closing comma or bracket belongs to the aside too.
                    let closes = outline.tokens.get(end).is_some_and(|t| t.is_punct(b',') || t.is_punct(b')'));
                    // "Lee, who thinks it “a mess”": a clause that runs into a quote is no aside.
                    let runs_on = !closes && outline.is_quoted(end);
                    if end > start && !runs_on {
                        aside_until = aside_until.max(end + usize::from(closes));
                    }
                    continue;
                }
                let t = &outline.tokens[token];
                // Nearly all are words.
                let (kind, classes) = if t.kind() == TokenKind::Word {
                    let kind = if reader.reads_as_verb(t, token) { NodeKind::Verb } else { NodeKind::Word };
                    (kind, if kind == NodeKind::Verb { reader.verb_flags(t, token) } else { outline.classes_of(t) })
                } else {
                    match t.kind() {
                        TokenKind::Clitic => (NodeKind::Word, reader.clitic_flags(t.ch())),
                        TokenKind::Punct => (NodeKind::Punct(t.ch()), outline.classes_of(t)),
                        TokenKind::Mark => (NodeKind::Punct(b'"'), outline.classes_of(t)),
                        _ => (NodeKind::Word, outline.classes_of(t)),
                    }
                };
                reader.push(kind, (token, token + 1), classes, token < aside_until);
            }
            if let Some(part) = part {
                let tokens = outline.parts[part].tokens();
                reader.push(NodeKind::Quote(part), tokens, Classes::default(), tokens.0 < aside_until);
            }
        }
        (first_node as u32, reader.nodes.len() as u32)
    }

    /// The longest of the mentions outside quotations that begin where the mention `first` does; those inside it give way.
    fn longest(&self, first: usize) -> Option<usize> {
        let token = self.mentions[first].tokens().0;
        let here = self.mentions[first..].iter().take_while(|m| m.tokens().0 == token).zip(first..);
        // Of mentions that begin together the longer stands first.
        here.filter(|(m, _)| !m.quoted).map(|(_, index)| index).next()
    }

    fn push(&mut self, kind: NodeKind, tokens: (usize, usize), classes: Classes, aside: bool) {
        self.nodes.push(Node { kind, tokens, classes, aside });
    }

    /// `'s` owns, but behind a pronoun it is a verb, as `'d` and `'ve` are: `she's said`.
    fn clitic_flags(&self, ch: u8) -> Classes {
        let behind = self.nodes[self.first..].last().and_then(Node::mention).map(|m| &self.mentions[m]);
        let owns = ch == b's' && !behind.is_some_and(|m| m.kind == MentionKind::Pronoun && !m.possessive);
        if owns { Classes::POSS } else { Classes::AUX }
    }

    /// The classes of a verb, and those that it has only with the words around it.
    fn verb_flags(&self, t: &Token, token: usize) -> Classes {
        let (word, next) = (self.outline.text_of(token), || self.outline.text_of(token + 1));
        match word {
            // "as Lee put it": speech, whatever else "put" may mean.
            "put" | "puts" if next() == "it" && self.follows_as() => {
                self.outline.classes_of(t) | Classes::CUE_STRONG | Classes::TAKES_HEARER
            }
            // "“…,” Lee went on, “…”", but "Lee went on to win"
            "went" | "goes" if next() == "on" && self.outline.tokens.get(token + 2).is_none_or(|t| !t.is_word()) => {
                self.outline.classes_of(t) | Classes::CUE_MEDIUM
            }
            _ => self.outline.classes_of(t),
        }
    }

    /// Whether "as" stands before the nodes of a subject that ends here.
    fn follows_as(&self) -> bool {
        let nodes = self.nodes[self.first..].iter().rev().skip_while(|n| n.is_between() || n.mention().is_some());
        nodes.take(1).any(|n| n.kind == NodeKind::Word && self.outline.text_of(n.tokens.0).eq_ignore_ascii_case("as"))
    }

    /// Whether one or two plain words or a quote with an article, an owner or a preposition before them end the nodes: `the false`,
    /// `Lee's bold`, `Lee's “…”`.
    fn is_determined(&self) -> bool {
        let nodes = &self.nodes[self.first..];
        // "long" and "early" are adverbs too.
        const FUNCTION: Classes = Classes::FUNCTION.without(Classes::ADV);
        let plain = |n: &&Node| n.kind == NodeKind::Word && !n.classes.any(FUNCTION) || matches!(n.kind, NodeKind::Quote(_));
        let adjectives = nodes.iter().rev().take(2).take_while(plain).count();
        adjectives > 0
            && nodes.iter().rev().nth(adjectives).is_some_and(|n| {
                n.kind == NodeKind::Word
                    && (n.classes.any(Classes::DET | Classes::POSS) && !n.classes.any(Classes::PRON | Classes::THAT)
                        || n.classes.any(Classes::PREP) && self.outline.text_of(n.tokens.0) != "to")
            })
    }

    /// Whether the word behind a token tells whose act of speech it is: `claims by Lee`.
    fn has_author(&self, token: usize) -> bool {
        matches!(self.outline.text_of(token + 1), "by" | "from" | "of")
    }

    /// Whether the word is a verb here, by its form and the word before it.
    fn reads_as_verb(&self, t: &Token, token: usize) -> bool {
        let classes = self.outline.classes_of(t);
        // A form in -ed that no list knows may be a verb too.
        let unknown = classes.is_empty()
            && t.shape() == Shape::Lower
            && t.span().len() > 4
            && t.span().of(self.outline.text).ends_with("ed");
        if !classes.any(Classes::VERB) && !unknown {
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
        if bare && before.kind == NodeKind::Word && self.is_determined() {
            return false;
        }
        // "fired back"
        if classes.any(Classes::ADV) && before.is_verb() {
            return false;
        }
        if t.shape() == Shape::Capital && !matches!(before.kind, NodeKind::Quote(_)) && !before.is_punct(b',') {
            return false;
        }
        match before.kind {
            NodeKind::Word => {
                let noun_follows = before.classes.any(Classes::DET | Classes::POSS) && !before.classes.any(Classes::PRON)
                    || before.classes.any(Classes::PREP)
                        && !classes.any(Classes::GERUND)
                        && self.outline.text_of(before.tokens.0) != "to"
                    || before.classes.any(Classes::DET)
                        && self.outline.text_of(before.tokens.0) != "that"
                        && !classes.any(Classes::PAST | Classes::THIRD);
                let clitic = self.outline.tokens[before.tokens.0].kind() == TokenKind::Clitic;
                // "a Monday interview"
                let dated = before.classes.any(Classes::WEEKDAY | Classes::MONTH)
                    && !classes.any(Classes::PAST | Classes::THIRD | Classes::GERUND)
                    && self.nodes[self.first..].iter().rev().nth(1).is_some_and(|n| n.classes.any(Classes::DET | Classes::POSS));
                let possessive = clitic
                    && self.outline.tokens[before.tokens.0].ch() == b's'
                    && !classes.any(Classes::GERUND | Classes::PARTICIPLE);
                // "her reasons": she owns them, or hears of them.
                let hers =
                    before.classes.any(Classes::POSS) && !classes.any(Classes::PAST | Classes::GERUND | Classes::PARTICIPLE);
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
            }
            _ => true,
        }
    }
}
