//! From quotes to records.

use super::background::Introductions;
use super::clean::{self, Piece};
use super::context::Terms;
use super::role;
use super::{Author, DateAndLocation, Ipse, Origin, RecordOptions, Source};
use crate::text::{paragraphs, with_marks};
use crate::{Attribution, Date, Extraction, Factuality, Quote, QuoteKind, Rule, Span, Speaker, SpeakerId, Usage};

impl Extraction<'_> {
    /// The records of the document, in the order of its text: what was said, by people who are known.
    ///
    /// A record is made of direct and mixed quotes that are speech, stand in no other quote, and have a speaker;
    /// [`RecordOptions`] sets how sure and how long they must be. Neighbouring quotes of one speaker are one statement and so
    /// one record: quotes in the same paragraph, or in paragraphs next to each other, with no quote of anybody else between
    /// them, nor one whose speaker is not known, and of one occasion: a quote that comes with a day, place or medium that those before
    /// it do not have begins a new record. (Quotes too short or unsure for a record of their own are left out of the statement; a scrap of a reported clause is never joined to whole
    /// sentences.)
    ///
    /// The words are the speaker's: blanks are single; the comma that an attribution put before a closing mark goes, and where whole
    /// sentences end there is a full stop, but none behind `#Tags`, emoji and other signs; the parts of a split quote are put together.
    /// Words left out inside a sentence show as `[…]`, and so does the end of a quote that its page cut off. What an editor put in
    /// stays, and [`Ipse::insertions`] tells where it stands.
    ///
    /// The author's role is that of the [`Speaker`], as far as it can stand alone: "his wife" and "ran the board until 2021" are left out.
    ///
    /// [`Ipse::background`] holds the article's own sentences before the statement, back to the quotation before it, or else the
    /// first ones of the article, as they stand there and no more than the options allow. [`Ipse::read_more`] holds the article.
    ///
    /// ```
    /// use ipse::{Document, Extractor, RecordOptions};
    ///
    /// let document = Document::new("“The pump,” said Mayor Ann Lee, “is sound.” She smiled. “Come and\nsee it,” Lee said.")
    ///     .with_title("Pump passes test")
    ///     .with_publisher("The Harrow Courier")
    ///     .with_id("courier-17");
    /// let extraction = Extractor::default().extract(&document);
    /// let records = extraction.records(&RecordOptions::default());
    ///
    /// assert_eq!(records.len(), 1);
    /// assert_eq!(records[0].author.name, "Ann Lee");
    /// assert_eq!(records[0].quote, "The pump is sound. Come and see it.");
    /// assert_eq!(records[0].read_more[0].publisher.as_deref(), Some("The Harrow Courier"));
    /// let origin = records[0].origin.as_ref().unwrap();
    /// assert_eq!(extraction.slice(origin.spans[1]), "is sound.");
    /// ```
    pub fn records(&self, options: &RecordOptions) -> Vec<Ipse> {
        if self.speakers().is_empty() {
            return Vec::new();
        }
        let paragraphs = paragraphs(self.document().text()).spans;
        let statements = Statements::new(self, &paragraphs, options).all();
        let mut records = Records {
            extraction: self,
            options,
            paragraphs: &paragraphs,
            introductions: Introductions::new(self, &paragraphs, options.background),
            terms: Terms::new(&options.contexts),
            source: source(self),
            authors: vec![None; self.speakers().len()],
        };
        statements.iter().filter_map(|statement| records.record(statement)).collect()
    }
}

/// Quotes of one speaker that make one record.
struct Statement<'q, 't> {
    speaker: SpeakerId,
    /// Whoever spoke together with that one.
    others: Vec<SpeakerId>,
    factuality: Factuality,
    quotes: Vec<&'q Quote<'t>>,
    /// How many words it has.
    words: usize,
    /// What is known of its occasion.
    days: Option<(Date, Date)>,
    location: Option<&'q str>,
    medium: Option<&'q str>,
}

/// Picks the quotes of a document and joins neighbours.
struct Statements<'q, 't> {
    extraction: &'q Extraction<'t>,
    paragraphs: &'q [Span],
    options: &'q RecordOptions,
    made: Vec<Statement<'q, 't>>,
    /// Who spoke last, and in which paragraph.
    last: Option<(SpeakerId, usize)>,
    /// The statement that the next quote may join.
    open: Option<usize>,
}

impl<'q, 't> Statements<'q, 't> {
    fn new(extraction: &'q Extraction<'t>, paragraphs: &'q [Span], options: &'q RecordOptions) -> Self {
        Statements { extraction, paragraphs, options, made: Vec::new(), last: None, open: None }
    }

