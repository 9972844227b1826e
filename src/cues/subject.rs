//! Whose verb it is: the subject of a verb, by English word order.

use super::clause::{Clause, Node, NodeKind};
use crate::lexicon::Flags;
use crate::mentions::MentionKind;

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
    pub(crate) mention: usize,
    pub(crate) node: usize,
    pub(crate) relation: Relation,
}

/// How many verbs a chain of coordinated or dependent verbs is followed back.
const LONGEST_CHAIN: usize = 6;

impl Clause<'_, '_> {
    /// The subject of the verb at `node`.
    pub(crate) fn subject(&self, node: usize) -> Option<Subject> {
        self.subject_in_chain(node, LONGEST_CHAIN)
    }

    /// The subject that follows its verb: `said Lee`. The verb must stand right behind a quote or a comma.
    pub(crate) fn inverted_subject(&self, node: usize) -> Option<Subject> {
        let verb = &self.nodes[node];
        if !verb.is_verb() || verb.flags.any(Flags::GERUND) && !verb.flags.any(Flags::PAST) {
            return None;
        }
        let mut i = node + 1;
        // "said later", "said the Water Board": an adverb or an article comes first.
        let passes = |n: &Node| n.kind == NodeKind::Word && n.flags.any(Flags::ADV | Flags::DET) && !n.flags.any(Flags::SUBORD);
        while i < node + 4 && self.nodes.get(i).is_some_and(passes) {
            i += 1;
        }
        let mut mention = self.nodes.get(i)?.mention()?;
        let owns =
            |m: usize, i: usize| self.mentions[m].possessive && self.nodes.get(i + 1).is_some_and(|n| n.flags.any(Flags::POSS));
        // "said the union's Ann Lee": whoever is owned speaks.
        if owns(mention, i) {
            i += 2;
            mention = self.nodes.get(i)?.mention()?;
        }
        (!owns(mention, i)).then_some(Subject { mention, node: i, relation: Relation::Inverted })
    }

    fn subject_in_chain(&self, node: usize, left: usize) -> Option<Subject> {
        if left == 0 {
            return None;
        }
        if self.is_gerund(node) {
            return self.participle_subject(node, left);
        }
        let mut i = node;
        let mut fallback: Option<Subject> = None;
        let mut noun = false;
        let mut adjacent = true;
        while i > 0 {
            i -= 1;
            let n = &self.nodes[i];
            if n.aside && !self.nodes[node].aside || adjacent && n.is_between() {
                continue;
            }
            match n.kind {
                NodeKind::Mention(mention) => {
                    let owner = &self.mentions[mention];
                    let possessive = owner.possessive
                        && (owner.kind == MentionKind::Pronoun
                            || self.nodes.get(i + 1).is_some_and(|n| n.flags.any(Flags::POSS)));
                    if possessive || i > 0 && self.in_phrase(i) {
                        fallback.get_or_insert(Subject { mention, node: i, relation: Relation::Phrase });
                        adjacent = false;
                        noun = true;
                        continue;
                    }
                    let relation = if adjacent {
                        Relation::Direct
                    } else if noun {
                        Relation::Far
                    } else {
                        Relation::Direct
                    };
                    return Some(Subject { mention, node: i, relation });
                }
                NodeKind::Quote(_) => return fallback,
                NodeKind::Punct(b',' | b'-' | b')') => {
                    return if adjacent { self.before_interruption(i).or(fallback) } else { fallback };
                }
                NodeKind::Punct(_) => return fallback,
                NodeKind::Verb => {
                    // "Lee said Ann knew": the words between are a clause of their own; "Lee spoke and said" is a chain.
                    if noun && fallback.is_some() {
                        return fallback;
                    }
                    if adjacent && self.nodes[node].flags.any(Flags::PARTICIPLE) && !self.has_auxiliary(node) {
                        return None;
                    }
                    adjacent = false;
                    noun = true;
                }
                NodeKind::Word => {
                    if adjacent {
                        if n.flags.any(Flags::REL) && !self.word(i).eq_ignore_ascii_case("that") {
                            return self.antecedent(i);
                        }
                        if n.flags.any(Flags::CONJ) {
                            return self
                                .earlier_finite(i)
                                .and_then(|w| self.subject_in_chain(w, left - 1))
                                .map(|s| Subject { relation: weaker(s.relation, Relation::Coordinated), ..s });
                        }
                        if self.word(i) == "to" {
                            return self
                                .governor(i)
                                .and_then(|w| self.subject_in_chain(w, left - 1))
                                .map(|s| Subject { relation: weaker(s.relation, Relation::Infinitive), ..s });
                        }
                    }
                    // "An official who spoke without leave said": the clause only describes the subject before it.
                    if matches!(self.word(i), "who" | "which") {
                        return self.antecedent(i).map(|s| Subject { relation: Relation::Interrupted, ..s }).or(fallback);
                    }
                    if n.flags.any(Flags::SUBORD | Flags::THAT | Flags::REL | Flags::WH) && !n.flags.any(Flags::PREP) {
                        return fallback;
                    }
                    adjacent = false;
                    noun = true;
                }
            }
        }
        fallback
    }

