//! A sentence as a row of nodes.

use crate::ids::{Id, IdRange, IdVec, MentionId, NodeId, PartId, TokenId};
use crate::lexicon::{Classes, Phrase, WordId, word};
use crate::mentions::Mentions;
use crate::outline::Outline;
use crate::steps::step;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NodeKind {
    /// A mention.
    Mention(MentionId),
    /// A folded part.
    Quote(PartId),
    /// A word that may be a verb here.
    Verb,
    Word,
    Punct(u8),
}

/// One node of a clause. There is one for most tokens, so it is kept to eight bytes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Node {
    /// Its first token.
    pub(crate) first: TokenId,
    /// What it is, in the lowest bits; above them the number of the mention or of the part, else that of the word as which it counts
    /// here: "went_on" for the "went" of "Lee went on".
    what: u32,
}

const MENTION: u32 = 0;
const QUOTE: u32 = 1;
const VERB: u32 = 2;
const WORD: u32 = 3;
const PUNCT: u32 = 4;
/// The bits of these, the one of an aside, and how many they are.
const KIND: u32 = 0b0111;
const ASIDE: u32 = 0b1000;
const BITS: u32 = 4;

impl Node {
    /// A mention that begins at a token.
    pub(super) fn mention_at(token: TokenId, id: MentionId, aside: bool) -> Node {
        Node::new(token, MENTION, id.index(), aside)
    }

    /// A folded part that begins at a token.
    pub(super) fn quote_at(token: TokenId, part: PartId, aside: bool) -> Node {
        Node::new(token, QUOTE, part.index(), aside)
    }

    /// A token that counts as this word.
    pub(super) fn word_at(token: TokenId, sense: WordId, aside: bool) -> Node {
        Node::new(token, WORD, sense.number(), aside)
    }

    /// The same, where it may be a verb.
    pub(super) fn verb_at(token: TokenId, sense: WordId, aside: bool) -> Node {
        Node::new(token, VERB, sense.number(), aside)
    }

    pub(super) fn punct_at(token: TokenId, ch: u8, aside: bool) -> Node {
        Node::new(token, PUNCT, usize::from(ch), aside)
    }

    fn new(first: TokenId, kind: u32, number: usize, aside: bool) -> Node {
        // A text of four gigabytes holds fewer mentions than there are numbers.
        let what = (number as u32) << BITS | if aside { ASIDE } else { 0 } | kind;
        Node { first, what }
    }

    fn is(&self, kind: u32) -> bool {
        self.what & KIND == kind
    }

    fn number(&self) -> usize {
        (self.what >> BITS) as usize
    }

    pub(crate) fn kind(&self) -> NodeKind {
        match self.what & KIND {
            MENTION => NodeKind::Mention(MentionId::new(self.number())),
            QUOTE => NodeKind::Quote(PartId::new(self.number())),
            VERB => NodeKind::Verb,
            WORD => NodeKind::Word,
            _ => NodeKind::Punct(self.number() as u8),
        }
    }

    /// Whether it stands inside an apposition or aside, so that a search for subjects passes over it.
    pub(crate) fn is_aside(&self) -> bool {
        self.what & ASIDE != 0
    }

    /// The word as which it counts: none of a mention and a quote.
    pub(super) fn sense(&self) -> WordId {
        if self.what & KIND <= QUOTE { WordId::UNKNOWN } else { WordId::new(self.number()) }
    }

    pub(crate) fn is_punct(&self, ch: u8) -> bool {
        step();
        self.is(PUNCT) && self.number() == usize::from(ch)
    }

    /// Whether it is no word of the article: a sign or a quote.
    pub(crate) fn is_no_word(&self) -> bool {
        self.is(PUNCT) || self.is(QUOTE)
    }

    pub(crate) fn is_comma(&self) -> bool {
        self.is_punct(b',')
    }

    pub(crate) fn mention(&self) -> Option<MentionId> {
        step();
        self.is(MENTION).then(|| MentionId::new(self.number()))
    }

    pub(crate) fn part(&self) -> Option<PartId> {
        self.is(QUOTE).then(|| PartId::new(self.number()))
    }

    pub(crate) fn is_verb(&self) -> bool {
        step();
        self.is(VERB)
    }
}

