//! Whose verb it is: the subject of a verb, by English word order.

use super::clause::{Clause, Node, NodeKind};
use crate::ids::{Id, MentionId, NodeId};
use crate::lexicon::{Classes, word};
use crate::mentions::{Mention, MentionKind, SpeakerKind, is_party};
use crate::text::TokenKind;

/// How the subject was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Relation {
    /// `Lee said`
    Direct,
    /// `Lee, speaking in Harrow, said`
    Interrupted,
    /// `said Lee`
    Inverted,
    /// `Lee paused and said`
    Coordinated,
    /// `Lee, who said`
    Relative,
    /// `Lee went on to say`
    Infinitive,
    /// `Lee left, saying`
    Participle,
    /// Other words stand between: `Lee's speech on Monday said`
    Far,
    /// Only found inside a phrase: `a poll by Lee said`
    Phrase,
}

/// A subject: a mention, and how it was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Subject {
    pub(crate) mention: MentionId,
    pub(crate) node: NodeId,
    pub(crate) relation: Relation,
}

/// How many nodes its verb may stand before a "that".
const BEFORE_THAT: usize = 6;
/// How many verbs a chain of coordinated or dependent verbs is followed back.
const LONGEST_CHAIN: usize = 6;

impl Clause<'_, '_> {
    /// The subject of the verb at `node`.
    pub(crate) fn subject(&self, node: NodeId) -> Option<Subject> {
        self.subject_in_chain(node, LONGEST_CHAIN)
    }

    /// The subject that follows its verb: `said Lee`. The verb must stand right behind a quote or a comma.
    pub(crate) fn inverted_subject(&self, node: NodeId) -> Option<Subject> {
        let verb = &self.nodes[node];
        if !verb.is_verb() || self.classes_of(verb).any(Classes::GERUND) && !self.classes_of(verb).any(Classes::PAST) {
            return None;
        }
        let mut i = node + 1;
        // "said later", "said the Water Board": an adverb or an article comes first.
        let passes = |n: &Node| {
            n.kind() == NodeKind::Word
                && self.classes_of(n).any(Classes::ADV | Classes::DET)
                && !self.classes_of(n).any(Classes::SUBORD)
        };
        while i < node + 4 && self.nodes.get(i).is_some_and(passes) {
            i += 1;
        }
        // "said Senators Ann Lee and Tom Orr"
        let role = |n: &Node| n.kind() == NodeKind::Word && self.classes_of(n).all(Classes::ROLE | Classes::PLURAL);
        i += usize::from(self.nodes.get(i).is_some_and(role));
        // "said one of the voters"
        if self.nodes.get(i).is_some_and(|n| n.kind() == NodeKind::Word && self.classes_of(n).any(Classes::NUM | Classes::DET))
            && self.nodes.get(i + 1).is_some_and(|n| n.kind() == NodeKind::Word && self.classes_of(n).any(Classes::PREP))
            && self.word(i + 1) == word::OF
        {
            i += 2;
            while self.nodes.get(i).is_some_and(passes) {
                i += 1;
            }
        }
        let mut mention = self.nodes.get(i)?.mention()?;
        let owns = |m: MentionId, i: NodeId| {
            self.mentions[m].possessive && self.nodes.get(i + 1).is_some_and(|n| self.classes_of(n).any(Classes::POSS))
        };
        // "said the union's Ann Lee": whoever is owned speaks.
        if owns(mention, i) {
            i += 2;
            // "said the union's choice, Ann Lee"
            let noun = |n: &&Node| n.kind() == NodeKind::Word && !self.classes_of(n).any(Classes::FUNCTION);
            let nouns = self.nodes.iter().skip(i.index()).take(3).take_while(noun).count();
            if nouns > 0 && self.nodes.get(i + nouns).is_some_and(Node::is_comma) {
                i += nouns + 1;
            }
            mention = self.nodes.get(i)?.mention()?;
        }
        (!owns(mention, i)).then_some(Subject { mention, node: i, relation: Relation::Inverted })
    }

