//! A sentence as a row of nodes.

use crate::lexicon::Flags;
use crate::mentions::{Mention, MentionKind};
use crate::outline::{Outline, Sentence};
use crate::text::{Shape, Token, TokenKind};

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
    pub(crate) flags: Flags,
    /// Stands inside an apposition or aside, so that a search for subjects passes over it.
    pub(crate) aside: bool,
}

impl Node {
    pub(crate) fn is_punct(&self, ch: u8) -> bool {
        self.kind == NodeKind::Punct(ch)
    }

    pub(crate) fn mention(&self) -> Option<usize> {
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
        self.kind == NodeKind::Verb
    }

    /// Words that may stand between a subject and its verb.
    pub(crate) fn is_between(&self) -> bool {
        self.kind == NodeKind::Word
            && self.flags.any(Flags::ADV | Flags::AUX | Flags::NEG)
            && !self.flags.any(Flags::REL | Flags::WH)
    }
}

/// A sentence of the outline, ready to be asked for subjects.
pub(crate) struct Clause<'o, 't> {
    pub(crate) outline: &'o Outline<'t>,
    pub(crate) mentions: &'o [Mention],
    pub(crate) nodes: Vec<Node>,
}

impl<'o, 't> Clause<'o, 't> {
    /// Reads a sentence. `mentions` are those of the whole document, sorted by their first token.
    pub(crate) fn read(outline: &'o Outline<'t>, mentions: &'o [Mention], sentence: &Sentence) -> Self {
        Clause::read_into(outline, mentions, sentence, Vec::with_capacity(sentence.items().len()))
    }

    /// The same, into a vector that served another sentence before.
    pub(crate) fn read_into(
        outline: &'o Outline<'t>,
        mentions: &'o [Mention],
        sentence: &Sentence,
        mut nodes: Vec<Node>,
    ) -> Self {
        nodes.clear();
        let mut clause = Clause { outline, mentions, nodes };
        let items = &outline.items[sentence.items()];
        let first = items.iter().find_map(|item| item.as_token()).unwrap_or(0);
        let mut next = mentions.partition_point(|m| m.tokens().0 < first);
        let begins = |mention: usize| mentions.get(mention).map_or(usize::MAX, |m| m.tokens().0);
        // Where the next mention begins: all that most tokens ask for.
        let mut next_begins = begins(next);
        let mut until = 0;
        let mut aside_until = 0;
        for item in items {
            let Some(token) = item.as_token() else {
                let part = item.as_part().unwrap_or(0);
                let tokens = outline.parts[part].tokens;
                clause.push(NodeKind::Quote(part), tokens, Flags::default(), tokens.0 < aside_until);
                continue;
            };
            if token < until {
                continue;
            }
            while next_begins < token {
                next += 1;
                next_begins = begins(next);
            }
            if next_begins == token
                && let Some(index) = clause.longest(next)
            {
                let mention = &mentions[index];
                clause.push(NodeKind::Mention(index), mention.tokens(), Flags::default(), token < aside_until);
                until = mention.tokens().1;
                if mention.apposition().1 > mention.apposition().0 {
                    // The closing comma or bracket belongs to the aside too.
                    let closes = outline.tokens.get(mention.apposition().1).is_some_and(|t| t.is_punct(b',') || t.is_punct(b')'));
                    aside_until = aside_until.max(mention.apposition().1 + usize::from(closes));
                }
                continue;
            }
            let t = &outline.tokens[token];
            // Nearly all are words.
            let (kind, flags) = if t.kind == TokenKind::Word {
                (if clause.reads_as_verb(t) { NodeKind::Verb } else { NodeKind::Word }, t.flags)
            } else {
                match t.kind {
                    TokenKind::Clitic => (NodeKind::Word, clitic_flags(t.ch)),
                    TokenKind::Punct => (NodeKind::Punct(t.ch), t.flags),
                    TokenKind::Mark => (NodeKind::Punct(b'"'), t.flags),
                    _ => (NodeKind::Word, t.flags),
                }
            };
            clause.push(kind, (token, token + 1), flags, token < aside_until);
        }
        clause
    }

    /// The longest of the mentions outside quotations that begin where the mention `first` does; those inside it give way.
    fn longest(&self, first: usize) -> Option<usize> {
        let token = self.mentions[first].tokens().0;
        let here = self.mentions[first..].iter().take_while(|m| m.tokens().0 == token).zip(first..);
        // Of mentions that begin together the longer stands first.
        here.filter(|(m, _)| !m.quoted).map(|(_, index)| index).next()
    }

    fn push(&mut self, kind: NodeKind, tokens: (usize, usize), flags: Flags, aside: bool) {
        self.nodes.push(Node { kind, tokens, flags, aside });
    }

