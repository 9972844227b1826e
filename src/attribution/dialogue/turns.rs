//! Turns: what one speaker says before another does.

use super::people::may_be;
use super::story::{is_unanswered, who_acts};
use super::{Dialogue, Heard, Story};
use crate::attribution::candidates::Candidates;
use crate::attribution::resolve::Resolver;
use crate::attribution::rules::Rule;
use crate::cues::Clauses;
use crate::lexicon::Classes;
use crate::mentions::Mention;
use crate::outline::Outline;
use crate::span::Narrow;
use crate::speakers::{Discourse, Entities};

/// How many paragraphs of the story may part two turns of one dialogue.
pub(super) const APART: u32 = 3;
/// How many quotes a turn has at most.
const QUOTES: u8 = 16;

#[derive(Debug, Clone)]
pub(super) struct Turn {
    /// Its quotes, and the scraps between them.
    heard: Narrow,
    /// How many quotes it has.
    quotes: u8,
    pub(super) paragraphs: (u32, u32),
    /// From the first token of its quotes to the one behind the last.
    pub(super) tokens: Narrow,
    /// Paragraphs of the story since the turn before, where words of the story before the quote count as one; `None` when that turn
    /// stands in the same paragraph.
    pub(super) gap: Option<u32>,
    /// Whether a paragraph of the story stands before it.
    pub(super) told_before: bool,
    /// Whether the story tells that the turn before had no answer, so that its speaker goes on.
    pub(super) unanswered: bool,
    /// Who acts right before the quotes, where a pronoun is told to speak them: `Ann sat down. “I am tired,” she said.`
    pub(super) meant: Option<u32>,
    /// Into the pool: who acts beside the quotes.
    pub(super) beats: Narrow,
    /// Into the claims.
    pub(super) claims: Narrow,
}

impl Turn {
    /// Its quotes, of those that were heard.
    pub(super) fn heard<'h>(&self, all: &'h [Heard]) -> impl Iterator<Item = &'h Heard> + use<'h> {
        all[self.heard.range()].iter().filter(|heard| !heard.is_scrap())
    }
}

impl Resolver<'_, '_> {
    /// Parts the quotes into turns: one a paragraph, unless two speakers are named in it.
    pub(super) fn take_turns(
        &self,
        dialogue: &mut Dialogue,
        mentions: &mut [Mention],
        entities: &mut Entities,
        discourse: &mut Discourse,
    ) {
        let outline = self.outline;
        let mut told: Option<usize> = None;
        for (index, heard) in dialogue.heard.iter().enumerate() {
            if heard.is_scrap() {
                continue;
            }
            let here = heard.told.map(|candidate| dialogue.pool[candidate as usize].mention as usize);
            if let Some(mention) = here {
                discourse.settle_description(entities, mentions, mention);
            }
            let story = Story { outline, mentions, entities };
            let differ = told.zip(here).is_some_and(|(a, b)| two_people(story, a, b));
            let (first, last) = self.ends_of(heard);
            let paragraph = |part: usize| outline.sentences[outline.parts[part].sentence()].paragraph;
            let paragraphs = (paragraph(first), paragraph(last));
            let tokens = (outline.parts[first].tokens().0, outline.parts[last].tokens().1);
            let before = dialogue.turns.last_mut();
            let same = before.as_ref().is_some_and(|turn| paragraphs.0 <= turn.paragraphs.1);
            match before {
                Some(turn) if same && !differ && turn.quotes < QUOTES => {
                    turn.heard = (turn.heard.start()..index + 1).into();
                    turn.quotes += 1;
                    turn.paragraphs.1 = turn.paragraphs.1.max(paragraphs.1);
                    turn.tokens = (turn.tokens.start(), turn.tokens.end().max(tokens.1)).into();
                    told = told.or(here);
                }
                before => {
                    let between = before.map_or(APART, |turn| paragraphs.0.saturating_sub(turn.paragraphs.1 + 1));
                    let opens = tokens.0 <= outline.paragraphs[paragraphs.0 as usize].tokens().start;
                    let gap = (!same).then_some(between + u32::from(!opens));
                    let told_before = !same && between > 0 && paragraphs.0 > 0;
                    let unanswered = told_before && between == 1 && is_unanswered(outline, paragraphs.0 - 1);
                    dialogue.turns.push(Turn {
                        heard: (index..index + 1).into(),
                        quotes: 1,
                        paragraphs,
                        tokens: tokens.into(),
                        gap,
                        told_before,
                        unanswered,
                        meant: None,
                        beats: Narrow::default(),
                        claims: Narrow::default(),
                    });
                    told = here;
                }
            }
        }
    }

