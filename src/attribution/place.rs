//! Where a quote stands.

use crate::ids::{ParagraphId, PartId, SentenceId};
use crate::lexicon::Classes;
use crate::outline::{Outline, Sentence};

/// How many words and commas may lead into a quote that goes on with the one before.
const LEAD: usize = 4;
/// How many sentences a paragraph has at most that holds nothing but quotes.
const SENTENCES: usize = 8;

/// Where a part of a quote stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub(super) sentence: SentenceId,
    pub(super) paragraph: ParagraphId,
    /// How many paragraphs stand before, asides left out.
    pub(super) order: u32,
    /// Its sentence holds nothing but quotes.
    pub(super) alone: bool,
    /// Nothing but a word or two leads into it, and nothing follows it: `Now, “…”`.
    pub(super) led_in: bool,
    /// Its paragraph holds nothing but quotes.
    pub(super) paragraph_alone: bool,
}

impl Place {
    pub(super) fn of(outline: &Outline, part: PartId) -> Place {
        let sentence = outline.parts[part].sentence;
        let paragraph = outline.sentences[sentence].paragraph;
        let alone = outline.sentences[sentence].is_bare();
        let sentences = &outline.sentences[outline.sentences_in(paragraph)];
        let paragraph_alone = alone && sentences.len() <= SENTENCES && sentences.iter().all(Sentence::is_bare);
        let order = outline.paragraphs[paragraph].order();
        Place { sentence, paragraph, order, alone, led_in: is_led_in(outline, part, sentence), paragraph_alone }
    }
}

/// Whether nothing but a word or two leads into a part, and nothing follows it.
fn is_led_in(outline: &Outline, part: PartId, sentence: SentenceId) -> bool {
    let lead = outline.words_before(part);
    let leads = |classes: Classes| classes.any(Classes::CONJ | Classes::ADV) && !classes.any(Classes::PRON | Classes::DET);
    lead.len() <= LEAD
        && lead.start() == outline.sentences[sentence].first
        && outline.tokens[lead].iter().all(|t| t.is_punct(b',') || t.is_word() && leads(outline.classes_of(t)))
        && outline.sentences[sentence].has_no_words_from(lead.end())
}
