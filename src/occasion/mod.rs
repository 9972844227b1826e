//! Occasions: when and where a quote was said, and by what it reached the public.
//!
//! [`days`] reads words for a time, [`places`] names of places. What stands nearest to
//! the verb of speech says most; then the sentences before in the paragraph that tell of somebody speaking; then what the
//! speaker's statement before was said with; then the [`heads`]: the time stamps of a live blog, the dateline.

mod days;
mod heads;
mod places;
mod publication;
mod scenes;
mod settings;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use crate::article::Article;
use crate::attribution::{Decision, Factuality, Telling};
use crate::ids::{EntityId, Id, IdRange, MentionId, ParagraphId, SentenceId, TokenId};
use crate::lexicon::{Classes, FoldMap, Phrase, word};
use crate::mentions::{Mention, MentionKind, SpeakerKind};
use crate::room::room;
use crate::speakers::{Entities, written};
use crate::{Date, Span};
use days::Days;
pub use publication::Publication;
pub(crate) use settings::Settings;

/// When and where something was said, as far as the text tells. What is said of several quotes they share.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Occasion {
    /// The first and the last day it may have been.
    pub(crate) days: Option<Days>,
    pub(crate) location: Option<Arc<str>>,
    pub(crate) medium: Option<Arc<str>>,
}

impl Occasion {
    fn is_empty(&self) -> bool {
        self.days.is_none() && self.location.is_none() && self.medium.is_none()
    }

    /// In less room, where it tells nothing.
    pub(crate) fn shared(self) -> Option<Arc<Occasion>> {
        (!self.is_empty()).then(|| Arc::new(self))
    }

    /// Whether nothing that is known tells the two apart.
    fn agrees(&self, other: &Occasion) -> bool {
        self.days.zip(other.days).is_none_or(|(a, b)| a == b)
            && self.location.as_ref().zip(other.location.as_ref()).is_none_or(|(a, b)| a == b)
            && self.medium.as_ref().zip(other.medium.as_ref()).is_none_or(|(a, b)| a == b)
    }

    /// Takes over what it does not know itself.
    fn fill(&mut self, other: &Occasion) {
        self.days = self.days.or(other.days);
        if self.location.is_none() {
            self.location.clone_from(&other.location);
        }
        if self.medium.is_none() {
            self.medium.clone_from(&other.medium);
        }
    }
}

/// A quote whose occasion is asked for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Saying<'q> {
    decision: &'q Decision,
    /// All that is reported.
    content: &'q [Span],
    /// Whether it is still to be said.
    expected: bool,
    /// Whether words of it stand in marks.
    marked: bool,
}

impl<'q> Saying<'q> {
    /// Of a quote whose speaker is decided.
    pub(crate) fn new(decision: &'q Decision, telling: Option<&Telling>, content: &'q [Span]) -> Saying<'q> {
        let expected = telling.is_some_and(|telling| telling.said.factuality == Factuality::Expected);
        Saying { decision, content, expected, marked: true }
    }

    /// The same of words without marks.
    pub(crate) fn unmarked(self) -> Saying<'q> {
        Saying { marked: false, ..self }
    }
}

/// What a speaker's last saying tells.
struct Last {
    paragraph: ParagraphId,
    /// Whether words of it stood in marks.
    marked: bool,
    occasion: Occasion,
}

/// How many paragraphs further on a statement may still be of the same occasion, and a meeting go on.
const STATEMENT: usize = 3;
/// How long is what says where a speaker is from, in tokens.
const ASIDE: usize = 16;
/// How many mentions back the speaker's last statement is looked for.
const FAR: usize = 40;

room! {
    /// What is kept from quote to quote, and left to the next text.
    pub(crate) struct Room {
        /// The last occasion of each speaker that told something.
        last: FoldMap<EntityId, Last>,
        /// The runs of neighbouring tokens of the clause at hand.
        clause: Vec<IdRange<TokenId>>,
    }
}

/// Reads the occasions of a document's quotes, in text order.
pub(crate) struct Occasions<'o, 't> {
    article: &'o Article<'t>,
    entities: &'o Entities,
    settings: Settings,
    kept: &'o mut Room,
    /// Whether the last quote asked for set a new occasion.
    is_new: bool,
}