/// A sentence of the outline, ready to be asked for subjects.
#[derive(Clone, Copy)]
pub(crate) struct Clause<'o, 't> {
    pub(crate) outline: &'o Outline<'t>,
    pub(crate) mentions: &'o Mentions,
    pub(crate) nodes: IdVec<NodeId, Node, &'o [Node]>,
}

impl<'t> Clause<'_, 't> {
    /// The classes of a node's word, as it counts here.
    pub(crate) fn classes_of(&self, node: &Node) -> Classes {
        self.outline.lexicon.classes(node.sense())
    }

    /// The same, by the node's place.
    pub(crate) fn classes(&self, node: NodeId) -> Classes {
        self.classes_of(&self.nodes[node])
    }

    /// The word of a node, as it is written: of a mention or a quote the first; that of no word beyond the ends.
    pub(crate) fn word(&self, node: NodeId) -> WordId {
        self.nodes.get(node).map_or(WordId::UNKNOWN, |node| self.outline.word(node.first))
    }

    /// The token behind a node.
    pub(crate) fn end(&self, node: NodeId) -> TokenId {
        match self.nodes[node].kind() {
            NodeKind::Mention(id) => self.mentions[id].tokens().end(),
            NodeKind::Quote(part) => self.outline.parts[part].tokens.end(),
            NodeKind::Verb | NodeKind::Word | NodeKind::Punct(_) => self.nodes[node].first + 1,
        }
    }

    /// The tokens of a node.
    pub(crate) fn tokens(&self, node: NodeId) -> IdRange<TokenId> {
        self.nodes[node].first.to(self.end(node))
    }

    /// Whether the node is a word that may stand between a subject and its verb.
    pub(crate) fn is_between(&self, node: &Node) -> bool {
        step();
        let classes = self.classes_of(node);
        node.kind() == NodeKind::Word
            && classes.any(Classes::ADV | Classes::AUX | Classes::NEG)
            && !classes.any(Classes::REL | Classes::WH)
    }

    /// The classes of the words right before a verb that may stand between it and its subject, the nearest first.
    fn words_between(&self, verb: NodeId) -> impl Iterator<Item = Classes> {
        self.nodes.before(verb).take_while(|(_, n)| self.is_between(n)).map(|(_, n)| self.classes_of(n))
    }

    /// The node before one.
    pub(crate) fn before(&self, node: NodeId) -> Option<&Node> {
        node.before().map(|before| &self.nodes[before])
    }

    /// The first mention of the sentence.
    pub(crate) fn first_mention(&self) -> Option<MentionId> {
        self.nodes.iter().find_map(Node::mention)
    }

    /// The node of a folded part, if it stands here.
    pub(crate) fn quote(&self, part: PartId) -> Option<NodeId> {
        let first = self.outline.parts[part].tokens.start();
        let node = self.nodes.partition_point(|node| node.first < first);
        self.nodes.get(node).is_some_and(|node| node.part() == Some(part)).then_some(node)
    }

    /// Whether the node is a finite verb: one with a subject of its own.
    pub(crate) fn is_finite(&self, node: NodeId) -> bool {
        let n = &self.nodes[node];
        if n.kind() != NodeKind::Verb {
            return n.kind() == NodeKind::Word && self.classes_of(n).any(Classes::AUX);
        }
        // "sources quoted by the Courier": the form is that of the past, but somebody else acts.
        let by = || {
            // "said by telephone" is no passive.
            let manner = Classes::GERUND | Classes::MESSAGE;
            let agent = self.nodes.get(node + 2).is_some_and(|agent| !self.classes_of(agent).any(manner));
            self.classes_of(n).any(Classes::PARTICIPLE) && agent && self.word(node + 1) == word::BY
        };
        if self.classes_of(n).any(Classes::PAST | Classes::THIRD) || self.classes_of(n).is_plain() {
            return !by() || self.has_auxiliary(node);
        }
        if self.classes_of(n).any(Classes::GERUND) && !self.classes_of(n).any(Classes::BASE) {
            return self.has_auxiliary(node);
        }
        if self.classes_of(n).any(Classes::PARTICIPLE) {
            return self.has_auxiliary(node);
        }
        !self.is_infinitive(node)
    }

    pub(crate) fn has_auxiliary(&self, node: NodeId) -> bool {
        self.words_between(node).any(|classes| classes.any(Classes::AUX))
    }

    /// Whether the verb is in the passive voice: `was quoted`.
    pub(crate) fn is_passive(&self, node: NodeId) -> bool {
        self.classes(node).any(Classes::PARTICIPLE) && self.words_between(node).any(|classes| classes.any(Classes::BE))
    }

    pub(crate) fn is_infinitive(&self, node: NodeId) -> bool {
        let before = self.nodes.before(node).find(|(_, n)| !self.is_between(n));
        before.is_some_and(|(id, n)| n.kind() == NodeKind::Word && self.word(id) == word::TO)
            && self.classes(node).any(Classes::BASE)
    }

    pub(crate) fn is_gerund(&self, node: NodeId) -> bool {
        let n = &self.nodes[node];
        n.is_verb() && self.classes_of(n).any(Classes::GERUND) && !self.has_auxiliary(node)
    }

    pub(crate) fn text_of(&self, node: NodeId) -> &'t str {
        self.outline.text_of(self.nodes[node].first)
    }

    /// Whether nothing is reported behind the verb: the sentence ends, or goes on with when and where.
    pub(crate) fn ends_with_attribution(&self, verb: NodeId) -> bool {
        let mut at = verb + 1;
        // A hearer may follow, or the subject where none stands before: ", said Lee"; but "they admire the barn".
        let inverted = self.before(verb).is_none_or(|n| n.is_no_word());
        if self.nodes.get(at).is_some_and(|n| n.mention().is_some())
            && (inverted || self.classes(verb).any(Classes::TAKES_HEARER))
        {
            at += 1;
        }
        loop {
            let Some(node) = self.nodes.get(at) else { return true };
            let adverb = node.kind() == NodeKind::Word
                && self.classes_of(node).any(Classes::ADV | Classes::WEEKDAY)
                && !self.classes_of(node).any(Classes::PREP);
            if node.is_aside() || adverb {
                at += 1;
                continue;
            }
            return match node.kind() {
                NodeKind::Punct(_) => true,
                NodeKind::Word => {
                    self.classes_of(node).any(Classes::PREP | Classes::CONJ | Classes::SUBORD)
                        && !self.classes_of(node).any(Classes::THAT)
                }
                NodeKind::Verb => self.is_gerund(at),
                _ => false,
            };
        }
    }

    /// The mention at the node, or behind the article there, and its node.
    pub(crate) fn mention_behind(&self, node: NodeId) -> Option<(MentionId, NodeId)> {
        let first = self.nodes.get(node)?;
        let article = first.kind() == NodeKind::Word && self.classes_of(first).any(Classes::DET);
        let at = node + usize::from(article);
        Some((self.nodes.get(at)?.mention()?, at))
    }

    /// The verb of speech among the words of a cue: that of "vowed" in `vowed to punish`.
    pub(crate) fn verb_of_speech(&self, cue: IdRange<TokenId>) -> Option<NodeId> {
        let speaks = |n: &Node| {
            let words = || self.outline.phrase_end(Phrase::USES_WORDS, n.first).is_some();
            n.is_verb() && (self.classes_of(n).any(Classes::CUE) || words())
        };
        self.nodes.numbered().rev().find(|(_, n)| cue.contains(n.first) && speaks(n)).map(|(id, _)| id)
    }

    /// The words of the verb group that ends at `node`: auxiliaries and adverbs before the verb, and the verb.
    pub(crate) fn verb_group(&self, node: NodeId) -> IdRange<TokenId> {
        let mut first = node;
        while let Some(before) = first.before() {
            let to = self.word(before) == word::TO;
            let infinitive = to && before > NodeId::FIRST && self.nodes[before].kind() == NodeKind::Word;
            if !infinitive && !self.is_between(&self.nodes[before]) {
                break;
            }
            first = before;
            if to {
                // "went on to say": the verb that governs the infinitive begins the group.
                let words = self.nodes.before(first).take(2).take_while(|(_, n)| n.kind() == NodeKind::Word).count();
                match (first - words).before().filter(|&governor| self.nodes[governor].is_verb()) {
                    Some(governor) => first = governor,
                    None => {
                        first += 1;
                        break;
                    }
                }
            }
        }
        self.nodes[first].first.to(self.end(node))
    }
}
