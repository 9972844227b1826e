//! The article: all that is read of a text before anybody is asked who speaks. Read once and frozen; nothing later changes it.

mod foreign;
mod story;

pub(crate) use foreign::is_foreign;
pub(crate) use story::is_story;

use std::ops::Range;

use crate::cues::{Clause, Clauses, Scope};
use crate::ids::{Id, IdRange, MentionId, PartId, QuoteId, SentenceId, TokenId};
use crate::lexicon::{Classes, word};
use crate::mentions::{BySentence, Mention, Mentions, SpeakerKind};
use crate::outline::Outline;
use crate::reader::Report;
use crate::room::{Room as _, room};

room! {
    /// What an article leaves to the next.
    pub(crate) struct Room {
        by_sentence: BySentence,
        scope: Scope,
        clauses: Clauses,
        quoted: Vec<Quoted>,
        parts: Vec<PartId>,
    }
}

/// A text with its outline, its mentions and its clauses.
pub(crate) struct Article<'t> {
    pub(crate) outline: Outline<'t>,
    pub(crate) mentions: Mentions,
    pub(crate) by_sentence: BySentence,
    clauses: Clauses,
    /// What the reader found, in the order of the cues.
    pub(crate) reports: Vec<Report>,
    /// The quotes that were folded, in text order.
    quoted: Vec<Quoted>,
    /// Their parts, those of each quote behind those of the one before.
    parts: Vec<PartId>,
    story: bool,
}

/// How many tokens from a quote the cue may be.
const NEAR: usize = 100;

/// A quote that was folded in the outline.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Quoted {
    pub(crate) quote: QuoteId,
    /// Where its parts stand among those of all quotes.
    first: u32,
    end: u32,
}

impl Quoted {
    /// Where its parts stand among those of all quotes.
    fn range(&self) -> Range<usize> {
        self.first as usize..self.end as usize
    }
}

impl<'t> Article<'t> {
    /// Freezes what was read. In a `story` people speak in turn, a paragraph a turn.
    pub(crate) fn new(
        outline: Outline<'t>,
        mentions: Mentions,
        reports: Vec<Report>,
        story: bool,
        room: &mut Room,
    ) -> Article<'t> {
        let Room { by_sentence, scope, clauses, mut quoted, mut parts } = std::mem::take(room);
        let by_sentence = by_sentence.read(&outline, &mentions);
        let scope = if story { scope.all(&outline) } else { scope.speech(&outline) };
        let clauses = clauses.read(&outline, &by_sentence, &mentions, &scope);
        room.scope = scope;
        room.scope.trim();
        // Quotes are numbered in text order, and so are parts.
        parts.extend(outline.parts.ids().iter());
        let quote_of = |part: PartId| outline.parts[part].quote;
        parts.sort_by_key(|&part| quote_of(part));
        quoted.reserve(parts.len());
        for (at, &part) in (0..).zip(&parts) {
            match quoted.last_mut().filter(|last| last.quote == quote_of(part)) {
                Some(last) => last.end = at + 1,
                None => quoted.push(Quoted { quote: quote_of(part), first: at, end: at + 1 }),
            }
        }
        Article { outline, mentions, by_sentence, clauses, reports, quoted, parts, story }
    }

    /// A sentence as a row of nodes. It is empty where nobody was to ask for it.
    pub(crate) fn clause(&self, sentence: SentenceId) -> Clause<'_, 't> {
        self.clauses.of(&self.outline, &self.mentions, sentence)
    }

    /// Gives back what takes much room and is asked for only until all quotes are decided: clauses, reports, parts and gates.
    pub(crate) fn forget(&mut self) {
        self.clauses.trim();
        self.reports.trim();
        self.quoted.trim();
        self.parts.trim();
        self.outline.gates.trim();
    }

    /// Leaves the room to the next text; gives outline, mentions and reports.
    pub(crate) fn leave(self, room: &mut Room) -> (Outline<'t>, Mentions, Vec<Report>) {
        let Article { outline, mentions, by_sentence, clauses, reports, quoted, parts, .. } = self;
        *room = Room { by_sentence, clauses, quoted, parts, scope: std::mem::take(&mut room.scope) };
        (outline, mentions, reports)
    }

    /// What the reader found at cues near a folded part that holds words of it.
    pub(crate) fn reports_of(&self, part: PartId) -> impl Iterator<Item = &Report> {
        let tokens = self.outline.parts[part].tokens;
        let (first, end) = (tokens.start().saturating_sub(NEAR), tokens.end() + NEAR);
        let start = self.reports.partition_point(|report| report.cue.start() < first);
        let count = self.reports[start..].partition_point(|report| report.cue.start() < end);
        let holds = move |report: &&Report| report.content.iter().any(|piece| piece.overlaps(tokens));
        self.reports[start..start + count].iter().filter(holds)
    }

    /// The first mention in the words for a speaker that is nobody's who only owns something ("Lee's aide"), or whom a "who" that is all
    /// of them stands for.
    pub(crate) fn speaks_in(&self, source: IdRange<TokenId>) -> Option<MentionId> {
        let sentence = self.outline.sentence_of(source.start());
        let all = self.mentions.numbered_in(self.by_sentence.range(sentence));
        let mut inside = all.filter(|(_, mention)| mention.tokens().overlaps(source) && !mention.quoted);
        let Some(first) = inside.next() else { return self.antecedent(source) };
        let speaks = std::iter::once(first).chain(inside).find(|(_, mention)| !mention.possessive);
        Some(speaks.unwrap_or(first).0)
    }

    /// Whom "who" or "which" stands for, where that is all there is of a source: "He met Ann Lee, who said it had burned". No clause is
    /// asked, since sentences without quotes are not read as one.
    fn antecedent(&self, source: IdRange<TokenId>) -> Option<MentionId> {
        let (outline, relative) = (&self.outline, source.start());
        let before = relative.before().filter(|_| source.len() == 1 && outline.classes(relative).any(Classes::REL))?;
        let end = if outline.tokens[before].is_punct(b',') { before } else { relative };
        let fits = |m: &Mention| match (outline.word(relative), m.stands_for) {
            (word::WHO, Some(SpeakerKind::Organization | SpeakerKind::Document)) => false,
            (word::WHICH, Some(SpeakerKind::Person | SpeakerKind::Unnamed)) => false,
            _ => !m.quoted && !m.possessive && !m.place,
        };
        let ends = |m: &Mention| m.tokens().end() == end;
        let mut all = self.mentions.numbered_in(self.by_sentence.range(outline.sentence_of(relative))).filter(|(_, m)| fits(m));
        let found = match outline.word(relative) {
            // "the ruling of a court, which"
            word::WHICH => all.rfind(|(_, m)| ends(m)),
            // "Ann Lee, a clerk of the council, who"
            _ => all.find(|(_, m)| ends(m) || m.full_end() == end || m.full_end() == relative),
        };
        found.map(|(id, _)| id)
    }

    /// The quotes that were folded, in text order.
    pub(crate) fn quoted(&self) -> &[Quoted] {
        &self.quoted
    }

    /// The parts of a quote, in text order; there is one at least.
    pub(crate) fn parts_of(&self, quoted: &Quoted) -> &[PartId] {
        &self.parts[quoted.range()]
    }

    /// The parts of all quotes behind one.
    pub(crate) fn parts_behind(&self, quoted: &Quoted) -> &[PartId] {
        &self.parts[quoted.range().end..]
    }

    /// Whether people speak in turn, as in stories.
    pub(crate) fn is_story(&self) -> bool {
        self.story
    }
}