impl<'o, 't> Occasions<'o, 't> {
    pub(crate) fn new(article: &'o Article<'t>, entities: &'o Entities, settings: Settings, room: &'o mut Room) -> Self {
        Occasions { article, entities, settings, kept: room, is_new: false }
    }

    /// Gathers the tokens of a sentence that stand outside quotes.
    fn gather(&mut self, sentence: SentenceId) {
        self.kept.clause.clear();
        let runs = self.article.outline.runs(sentence).filter(|(run, _)| !run.is_empty());
        self.kept.clause.extend(runs.map(|(run, _)| run));
    }

    /// The occasion of the next quote.
    pub(crate) fn of(&mut self, saying: &Saying) -> Occasion {
        let outline = &self.article.outline;
        self.is_new = false;
        let Decision { mention, entity, cue, .. } = *saying.decision;
        let mention = &self.article.mentions[mention];
        let sentence = cue.map_or(mention.sentence, |cue| outline.sentence_near(cue.start(), mention.sentence));
        let paragraph = outline.sentences[sentence].paragraph;
        self.governing(sentence, saying);
        let mut occasion = self.told(cue.map_or(mention.tokens().start(), IdRange::start), saying.expected);
        if let Some(medium) = cue.and_then(|cue| self.hearer(cue.end(), sentence)) {
            occasion.medium.get_or_insert(medium);
        }
        // "Speaking to reporters in Harrow on Monday, Lee smiled. “…,” she said."
        let first = outline.paragraphs[paragraph].first_sentence;
        for before in first.to(sentence).iter().rev().take(3) {
            let Some(speaker) = entity.filter(|_| occasion.days.is_none() || occasion.location.is_none()) else { break };
            if !self.tells_of_speech(before, speaker) {
                continue;
            }
            self.governing(before, saying);
            self.leave_out_reported(before);
            let start = self.kept.clause.first().map_or(TokenId::FIRST, |run| run.start());
            let other = self.told(start, saying.expected);
            if occasion.agrees(&other) {
                occasion.fill(&other);
            }
        }
        if let Some(entity) = entity {
            self.fill_from_last(&mut occasion, saying, entity, sentence);
        }
        if !self.is_elsewhere(&occasion, saying) {
            self.fill_from_scene(&mut occasion, cue.map_or(mention.tokens().start(), IdRange::start));
        }
        self.fill_from_heads(&mut occasion, paragraph);
        occasion
    }

    /// Whether the last quote asked for opens an occasion that its speaker's words before are no part of.
    pub(crate) fn is_new(&self) -> bool {
        self.is_new
    }

    /// Takes over what the speaker's saying before tells, as long as it is of the same occasion.
    fn fill_from_last(&mut self, occasion: &mut Occasion, saying: &Saying, entity: EntityId, sentence: SentenceId) {
        let paragraph = self.article.outline.sentences[sentence].paragraph;
        let last = self.kept.last.get(&entity).filter(|last| paragraph <= last.paragraph + STATEMENT);
        self.is_new = last.is_some_and(|last| {
            let medium = occasion.medium.is_some() && occasion.medium != last.occasion.medium;
            medium && last.marked && last.paragraph < paragraph && self.opens_with_medium(sentence)
        });
        if let Some(last) = last.filter(|_| self.is_parted(saying, sentence)) {
            // Its own words tell nothing, and those before it are nearer than those of the next quote.
            *occasion = last.occasion.clone();
        } else if !self.is_new {
            let said = self.said_before(saying, entity, paragraph);
            let last =
                self.kept.last.get(&entity).filter(|last| paragraph <= last.paragraph + STATEMENT).map(|last| &last.occasion);
            // What somebody will say on Friday tells nothing of what she said.
            for before in said.as_ref().into_iter().chain(last.filter(|_| !saying.expected)) {
                if occasion.agrees(before) {
                    occasion.fill(before);
                }
            }
        }
        if !occasion.is_empty() && !saying.expected {
            let last = Last { paragraph, marked: saying.marked, occasion: occasion.clone() };
            self.kept.last.insert(entity, last);
        }
    }

