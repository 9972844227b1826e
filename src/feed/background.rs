//! Background: the article's own sentences that introduce a statement.

use super::clean;
use crate::ids::IdVec;
use crate::lexicon::{Classes, Lexicon};
use crate::outline::{self, Outline};
use crate::room::Room;
use crate::{Extraction, QuoteKind, Span, Usage};

/// So many paragraphs are read, beside the one in which the statement begins.
const PARAGRAPHS: usize = 4;
/// A sentence of fewer words tells nobody anything: a heading with a full stop, a button.
const LEAST_WORDS: usize = 5;
/// So many bytes are read beyond those that there is room for: the sentence that the statement itself stands in.
const SPARE: usize = 200;
/// Bytes between two sentences: a blank, or the blank line between paragraphs.
const BETWEEN: usize = 2;

/// Finds what introduces the statements of one article.
pub(super) struct Introductions<'e> {
    text: &'e str,
    paragraphs: &'e [Span],
    /// Whatever stands in marks outside other marks, in text order.
    quoted: Vec<Span>,
    /// Those of them that are somebody's whole sentences.
    speech: Vec<Span>,
    limit: usize,
    /// The sentences of each paragraph that was read as a whole: several statements may be introduced by the same.
    read: Vec<Option<Vec<Span>>>,
    /// The first sentences of the article: found once, when a statement has no introduction of its own.
    lead: Option<Vec<Span>>,
    /// Kept from paragraph to paragraph.
    room: outline::Room,
}

impl<'e> Introductions<'e> {
    /// For introductions of at most `limit` bytes.
    pub(super) fn new(extraction: &'e Extraction<'_>, paragraphs: &'e [Span], limit: usize) -> Self {
        let outer = || extraction.quotes().iter().filter(|quote| quote.depth() == 0 && quote.kind() != QuoteKind::Indirect);
        let sorted = |mut spans: Vec<Span>| {
            spans.sort_unstable();
            spans
        };
        let speech = outer().filter(|quote| quote.kind() == QuoteKind::Direct && quote.usage() == Usage::Speech);
        Introductions {
            text: extraction.document().text(),
            paragraphs,
            quoted: sorted(outer().flat_map(|quote| quote.parts()).copied().collect()),
            speech: sorted(speech.flat_map(|quote| quote.parts()).copied().collect()),
            limit,
            read: vec![None; paragraphs.len()],
            lead: None,
            room: outline::Room::default(),
        }
    }

