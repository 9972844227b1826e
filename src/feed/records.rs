//! From quotes to records.

use super::clean::{self, Piece};
use super::{Author, DateAndLocation, Ipse, Origin, RecordOptions, Source};
use crate::text::paragraphs;
use crate::{Extraction, Quote, QuoteKind, Span, Speaker, Usage};

impl Extraction<'_> {
    /// The records of the document, in the order of its text: what was said, by people who are known.
    ///
    /// A record is made of direct and mixed quotes that are speech, stand in no other quote, and have a speaker;
    /// [`RecordOptions`] sets how sure and how long they must be. Neighbouring quotes of one speaker are one statement and so
    /// one record: quotes in the same paragraph, or in paragraphs next to each other, with no quote of anybody else between
    /// them, nor one whose speaker is not known. (Quotes too short or unsure for a record of their own are left out of the
    /// statement; a scrap of a reported clause is never joined to whole sentences. A later version will look closer at whether
    /// the occasion is the same.)
    ///
    /// The words read as the speaker said them: blanks are single, the comma before a closing mark is a full stop where a
    /// statement ends, the parts of a split quote are put together, and words left out inside a sentence show as `[…]`.
    ///
    /// ```
    /// use ipse::{Document, Extractor, RecordOptions};
    ///
    /// let document = Document::new("“The pump,” said Mayor Ann Lee, “is sound.” She smiled. “Come and\nsee it,” Lee said.")
    ///     .title("Pump passes test")
    ///     .source("The Harrow Courier");
    /// let extraction = Extractor::default().extract(&document);
    /// let records = extraction.records(&RecordOptions::default().document("courier-17"));
    ///
    /// assert_eq!(records.len(), 1);
    /// assert_eq!(records[0].author.name, "Ann Lee");
    /// assert_eq!(records[0].quote, "The pump, is sound. Come and see it.");
    /// assert_eq!(records[0].read_more[0].publisher.as_deref(), Some("The Harrow Courier"));
    /// let origin = records[0].origin.as_ref().unwrap();
    /// assert_eq!(extraction.slice(origin.spans[1]), "is sound.");
    /// ```
    pub fn records(&self, options: &RecordOptions) -> Vec<Ipse> {
        let text = self.document().text();
        statements(self, options).iter().map(|statement| record(self, text, statement, options)).collect()
    }
}

/// Quotes of one speaker that make one record.
struct Statement<'q, 't> {
    speaker: &'q Speaker,
    quotes: Vec<&'q Quote<'t>>,
}

/// Picks the quotes and joins neighbours.
fn statements<'q, 't>(extraction: &'q Extraction<'t>, options: &RecordOptions) -> Vec<Statement<'q, 't>> {
    let mut made: Vec<Statement<'q, 't>> = Vec::new();
    if extraction.speakers().is_empty() {
        return made;
    }
    let paragraphs = paragraphs(extraction.document().text()).spans;
    let paragraph = |at: usize| paragraphs.partition_point(|paragraph| paragraph.end() <= at);
    // Who spoke last, and in which paragraph; the statement that the next quote may join.
    let mut last = None;
    let mut open: Option<usize> = None;
    for quote in extraction.quotes().iter().filter(|quote| quote.depth() == 0 && quote.usage() == Usage::Speech) {
        let (Some(first), Some(end)) = (quote.parts().first(), quote.parts().last()) else { continue };
        let speaker = extraction.speaker_of(quote);
        let from = paragraph(first.start());
        let goes_on = last.is_some_and(|(id, at)| speaker.is_some_and(|speaker| speaker.id() == id) && from <= at + 1);
        if !goes_on {
            open = None;
        }
        last = speaker.map(|speaker| (speaker.id(), paragraph(end.end().saturating_sub(1))));
        let Some(speaker) = speaker.filter(|_| is_wanted(quote, options)) else { continue };
        match open {
            // The reporter's words never stand among the speaker's.
            _ if quote.kind() == QuoteKind::Indirect => made.push(Statement { speaker, quotes: vec![quote] }),
            // A scrap of a reported clause reads badly among whole sentences.
            Some(at) if options.join && made[at].quotes[0].kind() == quote.kind() && same_occasion(made[at].quotes[0], quote) => {
                made[at].quotes.push(quote);
            }
            _ => {
                open = Some(made.len());
                made.push(Statement { speaker, quotes: vec![quote] });
            }
        }
    }
    made
}