    /// Whether a sentence sets a new scene with its first words: "In an interview with the Courier, Lee also said".
    fn opens_with_medium(&self, sentence: SentenceId) -> bool {
        let tokens = self.article.outline.tokens_of(sentence);
        self.medium(tokens.start(), tokens.end()).is_some()
    }

    /// Whether words of the article stand between a quote and the sentence of the cue that tells whose it is: "“We came.” She said it
    /// was late. “We saw,” she said on Monday."
    fn is_parted(&self, saying: &Saying, cue: SentenceId) -> bool {
        let outline = &self.article.outline;
        let Some(end) = saying.content.last().map(|span| span.end()).filter(|_| saying.marked) else { return false };
        let behind = outline.tokens.partition_point(|token| token.start() < end);
        let own = outline.sentence_of(behind.saturating_sub(1));
        own < cue
            && own
                .to(cue)
                .iter()
                .flat_map(|between| outline.runs(between))
                .flat_map(|(run, _)| run.iter())
                .any(|at| at > behind && outline.tokens[at].is_word())
    }

    /// Whether a quote is no part of the scene before it: it came by a message, or "had" been said before.
    fn is_elsewhere(&self, occasion: &Occasion, saying: &Saying) -> bool {
        let outline = &self.article.outline;
        let had =
            |cue: IdRange<TokenId>| cue.start().saturating_sub(3).to(cue.end()).iter().any(|t| outline.word(t) == word::HAD);
        occasion.medium.is_some() || saying.decision.cue.is_some_and(had)
    }

    /// What the last scene tells that was set before a token.
    fn fill_from_scene(&self, occasion: &mut Occasion, at: TokenId) {
        let behind = self.settings.scenes.partition_point(|scene| scene.first <= at);
        let Some(scene) = behind.checked_sub(1).map(|scene| &self.settings.scenes[scene]) else { return };
        let outline = &self.article.outline;
        let paragraph = |token: TokenId| outline.sentences[outline.sentence_of(token)].paragraph;
        let (set, here) = (paragraph(scene.first), paragraph(at));
        // Each entry of a live blog is a story of its own.
        let past = self.settings.heads.entry(here).is_some_and(|entry| set < entry.0);
        if past || !scene.lasting && here > set + STATEMENT {
            return;
        }
        if occasion.days.zip(scene.days).is_some_and(|(own, scene)| own != scene) {
            return;
        }
        occasion.days = occasion.days.or(scene.days);
        if occasion.location.is_none() {
            occasion.location.clone_from(&scene.location);
        }
    }

    /// What the dateline tells, or the entry of a live blog.
    fn fill_from_heads(&self, occasion: &mut Occasion, paragraph: ParagraphId) {
        occasion.days = occasion.days.or_else(|| self.settings.heads.entry(paragraph).map(|entry| entry.1));
        let dateline = &self.settings.heads.dateline;
        // What came by a message was not said where the reporter is.
        let another_day = occasion.days.zip(dateline.days).is_some_and(|(a, b)| a != b);
        if occasion.medium.is_some() || another_day {
            occasion.days = occasion.days.or(dateline.days);
        } else {
            occasion.fill(dateline);
        }
    }

    /// The occasion of a quote of which nobody knows who said it, and which begins at a byte of a paragraph.
    pub(crate) fn of_nobody(&self, paragraph: ParagraphId, start: usize) -> Occasion {
        let mut occasion = Occasion::default();
        let at = self.article.outline.tokens.partition_point(|token| token.start() < start);
        self.fill_from_scene(&mut occasion, at);
        occasion.days = occasion.days.or_else(|| self.settings.heads.entry(paragraph).map(|entry| entry.1));
        occasion
    }

