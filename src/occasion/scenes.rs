//! Scenes: meetings, hearings and matches, whose place and day are those of all that is said there.

use std::sync::Arc;

use super::{Days, places};
use crate::Date;
use crate::ids::{Id, IdRange, ParagraphId, SentenceId, TokenId};
use crate::lexicon::{Classes, Gate, word};
use crate::outline::Outline;
use crate::speakers::written;
use crate::text::TokenKind;

/// The place stands at most so many tokens behind the word for what happens there.
const NEAR: usize = 12;
/// The score of a match stands among so many paragraphs.
const OPENING: usize = 4;
/// Longest paragraph that is a score, in tokens.
const LONGEST_SCORE: usize = 12;
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
        let mut scenes: Vec<Scene> = self.match_day().into_iter().collect();
        let mut next = SentenceId::FIRST;
        for at in self.outline.tokens_open(Gate::OCCASION) {
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

    /// The day that the opening of a match report tells first: "For an hour on Saturday Harrow were awful".
    fn match_day(&self) -> Option<Scene> {
        let outline = self.outline;
        let opening = outline.paragraphs.get(ParagraphId::new(OPENING)).map_or(outline.tokens.end(), |p| p.tokens.start());
        let told = self.times.iter().take_while(|time| self.match_report && time.0 < opening);
        let &(at, days) = told.into_iter().find(|(_, days)| days.0 == days.1)?;
        let first = outline.sentences[outline.sentence_of(at)].first;
        let played = self.is_fresh(days) && !self.is_ahead(first.to(at));
        played.then_some(Scene { first, location: None, days: Some(days), lasting: true })
    }

    /// Whether something is still to come: "The council will meet at the Town Hall on Monday."
    fn is_ahead(&self, words: IdRange<TokenId>) -> bool {
        self.outline.classes_in(words).any(|classes| classes.any(Classes::FUTURE | Classes::FORESEES))
    }

    /// Whether days are near enough for the words around them to be news.
    fn is_fresh(&self, days: Days) -> bool {
        self.today.is_none_or(|today| today.days_after(days.1) <= FRESH)
    }

    /// The scene that a sentence sets, whose first word for what happens is token `event`.
    fn of(&self, sentence: SentenceId, event: TokenId) -> Option<Scene> {
        let outline = self.outline;
        let tokens = outline.tokens_of(sentence);
        let own = |at: &TokenId| !outline.is_quoted(*at);
        let game = self.match_report && outline.classes(event).any(Classes::GAME);
        let place = tokens.iter().filter(own).find_map(|at| self.place(at, tokens.end(), event));
        let times = &self.times[self.times.partition_point(|time| time.0 < tokens.start())..];
        let time = times.first().filter(|time| time.0 < tokens.end()).map(|time| time.1);
        // "At a budget hearing on Monday, Lee asked": what follows is said there, too.
        let fronted = outline.word(tokens.start()) == word::AT && !(tokens.start() + 1).to(event).iter().any(|t| self.ends(t));
        let set = (game || fronted) && time.is_some();
        let ahead = !fronted && self.is_ahead(tokens.with_end(event));
        if ahead || time.is_some_and(|days| !self.is_fresh(days)) || place.is_none() && !set {
            return None;
        }
        // "the Criminal Court sitting in Harrow": a report of a trial tells of one day.
        let is_court = |t: TokenId| outline.tokens[t].is_capital() && outline.classes(t).all(Classes::VENUE | Classes::EVENT);
        let named = tokens.iter().filter(own).any(is_court);
        let court = named || place.is_some_and(|place| outline.classes(place.end() - 1).any(Classes::EVENT));
        // "Lee said at a meeting on Monday": others may have spoken on other days.
        let said = tokens.iter().filter(own).any(|at| outline.classes(at).any(Classes::CUE_STRONG));
        let days = time.filter(|days| (!said || court || fronted) && days.0 == days.1);
        let location = place.map(|place| written(outline, place, false).into());
        Some(Scene { first: tokens.start(), location, days, lasting: court || game })
    }

    /// Whether the phrase of what happens ends at a token: at a sign, or a verb.
    fn ends(&self, at: TokenId) -> bool {
        !self.outline.tokens[at].is_word() || self.outline.classes(at).any(Classes::AUX | Classes::PRON)
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

/// `2-1`, `Harrow Town 2 Camlow Rovers 1`, from the number at a token.
fn is_score(outline: &Outline, at: TokenId) -> bool {
    let goals = |text: &str| (1..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    let number = |at: TokenId| outline.tokens.get(at).is_some_and(|token| token.kind() == TokenKind::Number);
    let text = outline.text_of(at);
    // A name, a number, a name, a number, and nothing else.
    let tokens = outline.paragraph_of(outline.sentence_of(at)).tokens;
    let other = || tokens.iter().find(|&t| number(t)).filter(|&first| first > tokens.start() && first + 1 < at);
    if at + 1 == tokens.end() && tokens.len() <= LONGEST_SCORE && goals(text) {
        let names = |first: TokenId| tokens.iter().all(|t| t == first || t == at || outline.tokens[t].is_capital());
        return other().is_some_and(|first| goals(outline.text_of(first)) && names(first));
    }
    if let Some((ours, theirs)) = text.split_once('-') {
        return goals(ours) && goals(theirs);
    }
    let dash = outline.tokens.get(at + 1).is_some_and(|token| token.is_punct(b'-') && !token.spaced());
    dash && number(at + 2) && goals(text) && goals(outline.text_of(at + 2)) && !outline.tokens[at + 2].spaced()
}