fn is_wanted(quote: &Quote<'_>, options: &RecordOptions) -> bool {
    let least = match quote.kind() {
        QuoteKind::Direct => options.min_words_direct,
        QuoteKind::Mixed => options.min_words_mixed,
        QuoteKind::Indirect if options.include_indirect => 1,
        QuoteKind::Indirect => return false,
    };
    confidence(quote) >= options.min_confidence && clean::count_words(&quote.text()) >= least
}

fn confidence(quote: &Quote<'_>) -> f32 {
    quote.attribution().map_or(0.0, |attribution| attribution.confidence())
}

/// As a quote's confidence is written: what is beyond two digits is noise, and would differ between machines.
fn two_digits(confidence: f32) -> f32 {
    (confidence * 100.0).round() / 100.0
}

/// Whether nothing that is known tells two quotes' days or places apart.
fn same_occasion(one: &Quote<'_>, other: &Quote<'_>) -> bool {
    let days = one.date().zip(other.date());
    let places = one.location().zip(other.location());
    days.is_none_or(|(a, b)| a == b) && places.is_none_or(|(a, b)| a == b)
}

fn record(extraction: &Extraction<'_>, text: &str, statement: &Statement<'_, '_>, options: &RecordOptions) -> Ipse {
    let Statement { speaker, quotes } = statement;
    let mut author = Author::new(clean::tidy(speaker.name()));
    author.role = speaker.role().map(clean::tidy);
    author.kind = Some(speaker.kind());
    let mut record = Ipse::new(author, clean::statement(pieces(text, quotes)));
    let date = quotes.iter().find_map(|quote| quote.date());
    let location = quotes.iter().find_map(|quote| quote.location()).map(str::to_owned);
    record.date = date;
    record.date_and_location = DateAndLocation { from: date, to: date, location };
    record.read_more = Some(source(extraction)).into_iter().filter(|source| !source.is_empty()).collect();
    record.inserted.clone_from(&options.inserted);
    record.origin = Some(Origin {
        document: options.document.clone(),
        spans: quotes.iter().flat_map(|quote| quote.parts()).copied().collect(),
        confidence: two_digits(quotes.iter().map(|quote| confidence(quote)).fold(1.0, f32::min)),
    });
    record
}

fn source(extraction: &Extraction<'_>) -> Source {
    let document = extraction.document();
    let known = |field: Option<&str>| field.map(clean::tidy).filter(|field| !field.is_empty());
    Source { title: known(document.get_title()), publisher: known(document.get_source()), url: known(document.get_url()) }
}