    /// Whether the word is a verb here, by its form and the word before it.
    fn reads_as_verb(&self, t: &Token) -> bool {
        let flags = t.flags;
        // A form in -ed that no list knows may be a verb too.
        let unknown =
            flags.is_empty() && t.shape == Shape::Lower && t.span().len() > 4 && t.span().of(self.outline.text).ends_with("ed");
        if !flags.any(Flags::VERB) && !unknown {
            return false;
        }
        let Some(before) = self.nodes.last() else { return true };
        if t.shape == Shape::Capital && !matches!(before.kind, NodeKind::Quote(_)) && !before.is_punct(b',') {
            return false;
        }
        match before.kind {
            NodeKind::Word => {
                let noun_follows = before.flags.any(Flags::DET | Flags::POSS) && !before.flags.any(Flags::PRON)
                    || before.flags.any(Flags::PREP) && !flags.any(Flags::GERUND) && self.outline.word(before.tokens.0) != "to"
                    || before.flags.any(Flags::DET)
                        && self.outline.word(before.tokens.0) != "that"
                        && !flags.any(Flags::PAST | Flags::THIRD);
                let clitic = self.outline.tokens[before.tokens.0].kind == TokenKind::Clitic;
                let possessive =
                    clitic && self.outline.tokens[before.tokens.0].ch == b's' && !flags.any(Flags::GERUND | Flags::PARTICIPLE);
                !noun_follows && !possessive
            }
            // "the report notes", but "state police": a bare form needs a plural or a pronoun before it.
            NodeKind::Mention(m) => {
                let m = &self.mentions[m];
                flags.any(Flags::PAST | Flags::THIRD | Flags::GERUND | Flags::PARTICIPLE)
                    || unknown
                    || m.plural
                    || m.kind == MentionKind::Pronoun
            }
            _ => true,
        }
    }

    /// Whether the node is a finite verb: one with a subject of its own.
    pub(crate) fn is_finite(&self, node: usize) -> bool {
        let n = &self.nodes[node];
        if n.kind != NodeKind::Verb {
            return n.kind == NodeKind::Word && n.flags.any(Flags::AUX);
        }
        if n.flags.any(Flags::PAST | Flags::THIRD) || n.flags.is_empty() {
            return true;
        }
        if n.flags.any(Flags::GERUND) && !n.flags.any(Flags::BASE) {
            return self.has_auxiliary(node);
        }
        if n.flags.any(Flags::PARTICIPLE) {
            return self.has_auxiliary(node);
        }
        !self.is_infinitive(node)
    }

    pub(crate) fn has_auxiliary(&self, node: usize) -> bool {
        self.nodes[..node].iter().rev().take_while(|n| n.is_between()).any(|n| n.flags.any(Flags::AUX))
    }

    /// Whether the verb is in the passive voice: `was quoted`.
    pub(crate) fn is_passive(&self, node: usize) -> bool {
        self.nodes[node].flags.any(Flags::PARTICIPLE)
            && self.nodes[..node].iter().enumerate().rev().take_while(|(_, n)| n.is_between()).any(|(i, _)| {
                matches!(
                    self.word(i),
                    "is" | "was" | "were" | "are" | "been" | "be" | "being" | "wasn't" | "isn't" | "weren't" | "aren't"
                )
            })
    }

    pub(crate) fn is_infinitive(&self, node: usize) -> bool {
        let before = self.nodes[..node].iter().rposition(|n| !n.is_between());
        before.is_some_and(|b| self.nodes[b].kind == NodeKind::Word && self.word(b) == "to")
            && self.nodes[node].flags.any(Flags::BASE)
    }

    pub(crate) fn is_gerund(&self, node: usize) -> bool {
        let n = &self.nodes[node];
        n.is_verb() && n.flags.any(Flags::GERUND) && !self.has_auxiliary(node)
    }

    pub(crate) fn word(&self, node: usize) -> &'t str {
        self.outline.word(self.nodes[node].tokens.0)
    }

    /// Whether nothing is reported behind the verb: the sentence ends, or goes on with when and where.
    pub(crate) fn ends_with_attribution(&self, verb: usize) -> bool {
        let mut at = verb + 1;
        // The subject may follow the verb.
        if self.nodes.get(at).is_some_and(|n| n.mention().is_some()) {
            at += 1;
        }
        loop {
            let Some(node) = self.nodes.get(at) else { return true };
            let adverb =
                node.kind == NodeKind::Word && node.flags.any(Flags::ADV | Flags::WEEKDAY) && !node.flags.any(Flags::PREP);
            if node.aside || adverb {
                at += 1;
                continue;
            }
            return match node.kind {
                NodeKind::Punct(_) => true,
                NodeKind::Word => node.flags.any(Flags::PREP | Flags::CONJ | Flags::SUBORD) && !node.flags.any(Flags::THAT),
                NodeKind::Verb => self.is_gerund(at),
                _ => false,
            };
        }
    }

    /// The words of the verb group that ends at `node`: auxiliaries and adverbs before the verb, and the verb.
    pub(crate) fn verb_group(&self, node: usize) -> (usize, usize) {
        let mut first = node;
        while first > 0
            && (self.nodes[first - 1].is_between()
                || self.word(first - 1) == "to" && first - 1 > 0 && self.nodes[first - 1].kind == NodeKind::Word)
        {
            first -= 1;
            if self.word(first) == "to" {
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

/// `'s` and `'d` stand for auxiliaries too; as possessives they are passed over the same way.
fn clitic_flags(ch: u8) -> Flags {
    if ch == b's' { Flags::POSS } else { Flags::AUX }
}