    /// What the last sentence tells in which the speaker said something else, without marks: "Lee said on Feb. 4 in Harrow, the
    /// Courier reported."
    fn said_before(&mut self, saying: &Saying, entity: EntityId, paragraph: ParagraphId) -> Option<Occasion> {
        let outline = &self.article.outline;
        let said = |&(id, m): &(MentionId, &Mention)| {
            self.entities.of(id) == Some(entity)
                && !m.quoted
                && m.kind == MentionKind::Name
                && outline.classes(m.full_end()).any(Classes::CUE_STRONG)
        };
        let mention = saying.decision.mention;
        let near = outline.paragraphs[paragraph.saturating_sub(STATEMENT)].first_sentence;
        let first = self.article.by_sentence.range(near).start().max(mention.saturating_sub(FAR));
        let (_, before) = self.article.mentions.numbered_in(first.to(mention)).rfind(said)?;
        let sentence = before.sentence;
        if outline.sentences[sentence].quoted {
            return None;
        }
        self.governing(sentence, saying);
        self.leave_out_reported(sentence);
        Some(self.told(before.full_end(), saying.expected))
    }

    /// Gathers the tokens of a sentence that may say when and where: those that stand outside quotes, outside what is reported, and
    /// outside the words that only say who the speaker is.
    fn governing(&mut self, sentence: SentenceId, saying: &Saying) {
        let outline = &self.article.outline;
        self.gather(sentence);
        let (Some(first), Some(last)) = (self.kept.clause.first(), self.kept.clause.last()) else { return };
        let (first, tokens) = (first.start(), &outline.tokens[first.with_end(last.end())]);
        for span in saying.content {
            let from = tokens.partition_point(|token| token.start() < span.start());
            let end = tokens.partition_point(|token| token.end() <= span.end());
            let content = (first + from).to(first + end.max(from));
            // A clause has its own time and place; in "called it “a shame” on Friday" and "told of it in Harrow, and" they are the saying's.
            let finite = |at| outline.classes(at).any(Classes::AUX | Classes::BE | Classes::PAST | Classes::THIRD);
            if content.iter().take_while(|&at| !outline.tokens[at].is_punct(b',')).any(finite) {
                self.leave_out(content);
            }
        }
        let mention = &self.article.mentions[saying.decision.mention];
        // "Ann Lee, of Orr & Sons in Harrow, said"
        let parted = |at: TokenId| outline.tokens.get(at).is_some_and(|token| token.is_punct(b','));
        let behind = mention.tokens().end();
        if parted(behind) && outline.word(behind + 1) == word::OF {
            let close = behind
                .to(outline.tokens.end())
                .iter()
                .skip(1)
                .take(ASIDE)
                .find(|&at| parted(at) || outline.tokens[at].is_punct(b'.'));
            self.leave_out(behind.to(close.unwrap_or(behind)));
        }
        self.leave_out(mention.apposition());
        self.leave_out(mention.role());
    }

    /// Takes out what a verb of speech reports without marks: of "said a deal could be near on Monday" the day.
    fn leave_out_reported(&mut self, sentence: SentenceId) {
        let outline = &self.article.outline;
        let tokens = outline.tokens_of(sentence);
        let of = |classes: Classes| move |&t: &TokenId| outline.classes(t).any(classes);
        let Some(verb) = tokens.iter().find(of(Classes::CUE_STRONG)) else { return };
        let reported = tokens.with_start(verb + 1).iter().find(of(Classes::AUX | Classes::THAT));
        self.leave_out(tokens.with_start(reported.unwrap_or(tokens.end())));
    }

    /// Takes a range of tokens out of those that are gathered.
    fn leave_out(&mut self, range: IdRange<TokenId>) {
        let (start, end) = range.bounds();
        let mut at = self.kept.clause.partition_point(|run| run.end() <= start);
        while !range.is_empty() && at < self.kept.clause.len() && self.kept.clause[at].start() < end {
            let run = self.kept.clause[at];
            match (run.start() < start, end < run.end()) {
                (true, true) => {
                    self.kept.clause[at] = run.with_end(start);
                    self.kept.clause.insert(at + 1, run.with_start(end));
                    return;
                }
                (true, false) => {
                    self.kept.clause[at] = run.with_end(start);
                    at += 1;
                }
                (false, true) => self.kept.clause[at] = run.with_start(end),
                (false, false) => {
                    self.kept.clause.remove(at);
                }
            }
        }
    }

