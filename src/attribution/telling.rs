//! What a text tells of a saying beside who spoke: whether it was said at all, who else spoke, who passes it on.

use std::ops::Deref;

use super::decision::Decision;
use super::factuality::{Factuality, Said, factuality};
use crate::article::Article;
use crate::cues::{Clause, Node};
use crate::ids::{EntityId, Id, IdRange, MentionId, NodeId, SentenceId, TokenId};
use crate::lexicon::{Classes, Phrase, word};
use crate::mentions::{Mention, MentionKind, SpeakerKind, behind_join};
use crate::speakers::Referents;

/// How many people speak together at most.
const TOGETHER: usize = 8;
/// How many sentences behind a claim that is checked the verdict may stand.
const VERDICT_WITHIN: usize = 3;
/// How many mentions back, and how many sentences, those are named whom "they" means; and whom "the couple" means.
const BEFORE: usize = 32;
const NEAR: usize = 2;
const FURTHER: usize = 6;

/// What is told beside the speaker.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Telling {
    pub(crate) said: Said,
    /// Everybody who speaks, in text order, where that is more than one.
    pub(crate) speakers: Vec<EntityId>,
    /// Who passes on what the speaker said.
    pub(crate) relay: Option<EntityId>,
    /// The words for whoever hears it, and who that is.
    pub(crate) hearer: Option<(MentionId, EntityId)>,
}

impl Telling {
    /// What is told beside a decision; `None` where that is nothing, as nearly always.
    pub(super) fn read(referents: &mut Referents, decision: &Decision) -> Option<Box<Telling>> {
        let cue = decision.cue?;
        let article = referents.article();
        let sentence = article.outline.sentence_of(cue.start());
        let clause = article.clause(sentence);
        // Nearly all sentences hold none of the words that tell anything.
        let words =
            article.outline.classes_in(article.outline.tokens_of(sentence)).fold(Classes::default(), |all, one| all | one);
        let relay = relay(&clause, decision.mention, cue, words).and_then(|mention| referents.resolve(mention));
        let said = factuality(&clause, cue, decision.evidence, words);
        let hearer = hearer(article, &clause, decision.mention, cue);
        let telling = Telling {
            said: if said.factuality.is_stated() { taken_back(article, sentence).unwrap_or(said) } else { said },
            speakers: if words.any(Classes::CONJ) || may_be_several(&article.mentions[decision.mention]) {
                speakers(article, referents, decision.mention, cue)
            } else {
                Vec::new()
            },
            relay: relay.filter(|_| decision.entity.is_some()).filter(|&relay| Some(relay) != decision.entity),
            hearer: hearer.and_then(|hearer| Some((hearer, referents.resolve(hearer)?))),
        };
        (telling != Telling::default()).then(|| Box::new(telling))
    }
}

/// What a later sentence says of a saying: `She said nothing of the kind.` behind it, `Our rating: False` behind `The claim: Lee said`.
fn taken_back(article: &Article, sentence: SentenceId) -> Option<Said> {
    let outline = &article.outline;
    let first = |sentence: SentenceId| outline.sentences.get(sentence).map(|s| s.first);
    let denied = |cue: IdRange<TokenId>| Said { factuality: Factuality::Denied, cue };
    let next = first(sentence + 1)?;
    if let Some(end) = outline.phrase_end(Phrase::TAKES_BACK, next) {
        return Some(denied(next.to(end)));
    }
    outline.phrase_end(Phrase::THE_CLAIM, first(sentence)?)?;
    let mut behind = (sentence + 1).to(sentence + 1 + VERDICT_WITHIN).iter().filter_map(first);
    behind.find_map(|at| Some(denied(at.to(outline.phrase_end(Phrase::RATED_FALSE, at)?))))
}

/// Whether a mention may stand for several people who were named before: "they", "the couple".
fn may_be_several(mention: &Mention) -> bool {
    mention.kind != MentionKind::Name && (mention.plural || mention.stands_for == Some(SpeakerKind::Group))
}