/// The parts of the quotes, each with what stands before it.
fn pieces<'t>(text: &'t str, quotes: &[&Quote<'_>]) -> Vec<Piece<'t>> {
    let mut pieces: Vec<Piece<'t>> = Vec::new();
    let mut end = 0;
    for quote in quotes {
        for (i, part) in quote.parts().iter().enumerate() {
            let gap = if pieces.is_empty() { "" } else { Span::new(end, part.start()).of(text) };
            pieces.push(Piece { words: part.of(text), gap, same_quote: i > 0, whole: quote.kind() == QuoteKind::Direct });
            end = part.end();
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use crate::{Document, Extractor, RecordOptions};

    fn records(text: &str, options: &RecordOptions) -> Vec<String> {
        let document = Document::new(text);
        let records = Extractor::default().extract(&document).records(options);
        records.into_iter().map(|record| format!("{}: {}", record.author.name, record.quote)).collect()
    }

    fn by_default(text: &str) -> Vec<String> {
        records(text, &RecordOptions::default())
    }

    #[test]
    fn neighbours_are_one_statement() {
        let one = "“We came,” said Ann Lee. “We saw.”";
        assert_eq!(by_default(one), ["Ann Lee: We came. We saw."]);
        let next = "“We came,” said Ann Lee.\n\n“We saw,” Lee said.";
        assert_eq!(by_default(next), ["Ann Lee: We came. We saw."]);
        let far = "“We came,” said Ann Lee.\n\nThe crowd went home in the rain.\n\n“We saw,” Lee said.";
        assert_eq!(by_default(far), ["Ann Lee: We came.", "Ann Lee: We saw."]);
        let scrap = "“We came,” said Ann Lee. She called it “a matter of course”.";
        assert_eq!(by_default(scrap), ["Ann Lee: We came.", "Ann Lee: a matter of course"]);
        let apart = RecordOptions::default().join(false);
        assert_eq!(records(one, &apart), ["Ann Lee: We came.", "Ann Lee: We saw."]);
    }

    #[test]
    fn anybody_else_between_parts_them() {
        let other = "“We came,” said Ann Lee. “Too late,” said Tom Orr. “We saw,” said Lee.";
        assert_eq!(by_default(other), ["Ann Lee: We came.", "Tom Orr: Too late.", "Ann Lee: We saw."]);
        let title = "“We came,” said Ann Lee, who wrote the novel “The Long Way Home”. “We saw,” said Lee.";
        assert!(by_default(title).iter().any(|record| record == "Ann Lee: We came. We saw."), "{:?}", by_default(title));
    }

    #[test]
    fn scraps_make_no_record() {
        let text = "Ann Lee called the plan “bold”.\n\nIt rained all day in the town.\n\n“Yes,” said Lee.";
        assert_eq!(by_default(text), ["Ann Lee: Yes."]);
        let all = RecordOptions::default().min_words_mixed(1);
        assert_eq!(records(text, &all), ["Ann Lee: bold", "Ann Lee: Yes."]);
        assert_eq!(records(text, &all.min_words_direct(2)), ["Ann Lee: bold"]);
    }

    #[test]
    fn the_unsure_and_the_unknown_make_no_record() {
        assert_eq!(by_default("The wind blew. “We came.”"), Vec::<String>::new());
        assert_eq!(records("“We came,” said Ann Lee.", &RecordOptions::default().min_confidence(1.1)), Vec::<String>::new());
        assert_eq!(by_default(""), Vec::<String>::new());
    }

    #[test]
    fn nested_quotes_stay_inside() {
        let text = "“Orr told me ‘no way,’” said Ann Lee. “I left.”";
        assert_eq!(by_default(text), ["Ann Lee: Orr told me ‘no way.’ I left."]);
    }

    #[test]
    fn the_origin_tells_where() {
        let text = "“We  came,” said Ann Lee, “and saw.” “We won,” Lee said.";
        let document = Document::new(text).url("https://harrow.example/1");
        let extraction = Extractor::default().extract(&document);
        let options = RecordOptions::default().document("a").inserted("2025-02-04T20:52:00Z");
        let [record] = &extraction.records(&options)[..] else { panic!() };
        assert_eq!(record.quote, "We came, and saw. We won.");
        let origin = record.origin.as_ref().unwrap();
        let words: Vec<_> = origin.spans.iter().map(|span| span.of(text)).collect();
        assert_eq!(words, ["We  came,", "and saw.", "We won,"]);
        assert_eq!(origin.document.as_deref(), Some("a"));
        assert!(origin.confidence > 0.5 && origin.confidence <= 1.0);
        assert_eq!(record.inserted.as_deref(), Some("2025-02-04T20:52:00Z"));
        assert_eq!(record.read_more.len(), 1);
        assert_eq!(record.read_more[0].url.as_deref(), Some("https://harrow.example/1"));
        assert!(record.date.is_none() && record.date_and_location.location.is_none());
    }

    #[test]
    fn no_source_no_read_more() {
        let document = Document::new("“We came,” said Ann Lee.").title(" ");
        let records = Extractor::default().extract(&document).records(&RecordOptions::default());
        assert!(records[0].read_more.is_empty());
    }
}
