//! Whose a participle is: `Lee left, saying`, `Lee won by calling`, `asked by Lee`.

use super::clause::{Clause, NodeKind};
use super::subject::{Relation, Subject, weaker};
use crate::ids::{Id, NodeId};
use crate::lexicon::{Classes, word};
use crate::mentions::SpeakerKind;

/// As a participle of the subject.
fn dependent(subject: Subject) -> Subject {
    Subject { relation: weaker(subject.relation, Relation::Participle), ..subject }
}

impl Clause<'_, '_> {
    /// `Lee left, saying`, `Speaking in Harrow, Lee said`.
    pub(super) fn participle_subject(&self, node: NodeId, left: usize) -> Option<Subject> {
        let Some(before) = node.before() else { return self.subject_behind(node) };
        let word = self.nodes[before].kind() == NodeKind::Word;
        // "with Lee loudly calling", "denied ever saying": an adverb may stand between.
        let behind = self.nodes.before(node).find(|(_, n)| !self.is_between(n));
        let noun = behind.filter(|(_, n)| n.mention().is_some()).map(|(id, _)| id);
        let setting = noun.is_some_and(|n| self.is_setting(n));
        // "The Post quoted Lee as saying", "Lee was quoted as saying", but not "as well as saying"
        if self.word(before) == word::AS && before.before().is_some_and(|well| self.word(well) != word::WELL) {
            return self.doer(before, left).map(dependent);
        }
        // "Lee is shown saying", "kept saying"
        if let Some((verb, _)) = behind.filter(|(_, n)| n.is_verb()) {
            return self.subject_in_chain(verb, left - 1).map(dependent);
        }
        // Behind a comma it hangs on the main verb; elsewhere on the word before.
        let parted = self.nodes[before].is_comma() || self.classes(before).any(Classes::ADV | Classes::SUBORD | Classes::CONJ);
        if setting || noun.is_none() && parted {
            let main = self.speaker_before(before, left).or_else(|| self.main_subject(node, left));
            if let Some(subject) = main {
                return Some(dependent(self.shown_by(subject).unwrap_or(subject)));
            }
            if let Some(verb) = self.earlier_finite(node) {
                return self.subject_in_chain(verb, left - 1).or_else(|| self.inverted_subject(verb)).map(dependent);
            }
        }
        // A mention just before: "the letter saying".
        if let Some(noun) = noun.filter(|_| !setting) {
            let here = || Some(Subject { mention: self.nodes[noun].mention()?, node: noun, relation: Relation::Participle });
            return self.author(noun, left).map(dependent).or_else(here);
        }
        if word && self.classes(before).any(Classes::SPEECH_NOUN) {
            return self.owner_before(before);
        }
        if word && self.classes(before).any(Classes::PREP) {
            return self.doer(before, left).map(dependent);
        }
        self.subject_behind(node)
    }

    /// Lee, for the film of `The film showed Lee, near tears, telling the board`: a text shows somebody who speaks.
    fn shown_by(&self, text: Subject) -> Option<Subject> {
        let verb = text.node + 1;
        let shows = self.mentions[text.mention].stands_for == Some(SpeakerKind::Document)
            && self.nodes.get(verb).is_some_and(|n| n.is_verb() && !self.classes_of(n).any(Classes::CUE_STRONG));
        let node = verb + 1;
        let mention = self.nodes.get(node).and_then(|n| n.mention()).filter(|_| shows)?;
        let person = self.mentions[mention].stands_for == Some(SpeakerKind::Person) && !self.mentions[mention].possessive;
        person.then_some(Subject { mention, node, relation: Relation::Participle })
    }

    /// Whoever does what the participle at `verb` tells: `asked by Lee`, `called “…” by Lee`, with the quote at node `quote`.
    pub(crate) fn agent(&self, verb: NodeId, quote: NodeId) -> Option<Subject> {
        let classes = self.classes(verb);
        if !classes.any(Classes::PARTICIPLE) {
            return None;
        }
        let by = |at: NodeId| self.word(at) == word::BY;
        let (mention, node) = if by(verb + 1) {
            let (mention, node) = self.mention_behind(verb + 2)?;
            // Behind a comma the clause is another, unless whoever is told may have been named before it.
            let parted = (node + 1)
                .to(quote)
                .iter()
                .any(|i| matches!(self.nodes[i].kind(), NodeKind::Punct(_)) && !self.nodes[i].is_aside());
            // "Sources quoted by the Courier point out": another verb governs what follows.
            let governed = (node + 1).to(quote).iter().any(|i| self.nodes[i].is_verb() && self.is_finite(i));
            (!governed && (!parted || classes.any(Classes::TAKES_HEARER))).then_some((mention, node))?
        } else {
            // "called it “…” by mistake" has an object, and so is no passive.
            let object = self.nodes[(verb + 1).to(quote)].iter().any(|n| n.mention().is_some() || n.is_comma());
            let named = classes.any(Classes::TAKES_OBJECT) && quote <= verb + 4 && !object && by(quote + 1);
            self.mention_behind(quote + 2).filter(|_| named)?
        };
        Some(Subject { mention, node, relation: Relation::Direct })
    }

