//! What the text says of the saying itself: whether the words were said, or were denied, supposed, foreseen or made up.
//!
//! It is read from the verb of speech outwards: the words of its group, then the verb or noun that governs it, and so on. Each may turn
//! the saying into something that was not said, and a second denial takes the first one back: "did not deny that she had said".

use serde::{Deserialize, Serialize};

use super::rules::{BESIDE, EvidenceSet, Rule};
use crate::cues::{Clause, Node, NodeKind, Relation, Subject};
use crate::ids::{Id, IdRange, NodeId, TokenId};
use crate::lexicon::{Classes, Phrase, word};
use crate::mentions::MentionKind;

/// What the text says of the saying itself. The names are those of JSON.
///
/// ```
/// use ipse::{Document, Extractor, Factuality};
///
/// let document = Document::new("Ann Lee denied that she had said “let them drown”.");
/// let extraction = Extractor::default().extract(&document);
/// let attribution = extraction.quotes()[0].attribution().unwrap();
/// assert_eq!(attribution.factuality(), Factuality::Denied);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Factuality {
    /// The speaker said it, says the text.
    #[default]
    Stated,
    /// The speaker is to say it: “…,” she will say.
    Expected,
    /// The speaker did not say it, or would not: she denied saying “…”.
    Denied,
    /// Whether the speaker said it is left open: if she says “…”; she might have said “…”.
    Hypothetical,
    /// The saying is made up: a fake clip shows her saying “…”.
    Fabricated,
}

impl Factuality {
    /// All of them.
    pub const ALL: [Factuality; 5] =
        [Factuality::Stated, Factuality::Expected, Factuality::Denied, Factuality::Hypothetical, Factuality::Fabricated];

    /// Whether the words were said, as far as the text tells.
    pub fn is_stated(&self) -> bool {
        *self == Factuality::Stated
    }
}

/// A factuality, and the words that tell it; none where it is stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Said {
    pub(crate) factuality: Factuality,
    pub(crate) cue: IdRange<TokenId>,
}

/// Nouns for texts, and for acts of speech.
const TEXT: Classes = Classes::DOCUMENT_NOUN.or(Classes::MEDIUM_NOUN).or(Classes::SPEECH_NOUN);
/// How many verbs outwards the search goes.
const OUTWARDS: usize = 6;
/// How many nodes the noun or verb that governs a clause may stand before its "that".
const BEFORE_THAT: usize = 6;
/// How many nodes behind a verb its words in marks may stand.
const WORDS_WITHIN: usize = 6;
/// How many nodes behind a cue the words may stand by which it reached the public.
const MEDIUM_WITHIN: usize = 10;

/// Words that may tell that something was not said. Besides there are phrases: [`may_tell`] has them all.
const TELLS: Classes = Classes::NEG
    .or(Classes::NEGATIVE)
    .or(Classes::MODAL)
    .or(Classes::MAYBE)
    .or(Classes::FUTURE)
    .or(Classes::WOULD)
    .or(Classes::CONDITION)
    .or(Classes::DENIES)
    .or(Classes::WITHHOLDS)
    .or(Classes::FORESEES)
    .or(Classes::IMAGINES)
    .or(Classes::UNTRUE);

/// What a clause says of the saying that a cue in it stands for. `words` are the classes of all words of its sentence.
pub(super) fn factuality(clause: &Clause, cue: IdRange<TokenId>, evidence: EvidenceSet, words: Classes) -> Said {
    if !may_tell(clause, cue, words) {
        return Said::default();
    }
    let mut search = Search { clause, denied: None, other: Said::default() };
    let verb = innermost(clause, cue, evidence).filter(|&verb| {
        let beside = !cue.contains(clause.nodes[verb].first)
            || evidence.any_tagged(BESIDE)
            || evidence.has(Rule::Trailing)
            || evidence.has(Rule::ThatClause);
        // "He did not hesitate: “…”"
        (beside || reports_clause(clause, verb)) && !clause.classes(verb).any(Classes::WITHHOLDS)
    });
    if let Some(verb) = verb {
        search.outwards(verb);
    }
    if words.any(Classes::UNTRUE | Classes::BE) {
        search.attributed(cue);
    }
    if words.any(Classes::UNTRUE) {
        search.in_untrue_medium(cue);
    }
    if words.any(Classes::FORESEES | Classes::FUTURE) {
        search.prepared();
    }
    search.said()
}