    /// Whether the mention at `node` hangs on a preposition: `by Lee`, `of the board`.
    pub(crate) fn in_phrase(&self, node: usize) -> bool {
        let Some(before) = node.checked_sub(1).map(|b| &self.nodes[b]) else { return false };
        before.kind == NodeKind::Word && before.flags.any(Flags::PREP) && !before.flags.any(Flags::SUBORD | Flags::CONJ)
            || before.kind == NodeKind::Word && self.word(node - 1) == "than"
    }

    /// `Lee, speaking in Harrow, said`: the mention before the comma that opens the interruption closed at `close`.
    fn before_interruption(&self, close: usize) -> Option<Subject> {
        let mut i = close;
        let mut crossed = 0;
        // "The chairman, Ann Lee, said": description and name are one mention, and the comma only closes it.
        let closed = close.checked_sub(1).and_then(|b| self.nodes[b].mention().map(|m| (b, m)));
        if let Some((node, mention)) = closed
            && self.mentions[mention].described_first(self.outline)
        {
            return Some(Subject { mention, node, relation: Relation::Interrupted });
        }
        while i > 0 && crossed < 3 {
            i -= 1;
            let n = &self.nodes[i];
            match n.kind {
                NodeKind::Punct(b',' | b'-' | b'(') => {
                    crossed += 1;
                    let before = i.checked_sub(1)?;
                    if let Some(mention) = self.nodes[before].mention()
                        && !self.in_phrase(before)
                    {
                        return Some(Subject { mention, node: before, relation: Relation::Interrupted });
                    }
                }
                NodeKind::Quote(_) | NodeKind::Punct(b';' | b':' | b'.') => return None,
                _ => {}
            }
        }
        // "Lee, said": a comma that nothing opens.
        closed.filter(|(node, _)| !self.in_phrase(*node)).map(|(node, mention)| Subject {
            mention,
            node,
            relation: Relation::Interrupted,
        })
    }

    fn antecedent(&self, relative: usize) -> Option<Subject> {
        let mut i = relative;
        while i > 0 {
            i -= 1;
            let n = &self.nodes[i];
            match n.kind {
                NodeKind::Mention(mention) => return Some(Subject { mention, node: i, relation: Relation::Relative }),
                NodeKind::Punct(b',' | b')') => {}
                _ if n.aside => {}
                _ => return None,
            }
        }
        None
    }

    /// `Lee left, saying`, `Speaking in Harrow, Lee said`.
    fn participle_subject(&self, node: usize, left: usize) -> Option<Subject> {
        // Behind a comma it hangs on the main verb; elsewhere on the word before.
        let detached = node
            .checked_sub(1)
            .is_some_and(|b| self.nodes[b].is_punct(b',') || self.nodes[b].flags.any(Flags::ADV | Flags::SUBORD | Flags::CONJ));
        let main = (0..node).find(|&i| detached && self.nodes[i].is_verb() && !self.nodes[i].aside && self.is_finite(i));
        let main_subject = main.and_then(|w| self.subject_in_chain(w, left - 1));
        if let Some(subject) = main_subject {
            return Some(Subject { relation: weaker(subject.relation, Relation::Participle), ..subject });
        }
        match self.earlier_finite(node).filter(|_| detached) {
            Some(w) => self
                .subject_in_chain(w, left - 1)
                .or_else(|| self.inverted_subject(w))
                .map(|s| Subject { relation: weaker(s.relation, Relation::Participle), ..s }),
            None => {
                // A mention just before ("the letter saying") or, at the sentence's start, the one after the comma.
                if let Some(before) = node.checked_sub(1)
                    && let Some(mention) = self.nodes[before].mention()
                {
                    return Some(Subject { mention, node: before, relation: Relation::Participle });
                }
                let comma = (node + 1..self.nodes.len()).find(|&i| self.nodes[i].is_punct(b',') && !self.nodes[i].aside)?;
                let mention = self.nodes.get(comma + 1)?.mention()?;
                Some(Subject { mention, node: comma + 1, relation: Relation::Participle })
            }
        }
    }

    fn earlier_finite(&self, before: usize) -> Option<usize> {
        (0..before).rev().find(|&i| {
            (self.nodes[i].is_verb() || self.nodes[i].flags.any(Flags::AUX))
                && (!self.nodes[i].aside || self.nodes[before].aside)
                && self.is_finite(i)
        })
    }

    /// The verb that an infinitive hangs on: `went on to say`, `used the speech to say`.
    fn governor(&self, to: usize) -> Option<usize> {
        (0..to).rev().take(12).find(|&i| self.nodes[i].is_verb() && !self.nodes[i].aside)
    }
}

/// A chain is as weak as its weakest link.
fn weaker(found: Relation, link: Relation) -> Relation {
    match found {
        Relation::Far | Relation::Phrase => found,
        _ => link,
    }
}