/// `Ann Lee and Tom Orr said`, `said her parents, Ann and Tom Lee`: all who speak with a mention; nobody where it speaks alone.
fn speakers(article: &Article, referents: &mut Referents, mention: MentionId, cue: IdRange<TokenId>) -> Vec<EntityId> {
    let together = Together { article, cue };
    let row = together.named_behind(mention).or_else(|| together.around(mention)).or_else(|| together.named_before(mention));
    let Some(mentions) = row else { return Vec::new() };
    let mut speakers: Vec<EntityId> = Vec::with_capacity(mentions.len());
    for &mention in mentions.iter() {
        match referents.resolve(mention) {
            Some(entity) if !speakers.contains(&entity) => speakers.push(entity),
            _ => return Vec::new(),
        }
    }
    speakers
}

/// Mentions that commas and an "and" join: two at least.
#[derive(Clone, Copy)]
struct Row {
    mentions: [MentionId; TOGETHER],
    len: usize,
}

impl Row {
    fn of(first: MentionId, second: MentionId) -> Row {
        let mut mentions = [first; TOGETHER];
        mentions[1] = second;
        Row { mentions, len: 2 }
    }

    fn push(&mut self, mention: MentionId) {
        self.mentions[self.len] = mention;
        self.len += 1;
    }
}

impl Deref for Row {
    type Target = [MentionId];

    fn deref(&self) -> &[MentionId] {
        &self.mentions[..self.len]
    }
}

/// Reads rows of people beside a cue.
struct Together<'a, 't> {
    article: &'a Article<'t>,
    cue: IdRange<TokenId>,
}

impl Together<'_, '_> {
    /// The row that a mention stands in, where all of it is the subject of the cue.
    fn around(&self, mention: MentionId) -> Option<Row> {
        let mentions = &self.article.mentions;
        let sentence = mentions[mention].sentence;
        let before = mentions.before(mention).take(TOGETHER).take_while(|(_, m)| m.sentence == sentence);
        let rows = before.map(|(id, _)| id).chain([mention]).filter_map(|start| self.row(start));
        // "Ann Lee and Tom Orr left, saying"
        let gerund = self.article.outline.classes(self.cue.end() - 1).any(Classes::GERUND);
        let speaks = |row: &Row| self.is_subject(row) || gerund && self.acts(row);
        rows.filter(|row| row.contains(&mention) && speaks(row)).max_by_key(|row| row.len())
    }

    /// `said her parents, Ann and Tom Lee`: the names behind the description.
    fn named_behind(&self, mention: MentionId) -> Option<Row> {
        let mentions = &self.article.mentions;
        let described = &mentions[mention];
        let comma = described.tokens().end();
        if described.kind != MentionKind::Description
            || !described.plural
            || !self.article.outline.tokens.get(comma)?.is_punct(b',')
        {
            return None;
        }
        let (first, _) = mentions.from(mention + 1).take(2).find(|(_, m)| m.tokens().start() == comma + 1)?;
        self.row(first).filter(|row| row.iter().all(|&id| mentions[id].kind == MentionKind::Name))
    }

    /// `Ann Lee and Tom Orr wrote the bill. They said`, `Ann Lee and Tom Orr own it. The couple said`: the row that acts in this
    /// sentence or one shortly before, for words that stand for several.
    fn named_before(&self, mention: MentionId) -> Option<Row> {
        let (outline, mentions) = (&self.article.outline, &self.article.mentions);
        let several = &mentions[mention];
        let (start, end) = several.tokens().bounds();
        let they = several.is_pronoun() && outline.word(start) == word::THEY;
        if !they && outline.phrase_end(Phrase::TWO_OF_THEM, start) != Some(end) {
            return None;
        }
        let near = if they { NEAR } else { FURTHER };
        let before = mentions.before(mention).take(BEFORE).filter(|(_, m)| !m.quoted);
        let mut row = None;
        for (id, m) in before.take_while(|(_, m)| m.sentence + near >= several.sentence) {
            if row.as_ref().is_some_and(|row: &Row| mentions[row[0]].sentence != m.sentence) {
                break;
            }
            row = self.row(id).filter(|row| self.acts(row)).or(row);
            // "Residents wept. They said": nearer than any row.
            if row.is_none() && m.plural && !m.is_pronoun() && they {
                return None;
            }
        }
        row
    }

