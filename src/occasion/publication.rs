//! The day of publication, where the text tells it: in the byline, in the dateline, on a line of its own.

use super::days::{self, TimeWords};
use super::heads::{HEADLINES, STAMP, is_of_stamp};
use crate::ids::{Id, IdRange, TokenId};
use crate::lexicon::{Classes, Phrase, word};
use crate::outline::{Outline, dateline_place};
use crate::text::TokenKind;
use crate::{Date, Span};

/// The day on which an article was published, and by what it is known.
///
/// ```
/// use ipse::{Date, Document, Extractor};
///
/// let text = "Pump passes test\n\nby Una Marsh February 4, 2025 8:52 PM\n\n“It works,” Ann Lee said on Monday.";
/// let extraction = Extractor::default().extract_text(text);
/// let published = extraction.published().unwrap();
/// assert_eq!((published.day(), extraction.slice(published.span().unwrap())), (Date::new(2025, 2, 4)?, "February 4, 2025"));
/// assert_eq!(extraction.quotes()[0].date(), Some(Date::new(2025, 2, 3)?));
///
/// // What the caller says is never overruled.
/// let document = Document::new(text).with_published(Date::new(2025, 2, 11)?);
/// let extraction = Extractor::default().extract(&document);
/// assert_eq!(extraction.published().map(|published| published.span()), Some(None));
/// assert_eq!(extraction.quotes()[0].date(), Some(Date::new(2025, 2, 10)?));
/// # Ok::<(), ipse::DateError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub struct Publication {
    day: Date,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    span: Option<Span>,
}

impl Publication {
    /// As the caller gave it.
    pub(crate) fn given(day: Date) -> Publication {
        Publication { day, span: None }
    }

    /// The day.
    pub fn day(&self) -> Date {
        self.day
    }

    /// Where the text tells the day, in bytes; `None` if the caller gave it.
    pub fn span(&self) -> Option<Span> {
        self.span
    }

    /// Reads the day at the head of a text. It must be told whole, with its year: nothing is guessed.
    pub(crate) fn read(outline: &Outline) -> Option<Publication> {
        outline.paragraphs.iter().take(HEADLINES).find_map(|paragraph| {
            let (first, end, day) = stamped_day(outline, paragraph.tokens)?;
            Some(Publication { day, span: Some(outline.span_of(first.to(end))) })
        })
    }
}

/// The day that a paragraph tells of its article, and its tokens: in `by Una Marsh Feb. 4, 2025`, `Published: 4 February 2025`,
/// `HARROW, Feb. 4, 2025 (Paper Wire) –`, or on a line of its own.
fn stamped_day(outline: &Outline, tokens: IdRange<TokenId>) -> Option<(TokenId, TokenId, Date)> {
    let (start, end) = tokens.bounds();
    let place = dateline_place(outline, tokens).map(IdRange::end);
    let stamped = || outline.phrase_end(Phrase::STAMPED, start);
    // "By Una Marsh", but not "By Feb. 4, 2025"
    let signed = || (outline.word(start) == word::BY).then_some(start + 2);
    let lead = place.or_else(stamped).or_else(signed);
    let from = lead.unwrap_or(start);
    let reach = if lead.is_some() { STAMP } else { 1 };
    let is_name = |&at: &TokenId| {
        let token = &outline.tokens[at];
        !token.is_word() || token.is_capital() || token.kind() == TokenKind::Number || outline.word(at) == word::AND
    };
    let day = |at: TokenId| match days::read(outline, at)? {
        (TimeWords::Day { month, day, year }, behind) => Some((at, behind, Date::new(year?, month, day).ok()?)),
        _ => None,
    };
    let told = from.to(end.min(from + reach)).iter().take_while(is_name).find_map(day)?;
    // "Feb. 4, 2025 8:52 PM", but not "Feb. 4, 2025, was cold" and "HARROW (PW) – On Feb. 4, 2025"
    let is_beside = |at| is_of_stamp(outline, at) && !outline.classes(at).any(Classes::AUX | Classes::BE | Classes::DET);
    let alone = lead.is_some() || told.1.to(end).iter().all(is_beside);
    (alone && !outline.classes_before(told.0).any(Classes::PREP)).then_some(told)
}
