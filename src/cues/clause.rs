//! A sentence as a row of nodes.

use crate::lexicon::Classes;
use crate::mentions::Mention;
use crate::outline::Outline;
use crate::steps::step;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NodeKind {
    /// Index of a mention.
    Mention(usize),
    /// Index of a folded part.
    Quote(usize),
    /// A word that may be a verb here.
    Verb,
    Word,
    Punct(u8),
}

/// One node of a clause.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Node {
    pub(crate) kind: NodeKind,
    /// First token, and the one after the last.
    pub(crate) tokens: (usize, usize),
    pub(crate) classes: Classes,
    /// Stands inside an apposition or aside, so that a search for subjects passes over it.
    pub(crate) aside: bool,
}

impl Node {
    pub(crate) fn is_punct(&self, ch: u8) -> bool {
        step();
        self.kind == NodeKind::Punct(ch)
    }

    pub(crate) fn is_comma(&self) -> bool {
        self.is_punct(b',')
    }

    pub(crate) fn mention(&self) -> Option<usize> {
        step();
        match self.kind {
            NodeKind::Mention(m) => Some(m),
            _ => None,
        }
    }

    pub(crate) fn part(&self) -> Option<usize> {
        match self.kind {
            NodeKind::Quote(p) => Some(p),
            _ => None,
        }
    }

    pub(crate) fn is_verb(&self) -> bool {
        step();
        self.kind == NodeKind::Verb
    }

    /// Words that may stand between a subject and its verb.
    pub(crate) fn is_between(&self) -> bool {
        step();
        self.kind == NodeKind::Word
            && self.classes.any(Classes::ADV | Classes::AUX | Classes::NEG)
            && !self.classes.any(Classes::REL | Classes::WH)
    }
}

/// A sentence of the outline, ready to be asked for subjects.
#[derive(Clone, Copy)]
pub(crate) struct Clause<'o, 't> {
    pub(crate) outline: &'o Outline<'t>,
    pub(crate) mentions: &'o [Mention],
    pub(crate) nodes: &'o [Node],
    /// Whether a mention stands among the nodes.
    pub(crate) named: bool,
}