/// Whether a sentence can tell anything but what is stated. Most cannot, and are not searched.
fn may_tell(clause: &Clause, cue: IdRange<TokenId>, words: Classes) -> bool {
    // "is to say"; "in a clip she says … was made up"
    let phrase = words.any(Classes::BE) && words.any(Classes::COMPLEMENT | TEXT);
    // "did she say"
    let asks = || clause.nodes.iter().next().is_some_and(|n| clause.classes_of(n).any(Classes::AUX));
    // "instead of saying", "stopped short of calling it"
    let gerund = || clause.outline.classes(cue.end() - 1).any(Classes::GERUND);
    words.any(TELLS) || phrase || asks() || gerund()
}

/// The verb of speech of a cue, or that of the speaker's own inside what it reports: `Lee insisted she never said “…”`.
fn innermost(clause: &Clause, cue: IdRange<TokenId>, evidence: EvidenceSet) -> Option<NodeId> {
    let outer = clause.verb_of_speech(cue)?;
    if !evidence.has(Rule::OuterCue) || evidence.any_tagged(BESIDE) {
        return Some(outer);
    }
    let quote = clause.nodes.from(outer + 1).find(|(_, n)| n.part().is_some())?.0;
    let strong = |n: &Node| n.is_verb() && clause.classes_of(n).any(Classes::CUE_STRONG);
    // "is expected to call it “x”"
    let Some((inner, _)) = clause.nodes.before(quote).find(|(_, n)| strong(n)) else {
        return Some(outer).filter(|&outer| clause.classes(outer).any(Classes::TAKES_OBJECT));
    };
    let beside = clause.nodes[(inner + 1).to(quote)].iter().all(|n| matches!(n.kind(), NodeKind::Punct(_)));
    // "told pupils they were “…”"
    let told = clause.classes(inner).any(Classes::TAKES_HEARER) && clause.nodes[inner + 1].mention().is_some();
    let says = inner > outer && (beside || told);
    let own = |s: Subject| s.node > outer && clause.mentions[s.mention].kind == MentionKind::Pronoun;
    Some(if says && clause.subject(inner).is_some_and(own) { inner } else { outer })
}

/// Whether a clause follows the verb that reports it: `tell the council on Monday that`, `say whether`, `denied she had`, but not
/// `comment on an order that`.
fn reports_clause(clause: &Clause, verb: NodeId) -> bool {
    let told = clause.classes(verb).any(Classes::TAKES_HEARER);
    let opens = |n: &Node| clause.outline.classes(n.first).any(Classes::THAT | Classes::CONDITION) && n.part().is_none();
    let telling = |n: &Node| n.is_verb() || opens(n) || n.part().is_some() || n.is_comma();
    let Some((id, n)) = clause.nodes.from(verb + 1).take(MEDIUM_WITHIN).find(|(_, n)| telling(n)) else { return false };
    if opens(n) {
        let hearer = id.before().filter(|&before| before > verb).map(|before| &clause.nodes[before]);
        let to = id.checked_sub(2).is_some_and(|at| clause.classes(at).any(Classes::PREP));
        let noun = clause.outline.classes_before(n.first).any(Classes::SPEECH_NOUN);
        return told || to || noun || hearer.is_none_or(|n| n.mention().is_none());
    }
    // "told a minister “…”", "called it “…”", "accused him of “…”"; "denied she had"
    let plain = |n: &Node| {
        let to = matches!(clause.outline.word(n.first), word::TO | word::AS | word::OF);
        !clause.classes_of(n).any(Classes::AUX)
            && (to || !clause.classes_of(n).any(Classes::PREP))
            && !matches!(n.kind(), NodeKind::Punct(_))
    };
    let short = id <= verb + WORDS_WITHIN && clause.nodes[(verb + 1).to(id)].iter().all(plain);
    // "told families they were “…”"
    let zero_that = || {
        let between = &clause.nodes[(verb + 1).to(id)];
        let words = |n: &Node| n.mention().is_some() || n.kind() == NodeKind::Word && !clause.classes_of(n).any(Classes::PREP);
        told && id <= verb + BEFORE_THAT
            && between.iter().all(words)
            && between.iter().filter(|n| n.mention().is_some()).count() == 2
    };
    zero_that()
        || n.part().is_some() && short && clause.classes(verb).any(Classes::CUE_STRONG | Classes::CUE_MEDIUM)
        || n.is_verb() && id <= verb + 4 && clause.classes(verb).any(Classes::DENIES)
}