    /// The day of words for a time at a token, where something is still to be said: "Lee will say on Thursday".
    fn still_to_come(&self, at: TokenId, (from, to): Days) -> Days {
        let past =
            self.article.outline.classes(at).any(Classes::WEEKDAY) && self.settings.published.is_some_and(|today| to < today);
        let week = |day: Date| day.plus_days(7).filter(|_| past).unwrap_or(day);
        (week(from), week(to))
    }

    /// What the gathered tokens tell; of several words for a time or a place those nearest to token `near` count.
    fn told(&self, near: TokenId, expected: bool) -> Occasion {
        let outline = &self.article.outline;
        let (Some(first), Some(last)) = (self.kept.clause.first(), self.kept.clause.last()) else { return Occasion::default() };
        let from = self.settings.times.partition_point(|time| time.0 < first.start());
        let days = self.settings.times[from..]
            .iter()
            .take_while(|time| time.0 < last.end())
            .filter(|time| self.kept.clause.iter().any(|run| run.contains(time.0)))
            .min_by_key(|time| time.0.abs_diff(near))
            .map(|&(at, days)| if expected { self.still_to_come(at, days) } else { days });
        let mut place: Option<(usize, IdRange<TokenId>)> = None;
        let mut medium = None;
        // A run ends before a quote or before what is reported, and so does whatever is read in it.
        for &run in &self.kept.clause {
            for (at, token) in outline.tokens.numbered_in(run) {
                let found = match token.word() {
                    word::TOLD | word::TELLS => places::court(outline, at, run.end()),
                    word::WHERE if at < near => places::before_where(outline, at),
                    _ if outline.classes_of(token).any(Classes::PREP) => places::read(outline, at, run.end()),
                    _ => continue,
                };
                if let Some(found) = found {
                    let distance = at.abs_diff(near);
                    if place.is_none_or(|(least, _)| distance < least) {
                        place = Some((distance, found));
                    }
                }
                if medium.is_none() {
                    medium = self.medium(at, run.end());
                }
            }
        }
        Occasion { days, location: place.map(|(_, range)| written(outline, range, false).into()), medium }
    }

    /// `on Telegram`, `in a statement`, `in an interview with the BBC` from the preposition at token `at`.
    fn medium(&self, at: TokenId, end: TokenId) -> Option<Arc<str>> {
        let outline = &self.article.outline;
        // "By Tuesday a post had been shared": the preposition is that of the day.
        let time = outline.classes(at + 1).any(Classes::WEEKDAY | Classes::MONTH);
        if !outline.classes(at).any(Classes::BEFORE_MEDIUM) || time {
            return None;
        }
        let mut noun = at + 1;
        while noun < end && noun <= at + 5 {
            let classes = outline.classes(noun);
            if classes.any(Classes::PLATFORM) && outline.tokens[noun].is_capital() {
                // At the end of a sentence "X." looks like an initial.
                return Some(outline.text_of(noun).trim_end_matches('.').into());
            }
            // "in a phone interview" is an interview.
            let by_phone = outline.phrase_end(Phrase::PHONE, noun).is_some() && outline.classes(noun + 1).any(Classes::MESSAGE);
            if classes.any(Classes::MESSAGE) && !by_phone {
                let message = outline.lexicon.spelling(outline.word(noun));
                let with = outline.phrase_end(Phrase::INTERVIEW_WITH, noun).filter(|&partner| partner < end);
                return Some(match with.and_then(|partner| self.capitals(partner, end)) {
                    Some(partner) => {
                        let with = outline.lexicon.spelling(word::WITH);
                        format!("{message} {with} {}", written(outline, partner, false)).into()
                    }
                    None => message.into(),
                });
            }
            if !outline.tokens[noun].is_word() || classes.any(Classes::PREP | Classes::AUX | Classes::CONJ) {
                return None;
            }
            noun += 1;
        }
        None
    }