impl<'t> Clause<'_, 't> {
    /// The first mention of the sentence.
    pub(crate) fn first_mention(&self) -> Option<usize> {
        if self.named { self.nodes.iter().find_map(Node::mention) } else { None }
    }

    /// The node of a folded part, if it stands here.
    pub(crate) fn quote(&self, part: usize) -> Option<usize> {
        let first = self.outline.parts[part].tokens().0;
        let node = self.nodes.partition_point(|node| node.tokens.0 < first);
        self.nodes.get(node).is_some_and(|node| node.kind == NodeKind::Quote(part)).then_some(node)
    }

    /// Whether the node is a finite verb: one with a subject of its own.
    pub(crate) fn is_finite(&self, node: usize) -> bool {
        let n = &self.nodes[node];
        if n.kind != NodeKind::Verb {
            return n.kind == NodeKind::Word && n.classes.any(Classes::AUX);
        }
        // "sources quoted by the Courier": the form is that of the past, but somebody else acts.
        let by = || {
            let agent = self.nodes.get(node + 2).is_some_and(|agent| !agent.classes.any(Classes::GERUND));
            n.classes.any(Classes::PARTICIPLE) && agent && self.text_of(node + 1) == "by"
        };
        if n.classes.any(Classes::PAST | Classes::THIRD) || n.classes.is_empty() {
            return !by() || self.has_auxiliary(node);
        }
        if n.classes.any(Classes::GERUND) && !n.classes.any(Classes::BASE) {
            return self.has_auxiliary(node);
        }
        if n.classes.any(Classes::PARTICIPLE) {
            return self.has_auxiliary(node);
        }
        !self.is_infinitive(node)
    }

    pub(crate) fn has_auxiliary(&self, node: usize) -> bool {
        self.nodes[..node].iter().rev().take_while(|n| n.is_between()).any(|n| n.classes.any(Classes::AUX))
    }

    /// Whether the verb is in the passive voice: `was quoted`.
    pub(crate) fn is_passive(&self, node: usize) -> bool {
        self.nodes[node].classes.any(Classes::PARTICIPLE)
            && self.nodes[..node].iter().enumerate().rev().take_while(|(_, n)| n.is_between()).any(|(i, _)| {
                matches!(
                    self.text_of(i),
                    "is" | "was" | "were" | "are" | "been" | "be" | "being" | "wasn't" | "isn't" | "weren't" | "aren't"
                )
            })
    }

    pub(crate) fn is_infinitive(&self, node: usize) -> bool {
        let before = self.nodes[..node].iter().rposition(|n| !n.is_between());
        before.is_some_and(|b| self.nodes[b].kind == NodeKind::Word && self.text_of(b) == "to")
            && self.nodes[node].classes.any(Classes::BASE)
    }

    pub(crate) fn is_gerund(&self, node: usize) -> bool {
        let n = &self.nodes[node];
        n.is_verb() && n.classes.any(Classes::GERUND) && !self.has_auxiliary(node)
    }

    pub(crate) fn text_of(&self, node: usize) -> &'t str {
        self.outline.text_of(self.nodes[node].tokens.0)
    }

    /// Whether nothing is reported behind the verb: the sentence ends, or goes on with when and where.
    pub(crate) fn ends_with_attribution(&self, verb: usize) -> bool {
        let mut at = verb + 1;
        // A hearer may follow, or the subject where none stands before: ", said Lee"; but "they admire the barn".
        let inverted = verb == 0 || matches!(self.nodes[verb - 1].kind, NodeKind::Punct(_) | NodeKind::Quote(_));
        if self.nodes.get(at).is_some_and(|n| n.mention().is_some())
            && (inverted || self.nodes[verb].classes.any(Classes::TAKES_HEARER))
        {
            at += 1;
        }
        loop {
            let Some(node) = self.nodes.get(at) else { return true };
            let adverb = node.kind == NodeKind::Word
                && node.classes.any(Classes::ADV | Classes::WEEKDAY)
                && !node.classes.any(Classes::PREP);
            if node.aside || adverb {
                at += 1;
                continue;
            }
            return match node.kind {
                NodeKind::Punct(_) => true,
                NodeKind::Word => {
                    node.classes.any(Classes::PREP | Classes::CONJ | Classes::SUBORD) && !node.classes.any(Classes::THAT)
                }
                NodeKind::Verb => self.is_gerund(at),
                _ => false,
            };
        }
    }

    /// The mention at the node, or behind the article there, and its node.
    pub(crate) fn mention_behind(&self, node: usize) -> Option<(usize, usize)> {
        let first = self.nodes.get(node)?;
        let article = first.kind == NodeKind::Word && first.classes.any(Classes::DET);
        let at = node + usize::from(article);
        Some((self.nodes.get(at)?.mention()?, at))
    }

    /// The words of the verb group that ends at `node`: auxiliaries and adverbs before the verb, and the verb.
    pub(crate) fn verb_group(&self, node: usize) -> (usize, usize) {
        let mut first = node;
        while first > 0
            && (self.nodes[first - 1].is_between()
                || self.text_of(first - 1) == "to" && first - 1 > 0 && self.nodes[first - 1].kind == NodeKind::Word)
        {
            first -= 1;
            if self.text_of(first) == "to" {
                // "went on to say": the verb that governs the infinitive begins the group.
                let mut governor = first;
                while governor > 0 && self.nodes[governor - 1].kind == NodeKind::Word && first - governor < 2 {
                    governor -= 1;
                }
                if governor > 0 && self.nodes[governor - 1].is_verb() {
                    first = governor - 1;
                } else {
                    first += 1;
                    break;
                }
            }
        }
        (self.nodes[first].tokens.0, self.nodes[node].tokens.1)
    }
}