/// What was found on the way outwards.
struct Search<'c, 'o, 't> {
    clause: &'c Clause<'o, 't>,
    /// The words that deny it, unless others took that back.
    denied: Option<IdRange<TokenId>>,
    /// What it is besides.
    other: Said,
}

impl Search<'_, '_, '_> {
    fn said(self) -> Said {
        match self.denied {
            Some(cue) if self.other.factuality < Factuality::Denied => Said { factuality: Factuality::Denied, cue },
            _ => self.other,
        }
    }

    fn deny_node(&mut self, node: NodeId) {
        self.deny(self.clause.tokens(node));
    }

    /// A denial, or one that takes another back.
    fn deny(&mut self, cue: IdRange<TokenId>) {
        self.denied = if self.denied.is_some() { None } else { Some(cue) };
    }

    /// What tells more than what was known counts.
    fn note(&mut self, factuality: Factuality, cue: IdRange<TokenId>) {
        if factuality > self.other.factuality {
            self.other = Said { factuality, cue };
        }
    }

    fn note_node(&mut self, factuality: Factuality, node: NodeId) {
        self.note(factuality, self.clause.tokens(node));
    }

    /// Reads a verb, what governs it, what governs that, and so on.
    fn outwards(&mut self, cue: NodeId) {
        if self.denies_itself(cue) {
            self.deny_node(cue);
        }
        let mut verb = cue;
        for _ in 0..OUTWARDS {
            let start = self.read_group(verb);
            match self.governor(verb, start, cue) {
                Some(governor) if governor < verb => verb = governor,
                _ => return,
            }
        }
    }

    /// `denied that it was “x”`, `denied leaking “x”`, `denied “x”`, but not `“It never was,” she denied`.
    fn denies_itself(&self, verb: NodeId) -> bool {
        let clause = self.clause;
        if !clause.classes(verb).any(Classes::DENIES) {
            return false;
        }
        // "rejected claims that it was “x”", but not "dismissed that claim"
        if !clause.classes(verb).any(Classes::TAKES_THAT) {
            let that = clause.nodes.from(verb + 2).take(BEFORE_THAT).find(|(_, n)| clause.classes_of(n).any(Classes::THAT));
            return that.is_some_and(|(id, _)| clause.outline.classes_before(clause.nodes[id].first).any(Classes::SPEECH_NOUN));
        }
        let next = clause.nodes.from(verb + 1).find(|(_, n)| !clause.is_between(n));
        next.is_some_and(|(id, n)| match n.kind() {
            // "denied to reporters that"
            NodeKind::Word => {
                let behind = clause.nodes.from(id).take(BEFORE_THAT).take_while(|(_, n)| !n.is_verb() && n.part().is_none());
                behind.into_iter().any(|(_, n)| clause.classes_of(n).any(Classes::THAT))
            }
            NodeKind::Verb => clause.classes_of(n).any(Classes::GERUND),
            // "denied “any wrongdoing”", but not "denied “sensational” claims"
            NodeKind::Quote(_) => clause.nodes.get(id + 1).is_none_or(|n| matches!(n.kind(), NodeKind::Punct(_))),
            // "denied she had called it “x”"
            NodeKind::Mention(_) => clause.nodes.get(id + 1).is_some_and(|n| n.is_verb() || clause.is_between(n)),
            NodeKind::Punct(_) => false,
        })
    }

    /// Reads the auxiliaries and adverbs before a verb, and gives the first of them: `has never said`, `might have said`.
    fn read_group(&mut self, verb: NodeId) -> NodeId {
        let clause = self.clause;
        let mut first = verb;
        for (id, _) in clause.nodes.before(verb).take_while(|(_, n)| clause.is_between(n)) {
            first = id;
            self.read_auxiliary(id);
        }
        first
    }

    fn read_auxiliary(&mut self, node: NodeId) {
        let (clause, classes) = (self.clause, self.clause.classes(node));
        let first = clause.nodes[node].first;
        let holds = |phrase| clause.outline.phrase_end(phrase, first).is_some();
        // "should never have said": she did.
        let within = |before: NodeId| {
            let end = clause.outline.phrase_end(Phrase::ALL_THE_SAME, clause.nodes[before].first);
            end.is_some_and(|end| end > first)
        };
        let tells = classes.any(Classes::NEG | Classes::MODAL | Classes::MAYBE | Classes::FUTURE);
        let would = || classes.any(Classes::WOULD) && holds(Phrase::WOULD_HAVE);
        if !(tells || would()) || within(node) || node.before().is_some_and(within) {
            return;
        }
        if classes.any(Classes::NEG) {
            self.deny_node(node);
        } else if classes.any(Classes::FUTURE) {
            self.note_node(Factuality::Expected, node);
        } else if !classes.any(Classes::MODAL) || self.denied.is_none() {
            // "could not say" is no doubt, but "might not have said" is one.
            self.note_node(Factuality::Hypothetical, node);
        }
    }

    /// The verb or the noun that a verb depends on, where what holds for that holds for the saying. `start` begins the verb's group.
    fn governor(&mut self, verb: NodeId, start: NodeId, cue: NodeId) -> Option<NodeId> {
        let clause = self.clause;
        let before = start.before()?;
        if clause.nodes[before].kind() == NodeKind::Word && clause.word(before) == word::TO {
            self.governs_infinitive(before)
        } else if clause.is_gerund(verb) || start.to(verb).iter().any(|at| clause.classes(at).any(Classes::GERUND)) {
            self.governs_gerund(start)
        } else {
            self.governs_clause(verb, cue)
        }
    }

    /// `refused to say`, `is expected to say`, `is to say`, `was unable to say`.
    fn governs_infinitive(&mut self, to: NodeId) -> Option<NodeId> {
        let clause = self.clause;
        let mut at = to.before()?;
        let is_to = |at: NodeId| clause.outline.phrase_end(Phrase::IS_TO, clause.nodes[at].first).is_some();
        // "is not to say", "decided not to say"
        while clause.is_between(&clause.nodes[at]) {
            if is_to(at) {
                self.note_node(Factuality::Expected, at);
            }
            // "has yet to say"
            if clause.classes(at).any(Classes::NEG) || clause.classes(at).any(Classes::WITHHOLDS) && at + 1 == to {
                self.deny_node(at);
            }
            at = at.before()?;
        }
        if is_to(at) {
            self.note_node(Factuality::Expected, at);
        }
        if matches!(clause.word(at), word::HIMSELF | word::HERSELF) {
            // "could not bring herself to say"
            at = at.before()?;
        } else if clause.nodes[at].mention().is_some() && !clause.classes(at).any(Classes::WITHHOLDS) {
            // "expects her to say"
            at = at.before().filter(|&at| clause.classes(at).any(Classes::FORESEES))?;
        }
        if clause.classes(at).any(Classes::WITHHOLDS) {
            self.deny_node(at);
        } else if clause.classes(at).any(Classes::FORESEES) {
            self.note_node(Factuality::Expected, at);
        }
        (!clause.nodes[at].is_no_word()).then_some(at)
    }

    /// `denied ever saying`, `without saying`, `quoted as saying`, `shows Lee saying`, but not `regrets saying`.
    fn governs_gerund(&mut self, start: NodeId) -> Option<NodeId> {
        let clause = self.clause;
        let at = start.before()?;
        let node = &clause.nodes[at];
        match node.kind() {
            NodeKind::Verb => self.transparent(at),
            NodeKind::Word if clause.word(at) == word::AS => self.quoted_as(at),
            NodeKind::Word => {
                if clause.classes_of(node).any(Classes::NEGATIVE)
                    || clause.outline.phrase_start(Phrase::IN_PLACE_OF, clause.end(at)).is_some()
                {
                    self.deny_node(at);
                }
                // "refrained from saying"
                let verb =
                    at.before().filter(|&verb| clause.classes_of(node).any(Classes::PREP) && clause.nodes[verb].is_verb())?;
                clause.classes(verb).any(Classes::WITHHOLDS).then(|| self.transparent(verb))?
            }
            NodeKind::Mention(_) => {
                // "A clip shows Ann Lee saying": what it is that shows her counts.
                let verb = clause.nodes.before(at).find(|(_, n)| !clause.classes_of(n).any(Classes::DET))?.0;
                clause.nodes[verb].is_verb().then(|| self.untrue_subject(verb));
                self.transparent(verb)
            }
            _ => None,
        }
    }

    /// `Lee was wrongly quoted as saying`, `a fake post quotes Lee as saying`.
    fn quoted_as(&mut self, node: NodeId) -> Option<NodeId> {
        let clause = self.clause;
        let (verb, _) = clause
            .nodes
            .before(node)
            .take(BEFORE_THAT)
            .find(|(_, n)| n.is_verb() && clause.classes_of(n).any(Classes::QUOTES | Classes::UNTRUE))?;
        self.untrue_verb(verb);
        self.untrue_subject(verb);
        Some(verb)
    }

    /// Notes what a verb says of what depends on it, and gives it back where more may be said of it.
    fn transparent(&mut self, verb: NodeId) -> Option<NodeId> {
        let classes = self.clause.classes(verb);
        let untrue = self.untrue_verb(verb);
        if classes.any(Classes::DENIES | Classes::WITHHOLDS) {
            self.deny_node(verb);
        } else if classes.any(Classes::IMAGINES) {
            self.note_node(Factuality::Hypothetical, verb);
        } else if !untrue {
            return None;
        }
        Some(verb)
    }

    /// `misquoted`, `falsely claimed`.
    fn untrue_verb(&mut self, verb: NodeId) -> bool {
        let clause = self.clause;
        let adverbs = clause.nodes.before(verb).take_while(|(_, n)| clause.is_between(n)).map(|(id, _)| id);
        let untrue = std::iter::once(verb).chain(adverbs).find(|&id| clause.classes(id).any(Classes::UNTRUE));
        untrue.into_iter().for_each(|id| self.note_node(Factuality::Fabricated, id));
        untrue.is_some()
    }

    /// `A fake clip shows`: reads what stands before a verb, up to a sign.
    fn untrue_subject(&mut self, verb: NodeId) {
        let clause = self.clause;
        let ends = |n: &Node| n.is_no_word() && !n.is_aside();
        let first = clause.nodes.before(verb).find(|(_, n)| ends(n)).map_or(NodeId::FIRST, |(id, _)| id + 1);
        if let Some(token) = self.untrue_noun(clause.nodes[first].first.to(clause.nodes[verb].first)) {
            self.note(Factuality::Fabricated, token.alone());
        }
    }

    /// The "fake" of "fake clip" among these words.
    fn untrue_noun(&self, tokens: IdRange<TokenId>) -> Option<TokenId> {
        let outline = self.clause.outline;
        tokens.iter().find(|&token| {
            let behind = (token + 1).to(outline.tokens.end().min(token + 4));
            outline.classes(token).any(Classes::UNTRUE) && outline.classes_in(behind).any(|classes| classes.any(TEXT))
        })
    }

    /// `In remarks prepared for delivery on Friday, Lee describes`: they are still to be spoken.
    fn prepared(&mut self) {
        let clause = self.clause;
        let prepared = clause.nodes.iter().find_map(|n| {
            let end = clause.outline.phrase_end(Phrase::TO_BE_SPOKEN, n.first)?;
            Some(n.first.to(end))
        });
        prepared.into_iter().for_each(|cue| self.note(Factuality::Expected, cue));
    }

    /// `falsely attributed to Lee`, `The quote “…”, attributed to Lee, is fake`, `Lee's remark, “…,” was made up`.
    fn attributed(&mut self, cue: IdRange<TokenId>) {
        let clause = self.clause;
        let Some((at, node)) = clause.nodes.numbered().find(|(_, n)| n.first == cue.start()) else { return };
        if !node.is_verb() && clause.classes_of(node).any(TEXT) {
            // "Lee's claim that it works is false": she said so.
            return self.predicate(at, |_| false);
        }
        if clause.outline.phrase_end(Phrase::ATTRIBUTED_TO, cue.start()).is_none() {
            return;
        }
        if !self.untrue_verb(at) && self.text_before(at).is_some() {
            self.untrue_predicate(at);
        }
    }

    /// `in a fake clip` behind the cue, and before it.
    fn in_untrue_medium(&mut self, cue: IdRange<TokenId>) {
        let clause = self.clause;
        let near = |n: &Node| !matches!(n.kind(), NodeKind::Quote(_) | NodeKind::Punct(b';' | b':'));
        let Some((at, _)) = clause.nodes.numbered().find(|(_, n)| n.first >= cue.start()) else { return };
        let first = clause.nodes.before(at).take_while(|(_, n)| near(n)).last().map_or(at, |(id, _)| id);
        let behind = clause.nodes.from(at).take(MEDIUM_WITHIN).take_while(|(_, n)| near(n)).last();
        let end = behind.map_or(cue.end(), |(id, _)| clause.end(id));
        let tokens = clause.nodes[first].first.to(end);
        let leads = Classes::OF_OCCASION | Classes::BEFORE_MEDIUM;
        let place = tokens.iter().filter(|&token| clause.outline.classes(token).any(leads));
        let untrue = place.filter_map(|token| self.untrue_noun((token + 1).to(end.min(token + 4)))).next();
        if let Some(token) = untrue {
            self.note(Factuality::Fabricated, token.alone());
        }
    }

    /// `denied that she had said`, `if she says`, `did she say`, `claims that she said … are false`.
    fn governs_clause(&mut self, verb: NodeId, cue: NodeId) -> Option<NodeId> {
        let clause = self.clause;
        let subject = clause.subject(verb).filter(|s| s.node < verb && s.relation != Relation::Participle)?;
        let first = clause.outline.word(clause.nodes[subject.node].first);
        if clause.outline.lexicon.classes(first).any(Classes::NEG | Classes::NEGATIVE) {
            self.deny_node(subject.node);
        }
        // "no minister said"
        if let Some(no) = subject.node.before().filter(|&at| clause.classes(at).all(Classes::DET | Classes::NEG)) {
            self.deny_node(no);
        }
        let opener = clause.opener(subject.node)?;
        let (node, classes) = (&clause.nodes[opener], clause.classes(opener));
        match node.kind() {
            // "neither Lee nor Orr said"
            NodeKind::Word if classes.all(Classes::CONJ | Classes::NEG) => {
                self.deny_node(opener);
                None
            }
            NodeKind::Word if classes.any(Classes::CONDITION) => {
                self.note_node(Factuality::Hypothetical, opener);
                None
            }
            NodeKind::Word if classes.any(Classes::AUX) => {
                self.inverted(opener);
                None
            }
            NodeKind::Word if classes.any(Classes::THAT) => self.governs_that(opener, cue),
            // "a clip in which she says … is a fake"
            NodeKind::Word if clause.word(opener) == word::WHICH => {
                let text = self.text_before(opener)?;
                let words = clause.nodes[text.saturating_sub(2)].first.to(clause.end(text));
                if let Some(token) = self.untrue_noun(words) {
                    self.note(Factuality::Fabricated, token.alone());
                }
                self.untrue_predicate(cue);
                None
            }
            NodeKind::Verb => self.transparent(opener),
            _ => None,
        }
    }

    /// `did she say`, `had she said`, `never did she say`, `at no point did she say`, but `why did she say`.
    fn inverted(&mut self, auxiliary: NodeId) {
        let clause = self.clause;
        let opens = |n: &Node| !n.is_no_word();
        let fronted = || clause.nodes.before(auxiliary).take(MEDIUM_WITHIN).take_while(|(_, n)| opens(n));
        let denial = fronted().find(|(_, n)| clause.classes_of(n).any(Classes::NEG | Classes::NEGATIVE));
        let all_the_same = |n: &Node| clause.outline.phrase_end(Phrase::ALL_THE_SAME, n.first).is_some();
        match denial {
            Some((id, n)) if !all_the_same(n) => self.deny_node(id),
            Some(_) => {}
            None if fronted().all(|(_, n)| clause.classes_of(n).any(Classes::CONJ)) => {
                self.note_node(Factuality::Hypothetical, auxiliary);
            }
            None => {}
        }
    }

    /// `Claims that she said … are false`, `The story, that she said …, is, she insists, untrue`.
    fn untrue_predicate(&mut self, cue: NodeId) {
        let clause = self.clause;
        self.predicate(cue, |n| clause.classes_of(n).any(Classes::UNTRUE));
    }

    /// What is said of a text behind a cue: that it was made up, or what else tells as much.
    fn predicate(&mut self, cue: NodeId, tells: impl Fn(&Node) -> bool) {
        let clause = self.clause;
        let leads =
            |n: &Node| n.is_verb() || n.is_comma() || clause.classes_of(n).any(Classes::AUX | Classes::ADV | Classes::DET);
        let predicate = clause.nodes.from(cue + 1).find(|&(id, n)| {
            let made_up = || clause.outline.phrase_end(Phrase::MADE_UP, n.first).is_some();
            let before = clause.before(id).filter(|_| tells(n) || made_up());
            before.is_some_and(|n| leads(n) && !clause.classes_of(n).any(Classes::NEG))
        });
        let Some((id, _)) = predicate else { return };
        // "is, she insists, untrue": it is she who denies it.
        let insists = |at: NodeId| {
            let subject = clause.nodes.before(at).find(|(_, n)| !clause.is_between(n));
            let cue = clause.nodes[at].is_verb() && clause.classes(at).any(Classes::CUE_STRONG);
            cue && subject.is_some_and(|(_, n)| n.mention().is_some())
        };
        if (cue + 1).to(id).iter().any(insists) { self.deny_node(id) } else { self.note_node(Factuality::Fabricated, id) }
    }

    /// What stands before the "that" of a clause: `denied`, `denied to reporters`, `false claims`, `no evidence`, `it is false`.
    fn governs_that(&mut self, that: NodeId, cue: NodeId) -> Option<NodeId> {
        let clause = self.clause;
        let at = that.before()?;
        let end = clause.end(at);
        // "Claims that she said", where nobody claims: a noun.
        let alone = clause.before(at).is_none_or(|n| matches!(n.kind(), NodeKind::Punct(_)));
        if clause.nodes[at].is_verb() && !(alone && clause.classes(at).any(Classes::SPEECH_NOUN)) {
            return self.transparent(at);
        }
        if clause.classes(at).any(Classes::UNTRUE) || clause.outline.phrase_start(Phrase::NOT_TRUE, end).is_some() {
            // "they say it is untrue that": they deny it.
            let said = clause.nodes.before(at).find(|(_, n)| n.is_verb());
            let denied = said.is_some_and(|(id, n)| id + BEFORE_THAT > at && clause.classes_of(n).any(Classes::CUE_STRONG));
            if denied {
                self.deny_node(at)
            } else {
                self.note_node(Factuality::Fabricated, at)
            }
            return None;
        }
        if clause.outline.classes_before(end).any(Classes::SPEECH_NOUN | Classes::DOCUMENT_NOUN) {
            return self.governs_noun(at, cue);
        }
        // "The story about her, that she said … , is untrue"
        if clause.nodes[at].is_comma() {
            self.text_before(at)?;
            self.untrue_predicate(cue);
            return None;
        }
        let verb = clause.verb_before_that(that)?;
        clause.classes(verb).any(Classes::DENIES).then(|| self.transparent(verb))?
    }

    /// The noun for a text or for an act of speech before a node.
    fn text_before(&self, node: NodeId) -> Option<NodeId> {
        let outline = self.clause.outline;
        let texts = |id: NodeId| outline.classes_in(self.clause.tokens(id)).any(|classes| classes.any(TEXT));
        self.clause.nodes.before(node).take(MEDIUM_WITHIN).map(|(id, _)| id).find(|&id| texts(id))
    }

    /// `false claims that`, `denied claims that`, `no evidence that`, `Claims that she said … are false`.
    fn governs_noun(&mut self, noun: NodeId, cue: NodeId) -> Option<NodeId> {
        let clause = self.clause;
        let noun_phrase = |n: &Node| !n.is_verb() && !n.is_no_word();
        let first = clause.nodes.before(noun).take(3).take_while(|(_, n)| noun_phrase(n)).last().map_or(noun, |(id, _)| id);
        for token in clause.nodes[first].first.to(clause.end(noun)).iter() {
            let classes = clause.outline.classes(token);
            if classes.any(Classes::UNTRUE) {
                self.note(Factuality::Fabricated, token.alone());
            } else if classes.any(Classes::NEG) {
                self.deny(token.alone());
            }
        }
        self.untrue_predicate(cue);
        let verb = first.before().filter(|&verb| clause.classes(verb).any(Classes::DENIES))?;
        self.transparent(verb)
    }
}
