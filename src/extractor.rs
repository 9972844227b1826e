//! The extractor: the whole pipeline behind one call.

use std::sync::Arc;

use crate::article::{Article, is_foreign, is_story};
use crate::attribution::{Decision, Reported, decide, find_unmarked};
use crate::extraction::{Assembly, Explanation, Extraction};
use crate::lexicon::Lexicon;
use crate::mentions::find_mentions;
use crate::occasion::{Occasions, Publication, Settings};
use crate::outline::Outline;
use crate::quotes::{DetectedQuote, Detection, QuoteDetector};
use crate::reader::{Reader, Wanted};
use crate::room::Room as _;
use crate::scratch::{Rooms, Scratch};
use crate::speakers::{KnownPeople, Referents, Roster, RosterError, Told, find_people, learn_spoken};
use crate::text::paragraphs;
use crate::{Diagnostic, DiagnosticKind, Document, Span};

/// How sure it must be who spoke before the words for the speaker count as a role.
const TELLING: f32 = 0.8;

/// Reads documents. Immutable, `Send + Sync` and cheap to share: make one and keep it.
///
/// ```
/// use ipse::{Document, Extractor};
///
/// let extractor = Extractor::default();
/// let document = Document::new("“Not today,” said the harbour master, Ann Lee.");
/// let extraction = extractor.extract(&document);
/// let quote = &extraction.quotes()[0];
/// assert_eq!(extraction.speaker_of(quote).unwrap().name(), "Ann Lee");
/// ```
#[derive(Debug, Clone, Default)]
pub struct Extractor {
    detector: QuoteDetector,
    resolver: AttributionResolver,
}

impl Extractor {
    /// An extractor with options of one's own.
    pub fn builder() -> ExtractorBuilder {
        ExtractorBuilder::default()
    }

    /// Its first half alone, with the same options.
    pub fn detector(&self) -> &QuoteDetector {
        &self.detector
    }

    /// Its second half alone, with the same options: lexicon, roster, least confidence.
    ///
    /// ```
    /// use ipse::{Document, Extractor};
    ///
    /// let extractor = Extractor::builder().min_confidence(0.8).build()?;
    /// let document = Document::new("“Not today,” said the harbour master, Ann Lee.");
    /// let detection = extractor.detector().detect(document.text());
    /// assert_eq!(extractor.resolver().resolve(&document, &detection), extractor.extract(&document));
    /// # Ok::<(), ipse::BuildError>(())
    /// ```
    pub fn resolver(&self) -> &AttributionResolver {
        &self.resolver
    }

    /// Finds every quotation of the document and who said it. Never fails and never panics, whatever the text holds; the time
    /// it takes grows with the length of the text.
    pub fn extract<'t>(&self, document: &Document<'t>) -> Extraction<'t> {
        self.extract_with(&mut Scratch::default(), document)
    }

    /// The same with memory that is kept: whoever reads many documents in turn gives each the same scratch, and nearly nothing is
    /// allocated but what is given out. The result is the same, whatever was read before.
    ///
    /// ```
    /// use ipse::{Document, Extractor, Scratch};
    ///
    /// let (extractor, mut scratch) = (Extractor::default(), Scratch::default());
    /// let documents = ["“Not today,” said Ann Lee.", "“Tomorrow,” said Tom Orr."].map(Document::new);
    /// let found = documents.map(|document| extractor.extract_with(&mut scratch, &document));
    /// assert_eq!(found[1].speakers()[0].name(), "Tom Orr");
    /// ```
    pub fn extract_with<'t>(&self, scratch: &mut Scratch, document: &Document<'t>) -> Extraction<'t> {
        self.run(scratch, document, false).0
    }

    /// The same for a text of which nothing else is known.
    pub fn extract_text<'t>(&self, text: &'t str) -> Extraction<'t> {
        self.extract(&Document::new(text))
    }

    /// The same, and for every quote what was weighed: all candidates with their evidence and scores, best first.
    ///
    /// ```
    /// use ipse::{Document, Extractor};
    ///
    /// let document = Document::new("Ann Lee met Tom Orr. “We talked,” said Orr.");
    /// let (extraction, explanations) = Extractor::default().explain(&document);
    /// let candidates = explanations[0].candidates();
    /// assert_eq!(extraction.slice(candidates[0].mention()), "Orr");
    /// assert!(candidates[0].score() > explanations[0].threshold());
    /// ```
    pub fn explain<'t>(&self, document: &Document<'t>) -> (Extraction<'t>, Vec<Explanation>) {
        self.run(&mut Scratch::default(), document, true)
    }

    fn run<'t>(&self, scratch: &mut Scratch, document: &Document<'t>, explain: bool) -> (Extraction<'t>, Vec<Explanation>) {
        let rooms = &mut scratch.rooms;
        let detection = self.detector.detect_with_paragraphs(&mut rooms.quotes, document.text());
        let found = self.resolver.find(rooms, document, &detection, explain);
        rooms.quotes.quotes = detection.quotes;
        scratch.done();
        found
    }
}