    pub(super) fn subject_in_chain(&self, node: NodeId, left: usize) -> Option<Subject> {
        if left == 0 {
            return None;
        }
        if self.is_gerund(node) {
            return self.participle_subject(node, left);
        }
        let mut fallback: Option<Subject> = None;
        let mut noun = false;
        let mut adjacent = true;
        // Whether nothing but phrases that hang on the subject stands between it and the verb: "a poll of voters by Lee said".
        let mut only_phrases = true;
        for (i, n) in self.nodes.before(node) {
            if n.is_aside() && !self.nodes[node].is_aside() || adjacent && self.is_between(n) {
                continue;
            }
            match n.kind() {
                NodeKind::Mention(mention) => {
                    let owner = &self.mentions[mention];
                    let possessive = owner.possessive
                        && (owner.kind == MentionKind::Pronoun
                            || self.nodes.get(i + 1).is_some_and(|n| self.classes_of(n).any(Classes::POSS)));
                    if possessive || self.in_phrase(i) {
                        fallback.get_or_insert(Subject { mention, node: i, relation: Relation::Phrase });
                        adjacent = false;
                        noun = true;
                        continue;
                    }
                    if let Some(described) = self.described_by(i) {
                        return Some(described);
                    }
                    let relation = if noun && !only_phrases { Relation::Far } else { Relation::Direct };
                    return Some(Subject { mention: self.named_one(mention, i), node: i, relation });
                }
                NodeKind::Quote(_) => return fallback,
                NodeKind::Punct(b',' | b'-' | b')') if adjacent => {
                    return self.coordinated(i, node, left).or_else(|| self.before_interruption(i)).or(fallback);
                }
                NodeKind::Punct(_) => return fallback,
                NodeKind::Verb => {
                    // "Lee said Ann knew": the words between are a clause of their own; "Lee spoke and said" is a chain.
                    if noun && fallback.is_some() && !self.is_relative(i) {
                        return fallback;
                    }
                    if adjacent && self.classes(node).any(Classes::PARTICIPLE) && !self.has_auxiliary(node) {
                        return None;
                    }
                    adjacent = false;
                    noun = true;
                    only_phrases = false;
                }
                NodeKind::Word => {
                    if adjacent {
                        // "a message that said", but "Lee and that said it all"
                        let that = self.word(i) == word::THAT;
                        if self.classes_of(n).any(Classes::REL)
                            && (!that || self.before(i).is_some_and(|n| n.mention().is_some()))
                        {
                            let noun = i.before().filter(|_| that);
                            return noun.and_then(|n| self.author(n, left)).or_else(|| self.antecedent(i));
                        }
                        if self.classes_of(n).any(Classes::CONJ) {
                            return self
                                .joined(i, node)
                                .and_then(|w| self.subject_in_chain(w, left - 1))
                                .map(|s| Subject { relation: weaker(s.relation, Relation::Coordinated), ..s });
                        }
                        if self.word(i) == word::TO {
                            return self
                                .governor(i)
                                .and_then(|w| self.subject_in_chain(w, left - 1))
                                .map(|s| Subject { relation: weaker(s.relation, Relation::Infinitive), ..s });
                        }
                    }
                    // "An official who spoke without leave said": the clause only describes the subject before it.
                    if matches!(self.word(i), word::WHO | word::WHICH) {
                        return self.antecedent(i).map(|s| Subject { relation: Relation::Interrupted, ..s }).or(fallback);
                    }
                    if self.classes_of(n).any(Classes::SUBORD | Classes::THAT | Classes::REL | Classes::WH)
                        && !self.classes_of(n).any(Classes::PREP)
                    {
                        return fallback;
                    }
                    adjacent = false;
                    noun = true;
                    only_phrases &= self.classes_of(n).any(Classes::PREP | Classes::DET | Classes::WEEKDAY | Classes::MONTH);
                }
            }
        }
        fallback
    }

    /// `A man who threatened a warden told him`: the man, where the mention at `node` is the object of a clause that describes him.
    fn described_by(&self, node: NodeId) -> Option<Subject> {
        let acts = |at: NodeId| self.nodes[at].is_verb() && !self.classes(at).any(Classes::CUE_STRONG);
        let verb = self.before_article(node).filter(|&at| acts(at))?;
        let (who, _) = self.nodes.before(verb).find(|(_, n)| !self.is_between(n))?;
        let relative = matches!(self.word(who), word::WHO | word::WHICH) && self.nodes[who].kind() == NodeKind::Word;
        let parted = who.before().is_some_and(|before| self.nodes[before].is_comma());
        self.antecedent(who).filter(|_| relative && !parted).map(|s| Subject { relation: Relation::Interrupted, ..s })
    }