    /// The sentences that introduce what is said from byte `start` on, in text order: the last ones before it that fit the limit,
    /// back to the quotation before. Where there are none, the first ones of the article.
    pub(super) fn of(&mut self, start: usize) -> Vec<Span> {
        if self.limit == 0 {
            return Vec::new();
        }
        // What was spoken before is no introduction, nor is what introduced that.
        let spoken = self.speech[..self.speech.partition_point(|span| span.start() < start)].last().map_or(0, |span| span.end());
        let last = self.paragraphs.partition_point(|paragraph| paragraph.start() <= start);
        let first = last.saturating_sub(PARAGRAPHS + 1);
        let mut found = Vec::new();
        let mut room = self.limit.saturating_add(BETWEEN);
        'back: for at in (first..last).rev() {
            let paragraph = self.paragraphs[at];
            if paragraph.end() <= spoken {
                break;
            }
            // More than there is room for is not needed of a long paragraph; what is cut in two is left out.
            let end = paragraph.end().min(start);
            let reach = clean::boundary_before(self.text, end.saturating_sub(room.saturating_add(SPARE)));
            let from = paragraph.start().max(spoken).max(reach);
            for sentence in self.sentences_of(at, Span::new(from, end)).into_iter().rev() {
                match room.checked_sub(sentence.len() + BETWEEN) {
                    Some(left) => room = left,
                    None => break 'back,
                }
                found.push(sentence);
            }
        }
        found.reverse();
        if found.is_empty() { self.lead_before(start) } else { found }
    }

    /// The whole sentences of running text in a part of a paragraph, or in all of it.
    fn sentences_of(&mut self, paragraph: usize, part: Span) -> Vec<Span> {
        let all = self.paragraphs[paragraph];
        if part != all {
            return self.sentences(part, part.start() > all.start(), part.end() < all.end());
        }
        let found = self.read[paragraph].take().unwrap_or_else(|| self.sentences(all, false, false));
        self.read[paragraph].insert(found).clone()
    }

    /// The first sentences of the article that stand before byte `start`.
    fn lead_before(&mut self, start: usize) -> Vec<Span> {
        let lead = match self.lead.take() {
            Some(lead) => lead,
            None => self.find_lead(),
        };
        let before = lead.iter().copied().take_while(|sentence| sentence.end() <= start).collect();
        self.lead = Some(lead);
        before
    }

    fn find_lead(&mut self) -> Vec<Span> {
        let spoken = self.speech.first().map_or(self.text.len(), |span| span.start());
        let mut lead = Vec::new();
        let mut room = self.limit.saturating_add(BETWEEN);
        let paragraphs = self.paragraphs;
        for paragraph in paragraphs.iter().take(4 * PARAGRAPHS) {
            let end = clean::boundary_before(
                self.text,
                paragraph.end().min(spoken).min(paragraph.start().saturating_add(self.limit.saturating_mul(2))),
            );
            for sentence in self.sentences(Span::new(paragraph.start(), end), false, end < paragraph.end()) {
                match room.checked_sub(sentence.len() + BETWEEN) {
                    Some(left) => room = left,
                    None => return lead,
                }
                lead.push(sentence);
            }
            if !lead.is_empty() || spoken < paragraph.end() {
                break;
            }
        }
        lead
    }

    /// The whole sentences of running text in a paragraph, of which `cut_before` and `cut_after` tell whether the first or the
    /// last may be only a piece.
    fn sentences(&mut self, span: Span, cut_before: bool, cut_after: bool) -> Vec<Span> {
        // Where there is no room for a sentence there is none.
        if span.len() < 2 * LEAST_WORDS {
            return Vec::new();
        }
        // A paragraph that ends in the middle of a sentence is a heading, a caption or a byline.
        if !cut_after && !ends(span.of(self.text)) {
            return Vec::new();
        }
        let no_quotes = IdVec::default();
        let outline = Outline::new(self.text, Lexicon::english(), &[span], &no_quotes, &mut self.room);
        let sentences = if self.is_furniture(&outline) { Vec::new() } else { self.whole(&outline, cut_before) };
        outline.leave(&mut self.room);
        self.room.empty();
        sentences
    }

    /// The whole sentences of an outline of a part of the text.
    fn whole(&self, outline: &Outline, cut_before: bool) -> Vec<Span> {
        let mut sentences: Vec<Span> = Vec::new();
        let mut open: Option<usize> = None;
        for sentence in outline.sentences.ids().iter() {
            let found = outline.span_of(outline.tokens_of(sentence));
            let (start, end) = (open.take().unwrap_or(found.start()), found.end());
            let inside = self.quoted.partition_point(|quote| quote.end() < end);
            if self.quoted.get(inside).is_some_and(|quote| quote.start() < end) {
                // The sentence goes on behind the quoted words.
                open = Some(start);
            } else {
                sentences.push(Span::new(start, end));
            }
        }
        let whole = |sentence: &Span| !(cut_before && sentence.start() == sentences.first().map_or(0, |first| first.start()));
        sentences.iter().filter(|sentence| whole(sentence) && is_prose(sentence.of(self.text))).copied().collect()
    }

    /// Whether a paragraph speaks to the reader, or of the page that it stands on: an appeal for money,
    /// a cookie notice.
    fn is_furniture(&self, outline: &Outline) -> bool {
        outline.tokens.iter().filter(|token| token.is_word()).any(|token| {
            let quoted = || {
                let next = self.quoted.partition_point(|quote| quote.end() <= token.start());
                self.quoted.get(next).is_some_and(|quote| quote.start() <= token.start())
            };
            outline.classes_of(token).any(Classes::PAGE_WORD) && !quoted()
        })
    }

    /// The sentences as one reads them: those of a paragraph on one line, a blank line between paragraphs.
    pub(super) fn text(&self, sentences: &[Span]) -> Option<String> {
        let mut out = String::new();
        let mut last = None;
        for sentence in sentences {
            let paragraph = self.paragraphs.partition_point(|paragraph| paragraph.end() <= sentence.start());
            if let Some(last) = last {
                out.push_str(if last == paragraph { " " } else { "\n\n" });
            }
            out.push_str(&clean::tidy(sentence.of(self.text)));
            last = Some(paragraph);
        }
        (!out.is_empty()).then_some(out)
    }
}

fn ends(text: &str) -> bool {
    let closing = |c: char| c.is_whitespace() || matches!(c, '”' | '’' | '"' | '\'' | '»' | ')' | ']');
    text.trim_end_matches(closing).ends_with(['.', '!', '?', '…'])
}