    /// `…, Lee said, adding`: the subject of the verb of speech right before the comma.
    fn speaker_before(&self, comma: NodeId, left: usize) -> Option<Subject> {
        let verb = comma.before().filter(|_| self.nodes[comma].is_comma())?;
        let speaks = self.nodes[verb].is_verb() && self.classes(verb).any(Classes::CUE_STRONG) && self.is_finite(verb);
        if speaks { self.subject_in_chain(verb, left - 1) } else { None }
    }

    /// `her remarks calling it a mess`: whoever owns the noun.
    fn owner_before(&self, noun: NodeId) -> Option<Subject> {
        let (node, owner) = self.nodes.before(noun).take(3).find(|(_, n)| n.kind() != NodeKind::Word)?;
        let mention = owner.mention().filter(|&m| self.mentions[m].possessive)?;
        Some(Subject { mention, node, relation: Relation::Participle })
    }

    /// At the sentence's start the mention behind the comma: `Speaking in Harrow, Lee`.
    fn subject_behind(&self, node: NodeId) -> Option<Subject> {
        if !self.nodes.before(node).all(|(_, n)| n.kind() == NodeKind::Word) {
            return None;
        }
        let comma = (node + 1).to(self.nodes.end()).iter().find(|&i| self.nodes[i].is_comma() && !self.nodes[i].is_aside())?;
        let mention = self.nodes.get(comma + 1)?.mention()?;
        Some(Subject { mention, node: comma + 1, relation: Relation::Participle })
    }

    /// Whether the mention says where: `spoke in Harrow saying`, `answered on Facebook writing`.
    fn is_setting(&self, node: NodeId) -> bool {
        let at = self.before_article(node).filter(|&at| self.nodes[at].kind() == NodeKind::Word);
        let mention = self.nodes[node].mention().map(|m| &self.mentions[m]);
        at.is_some_and(|at| matches!(self.word(at), word::IN | word::ON | word::AT))
            && mention.is_some_and(|m| m.place || m.stands_for == Some(SpeakerKind::Organization))
    }

    /// The subject of the main verb before `node`.
    fn main_subject(&self, node: NodeId, left: usize) -> Option<Subject> {
        let finite = |&i: &NodeId| self.nodes[i].is_verb() && !self.nodes[i].is_aside() && self.is_finite(i);
        let first = NodeId::FIRST.to(node).iter().find(finite)?;
        // "As Orr spoke, Lee shook her head, saying"
        let main = (first + 1).to(node).iter().find(|later| finite(later) && self.is_over_before(first, *later));
        let subject = self.subject_in_chain(main.unwrap_or(first), left - 1)?;
        if subject.relation != Relation::Phrase {
            return Some(subject);
        }
        // "In a note sent on Monday, Lee spoke up, saying": what stands in a phrase before the comma is not the subject.
        let comma = first.to(node).iter().find(|&i| self.nodes[i].is_comma() && !self.nodes[i].is_aside());
        let main = comma.and_then(|comma| {
            let verb = comma.to(node).iter().find(finite)?;
            self.subject_in_chain(verb, left - 1).filter(|s| s.node > comma)
        });
        main.or(Some(subject))
    }

    /// Who does what a participle behind a preposition tells: `Lee won by calling`, but `Lee scolded Orr for calling`.
    fn doer(&self, preposition: NodeId, left: usize) -> Option<Subject> {
        // "quotes the engineer, Ann Lee, as warning"
        let apposed = self.nodes.before(preposition).take(4).take_while(|(_, n)| n.mention().is_some() || n.is_comma());
        let object = apposed.filter(|(_, n)| n.mention().is_some()).map(|(id, _)| id).find(|&id| self.is_object(id));
        if matches!(self.word(preposition), word::FOR | word::OF | word::FROM | word::OVER | word::AS)
            && let Some(node) = object
            && let Some(mention) = self.nodes[node].mention()
        {
            return Some(Subject { mention, node, relation: Relation::Participle });
        }
        self.subject_in_chain(self.earlier_finite(preposition)?, left - 1)
    }

    /// Whoever gave out the text at `node`: `Lee released a statement saying`.
    pub(super) fn author(&self, node: NodeId, left: usize) -> Option<Subject> {
        let text = &self.mentions[self.nodes[node].mention()?];
        let mut verb = self.before_article(node)?;
        if self.word(verb) == word::OUT {
            verb = verb.before().unwrap_or(verb);
        }
        let gives_out = self.nodes[verb].is_verb() && self.classes(verb).all(Classes::GIVES_OUT | Classes::PAST);
        if text.stands_for != Some(SpeakerKind::Document) || !gives_out {
            return None;
        }
        self.subject_in_chain(verb, left - 1).filter(|s| s.relation != Relation::Phrase)
    }
}