/// The second half of an [`Extractor`](crate::Extractor): given the quotations of a text, it decides who said each.
///
/// ```
/// use ipse::{AttributionResolver, Document, QuoteDetector};
///
/// let document = Document::new("“Not today,” said the harbour master, Ann Lee.");
/// let detection = QuoteDetector::default().detect(document.text());
/// let extraction = AttributionResolver::default().resolve(&document, &detection);
/// assert_eq!(extraction.speakers()[0].name(), "Ann Lee");
/// ```
#[derive(Debug, Clone)]
pub struct AttributionResolver {
    lexicon: Option<Arc<Lexicon>>,
    known: Option<Arc<KnownPeople>>,
    min_confidence: f32,
    indirect: bool,
    dateline: bool,
    reader: bool,
    /// For a lexicon of its own.
    own_reader: Option<Arc<Reader>>,
    reported: Reported,
}

impl Default for AttributionResolver {
    fn default() -> Self {
        ExtractorBuilder::default().resolver(None)
    }
}

impl AttributionResolver {
    fn reader(&self) -> Option<&Reader> {
        self.reader.then(|| self.own_reader.as_deref().unwrap_or_else(|| Reader::english()))
    }

    /// Decides who said each quotation of `detection`, and finds those that are reported without marks. Quotations that do not
    /// fit the document's text, because they were found in another one, are left out.
    pub fn resolve<'t>(&self, document: &Document<'t>, detection: &Detection) -> Extraction<'t> {
        let text = document.text();
        let fits = |quote: &DetectedQuote| {
            quote.parts.iter().flat_map(|part| [part.outer, part.inner]).all(|span| text.get(span.range()).is_some())
        };
        let ours = detection.retain(fits);
        let detection = ours.as_ref().unwrap_or(detection);
        let mut rooms = Rooms::default();
        rooms.quotes.paragraphs = paragraphs(text).spans;
        self.find(&mut rooms, document, detection, false).0
    }

    /// The pipeline behind the detector, which has left the paragraphs: each stage makes one thing of what was made before. Explains
    /// every quote, where asked.
    fn find<'t>(
        &self,
        rooms: &mut Rooms,
        document: &Document<'t>,
        detection: &Detection,
        explain: bool,
    ) -> (Extraction<'t>, Vec<Explanation>) {
        let lexicon = self.lexicon.as_deref().unwrap_or_else(|| Lexicon::english());
        let sure = |decision: &Decision| decision.confidence >= self.min_confidence;

        let outline = Outline::new(document.text(), lexicon, &rooms.quotes.paragraphs, &detection.quotes, &mut rooms.outline);
        rooms.quotes.paragraphs.trim();
        let told = Told::new(self.known.as_deref(), &outline, document);
        let foreign = is_foreign(&outline)
            .then(|| Diagnostic { kind: DiagnosticKind::NotEnglish, span: Span::new(0, document.text().len()) });
        let story = is_story(&outline);
        let mut mentions = told.mark(&outline, find_mentions(&outline, story, &mut rooms.mentions));
        let mut entities = find_people(&outline, &mut mentions, &mut rooms.speakers);
        told.identify(&outline, &mentions, &mut entities);
        let wanted = if self.indirect { self.reported.wanted() } else { Wanted::Quotes };
        let reports = self.reader().map_or_else(Vec::new, |reader| reader.read(&outline, wanted, &mut rooms.reader));
        let mut article = Article::new(outline, mentions, reports, story, &mut rooms.article);
        let mut referents = Referents::new(&article, entities, &mut rooms.speakers.referents);
        let mut outcomes = decide(&mut referents, &detection.quotes, explain, &mut rooms.attribution);
        outcomes.iter_mut().for_each(|outcome| outcome.decision = outcome.decision.filter(sure));
        let spoken = outcomes.iter().filter_map(|outcome| outcome.decision).filter(|decision| decision.confidence >= TELLING);
        learn_spoken(&mut referents, spoken.map(|decision| decision.mention));
        let mut unmarked = if self.indirect { find_unmarked(&mut referents, &outcomes, self.reported) } else { Vec::new() };
        unmarked.retain(|indirect| indirect.confidence >= self.min_confidence);
        let entities = referents.into_entities(&mut rooms.speakers.referents);
        let stamped = || self.dateline.then(|| Publication::read(&article.outline)).flatten();
        let published = document.published().map(Publication::given).or_else(stamped);
        let settings = Settings::read(&article.outline, published.map(|published| published.day()));
        article.forget();
        let occasions = Occasions::new(&article, &entities, settings, &mut rooms.occasion);
        let mut assembly = Assembly::new(&article, &entities, &told, occasions, &mut rooms.assembly);
        let quotes = assembly.quotes(document.kept_text(), detection, &outcomes, &unmarked);
        let explanations = if explain { assembly.explanations(&quotes, &outcomes, &unmarked) } else { Vec::new() };
        outcomes.trim();
        rooms.attribution.outcomes = outcomes;
        drop(unmarked);
        let mut diagnostics: Vec<Diagnostic> = foreign.into_iter().chain(detection.diagnostics.iter().copied()).collect();
        diagnostics.sort_by_key(|diagnostic| diagnostic.span);
        let extraction = Extraction::new(document.clone(), quotes, assembly.into_speakers(), diagnostics, published);
        rooms.speakers.entities = entities;
        let (outline, mentions, reports) = article.leave(&mut rooms.article);
        rooms.reader.reports = reports;
        rooms.mentions.mentions = mentions.into();
        outline.leave(&mut rooms.outline);
        (extraction, explanations)
    }
}