/// Whether it reads as a sentence: neither a label (`Caption: …`, `Image | …`) nor too short.
fn is_prose(sentence: &str) -> bool {
    let label = sentence.split_whitespace().next().is_some_and(|word| word.ends_with(':'));
    let words = sentence.split_whitespace().filter(|word| word.contains(char::is_alphanumeric));
    ends(sentence) && !label && !sentence.contains(" | ") && words.take(LEAST_WORDS).count() == LEAST_WORDS
}

#[cfg(test)]
mod tests {
    use crate::{Document, Extractor, RecordOptions};

    /// The background of each record.
    fn read(text: &str, options: RecordOptions) -> Vec<String> {
        let document = Document::new(text);
        let records = Extractor::default().extract(&document).records(&options);
        for record in &records {
            let origin = record.origin.as_ref().unwrap();
            let verbatim: Vec<&str> = origin.background.iter().map(|span| span.of(text)).collect();
            let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            assert_eq!(words(&verbatim.join(" ")), words(record.background.as_deref().unwrap_or("")));
        }
        records.into_iter().map(|record| record.background.unwrap_or_default()).collect()
    }

    fn by_default(text: &str) -> Vec<String> {
        read(text, RecordOptions::default())
    }

    #[test]
    fn the_sentences_before_a_statement_introduce_it() {
        for (text, background) in [
            ("The pump broke down in May. “It works again,” said Ann Lee.", "The pump broke down in May."),
            (
                "The pump broke down in May.\n\nMr. Orr of the U.S. firm mended it on Feb. 4. He was paid well for it. Ann Lee said: “It works.”",
                "The pump broke down in May.\n\nMr. Orr of the U.S. firm mended it on Feb. 4. He was paid well for it.",
            ),
            // What the page says of itself or to its reader is none of the article.
            (
                "The pump broke down in May.\n\nTo read on, please accept all cookies of this page.\n\nThe Courier is free for everyone. We think that good papers should be. Your gift keeps it so.\n\n“It works,” said Ann Lee.",
                "The pump broke down in May.",
            ),
            // Words in marks may speak to anybody.
            (
                "The firm’s so-called “you first” rule is from May. “It works,” said Ann Lee.",
                "The firm’s so-called “you first” rule is from May.",
            ),
            // A line wrap is one blank.
            (
                "The pump in the old mill broke down in the month\nof May, and was soon mended by the people of a\nfirm that had never seen such a pump.\n\n“It works,” said Ann Lee.",
                "The pump in the old mill broke down in the month of May, and was soon mended by the people of a firm that had never seen such a pump.",
            ),
            // Headings, captions, bylines and buttons are no sentences.
            (
                "The pump broke down in May.\n\nA long wait\n\nCaption: The pump stood still in May.\n\nBy Ida Vance in Harrow\n\nRead on.\n\n“It works,” said Ann Lee.",
                "The pump broke down in May.",
            ),
            // Words in marks belong to the sentence around them.
            (
                "The town calls it “the beast. The old beast” for its noise. “It works,” said Ann Lee.",
                "The town calls it “the beast. The old beast” for its noise.",
            ),
            ("“It works,” said Ann Lee. The pump broke down in May.", ""),
        ] {
            assert_eq!(by_default(text), [background], "{text:?}");
        }
    }

    #[test]
    fn what_was_said_before_is_no_introduction() {
        let text = "The pump broke down in May. “It is old,” said Tom Orr on Friday. The firm sent nobody for weeks. “It works,” said Ann Lee.";
        assert_eq!(by_default(text), ["The pump broke down in May.", "The firm sent nobody for weeks."]);
    }

    #[test]
    fn without_an_introduction_the_article_begins() {
        let text = "The pump broke down in May.\n\n“It is old,” said Tom Orr.\n\n“It works,” said Ann Lee.";
        assert_eq!(by_default(text), ["The pump broke down in May.", "The pump broke down in May."]);
    }

    #[test]
    fn its_length_is_bounded() {
        let text = "The pump broke down in May. It was mended by a firm in June. “It works,” said Ann Lee.";
        let of = |limit| read(text, RecordOptions::default().background(limit)).remove(0);
        assert_eq!(of(0), "");
        assert_eq!(of(20), "");
        assert_eq!(of(40), "It was mended by a firm in June.");
        assert_eq!(of(62), "The pump broke down in May. It was mended by a firm in June.");
        let long = "So it went on and on for a very long time. ".repeat(2000) + "“It works,” said Ann Lee.";
        let found = by_default(&long).remove(0);
        assert!((500..=600).contains(&found.len()), "{}", found.len());
    }
}
