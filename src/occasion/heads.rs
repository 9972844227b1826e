//! Heads: the words at the head of an article, or of an entry of a live blog, that say when and where it was written.

use super::{Days, Occasion, days, places};
use crate::Date;
use crate::ids::{Id, IdRange, ParagraphId, TokenId};
use crate::lexicon::{Classes, Phrase};
use crate::outline::{Outline, dateline_place};
use crate::speakers::written;
use crate::text::{Shape, TokenKind};

/// The dateline stands among so many paragraphs, behind headlines and captions at most.
pub(super) const HEADLINES: usize = 8;
/// The day and the agency stand among so many tokens behind the place.
const DATELINE: usize = 8;
/// A time stamp on a line of its own has so many tokens at most.
pub(super) const STAMP: usize = 10;

/// What the heads of a text tell of all that stands below them.
pub(super) struct Heads {
    /// The dateline of the article.
    pub(super) dateline: Occasion,
    /// The entries of a live blog, by their first paragraphs: the days on which they were written.
    entries: Vec<(ParagraphId, Days)>,
}

impl Heads {
    /// Reads the heads of an article that was published on a day.
    pub(super) fn read(outline: &Outline, published: Option<Date>) -> Heads {
        Heads { dateline: dateline(outline, published).unwrap_or_default(), entries: entries(outline, published) }
    }

    /// The entry of a live blog in which a paragraph stands: its first paragraph, and the day on which it was written.
    pub(super) fn entry(&self, paragraph: ParagraphId) -> Option<(ParagraphId, Days)> {
        let behind = self.entries.partition_point(|(first, _)| *first <= paragraph);
        self.entries.get(behind.saturating_sub(1)).copied()
    }
}

/// The dateline or the byline of an article. A press release goes out from a place where nobody need have spoken.
fn dateline(outline: &Outline, published: Option<Date>) -> Option<Occasion> {
    let mut release = false;
    for paragraph in outline.paragraphs.iter().take(HEADLINES) {
        let tokens = paragraph.tokens;
        release |= tokens.len() <= STAMP && tokens.iter().any(|at| names_release(outline, at));
        let Some(place) = dateline_place(outline, tokens).or_else(|| places::byline(outline, tokens)) else { continue };
        let head = place.end().to(tokens.end().min(place.end() + DATELINE));
        let time = head.iter().find_map(|at| days::read(outline, at));
        let days = time.and_then(|(time, _)| time.days(published, None));
        // "HARROW, Feb. 4 /PaperWire/ --"
        release |= head.iter().any(|at| outline.tokens[at].is_punct(b'/') || names_release(outline, at));
        let location = (!release).then(|| written(outline, place, true).into());
        return Some(Occasion { days, location, medium: None });
    }
    None
}

/// `RELEASE`, `NEWSWIRE`
fn names_release(outline: &Outline, at: TokenId) -> bool {
    outline.tokens[at].shape() == Shape::Upper && outline.classes(at).any(Classes::RELEASE)
}

/// Two time stamps make a live blog. What stands above the first one sums up the day.
fn entries(outline: &Outline, published: Option<Date>) -> Vec<(ParagraphId, Days)> {
    let stamps = outline.paragraphs.numbered().filter_map(|(id, paragraph)| {
        let time = stamp(outline, paragraph.tokens)?;
        // "Tue 4 Feb 2025 09.15 GMT"
        let told = time.iter().find_map(|at| days::read(outline, at)).filter(|(time, _)| time.is_day());
        let days = told.and_then(|(time, _)| time.days(published, None));
        Some((id, days.or(published.map(|day| (day, day)))?))
    });
    let stamps: Vec<_> = stamps.collect();
    if stamps.len() < 2 { Vec::new() } else { stamps }
}

/// `14.22 BST`, `Posted at 14:22 4 Feb`, `10:15am: It rains.`: gives the tokens of the stamp at the head of a paragraph.
fn stamp(outline: &Outline, tokens: IdRange<TokenId>) -> Option<IdRange<TokenId>> {
    let first = outline.phrase_end(Phrase::STAMPED, tokens.start()).unwrap_or(tokens.start());
    let clock = |at: TokenId| at < tokens.end() && is_clock(outline.text_of(at));
    let short = tokens.len() <= STAMP;
    // Nearly all paragraphs are no stamp and begin with none.
    if !short && !clock(first) {
        return None;
    }
    // "Tue 4 Feb 2025 09.15 GMT"
    if short && tokens.iter().any(clock) && first.to(tokens.end()).iter().all(|at| is_of_stamp(outline, at)) {
        return Some(tokens);
    }
    // "14:22 It rains.", "10.15 am – It rains.", but not "11.30 people"
    let behind = first.to(tokens.end()).iter().skip(1).find(|&at| outline.phrase_end(Phrase::HALF_DAY, at).is_none())?;
    let token = &outline.tokens[behind];
    let divided = token.is_capital() || token.kind() == TokenKind::Mark || token.is_punct(b':') || token.is_punct(b'-');
    (clock(first) && divided).then_some(first.to(behind))
}

/// Whether a word may be of a time stamp, and not of a sentence.
pub(super) fn is_of_stamp(outline: &Outline, at: TokenId) -> bool {
    let token = &outline.tokens[at];
    token.shape() != Shape::Lower || token.span().len() <= 4 || is_clock(outline.text_of(at))
}

/// `14:22`, `9.05`, `10.15am`
fn is_clock(word: &str) -> bool {
    // Nearly all words are turned away by their first letter.
    if !word.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let Some((hours, rest)) = word.split_once([':', '.']) else { return false };
    let (minutes, half) = rest.split_at(rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len()));
    let below = |digits: &str, limit: u8| digits.parse().is_ok_and(|number: u8| number < limit);
    let letters = half.len() <= 2 && half.bytes().all(|byte| byte.is_ascii_alphabetic());
    hours.len() <= 2 && below(hours, 24) && minutes.len() == 2 && below(minutes, 60) && letters
}
