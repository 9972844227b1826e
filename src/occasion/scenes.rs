//! Scenes: meetings, hearings and matches, whose place and day are those of all that is said there.

use std::sync::Arc;

use super::{Days, places};
use crate::Date;
use crate::ids::{Id, IdRange, SentenceId, TokenId};
use crate::lexicon::{Classes, Gate, word};
use crate::outline::Outline;
use crate::speakers::written;
use crate::text::TokenKind;

/// The place stands at most so many tokens behind the word for what happens there.
const NEAR: usize = 12;
/// The score of a match stands among so many paragraphs.
const OPENING: usize = 4;
/// The words for what happened may be so many days old.
const FRESH: i32 = 10;

/// What happens somewhere, up to where the next scene begins.
#[derive(Debug, Clone)]
pub(super) struct Scene {
    /// The first token of the sentence that tells of it.
    pub(super) first: TokenId,
    pub(super) location: Option<Arc<str>>,
    /// `None` where nothing tells on which day all of it happened.
    pub(super) days: Option<Days>,
    /// Whether all that stands behind it is part of it: a trial, a match.
    pub(super) lasting: bool,
}

/// Reads the scenes of a text, given its words for a time.
pub(super) struct Scenes<'o, 't> {
    outline: &'o Outline<'t>,
    times: &'o [(TokenId, Days)],
    today: Option<Date>,
    /// Whether the text tells of a match.
    match_report: bool,
}

impl<'o, 't> Scenes<'o, 't> {
    pub(super) fn new(outline: &'o Outline<'t>, times: &'o [(TokenId, Days)], today: Option<Date>) -> Self {
        let opening = outline.paragraphs.iter().take(OPENING).flat_map(|paragraph| outline.tokens.numbered_in(paragraph.tokens));
        let mut numbers = opening.filter(|(_, token)| token.kind() == TokenKind::Number);
        let match_report = numbers.any(|(at, _)| is_score(outline, at));
        Scenes { outline, times, today, match_report }
    }

    /// All scenes, in text order.
    pub(super) fn read(&self) -> Vec<Scene> {
        let happens = if self.match_report { Classes::EVENT | Classes::GAME } else { Classes::EVENT };
        let mut scenes = Vec::new();
        let mut next = SentenceId::FIRST;
        for at in self.outline.tokens_open(Gate::SETTING) {
            if !self.outline.classes(at).any(happens) {
                continue;
            }
            let sentence = self.outline.sentence_of(at);
            if sentence >= next && !self.outline.is_quoted(at) && !self.outline.paragraph_of(sentence).is_headline() {
                next = sentence + 1;
                scenes.extend(self.of(sentence, at));
            }
        }
        scenes
    }

    /// The scene that a sentence sets, whose first word for what happens is token `event`.
    fn of(&self, sentence: SentenceId, event: TokenId) -> Option<Scene> {
        let outline = self.outline;
        let tokens = outline.tokens_of(sentence);
        // "The council will meet at the Town Hall on Monday."
        let ahead = outline.classes_in(tokens.with_end(event)).any(|classes| classes.any(Classes::FUTURE | Classes::FORESEES));
        let own = |at: &TokenId| !outline.is_quoted(*at);
        let game = self.match_report && outline.classes(event).any(Classes::GAME);
        let place = tokens.iter().filter(own).find_map(|at| self.place(at, tokens.end(), event));
        let times = &self.times[self.times.partition_point(|time| time.0 < tokens.start())..];
        let time = times.first().filter(|time| time.0 < tokens.end()).map(|time| time.1);
        let fresh = |days: Days| self.today.is_none_or(|today| today.days_after(days.1) <= FRESH);
        if ahead || time.is_some_and(|days| !fresh(days)) || place.is_none() && (!game || time.is_none()) {
            return None;
        }
        // "Opening the case at Harrow Crown Court on Monday, Lee said": others may have spoken on other days.
        let said = tokens.iter().filter(own).any(|at| outline.classes(at).any(Classes::CUE_STRONG));
        let days = time.filter(|days| !said && days.0 == days.1);
        let court = place.is_some_and(|place| outline.classes(place.end() - 1).any(Classes::EVENT));
        let location = place.map(|place| written(outline, place, false).into());
        Some(Scene { first: tokens.start(), location, days, lasting: court || game })
    }

    /// The name of the place of what happens, from the preposition at a token, or from the verb that it hears or is told by.
    fn place(&self, at: TokenId, end: TokenId, event: TokenId) -> Option<IdRange<TokenId>> {
        let outline = self.outline;
        let near = event <= at && at.abs_diff(event) <= NEAR;
        // "at Harrow Crown Court", but not "a case in the Supreme Court"
        if let Some(place) = places::read(outline, at, end) {
            let itself = outline.word(at) == word::AT && outline.classes(place.end() - 1).any(Classes::EVENT);
            return (itself || near).then_some(place);
        }
        let ground = near && outline.classes(event).any(Classes::GAME) && outline.word(at) == word::AT;
        if ground && let Some(place) = places::ground(outline, at + 1, end) {
            return Some(place);
        }
        places::court(outline, at, end)
    }
}

/// `2-1`, from the number at a token.
fn is_score(outline: &Outline, at: TokenId) -> bool {
    let goals = |text: &str| (1..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    let number = |at: TokenId| outline.tokens.get(at).is_some_and(|token| token.kind() == TokenKind::Number);
    let text = outline.text_of(at);
    if let Some((ours, theirs)) = text.split_once('-') {
        return goals(ours) && goals(theirs);
    }
    let dash = outline.tokens.get(at + 1).is_some_and(|token| token.is_punct(b'-') && !token.spaced());
    dash && number(at + 2) && goals(text) && goals(outline.text_of(at + 2)) && !outline.tokens[at + 2].spaced()
}