/// Options of an [`Extractor`], checked by [`ExtractorBuilder::build`].
///
/// ```
/// use ipse::{Document, Extractor, Lexicon, WordClass};
///
/// let mut lexicon = Lexicon::english().clone();
/// lexicon.add("harbourmistress", WordClass::Role).unwrap();
/// let extractor = Extractor::builder().lexicon(lexicon).min_confidence(0.8).indirect(false).build().unwrap();
/// assert!(Extractor::builder().min_confidence(80.0).build().is_err());
/// # let _ = extractor.extract(&Document::new(""));
/// ```
#[derive(Debug, Clone)]
#[must_use]
pub struct ExtractorBuilder {
    lexicon: Option<Lexicon>,
    roster: Option<Roster>,
    min_confidence: f32,
    indirect: bool,
    dateline: bool,
    usage: bool,
    reader: bool,
    reported: Reported,
}

impl Default for ExtractorBuilder {
    fn default() -> Self {
        ExtractorBuilder {
            lexicon: None,
            roster: None,
            min_confidence: 0.0,
            indirect: true,
            dateline: true,
            usage: true,
            reader: true,
            reported: Reported::default(),
        }
    }
}

/// Why an [`Extractor`] could not be built.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum BuildError {
    /// The lexicon holds no word.
    #[error("the lexicon given to ExtractorBuilder::lexicon is empty: start from Lexicon::english().clone()")]
    EmptyLexicon,
    /// Somebody of the roster cannot be known.
    #[error("ExtractorBuilder::roster: {0}")]
    Roster(#[from] RosterError),
    /// The least confidence is no share.
    #[error("ExtractorBuilder::min_confidence was given {given}: give a share from 0 (name whoever is found) to 1")]
    MinConfidence {
        /// What was given.
        given: f32,
    },
}

impl ExtractorBuilder {
    /// Uses these word lists instead of those that come with the crate.
    pub fn lexicon(mut self, lexicon: Lexicon) -> Self {
        self.lexicon = Some(lexicon);
        self
    }

    /// Names these people by the names and ids given here, whatever the text calls them. Default: nobody is known.
    pub fn roster(mut self, roster: Roster) -> Self {
        self.roster = Some(roster);
        self
    }

    /// Names nobody whose confidence is below this share, 0 to 1. Default: 0, everybody whom the evidence favours is named.
    pub fn min_confidence(mut self, least: f32) -> Self {
        self.min_confidence = least;
        self
    }

    /// Whether what is reported without marks comes out (the default). It changes nothing else; without it less is read, which takes less
    /// time.
    pub fn indirect(mut self, find: bool) -> Self {
        self.indirect = find;
        self
    }

    /// Whether the day of publication is read from the head of the text where the caller gives none (the default): see
    /// [`Extraction::published`].
    pub fn dateline(mut self, read: bool) -> Self {
        self.dateline = read;
        self
    }

    /// Whether a small model reads what is reported without marks (the default), and how far what is reported reaches around a quote.
    /// Without it only labels tell of words without marks.
    pub fn reader(mut self, read: bool) -> Self {
        self.reader = read;
        self
    }