    /// Whether "who" or "which" is the subject of the verb at `node`: `the aides who wrote to her say`.
    fn is_relative(&self, node: NodeId) -> bool {
        let before = self.nodes.before(node).find(|(_, n)| !self.is_between(n));
        before.is_some_and(|(id, _)| matches!(self.word(id), word::WHO | word::WHICH))
    }

    /// Whether the mention at `node` hangs on a preposition: `by Lee`, `of the Water Board`.
    pub(crate) fn in_phrase(&self, node: NodeId) -> bool {
        let Some(at) = self.before_article(node) else { return false };
        let before = &self.nodes[at];
        // "one of the voters", "about 200 voters": no phrase, but a number.
        let share = self.word(at) == word::OF
            && self.before(at).is_some_and(|n| self.classes_of(n).any(Classes::NUM | Classes::DET) && n.kind() == NodeKind::Word);
        let counted = share
            || self.outline.tokens[self.nodes[node].first].kind() == TokenKind::Number
                && matches!(self.word(at), word::ABOUT | word::AROUND | word::OVER);
        before.kind() == NodeKind::Word
            && !counted
            && (self.classes_of(before).any(Classes::PREP) && !self.classes_of(before).any(Classes::SUBORD | Classes::CONJ)
                || self.word(at) == word::THAN)
    }

    /// What opens the clause of a subject: "that", "if", or the verb that reports it, as in `Lee said Orr had left`.
    pub(crate) fn opener(&self, subject: NodeId) -> Option<NodeId> {
        let article = |n: &Node| {
            self.classes_of(n).any(Classes::DET | Classes::POSS)
                && !self.classes_of(n).any(Classes::THAT | Classes::REL | Classes::WH)
        };
        self.nodes.before(subject).find(|(_, n)| !article(n)).map(|(id, _)| id)
    }

    /// The verb before the "that" of a clause: that of `denied to reporters that`.
    pub(crate) fn verb_before_that(&self, that: NodeId) -> Option<NodeId> {
        let mut before = self.nodes.before(that).take(BEFORE_THAT).take_while(|(_, n)| !n.is_no_word());
        before.find(|(_, n)| n.is_verb()).map(|(id, _)| id)
    }

    /// The node before a mention, or before the article that goes with it.
    pub(super) fn before_article(&self, node: NodeId) -> Option<NodeId> {
        let article = |n: &Node| {
            n.kind() == NodeKind::Word
                && (self.classes_of(n).any(Classes::DET) && !self.classes_of(n).any(Classes::PRON)
                    || self.classes_of(n).any(Classes::POSS))
        };
        let before = node.before()?;
        if article(&self.nodes[before]) { before.before() } else { Some(before) }
    }

    /// Whether "one of" stands before the mention at `node`.
    fn is_one_of(&self, node: NodeId) -> bool {
        let of = self.before_article(node).filter(|&at| self.word(at) == word::OF);
        of.and_then(NodeId::before).is_some_and(|one| self.word(one) == word::ONE)
    }

    /// `One of the board's lawyers, Ann Lee, said`: she alone of them.
    fn named_one(&self, mention: MentionId, node: NodeId) -> MentionId {
        let apposition = self.mentions[mention].apposition();
        if apposition.is_empty() || !self.is_one_of(node) {
            return mention;
        }
        let start = apposition.start();
        let named = |(_, m): &(MentionId, &Mention)| m.tokens().start() == start && m.kind == MentionKind::Name;
        let mut behind = self.mentions.from(mention + 1).take_while(|(_, m)| m.tokens().start() <= start);
        behind.find(named).map_or(mention, |(id, _)| id)
    }

    /// Whether the mention at `node` is the object of a verb: `beat Lee`.
    pub(crate) fn is_object(&self, node: NodeId) -> bool {
        self.before_article(node).is_some_and(|before| self.nodes[before].is_verb())
    }