    /// Whether a row of names acts: a finite verb stands behind it, and nothing governs it.
    fn acts(&self, row: &[MentionId]) -> bool {
        let (outline, mentions) = (&self.article.outline, &self.article.mentions);
        let (first, last) = (&mentions[row[0]], &mentions[row[row.len() - 1]]);
        let before = outline.classes_before(first.tokens().start());
        let named = row.iter().all(|&id| mentions[id].kind == MentionKind::Name && !mentions[id].place);
        // "Lee and Orr both said", "Lee and Orr, who rarely agree, said"
        let end = last.full_end();
        let comma = outline.tokens.get(end).is_some_and(|t| t.is_punct(b','));
        let both = outline.classes(end).all(Classes::DET | Classes::PRON | Classes::PLURAL);
        let behind = outline.classes(end + usize::from(comma || both));
        let one = behind.any(Classes::THIRD) && !behind.any(Classes::PAST);
        named && !one && behind.any(Classes::FINITE | Classes::AUX) && !behind.any(Classes::PREP) && !before.any(Classes::PREP)
    }

    /// The mentions from one on that commas and an "and" join.
    fn row(&self, first: MentionId) -> Option<Row> {
        let (second, mut last) = self.joined(first)?;
        let mut row = Row::of(first, second);
        while !last && row.len() < TOGETHER {
            let (next, and) = self.joined(row[row.len() - 1])?;
            row.push(next);
            last = and;
        }
        let speaks =
            |&id: &MentionId| self.article.mentions[id].kind != MentionKind::Pronoun && !self.article.mentions[id].possessive;
        (last && row.iter().all(speaks)).then_some(row)
    }

    /// The mention that a comma or "and" joins to this one, and whether it was "and".
    fn joined(&self, id: MentionId) -> Option<(MentionId, bool)> {
        let (outline, mentions) = (&self.article.outline, &self.article.mentions);
        let (start, and) = behind_join(outline, mentions[id].full_end())?;
        // "and the employers' negotiator, Ann Lee": an owner may stand before.
        let (next, mention) = mentions.from(id + 1).take(6).find(|(_, m)| m.tokens().start() >= start && !m.possessive)?;
        let owner = start.to(mention.tokens().start());
        let owned = owner.len() <= 4
            && !outline.classes_in(owner).any(|classes| classes.any(Classes::VERB | Classes::CONJ | Classes::PREP));
        owned.then_some((next, and))
    }

    /// Whether the verb of the cue stands right behind a row that nothing governs, or right before one that ends there.
    fn is_subject(&self, row: &[MentionId]) -> bool {
        let (outline, mentions) = (&self.article.outline, &self.article.mentions);
        let (first, last) = (&mentions[row[0]], &mentions[row[row.len() - 1]]);
        let verb = outline.classes(self.cue.end() - 1);
        if verb.any(Classes::THIRD) && !verb.any(Classes::PAST) {
            return false;
        }
        let article = |t: TokenId| outline.classes(t).any(Classes::DET);
        let (start, end) = (first.tokens().start(), last.full_end());
        if end <= self.cue.start() {
            // "– Ann Lee and Tom Orr – said"
            let comma = usize::from(outline.tokens.get(end).is_some_and(|t| t.is_punct(b',') || t.is_punct(b'-')));
            let start = start.before().filter(|&before| article(before)).unwrap_or(start);
            let before = outline.classes_before(start);
            let governed = before.any(Classes::FINITE | Classes::GERUND | Classes::PREP);
            // "Ann Lee and Tom Orr both said"
            let passed = |&t: &TokenId| outline.classes(t).any(Classes::ADV | Classes::AUX | Classes::PLURAL);
            let verb = end + comma + (end + comma).to(self.cue.start()).iter().take_while(passed).count();
            return verb == self.cue.start() && (!governed || before.any(Classes::SUBORD | Classes::CUE));
        }
        // "said Ann Lee, and Tom Orr left"
        let acts = outline.classes(end).any(Classes::PAST | Classes::THIRD | Classes::AUX);
        // "said the Lees and Tom Orr", "said Senators Ann Lee and Tom Orr"
        let leads = article(self.cue.end()) || outline.classes(self.cue.end()).all(Classes::ROLE | Classes::PLURAL);
        let begins = start == self.cue.end() || start == self.cue.end() + 1 && leads;
        begins && (!acts || outline.classes(end).any(Classes::PREP))
    }
}