    /// How much of what is reported without marks comes out. Default: [`Reported::Balanced`].
    pub fn reported(mut self, how_much: Reported) -> Self {
        self.reported = how_much;
        self
    }

    /// Whether to tell scare quotes, titles and nicknames from speech by their looks (the default). Without it every quote is
    /// [`Usage::Speech`](crate::Usage::Speech), and all of them may have a speaker.
    pub fn usage(mut self, decide: bool) -> Self {
        self.usage = decide;
        self
    }

    /// Checks the options and builds the extractor.
    ///
    /// # Errors
    ///
    /// When an option cannot work; the error says which and what to do.
    pub fn build(mut self) -> Result<Extractor, BuildError> {
        if self.lexicon.as_ref().is_some_and(Lexicon::is_empty) {
            return Err(BuildError::EmptyLexicon);
        }
        if !(0.0..=1.0).contains(&self.min_confidence) {
            return Err(BuildError::MinConfidence { given: self.min_confidence });
        }
        if let Some(roster) = &self.roster {
            roster.check()?;
        }
        let mut detector = QuoteDetector::default().usage(self.usage);
        let lexicon = self.lexicon.take().map(Arc::new);
        if let Some(lexicon) = &lexicon {
            detector = detector.lexicon(lexicon.clone());
        }
        Ok(Extractor { detector, resolver: self.resolver(lexicon) })
    }