    /// `Lee, speaking in Harrow, said`: the mention before the comma that opens the interruption closed at `close`.
    fn before_interruption(&self, close: NodeId) -> Option<Subject> {
        let mut crossed = 0;
        // "The chairman, Ann Lee, said": description and name are one mention, and the comma only closes it.
        let closed = close.before().and_then(|b| self.nodes[b].mention().map(|m| (b, m)));
        if let Some((node, mention)) = closed
            && self.mentions[mention].described_first(self.outline)
        {
            return Some(Subject { mention, node, relation: Relation::Interrupted });
        }
        for (i, n) in self.nodes.before(close) {
            if crossed == 4 {
                break;
            }
            match n.kind() {
                NodeKind::Punct(b',' | b'-' | b'(') => {
                    crossed += 1;
                    let before = i.before()?;
                    // "Lee, who heads the board, which owns the yard, said": the board is only an object.
                    if let Some(mention) = self.nodes[before].mention()
                        && !self.in_phrase(before)
                        && !self.is_object(before)
                        && !self.is_where(before)
                        // "Lee, R-Ohio, speaking in Harrow, said"
                        && !is_party(self.text_of(before))
                    {
                        let named = closed.filter(|_| self.is_one_of(before)).or_else(|| self.whom_it_describes(before));
                        let (node, mention) = named.unwrap_or((before, mention));
                        return Some(Subject { mention, node, relation: Relation::Interrupted });
                    }
                }
                NodeKind::Quote(_) | NodeKind::Punct(b';' | b':' | b'.') => return None,
                _ => {}
            }
        }
        // "Lee, said": a comma that nothing opens; but not "which owns the yard, said".
        closed.filter(|(node, _)| !self.in_phrase(*node) && !self.is_object(*node)).map(|(node, mention)| Subject {
            mention,
            node,
            relation: Relation::Interrupted,
        })
    }

    /// Ann Lee, for the description at `node` that says who she is: `Ann Lee, a baker in Harrow, and mayor, said`.
    fn whom_it_describes(&self, node: NodeId) -> Option<(NodeId, MentionId)> {
        let described = self.mentions[self.nodes[node].mention()?].tokens();
        let before = node.checked_sub(2)?;
        let mention = self.nodes[before].mention()?;
        let apposition = self.mentions[mention].apposition();
        (apposition.start() == described.start() && !apposition.is_empty()).then_some((before, mention))
    }

    /// Whether the mention at `node` only tells where the one before it is: `in Bergen, Norway`.
    fn is_where(&self, node: NodeId) -> bool {
        let before = |n: usize| node.checked_sub(n).map(|at| &self.nodes[at]);
        let Some(mention) = self.nodes[node].mention().filter(|&m| self.mentions[m].place) else { return false };
        let named = |n: &Node| n.mention().is_some_and(|m| self.outline.tokens[self.mentions[m].tokens().end() - 1].is_capital());
        self.mentions[mention].apposition().is_empty() && before(1).is_some_and(Node::is_comma) && before(2).is_some_and(named)
    }

    /// `Lee blamed Orr, called him`, `Lee paused, smiled`: verbs of one subject, parted by the comma at node `comma`.
    fn coordinated(&self, comma: NodeId, verb: NodeId, left: usize) -> Option<Subject> {
        if !self.nodes[comma].is_punct(b',') || !self.is_finite(verb) {
            return None;
        }
        let before = comma.before()?;
        let ends_verb_phrase = match self.nodes[before].kind() {
            NodeKind::Mention(_) => self.is_object(before),
            NodeKind::Verb => self.is_finite(before),
            _ => false,
        };
        let earlier =
            self.earlier_finite(comma).filter(|&e| ends_verb_phrase && !self.nodes[e.to(comma)].iter().any(Node::is_comma))?;
        // "Lee, claiming that Orr lied to Hale, said": the verb of a clause inside is not meant.
        let inside = |s: &Subject| {
            self.before_article(s.node)
                .is_some_and(|b| self.classes(b).any(Classes::THAT | Classes::SUBORD | Classes::WH | Classes::REL))
        };
        self.subject_in_chain(earlier, left - 1)
            .filter(|s| s.relation != Relation::Phrase && !inside(s))
            .map(|s| Subject { relation: weaker(s.relation, Relation::Coordinated), ..s })
    }

