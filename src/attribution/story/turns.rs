//! Turns: what one speaker says before another does.

use super::dialogue::{Dialogue, Heard, Turn};
use super::people::may_be;
use super::scene::{is_unanswered, who_acts};
use crate::article::Article;
use crate::attribution::candidates::Candidates;
use crate::attribution::rules::Rule;
use crate::ids::{Id, IdRange, MentionId, PartId, SentenceId};
use crate::lexicon::word;
use crate::mentions::Mention;
use crate::speakers::Referents;

/// How many paragraphs of the story may part two turns of one dialogue.
pub(super) const APART: usize = 3;
/// How many quotes a turn has at most.
const QUOTES: u8 = 16;

impl Dialogue {
    /// Parts the quotes into turns: one a paragraph, unless two speakers are named in it.
    pub(super) fn take_turns(&mut self, referents: &mut Referents) {
        let outline = &referents.article().outline;
        let mut told: Option<MentionId> = None;
        for (id, heard) in self.heard.numbered().filter(|(_, heard)| !heard.is_scrap()) {
            let here = heard.told.map(|candidate| self.pool[candidate].mention);
            if let Some(mention) = here {
                referents.settle_description(mention);
            }
            let differ = told.zip(here).is_some_and(|(a, b)| two_people(referents, a, b));
            let (first, last) = ends_of(referents.article(), heard);
            let paragraph = |part: PartId| outline.sentences[outline.parts[part].sentence].paragraph;
            let (begins, ends) = (paragraph(first), paragraph(last));
            let tokens = outline.parts[first].tokens.with_end(outline.parts[last].tokens.end());
            let before = self.turns.last_mut();
            let same = before.as_ref().is_some_and(|turn| begins <= turn.last);
            match before {
                Some(turn) if same && !differ && turn.quotes < QUOTES => {
                    turn.heard = turn.heard.with_end(id + 1);
                    turn.quotes += 1;
                    turn.last = turn.last.max(ends);
                    turn.tokens = turn.tokens.with_end(turn.tokens.end().max(tokens.end()));
                    told = told.or(here);
                }
                before => {
                    let between = before.map_or(APART, |turn| (turn.last + 1).to(begins).len());
                    let opens = tokens.start() <= outline.paragraphs[begins].tokens.start();
                    let gap = (!same).then_some(between + usize::from(!opens));
                    let told_before = begins.before().filter(|_| !same && between > 0);
                    let unanswered = told_before.is_some_and(|told| between == 1 && is_unanswered(outline, told));
                    self.turns.push(Turn {
                        heard: id.to(id + 1),
                        quotes: 1,
                        last: ends,
                        tokens,
                        gap,
                        told_before,
                        unanswered,
                        meant: None,
                        beats: IdRange::default(),
                        claims: IdRange::default(),
                    });
                    told = here;
                }
            }
        }
    }

    /// Reads who acts beside the quotes of each turn.
    pub(super) fn read_beats(&mut self, referents: &Referents) {
        let article = referents.article();
        let mut candidates = Candidates::default();
        for index in 0..self.turns.len() {
            let turn = &self.turns[index];
            let told = self.quotes(turn).find_map(|heard| heard.told);
            if let Some(told) = told {
                self.turns[index].meant = self.acting_before(article, turn, self.pool[told].mention);
                continue;
            }
            candidates.list.clear();
            self.beats(article, turn, &mut candidates);
            self.turns[index].beats = self.pool.extend(candidates.list.iter().copied());
        }
    }

    /// Who acts right before the quotes of a turn that a pronoun is told to speak: `Ann sat down. “I am tired,” she said.`
    fn acting_before(&self, article: &Article, turn: &Turn, pronoun: MentionId) -> Option<MentionId> {
        let outline = &article.outline;
        let pronoun = &article.mentions[pronoun];
        let first = self.quotes(turn).next().filter(|_| pronoun.is_pronoun() && pronoun.gender.is_some())?;
        let first = outline.parts[ends_of(article, first).0].sentence;
        let here = outline.paragraph_of(first).first_sentence.to(first);
        let told_before = turn.told_before.filter(|_| here.is_empty() && !turn.unanswered);
        let before = told_before.map_or(here, |told| outline.sentences_in(told));
        who_acts(article, before.iter().rev().take_while(|&sentence| !outline.sentences[sentence].quoted))
    }

    /// Who acts beside the quotes of a turn that no verb of speech attributes: `Ann sat down. “I am tired.”`
    fn beats(&self, article: &Article, turn: &Turn, candidates: &mut Candidates) {
        let outline = &article.outline;
        for (n, heard) in self.quotes(turn).enumerate() {
            let (first, last) = ends_of(article, heard);
            let (first, last) = (outline.parts[first].sentence, outline.parts[last].sentence);
            let paragraph = |sentence: SentenceId| outline.sentences_in(outline.sentences[sentence].paragraph);
            let unquoted = |sentence: &SentenceId| !outline.sentences[*sentence].quoted;
            let before = paragraph(first).with_end(first).iter().rev().take_while(unquoted);
            if n == 0
                && let Some(mention) = who_acts(article, before)
            {
                candidates.mention(mention).evidence.add(Rule::Beat);
            }
            let behind = paragraph(last).with_start(last + 1).iter().take_while(unquoted);
            let behind = who_acts(article, behind);
            if let Some(mention) = behind.or_else(|| goes_on(article, ends_of(article, heard).1)) {
                candidates.mention(mention).evidence.add(Rule::BeatBehind);
            }
        }
        if let Some(told) = turn.told_before.filter(|_| candidates.list.is_empty() && !turn.unanswered)
            && let Some(mention) = who_acts(article, outline.sentences_in(told).iter().rev())
        {
            candidates.mention(mention).evidence.add(Rule::ActsBefore);
        }
        candidates.note_kinds(article);
    }
}

/// The first and the last part of a quote.
fn ends_of(article: &Article, heard: &Heard) -> (PartId, PartId) {
    let parts = article.parts_of(&heard.quoted);
    (parts[0], parts[parts.len() - 1])
}

/// Who acts in the sentence of the quote, which goes on behind it: `“I am tired,” and Ann sat down.`
fn goes_on(article: &Article, part: PartId) -> Option<MentionId> {
    let clause = article.clause(article.outline.parts[part].sentence);
    let and = clause.quote(part)? + 1;
    let mention = clause.nodes.get(and + 1)?.mention().filter(|_| matches!(clause.word(and), word::AND | word::BUT))?;
    let (verb, node) = clause.nodes.from(and + 2).find(|(_, n)| !clause.is_between(n))?;
    (node.is_verb() && clause.is_finite(verb) && article.mentions[mention].may_be_person()).then_some(mention)
}

/// Whether two mentions cannot be one person.
fn two_people(referents: &Referents, a: MentionId, b: MentionId) -> bool {
    let article = referents.article();
    let (first, second) = (&article.mentions[a], &article.mentions[b]);
    let stands =
        |pronoun: &Mention, other: MentionId| referents.of(other).is_some_and(|entity| may_be(referents, pronoun, entity));
    match (first.is_pronoun(), second.is_pronoun()) {
        (true, true) => {
            first.gender != second.gender
                || first.gender.is_none() && !article.outline.same_word(first.core().start(), second.core().start())
        }
        (true, false) => !stands(first, b),
        (false, true) => !stands(second, a),
        (false, false) => referents.of(a).is_none() || referents.of(a) != referents.of(b),
    }
}