    fn resolver(self, lexicon: Option<Arc<Lexicon>>) -> AttributionResolver {
        let words = lexicon.as_deref();
        let known = self.roster.filter(|roster| !roster.people().is_empty());
        AttributionResolver {
            known: known.map(|roster| Arc::new(KnownPeople::new(roster, words.unwrap_or_else(|| Lexicon::english())))),
            own_reader: words.filter(|_| self.reader).map(|words| Arc::new(Reader::new(words))),
            min_confidence: self.min_confidence,
            indirect: self.indirect,
            dateline: self.dateline,
            reader: self.reader,
            reported: self.reported,
            lexicon,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Classes;
    use crate::tables::hold;
    use crate::{Quote, QuoteKind, WordClass};

    /// What is found in a text, by whoever says it.
    fn found(extractor: &Extractor, text: &str) -> String {
        let document = Document::new(text);
        let extraction = extractor.extract(&document);
        let line = |quote: &crate::Quote| {
            let speaker = extraction.speaker_of(quote).map_or("nobody", |speaker| speaker.name());
            let medium = quote.medium().map_or_else(String::new, |medium| format!(" by {medium}"));
            let kind = if quote.kind() == QuoteKind::Indirect { "reported: " } else { "" };
            format!("{kind}{}{medium} — {speaker}", quote.text())
        };
        extraction.quotes().iter().map(line).collect::<Vec<_>>().join("; ")
    }

    /// Every form in the past of a verb that is surely one of speech.
    fn strong(lexicon: &Lexicon) -> Vec<&str> {
        // A word with an underscore stands for several of the text.
        let past = |form: &&str| !form.contains('_') && lexicon.classes_of(form).all(Classes::CUE_STRONG | Classes::PAST);
        lexicon.words_of(Classes::CUE_STRONG).filter(past).collect()
    }

    #[test]
    fn a_strong_verb_is_known_to_every_stage() {
        let (extractor, lexicon) = (Extractor::default(), Lexicon::english());
        let verbs = strong(lexicon);
        assert!(verbs.len() > 140, "{}", verbs.len());
        let takes_that = |verb: &&&str| lexicon.classes_of(verb).any(Classes::TAKES_THAT);
        // The detector: split quotes, a mark that is missing. The resolver: whoever stands on either side.
        let rows = verbs.iter().flat_map(|verb| {
            [
                (format!("“We left at dawn,” Ann Lee {verb}, “and came home.”"), "We left at dawn, and came home. — Ann Lee"),
                (format!("The river came up in the night” {verb} Ann Lee."), "The river came up in the night — Ann Lee"),
                (format!("“It rained all night,” {verb} Ann Lee."), "It rained all night, — Ann Lee"),
            ]
        });
        hold(rows, |text| found(&extractor, text));
        // Reported speech.
        let rows = verbs.iter().filter(takes_that);
        let rows = rows.map(|verb| (format!("Ann Lee {verb} that the pump works."), "reported: that the pump works — Ann Lee"));
        hold(rows, |text| found(&extractor, text));
    }

    #[test]
    fn an_added_verb_is_known_to_every_stage() {
        let mut lexicon = Lexicon::english().clone();
        lexicon.add("prebut\tdoubled", WordClass::ReportingVerb).unwrap();
        let extractor = Extractor::builder().lexicon(lexicon).build().unwrap();
        hold(
            [
                ("“We left at dawn,” Ann Lee prebutted, “and came home.”", "We left at dawn, and came home. — Ann Lee"),
                ("The river came up in the night” prebutted Ann Lee.", "The river came up in the night — Ann Lee"),
                ("Ann Lee prebutted that the pump works.", "reported: that the pump works — Ann Lee"),
                ("Ann Lee prebutted in a statement that it “failed”.", "failed by statement — Ann Lee"),
            ],
            |text| found(&extractor, text),
        );
    }

    /// Our own article, with quotes in marks and without.
    const NEWS: &str = "The harbour road will stay shut until May, officials said on Monday.\n\n“We did not see it coming,” \
        said the mayor, Ann Lee. She told reporters that the council would meet again on Friday, and warned that repairs could take \
        a year.\n\nTom Orr, who owns the mill, believes the town was “too slow” to act. He wants the council to pay for the pumps. \
        According to a report by the water board, the pumps had not been tested since 2019.\n\nA spokesman for the board declined to \
        say whether anyone would resign.\n";

    fn marked<'e>(extraction: &'e Extraction) -> Vec<(&'e Quote<'e>, Option<&'e str>)> {
        let marked = extraction.quotes().iter().filter(|quote| quote.kind() != QuoteKind::Indirect);
        marked.map(|quote| (quote, extraction.speaker_of(quote).map(|speaker| speaker.name()))).collect()
    }

    #[test]
    fn without_indirect_quotes_those_in_marks_stay_the_same() {
        let document = Document::new(NEWS);
        let without = Extractor::builder().indirect(false).build().unwrap().extract(&document);
        let with = Extractor::default().extract(&document);
        assert!(without.quotes().iter().all(|quote| quote.kind() != QuoteKind::Indirect));
        assert!(with.quotes().len() > without.quotes().len());
        let told = |extraction| {
            let marked = marked(extraction).into_iter();
            marked.map(|(quote, name)| {
                (quote.parts().to_vec(), name.map(str::to_owned), quote.attribution().map(|a| a.confidence()))
            })
        };
        assert_eq!(told(&with).collect::<Vec<_>>(), told(&without).collect::<Vec<_>>());
    }

    fn indirect(builder: ExtractorBuilder) -> Vec<String> {
        let document = Document::new(NEWS);
        let extraction = builder.build().unwrap().extract(&document);
        let quotes = extraction.quotes().iter().filter(|quote| quote.kind() == QuoteKind::Indirect);
        quotes.map(|quote| quote.text().into_owned()).collect()
    }

    #[test]
    fn how_much_of_what_is_reported_comes_out() {
        let mode = |mode| indirect(Extractor::builder().reported(mode));
        let (precise, balanced, complete) = (mode(Reported::Precise), mode(Reported::Balanced), mode(Reported::Complete));
        let surest = [
            "The harbour road will stay shut until May",
            "that the council would meet again on Friday",
            "the pumps had not been tested since 2019",
            "whether anyone would resign",
        ];
        assert_eq!(precise, surest);
        let others = ["that repairs could take a year", "the council to pay for the pumps"];
        assert_eq!(balanced, [&surest[..2], &others, &surest[2..]].concat());
        assert!(precise.iter().all(|text| balanced.contains(text)) && balanced.iter().all(|text| complete.contains(text)));
    }

    #[test]
    fn without_the_reader_only_labels_tell() {
        assert!(indirect(Extractor::builder().reader(false)).is_empty());
    }

    #[test]
    fn what_is_not_english_is_said_so() {
        let german = "Der Rat von Harrow tagte am Montag, und viele Bürger kamen. „Wir bleiben,“ sagte Ann Lee. ".repeat(4);
        let english = "The council of Harrow met on Monday, and many of the people came. “We stay,” said Ann Lee. ".repeat(4);
        let kinds =
            |text: &str| Extractor::default().extract_text(text).diagnostics().iter().map(|d| d.kind()).collect::<Vec<_>>();
        assert_eq!(kinds(&german), [DiagnosticKind::NotEnglish]);
        assert_eq!(kinds(&english), []);
        // Too little to tell.
        assert_eq!(kinds("„Wir bleiben,“ sagte Ann Lee."), []);
        // In text order, whatever stands at its start.
        assert_eq!(kinds(&format!("&amp; {german}")), [DiagnosticKind::Entity, DiagnosticKind::NotEnglish]);
    }
}