    /// Whom "who" or "which" at node `relative` stands for.
    fn antecedent(&self, relative: NodeId) -> Option<Subject> {
        let mut before = self.nodes.before(relative);
        while let Some((i, n)) = before.next() {
            match n.kind() {
                _ if n.is_aside() && !self.nodes[relative].is_aside() => {}
                // "Lee of Ohio, who": no place speaks.
                NodeKind::Mention(m) if self.mentions[m].place && self.in_phrase(i) && self.word(relative) == word::WHO => {
                    before.next();
                }
                NodeKind::Mention(mention) => return Some(Subject { mention, node: i, relation: Relation::Relative }),
                NodeKind::Punct(b',' | b')') => {}
                _ => return None,
            }
        }
        None
    }

    /// The verb that "and" or "but" at node `conj` joins to the one at `verb`: the last one before, or of two verbs of speech
    /// the one that reports the clause between: `Lee said the yard would close, but added`.
    fn joined(&self, conj: NodeId, verb: NodeId) -> Option<NodeId> {
        let speaks = |i: NodeId| self.nodes[i].is_verb() && self.classes(i).any(Classes::CUE_STRONG) && !self.nodes[i].is_aside();
        // "went on to say" speaks too.
        let reports =
            speaks(verb) || (verb + 1).to(self.nodes.end().min(verb + 4)).iter().any(|i| speaks(i) && self.is_infinitive(i));
        let outer = |i: NodeId| reports && speaks(i) && self.is_finite(i) && self.subject_is_near(i);
        let near = self.earlier_finite(conj);
        let outer = self.nodes.before(conj).map(|(i, _)| i).find(|&i| outer(i));
        let outer = outer.filter(|&outer| !near.is_some_and(|near| self.is_over_before(outer, near)));
        // "Lee said that the guard had leaned over and remarked": without a comma both verbs are the guard's.
        let guard = |verb: NodeId, subject: Subject| {
            let person = self.mentions[subject.mention].stands_for == Some(SpeakerKind::Unnamed);
            person && subject.node > verb && self.word(verb + 1) == word::THAT
        };
        let inner =
            outer.zip(near).filter(|(outer, near)| near > outer && !conj.before().is_some_and(|b| self.nodes[b].is_comma()));
        let inner = inner.filter(|&(outer, near)| self.subject_in_chain(near, 2).is_some_and(|s| guard(outer, s)));
        inner.map(|(_, near)| near).or(outer).or(near)
    }

    /// `When Lee mentioned it, Orr nodded and said`: whether the clause of a verb hangs on that of a later one, whose subject a comma parts
    /// from it.
    pub(super) fn is_over_before(&self, verb: NodeId, later: NodeId) -> bool {
        let opener = |verb: NodeId| {
            let (subject, _) = self.nodes.before(verb).find(|(_, n)| n.mention().is_some() && !n.is_aside())?;
            self.opener(subject).map(|opener| &self.nodes[opener])
        };
        later > verb
            && opener(later).is_some_and(Node::is_comma)
            && opener(verb).is_some_and(|n| self.classes_of(n).any(Classes::SUBORD | Classes::WH))
    }

    /// Whether a mention stands right before the verb.
    fn subject_is_near(&self, verb: NodeId) -> bool {
        let before = self.nodes.before(verb).find(|(_, n)| !self.is_between(n) && !n.is_aside());
        before.is_some_and(|(_, n)| n.mention().is_some())
    }

    pub(super) fn earlier_finite(&self, before: NodeId) -> Option<NodeId> {
        let finite = |&(i, n): &(NodeId, &Node)| {
            (n.is_verb() || self.classes_of(n).any(Classes::AUX))
                && (!n.is_aside() || self.nodes[before].is_aside())
                && self.is_finite(i)
        };
        self.nodes.before(before).find(finite).map(|(i, _)| i)
    }

    /// The verb that an infinitive hangs on: `went on to say`, `used the speech to say`.
    fn governor(&self, to: NodeId) -> Option<NodeId> {
        // "is to say", "was unable to say", "has yet to say"
        let words = self.nodes.before(to).take(3).take_while(|(_, n)| n.kind() == NodeKind::Word);
        if let Some((be, _)) = words.into_iter().find(|(_, n)| self.classes_of(n).any(Classes::AUX)) {
            return Some(be);
        }
        self.nodes.before(to).take(12).find(|(_, n)| n.is_verb() && !n.is_aside()).map(|(i, _)| i)
    }
}

/// A chain is as weak as its weakest link.
pub(super) fn weaker(found: Relation, link: Relation) -> Relation {
    match found {
        Relation::Far | Relation::Phrase => found,
        _ => link,
    }
}