    fn all(mut self) -> Vec<Statement<'q, 't>> {
        let quotes = self.extraction.quotes().iter();
        quotes.filter(|quote| quote.depth() == 0 && quote.usage() == Usage::Speech).for_each(|quote| self.take(quote));
        self.made
    }

    fn take(&mut self, quote: &'q Quote<'t>) {
        let paragraph = |at: usize| self.paragraphs.partition_point(|paragraph| paragraph.end() <= at);
        let (Some(first), Some(end)) = (quote.parts().first(), quote.parts().last()) else { return };
        let speaker = self.extraction.speaker_of(quote);
        let from = paragraph(first.start());
        let goes_on = self.last.is_some_and(|(id, at)| {
            speaker.is_some_and(|speaker| speaker.id() == id) && from <= at.saturating_add(self.options.join_within)
        });
        if !goes_on {
            self.open = None;
        }
        self.last = speaker.map(|speaker| (speaker.id(), paragraph(end.end().saturating_sub(1))));
        // By their place among the speakers: JSON may number them otherwise.
        let speaker = speaker.and(quote.attribution()).and_then(Attribution::speaker);
        let (Some(speaker), Some(least)) = (speaker, least_words(quote, self.options)) else { return };
        let words = clean::count_words(&quote.text());
        if words < least {
            return;
        }
        let (others, factuality) = (others(quote), factuality(quote));
        let joined = self.open.filter(|&at| self.options.join && self.made[at].may_go_on(quote, words, self.options));
        if let Some(at) = joined {
            self.made[at].add(quote, words);
        } else if confidence(quote) >= self.options.min_confidence {
            // The reporter's words never stand among the speaker's.
            if quote.kind() != QuoteKind::Indirect {
                self.open = Some(self.made.len());
            }
            self.made.push(Statement {
                speaker,
                others,
                factuality,
                quotes: Vec::new(),
                words: 0,
                days: None,
                location: None,
                medium: None,
            });
            if let Some(statement) = self.made.last_mut() {
                statement.add(quote, words);
            }
        }
    }
}

impl<'q, 't> Statement<'q, 't> {
    /// Whether a quote right behind it may be a part of it: of its kind, not too long, on the same occasion as far as is known.
    fn may_go_on(&self, quote: &Quote<'_>, words: usize, options: &RecordOptions) -> bool {
        // A scrap of a reported clause reads badly among whole sentences.
        self.quotes.first().is_some_and(|first| first.kind() == quote.kind())
            && self.factuality == factuality(quote)
            && self.others == others(quote)
            && self.words + words <= options.join_words
            && goes_with(self.days, quote.days())
            && goes_with(self.location, quote.location())
            && goes_with(self.medium, quote.medium())
    }

    fn add(&mut self, quote: &'q Quote<'t>, words: usize) {
        self.quotes.push(quote);
        self.words += words;
        self.days = self.days.or(quote.days());
        self.location = self.location.or(quote.location());
        self.medium = self.medium.or(quote.medium());
    }
}

/// Whether a quote tells nothing of its occasion that the statement before it does not.
fn goes_with<T: PartialEq>(known: Option<T>, told: Option<T>) -> bool {
    told.is_none() || known == told
}

/// How many words a quote must have for a record of its own, or at least for joining one; `None` where it is not sure enough.
fn least_words(quote: &Quote<'_>, options: &RecordOptions) -> Option<usize> {
    let least = match quote.kind() {
        QuoteKind::Direct => options.min_words_direct,
        QuoteKind::Mixed => options.min_words_mixed,
        QuoteKind::Indirect if options.include_indirect && quote.attribution().is_some_and(|a| a.act().is_speech()) => 1,
        QuoteKind::Indirect => return None,
    };
    if !options.any_factuality && !factuality(quote).is_stated() {
        return None;
    }
    let carried = || {
        let evidence = quote.attribution().map(|attribution| attribution.evidence());
        quote.kind() == QuoteKind::Direct && evidence.is_some_and(|mut all| all.any(|one| one.rule == Rule::CarriedOver))
    };
    let confidence = confidence(quote);
    let sure = confidence >= options.min_confidence || (confidence >= options.min_confidence_joined && carried());
    sure.then_some(least)
}

fn factuality(quote: &Quote<'_>) -> Factuality {
    quote.attribution().map_or(Factuality::Stated, Attribution::factuality)
}

/// Whoever spoke beside the speaker.
fn others(quote: &Quote<'_>) -> Vec<SpeakerId> {
    quote.attribution().map_or_else(Vec::new, |attribution| attribution.speakers().skip(1).collect())
}