/// `Lee told the mayor`: the mention right behind the verb of a cue that takes a hearer.
fn hearer(article: &Article, clause: &Clause, speaker: MentionId, cue: IdRange<TokenId>) -> Option<MentionId> {
    // "warned that staff would leave"
    let that = article.outline.classes(cue.end()).any(Classes::THAT);
    if that || !article.outline.classes(cue.end() - 1).any(Classes::TAKES_HEARER) {
        return None;
    }
    // "Lee was told"
    clause.verb_of_speech(cue).filter(|&verb| !clause.is_passive(verb))?;
    let mut mentions = article.mentions.numbered_in(article.by_sentence.range(article.outline.sentence_of(cue.start())));
    let behind = |m: &Mention| m.tokens().start() == cue.end() && !m.possessive && !m.quoted;
    mentions.find(|&(id, m)| id != speaker && behind(m)).map(|(id, _)| id)
}

/// Who passes on what the subject of the cue is said to have said.
fn relay(clause: &Clause, speaker: MentionId, cue: IdRange<TokenId>, words: Classes) -> Option<MentionId> {
    let speaks = |n: &&Node| n.is_verb() && clause.classes_of(n).any(Classes::CUE_STRONG | Classes::CUE_MEDIUM);
    if !words.any(Classes::QUOTES | Classes::ACCORDING) && clause.nodes.iter().filter(speaks).nth(1).is_none() {
        return None;
    }
    let verb = clause.verb_of_speech(cue)?;
    let at = clause.nodes.numbered().find(|(_, n)| n.mention() == Some(speaker)).map(|(id, _)| id);
    // "Lee quoted Orr as saying", "the memo quotes Beck: “…”"
    if clause.classes(verb).any(Classes::QUOTES) && at.is_some_and(|at| at > verb) {
        return clause.subject(verb).map(|s| s.mention).filter(|&m| m != speaker);
    }
    let said = |at: NodeId| clause.classes(at).any(Classes::CUE_STRONG | Classes::CUE_MEDIUM) && clause.is_finite(at);
    let outer = reported_by(clause, verb).filter(|&outer| said(outer) && !clause.classes(outer).any(Classes::DENIES));
    if let Some(subject) = outer.and_then(|outer| clause.subject(outer)) {
        return Some(subject.mention);
    }
    reported_behind(clause, verb.max(at.unwrap_or(verb))).or_else(|| according_to(clause, speaker))
}

/// The verb that the clause of a verb depends on: that of "Lee said" in `Lee said (that) his aunt had told him`.
fn reported_by(clause: &Clause, verb: NodeId) -> Option<NodeId> {
    let opener = clause.opener(clause.subject(verb).filter(|s| s.node < verb)?.node)?;
    if clause.nodes[opener].is_verb() {
        return Some(opener);
    }
    clause.verb_before_that(opener).filter(|_| clause.classes(opener).any(Classes::THAT))
}

/// `he added, prosecutors said`: the subject of the verb behind a comma that ends the sentence.
fn reported_behind(clause: &Clause, end: NodeId) -> Option<MentionId> {
    let comma = clause.nodes.get(end + 1).filter(|n| n.is_comma()).map(|_| end + 1)?;
    let (mention, at) = clause.mention_behind(comma + 1)?;
    let said = |id: NodeId| clause.nodes.get(id).is_some_and(|n| n.is_verb()) && clause.classes(id).any(Classes::CUE_STRONG);
    (said(at + 1) && clause.ends_with_attribution(at + 1)).then_some(mention)
}

/// `According to her biographer, Lee said`
fn according_to(clause: &Clause, speaker: MentionId) -> Option<MentionId> {
    let (at, _) = clause.nodes.numbered().find(|(_, n)| clause.classes_of(n).any(Classes::ACCORDING))?;
    let (mention, _) = clause.mention_behind(at + 2).filter(|_| clause.word(at + 1) == word::TO)?;
    (mention != speaker && clause.mentions[mention].may_be_person()).then_some(mention)
}