    /// The first and the last part of a quote.
    fn ends_of(&self, heard: &Heard) -> (usize, usize) {
        (self.parts[heard.parts.start()].1, self.parts[heard.parts.end() - 1].1)
    }

    /// Who acts beside the quotes of a turn that no verb of speech attributes: `Ann sat down. “I am tired.”`
    pub(super) fn read_beats(&self, dialogue: &mut Dialogue, mentions: &[Mention], clauses: &mut Clauses) {
        let outline = self.outline;
        let mut candidates = Candidates::default();
        for turn in &mut dialogue.turns {
            if let Some(told) = turn.heard(&dialogue.heard).find_map(|heard| heard.told) {
                let pronoun = &mentions[dialogue.pool[told as usize].mention as usize];
                let first = turn.heard(&dialogue.heard).next();
                if let Some(first) = first.filter(|_| pronoun.is_pronoun() && pronoun.gender.is_some()) {
                    let first = outline.parts[self.ends_of(first).0].sentence();
                    let here = outline.sentences_in(outline.sentences[first].paragraph as usize).start..first;
                    let before = match here.is_empty() && turn.told_before && !turn.unanswered {
                        true => outline.sentences_in(turn.paragraphs.0 as usize - 1),
                        false => here,
                    };
                    let unquoted = |sentence: &usize| !outline.sentences[*sentence].quoted;
                    turn.meant = who_acts(outline, mentions, clauses, before.rev().take_while(unquoted)).map(|who| who as u32);
                }
                continue;
            }
            candidates.list.clear();
            for (n, heard) in turn.heard(&dialogue.heard).enumerate() {
                let (first, last) = self.ends_of(heard);
                let (first, last) = (outline.parts[first].sentence(), outline.parts[last].sentence());
                let paragraph = |sentence: usize| outline.sentences_in(outline.sentences[sentence].paragraph as usize);
                let unquoted = |sentence: &usize| !outline.sentences[*sentence].quoted;
                let before = (paragraph(first).start..first).rev().take_while(unquoted);
                if n == 0
                    && let Some(mention) = who_acts(outline, mentions, clauses, before)
                {
                    candidates.mention(mention).evidence.add(Rule::Beat);
                }
                let behind = (last + 1..paragraph(last).end).take_while(unquoted);
                let behind = who_acts(outline, mentions, clauses, behind);
                let goes_on = || goes_on(outline, mentions, clauses, self.ends_of(heard).1);
                if let Some(mention) = behind.or_else(goes_on) {
                    candidates.mention(mention).evidence.add(Rule::BeatBehind);
                }
            }
            if candidates.list.is_empty() && turn.told_before && !turn.unanswered {
                let before = outline.sentences_in(turn.paragraphs.0 as usize - 1).rev();
                if let Some(mention) = who_acts(outline, mentions, clauses, before) {
                    candidates.mention(mention).evidence.add(Rule::ActsBefore);
                }
            }
            candidates.note_kinds(mentions, outline);
            let start = dialogue.pool.len();
            dialogue.pool.extend_from_slice(&candidates.list);
            turn.beats = (start..dialogue.pool.len()).into();
        }
    }
}

/// Who acts in the sentence of the quote, which goes on behind it: `“I am tired,” and Ann sat down.`
fn goes_on(outline: &Outline, mentions: &[Mention], clauses: &mut Clauses, part: usize) -> Option<usize> {
    let clause = clauses.read(outline, mentions, outline.parts[part].sentence());
    let and = clause.quote(part)? + 1;
    let mention = clause.nodes.get(and + 1)?.mention().filter(|_| clause.nodes[and].classes.any(Classes::CONJ))?;
    let verb = (and + 2..clause.nodes.len()).find(|&i| !clause.nodes[i].is_between())?;
    (clause.nodes[verb].is_verb() && clause.is_finite(verb) && mentions[mention].may_be_person()).then_some(mention)
}

/// Whether two mentions cannot be one person.
fn two_people(story: Story, a: usize, b: usize) -> bool {
    let (first, second) = (&story.mentions[a], &story.mentions[b]);
    let stands = |pronoun: &Mention, other: &Mention| other.entity().is_some_and(|entity| may_be(story, pronoun, entity));
    match (first.is_pronoun(), second.is_pronoun()) {
        (true, true) => {
            first.gender != second.gender || first.gender.is_none() && !story.outline.same_word(first.core().0, second.core().0)
        }
        (true, false) => !stands(first, second),
        (false, true) => !stands(second, first),
        (false, false) => first.entity().is_none() || first.entity() != second.entity(),
    }
}