fn confidence(quote: &Quote<'_>) -> f32 {
    quote.attribution().map_or(0.0, |attribution| attribution.confidence())
}

fn author(speaker: &Speaker) -> Author {
    let mut author = Author::new(clean::tidy(speaker.name()));
    author.id = speaker.roster_id().map(str::to_owned);
    author.role = speaker.role_beside_name().and_then(|role| role::printable(&clean::tidy(role)));
    author.kind = Some(speaker.kind());
    author
}

/// Writes the records of one document.
struct Records<'r, 't> {
    extraction: &'r Extraction<'t>,
    options: &'r RecordOptions,
    paragraphs: &'r [Span],
    introductions: Introductions<'r>,
    terms: Terms<'r>,
    source: Source,
    /// Of each speaker the author, once one of the records is theirs.
    authors: Vec<Option<Author>>,
}

impl Records<'_, '_> {
    fn record(&mut self, statement: &Statement<'_, '_>) -> Option<Ipse> {
        let Statement { speaker, quotes, .. } = statement;
        let text = self.extraction.document().text();
        let mut record = Ipse::new(self.author(*speaker)?, clean::statement(pieces(text, quotes)));
        record.co_authors = statement.others.iter().filter_map(|&other| self.author(other)).collect();
        record.factuality = statement.factuality;
        record.date = quotes.iter().find_map(|quote| quote.date());
        record.date_and_location = DateAndLocation {
            from: statement.days.map(|days| days.0),
            to: statement.days.map(|days| days.1),
            location: statement.location.map(str::to_owned),
            medium: statement.medium.map(str::to_owned),
        };
        let spans: Vec<Span> = quotes.iter().flat_map(|quote| quote.parts()).copied().collect();
        let background = self.introductions.of(spans.first().map_or(0, |span| span.start()));
        record.background = self.introductions.text(&background);
        record.contexts = self.contexts(statement, &spans, &background);
        record.read_more = Some(self.source.clone()).into_iter().filter(|source| !source.is_empty()).collect();
        record.inserted = self.extraction.document().inserted();
        record.origin = Some(Origin {
            document: self.extraction.document().id().map(str::to_owned),
            spans,
            background,
            confidence: quotes.iter().map(|quote| confidence(quote)).fold(1.0, f32::min),
        });
        Some(record)
    }

    fn author(&mut self, id: SpeakerId) -> Option<Author> {
        let speaker = self.extraction.speaker(id)?;
        Some(self.authors[id.index()].get_or_insert_with(|| author(speaker)).clone())
    }

    /// The contexts of which the statement, the paragraphs it stands in, its background or the headline speak.
    fn contexts(&self, statement: &Statement<'_, '_>, spans: &[Span], background: &[Span]) -> Vec<super::Context> {
        if self.options.contexts.is_empty() {
            return Vec::new();
        }
        let text = self.extraction.document().text();
        let published = self.extraction.published();
        let mut around: Vec<Span> = background.to_vec();
        for span in spans {
            let at = self.paragraphs.partition_point(|paragraph| paragraph.end() <= span.start());
            let paragraphs = self.paragraphs[at..].iter().take_while(|paragraph| paragraph.start() < span.end());
            around.extend(paragraphs.map(|paragraph| near(text, *paragraph, *span)));
        }
        around.sort_unstable();
        around.dedup();
        let days = statement.days.or(published.map(|published| (published.day(), published.day())));
        let title = self.extraction.document().title();
        self.terms.of(around.into_iter().map(|span| span.of(text)).chain(title), days)
    }
}

/// So many bytes of a paragraph on either side of a quote are its surroundings.
const NEAR: usize = 1000;

/// The part of a paragraph that lies near a span, cut at blanks.
fn near(text: &str, paragraph: Span, span: Span) -> Span {
    let (mut start, mut end) = (paragraph.start(), paragraph.end());
    if span.start().saturating_sub(NEAR) > start {
        start = clean::boundary_before(text, span.start() - NEAR);
        start += text[start..span.start()].find(char::is_whitespace).unwrap_or(0);
    }
    if span.end() + NEAR < end {
        end = clean::boundary_before(text, span.end() + NEAR);
        end = text[span.end()..end].rfind(char::is_whitespace).map_or(end, |blank| span.end() + blank);
    }
    Span::new(start, end)
}