    /// A run of capitalised words, behind an article at most, or behind words for what somebody is: "British journalist Tom Orr".
    fn capitals(&self, at: TokenId, end: TokenId) -> Option<IdRange<TokenId>> {
        let outline = &self.article.outline;
        let start = if outline.classes(at).any(Classes::DET) { at + 1 } else { at };
        let run = |start: TokenId| start.to(start.to(end).iter().find(|&t| !outline.tokens[t].is_capital()).unwrap_or(end));
        let says_what =
            |t: TokenId| outline.classes(t).any(if outline.tokens[t].is_capital() { Classes::DEMONYM } else { Classes::PERSON });
        let behind = start.to(end).iter().find(|&t| !says_what(t)).unwrap_or(end);
        // The "British Journal" is a name as a whole.
        let office = behind > start && !outline.tokens[behind - 1].is_capital();
        let partner = run(if office { behind } else { start });
        // "in an interview with reporters Thursday"
        let day = outline.classes(partner.start()).any(Classes::WEEKDAY | Classes::MONTH);
        (!partner.is_empty() && !day).then_some(partner)
    }

    /// `told the Harrow Courier`: the body that was told, behind a cue that ends before the token.
    fn hearer(&self, end: TokenId, sentence: SentenceId) -> Option<Arc<str>> {
        let outline = &self.article.outline;
        if !outline.classes(end - 1).any(Classes::TAKES_HEARER) {
            return None;
        }
        let start = if outline.classes(end).any(Classes::DET) { end + 1 } else { end };
        let mentions = &self.article.mentions[self.article.by_sentence.range(sentence)];
        let told = mentions.get(mentions.partition_point(|m| m.core().start() < start))?;
        // "told Harrow Crown Court" names the place.
        if outline.classes(told.core().end() - 1).any(Classes::EVENT) {
            return None;
        }
        let body = told.kind == MentionKind::Name && told.stands_for == Some(SpeakerKind::Organization) && !told.place;
        (body && told.core().start() == start).then(|| written(outline, told.core(), false).into())
    }

    /// Whether the sentence tells of somebody speaking: it reports speech, names the speaker, or names an occasion to speak.
    fn tells_of_speech(&self, sentence: SentenceId, speaker: EntityId) -> bool {
        let outline = &self.article.outline;
        let runs = || outline.runs(sentence).map(|(run, _)| run).filter(|run| !run.is_empty());
        let (Some(first), Some(last)) = (runs().next(), runs().last()) else { return false };
        let from = self.article.by_sentence.from(&self.article.mentions, sentence, first.start());
        let inside = self.article.mentions.from(from).take_while(|(_, m)| m.tokens().start() < last.end());
        let named = inside.map(|(id, _)| self.entities.of(id)).any(|entity| entity == Some(speaker));
        let reports = |at: TokenId| outline.classes(at).any(Classes::CUE_STRONG | Classes::MEDIUM_NOUN);
        // "Speaking to reporters in Harrow, Lee smiled."
        let speaks = |at: TokenId| outline.tokens[at].is_capital() && outline.phrase_end(Phrase::SPEAKING, at).is_some();
        named && runs().flat_map(IdRange::iter).any(|at| reports(at) || speaks(at))
    }
}

/// Gives quotes that tell no day or place what the next quote of the same statement tells: "“Yes,” said Lee. “No,” she told reporters
/// in Harrow." Each quote comes with its speaker, its paragraph, its occasion and whether that is a new one.
pub(crate) fn fill_backwards<'a, S: PartialEq>(
    quotes: impl DoubleEndedIterator<Item = (Option<S>, ParagraphId, &'a mut Option<Arc<Occasion>>, bool)>,
) {
    let mut behind: Option<(S, ParagraphId, &Option<Arc<Occasion>>)> = None;
    for (speaker, paragraph, occasion, is_new) in quotes.rev() {
        let Some(speaker) = speaker else {
            behind = None;
            continue;
        };
        if let Some((known, at, later)) = &behind
            && *known == speaker
            && *at <= paragraph + 1
            && let Some(later) = later
        {
            match occasion {
                Some(occasion) if occasion == later => {}
                Some(occasion) if occasion.agrees(later) => Arc::make_mut(occasion).fill(later),
                Some(_) => {}
                None => *occasion = Some(later.clone()),
            }
        }
        behind = (!is_new).then_some((speaker, paragraph, occasion));
    }
}
