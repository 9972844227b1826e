//! Why a quote went to whom it went.

use super::{Evidence, Extraction, Quote};
use crate::Span;
use crate::attribution::{EvidenceSet, THRESHOLD};
use crate::speakers::{Clue, ClueSet};

/// What was weighed for one quote. Empty for quotes that nobody is asked for: scare quotes, titles, nested quotes.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Explanation {
    pub(crate) candidates: Vec<ExplainedCandidate>,
    pub(crate) antecedents: Vec<ExplainedAntecedent>,
    pub(crate) reading: Option<ExplainedReading>,
}

/// What the model that reads found of words without marks.
///
/// ```
/// use ipse::{Document, Extractor};
///
/// let document = Document::new("Ann Lee said that the pump works.");
/// let (extraction, explanations) = Extractor::default().explain(&document);
/// let reading = explanations[0].reading().unwrap();
/// assert!(reading.cue() > 0.8 && reading.source() > 0.8 && reading.content() > 0.8);
/// assert_eq!(reading.grounds().count(), 3);
/// # let _ = extraction;
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct ExplainedReading {
    pub(crate) cue: f32,
    pub(crate) source: f32,
    pub(crate) content: f32,
    pub(crate) grounds: Vec<(String, f32)>,
}

/// One mention that might have spoken the quote.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ExplainedCandidate {
    pub(crate) mention: Span,
    pub(crate) evidence: EvidenceSet,
    pub(crate) score: f32,
}

/// One whom a pronoun might stand for.
#[derive(Debug, Clone, PartialEq)]
pub struct ExplainedAntecedent {
    pub(crate) name: String,
    pub(crate) clues: ClueSet,
    pub(crate) score: f32,
}

impl Explanation {
    /// The candidates, best first.
    pub fn candidates(&self) -> &[ExplainedCandidate] {
        &self.candidates
    }

    /// Where the words that were chosen are a pronoun: whom it might stand for, best first; else empty.
    pub fn antecedents(&self) -> &[ExplainedAntecedent] {
        &self.antecedents
    }

    /// For words without marks that the model found: how sure it is, and of what. `None` for all other quotes.
    pub fn reading(&self) -> Option<&ExplainedReading> {
        self.reading.as_ref()
    }

    /// The score that a candidate must beat: below it nobody is named.
    pub fn threshold(&self) -> f32 {
        THRESHOLD
    }
}

impl ExplainedCandidate {
    /// The words that stand for the candidate.
    pub fn mention(&self) -> Span {
        self.mention
    }

    /// The sum of the weights of the evidence; in a dialogue, where all turns are weighed together, what comes of them for this one.
    pub fn score(&self) -> f32 {
        self.score
    }

    /// The evidence for and against the candidate.
    pub fn evidence(&self) -> impl Iterator<Item = Evidence> {
        Evidence::of(self.evidence)
    }
}

impl ExplainedReading {
    /// How likely the cue attributes something, 0 to 1.
    pub fn cue(&self) -> f32 {
        self.cue
    }

    /// How likely the words of the source are the source, 0 to 1.
    pub fn source(&self) -> f32 {
        self.source
    }

    /// How likely the words that are given out are reported, 0 to 1.
    pub fn content(&self) -> f32 {
        self.content
    }

    /// The three things that weighed most for the whole or against it, in words, each with its weight in log-odds.
    pub fn grounds(&self) -> impl Iterator<Item = (&str, f32)> {
        self.grounds.iter().map(|(meaning, weight)| (meaning.as_str(), *weight))
    }
}

impl ExplainedAntecedent {
    /// The name under which it would come out.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The sum of the weights of the clues.
    pub fn score(&self) -> f32 {
        self.score
    }

    /// The clues for and against it, in the order of [`Clue::ALL`].
    pub fn clues(&self) -> impl Iterator<Item = Clue> {
        self.clues.iter()
    }
}

impl Extraction<'_> {
    /// Why a quote went to whom it went, in a sentence; `None` for one without a speaker's words. All that counted, with the
    /// weights, is in [`Attribution::evidence`](crate::Attribution::evidence).
    ///
    /// ```
    /// use ipse::Extractor;
    ///
    /// let extraction = Extractor::default().extract_text("“It works,” said Mayor Ann Lee.");
    /// assert_eq!(
    ///     extraction.why(&extraction.quotes()[0]).unwrap(),
    ///     "“said” ties “Mayor Ann Lee” to the quote: verb and subject follow the quote (“…,” said Lee)."
    /// );
    /// ```
    pub fn why(&self, quote: &Quote<'_>) -> Option<String> {
        let attribution = quote.attribution()?;
        let mention = self.slice(attribution.mention());
        let ties = match attribution.cue() {
            Some(cue) => format!("“{}” ties “{mention}” to the quote", self.slice(cue)),
            None => format!("“{mention}” speaks"),
        };
        // The first rule says where the words stand.
        let meaning = attribution.evidence().next().map_or("", |evidence| evidence.rule.meaning());
        let (meaning, example) = meaning.split_once(": ").unwrap_or((meaning, ""));
        let mut letters = meaning.chars();
        let first = letters.next().map_or_else(String::new, |letter| letter.to_lowercase().to_string());
        let example = if example.is_empty() { String::new() } else { format!(" ({})", example.trim_end_matches('.')) };
        Some(format!("{ties}: {first}{}{example}.", letters.as_str().trim_end_matches('.')))
    }
}