fn source(extraction: &Extraction<'_>) -> Source {
    let document = extraction.document();
    let known = |field: Option<&str>| field.map(clean::tidy).filter(|field| !field.is_empty());
    Source {
        title: known(document.title()),
        publisher: known(document.publisher()),
        url: known(document.url()),
        published: extraction.published().map(|published| published.day()),
    }
}

/// The parts of the quotes, each with what stands before it.
fn pieces<'t>(text: &'t str, quotes: &[&Quote<'_>]) -> Vec<Piece<'t>> {
    let mut pieces: Vec<Piece<'t>> = Vec::new();
    let mut end = 0;
    for quote in quotes {
        for (i, part) in quote.parts().iter().enumerate() {
            let gap = if pieces.is_empty() { "" } else { Span::new(end, part.start()).of(text) };
            let open = !quote.is_closed() && with_marks(text, *part).end() == part.end();
            pieces.push(Piece { words: part.of(text), gap, same_quote: i > 0, whole: quote.kind() == QuoteKind::Direct, open });
            end = part.end();
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use crate::{Context, Date, DateAndLocation, Document, Extractor, Ipse, Person, RecordOptions, Roster};

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
    fn what_an_attribution_put_there_goes() {
        for (text, record) in [
            ("“The pump,” said Ann Lee, “is sound.”", "The pump is sound."),
            ("“If it rains,” said Ann Lee, “we stay.”", "If it rains, we stay."),
            ("“We rise #HarrowRising,” Ann Lee wrote on X.", "We rise #HarrowRising"),
            ("Ann Lee wrote on X: “We won 🎉”", "We won 🎉"),
            ("Ann Lee wrote on X: “It has begun 1/7”", "It has begun 1/7"),
            ("“Is it sound?” asked Ann Lee.", "Is it sound?"),
            // Its page ends there.
            ("Ann Lee said: “The pump is sound and the", "The pump is sound and the […]"),
            ("Ann Lee said: “The pump is sound.", "The pump is sound."),
        ] {
            assert_eq!(by_default(text), [format!("Ann Lee: {record}")], "{text}");
        }
    }

    #[test]
    fn a_record_holds_one_occasion() {
        let read = |text: &str| {
            let document = Document::new(text).with_published(Date::new(2025, 2, 9).unwrap());
            let records = Extractor::default().extract(&document).records(&RecordOptions::default());
            let occasion = |record: Ipse| {
                let DateAndLocation { from, location, medium, .. } = record.date_and_location;
                let known: Vec<String> = [from.map(|day| day.to_string()), location, medium].into_iter().flatten().collect();
                format!("{} ({})", record.quote, known.join(", "))
            };
            records.into_iter().map(occasion).collect::<Vec<_>>()
        };
        // What comes first goes on with what was said before it, not with the next occasion.
        let back = "Ann Lee told of it in an interview with the Harrow Courier yesterday, and it was “a matter of course” to her.\n\n\
            “We came at dawn. We saw it all.” Lee said she wanted to sell the pump. \
            “We shall see it sold,” Ann Lee said on 7 February at a meeting in Stowe.\n\nThe pump, she added, “is ours.”";
        assert_eq!(
            read(back),
            [
                "a matter of course (2025-02-08, interview with Harrow Courier)",
                "We came at dawn. We saw it all. (2025-02-08, interview with Harrow Courier)",
                "We shall see it sold. […] is ours. (2025-02-07, Stowe)",
            ]
        );
        // A paragraph that opens with a medium opens an occasion.
        let medium = "Yesterday, Ann Lee added: “We came at dawn.”\n\n\
            In an interview with Tom Orr of Harrow Radio, Lee also said she was ready to go. “We saw it all,” Lee added.";
        assert_eq!(read(medium), ["We came at dawn. (2025-02-08)", "We saw it all. (interview with Tom Orr)"]);
        // One in which only the first is told of stays one.
        let one = "“We came at dawn,” Ann Lee told reporters in Stowe on Friday.\n\n“We saw it all,” she said.";
        assert_eq!(read(one), ["We came at dawn. We saw it all. (2025-02-07, Stowe)"]);
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
        let document = Document::new(text)
            .with_url("https://harrow.example/1")
            .with_id("a")
            .with_inserted("2025-02-04T20:52:00Z".parse().unwrap());
        let extraction = Extractor::default().extract(&document);
        let options = RecordOptions::default();
        let [record] = &extraction.records(&options)[..] else { panic!() };
        assert_eq!(record.quote, "We came and saw. We won.");
        let origin = record.origin.as_ref().unwrap();
        let words: Vec<_> = origin.spans.iter().map(|span| span.of(text)).collect();
        assert_eq!(words, ["We  came,", "and saw.", "We won,"]);
        assert_eq!(origin.document.as_deref(), Some("a"));
        assert!(origin.confidence > 0.5 && origin.confidence <= 1.0);
        assert_eq!(record.inserted, document.inserted());
        assert_eq!(record.read_more.len(), 1);
        assert_eq!(record.read_more[0].url.as_deref(), Some("https://harrow.example/1"));
        assert!(record.date.is_none() && record.date_and_location.location.is_none());
    }

    #[test]
    fn how_much_is_joined() {
        let near = "“We came,” said Ann Lee.\n\n“We saw,” Lee said. “We won,” she said.";
        let read = |within| records(near, &RecordOptions::default().join_within(within));
        assert_eq!(read(0), ["Ann Lee: We came.", "Ann Lee: We saw. We won."]);
        assert_eq!(read(1), ["Ann Lee: We came. We saw. We won."]);
        let far = "“We came,” said Ann Lee.\n\nThe crowd went home in the rain.\n\n“We saw,” Lee said.";
        assert_eq!(records(far, &RecordOptions::default().join_within(2)), ["Ann Lee: We came. We saw."]);
        assert_eq!(records(far, &RecordOptions::default().join_within(usize::MAX)).len(), 1);
        let few = |words| records(near, &RecordOptions::default().join_words(words));
        assert_eq!(few(4), ["Ann Lee: We came. We saw.", "Ann Lee: We won."]);
        assert_eq!(few(0).len(), 3);
    }

    #[test]
    fn a_quote_without_a_word_on_who_speaks_may_join() {
        let text = "“We came,” Ann Lee told reporters on Tuesday.\n\n“We saw the pump, and it is new.”\n\nIt rained in Harrow.";
        let document = Document::new(text);
        let extraction = Extractor::default().extract(&document);
        let confidence = |at: usize| extraction.quotes()[at].attribution().unwrap().confidence();
        assert!(confidence(1) < confidence(0));
        let between = |more: f32| confidence(1) + more;
        let count =
            |options: RecordOptions| extraction.records(&options).iter().map(|record| record.quote.len()).collect::<Vec<_>>();
        let joined = "We came. We saw the pump, and it is new.".len();
        let unsure = RecordOptions::default().min_confidence(between(0.01));
        assert_eq!(count(unsure.clone()), ["We came.".len()]);
        assert_eq!(count(unsure.min_confidence_joined(between(-0.01))), [joined]);
    }

    #[test]
    fn contexts_are_found_around_the_statement() {
        let text = "Harrow has new pumps. They run on the wind alone.\n\n“It works,” said Ann Lee at the water works.\n\nThe election is in May.";
        let contexts = ["wind", "pump", "water works", "works", "election"].map(Context::new);
        let document = Document::new(text).with_published(Date::new(2025, 2, 4).unwrap());
        let extraction = Extractor::default().extract(&document);
        let found = |contexts: Vec<Context>| {
            let records = extraction.records(&RecordOptions::default().contexts(contexts));
            records[0].contexts.iter().map(|context| context.name.clone()).collect::<Vec<_>>()
        };
        assert_eq!(found(contexts.to_vec()), ["wind", "water works", "works"]);
        // The day of publication stands in for a day that is not known.
        let [from, to] = [5, 3].map(|day| Date::new(2025, 2, day).ok());
        assert_eq!(found(vec![Context::new("wind").between(from, None), Context::new("works").between(to, None)]), ["works"]);
    }

    #[test]
    fn editorial_insertions_have_spans() {
        let text = "“It [the pump] works,” said Ann Lee.";
        let document = Document::new(text);
        let records = Extractor::default().extract(&document).records(&RecordOptions::default());
        assert_eq!(records[0].quote, "It [the pump] works.");
        assert_eq!(records[0].insertions[0].of(&records[0].quote), "[the pump]");
    }

    #[test]
    fn somebody_of_the_roster_has_an_id() {
        let roster = Roster::new([Person::new("Ann Lee").with_id("P17")]).unwrap();
        let extractor = Extractor::builder().roster(roster).build().unwrap();
        let document = Document::new("“It works,” said Ann Lee.");
        let records = extractor.extract(&document).records(&RecordOptions::default());
        assert_eq!(records[0].author.id.as_deref(), Some("P17"));
    }

    #[test]
    fn no_source_no_read_more() {
        let document = Document::new("“We came,” said Ann Lee.").with_title(" ");
        let records = Extractor::default().extract(&document).records(&RecordOptions::default());
        assert!(records[0].read_more.is_empty());
    }
}
