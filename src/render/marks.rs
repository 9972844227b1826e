//! Quotes and mentions as `mark` elements: how they look, and what they tell.

use super::html::Html;
use super::labels;
use super::layers::Layers;
use super::visible::shortened;
use super::voice::Voice;
use crate::{Extraction, Quote, QuoteKind, Span, Speaker, SpeakerId, Usage};

/// Behind the words of speakers, in turn. Black is read on all of them.
const COLOURS: [&str; 10] =
    ["#d7e8fe", "#ffded0", "#cdf1d3", "#fcdaf8", "#f1e7bd", "#bcf2f5", "#feddde", "#e8e2fe", "#deedc6", "#c9edff"];
/// Behind the words of nobody who is known.
const GREY: &str = "#ecebe8";

/// How quotes and mentions are marked in [`article_fragment`](super::article_fragment) and in a page that was read (feature `html`).
///
/// By default a quote, with its quotation marks, is `<mark class="ipse-quote">` and the words that stand for a speaker are
/// `<mark class="ipse-mention">`, both in the speaker's colour, with the speaker's name as their title and with data attributes:
///
/// | attribute | of | value |
/// | --- | --- | --- |
/// | `data-quote` | quotes | index into [`Extraction::quotes`] |
/// | `data-kind` | quotes | `direct`, `mixed`, `indirect` |
/// | `data-usage` | quotes that are no speech | `scare`, `title`, `nickname` |
/// | `data-speaker` | quotes and mentions whose speaker is known | index into [`Extraction::speakers`] |
/// | `data-name` | the same | the speaker's name |
/// | `data-confidence` | quotes whose speaker is known | how surely it is the speaker, `0.00` to `1.00` |
///
/// Whatever is set here is escaped when it is written. A name or a role of more than some twelve words is shortened.
///
/// ```
/// use ipse::render::{MarkOptions, article_fragment};
/// use ipse::{Document, Extractor};
///
/// let document = Document::new("“We sail,” said Captain Ida Orr.");
/// let extraction = Extractor::default().extract(&document);
/// let plain = MarkOptions::default().class("said").mentions(false).data(false).title(false).colours([] as [&str; 0]);
/// assert_eq!(
///     article_fragment(&extraction, &plain),
///     "<article><p><mark class=\"said\">“We sail,”</mark> said Captain Ida Orr.</p></article>\n",
/// );
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkOptions {
    class: String,
    mention_class: String,
    mentions: bool,
    data: bool,
    title: bool,
    colours: Vec<String>,
}

impl Default for MarkOptions {
    fn default() -> Self {
        MarkOptions {
            class: "ipse-quote".to_owned(),
            mention_class: "ipse-mention".to_owned(),
            mentions: true,
            data: true,
            title: true,
            colours: COLOURS.map(str::to_owned).to_vec(),
        }
    }
}

impl MarkOptions {
    /// The class, or several with blanks between, of the marks of quotes. Default: `ipse-quote`.
    #[must_use]
    pub fn class(mut self, class: impl Into<String>) -> Self {
        self.class = class.into();
        self
    }

    /// The class of the marks of mentions. Default: `ipse-mention`.
    #[must_use]
    pub fn mention_class(mut self, class: impl Into<String>) -> Self {
        self.mention_class = class.into();
        self
    }

    /// Whether the words that stand for speakers are marked, too. Default: yes.
    #[must_use]
    pub fn mentions(mut self, yes: bool) -> Self {
        self.mentions = yes;
        self
    }

    /// Whether marks have data attributes. Default: yes.
    #[must_use]
    pub fn data(mut self, yes: bool) -> Self {
        self.data = yes;
        self
    }

    /// Whether marks have the speaker's name and role as their title, which a browser shows when they are pointed at. Default: yes.
    #[must_use]
    pub fn title(mut self, yes: bool) -> Self {
        self.title = yes;
        self
    }

    /// The backgrounds of speakers, as CSS has them: the first speaker has the first one, and so on from the start again. They stand in
    /// `style` attributes, which a page's `Content-Security-Policy` may forbid. Where there are none, no `style` is written, and looks
    /// are left to your style sheet. Default: ten light colours.
    #[must_use]
    pub fn colours(mut self, colours: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.colours = colours.into_iter().map(Into::into).collect();
        self
    }

    fn colour(&self, speaker: Option<SpeakerId>) -> Option<&str> {
        match (self.colours.len(), speaker) {
            (0, _) => None,
            (_, None) => Some(GREY),
            (count, Some(id)) => Some(&self.colours[id.index() % count]),
        }
    }
}

/// A stretch of the text under one mark or two: that of a quote, and in it that of a mention.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Marked {
    pub(crate) span: Span,
    /// Index into [`Extraction::quotes`].
    pub(crate) quote: Option<usize>,
    /// Index into [`Marks::mentions`].
    pub(crate) mention: Option<usize>,
}

/// The marks of an extraction.
pub(crate) struct Marks {
    pub(super) layers: Layers,
    /// The start tag of each quote and of each mention.
    pub(crate) quotes: Vec<Html>,
    pub(crate) mentions: Vec<Html>,
}

pub(crate) const END: &str = "</mark>";

impl Marks {
    pub(crate) fn of(extraction: &Extraction<'_>, options: &MarkOptions) -> Marks {
        let mut layers = Layers::of(extraction);
        // The clause around words in marks is no part of the quote's marks.
        layers.quotes.retain(|layer| !layer.clause || extraction.quotes()[layer.quote].kind() == QuoteKind::Indirect);
        layers.cues.clear();
        if !options.mentions {
            layers.mentions.clear();
        }
        let voices = Voice::all(extraction);
        let quotes = extraction.quotes().iter().zip(&voices).enumerate();
        let quotes = quotes.map(|(index, (quote, voice))| quote_tag(extraction, options, index, quote, *voice)).collect();
        let speaker = |quotes: &[usize]| quotes.iter().find_map(|&quote| extraction.speaker_of(&extraction.quotes()[quote]));
        let mentions = layers.mentions.iter().map(|(_, quotes)| mention_tag(options, speaker(quotes))).collect();
        Marks { layers, quotes, mentions }
    }

    /// The stretches of the text that are marked, in text order; what touches and is marked alike is one.
    pub(crate) fn marked(&self, text: &str) -> Vec<Marked> {
        let mut marked: Vec<Marked> = Vec::new();
        for stretch in self.layers.stretches(text) {
            let (quote, mention) = (stretch.quote.map(|layer| self.layers.quotes[layer].quote), stretch.mention);
            if (quote, mention) == (None, None) || stretch.paragraph.is_none() {
                continue;
            }
            match marked.last_mut() {
                Some(last) if (last.span.end(), last.quote, last.mention) == (stretch.span.start(), quote, mention) => {
                    last.span = Span::new(last.span.start(), stretch.span.end());
                }
                _ => marked.push(Marked { span: stretch.span, quote, mention }),
            }
        }
        marked
    }
}

fn quote_tag(extraction: &Extraction<'_>, options: &MarkOptions, index: usize, quote: &Quote<'_>, voice: Voice) -> Html {
    let speaker = extraction.speaker_of(quote);
    let mut tag = Tag::new(&options.class);
    if options.data {
        tag.set("data-quote", &index.to_string());
        tag.set("data-kind", &quote.kind().to_string());
        if quote.usage() != Usage::Speech {
            tag.set("data-usage", &quote.usage().to_string());
        }
        tag.set_speaker(speaker);
        if let Some(found) = quote.attribution().filter(|_| speaker.is_some()) {
            tag.set("data-confidence", &format!("{:.2}", found.confidence()));
        }
    }
    tag.set_looks(options, voice.speaker());
    if options.title {
        match speaker {
            Some(speaker) => tag.set("title", &title(speaker)),
            None if quote.usage() != Usage::Speech => tag.set("title", labels::usage(quote.usage())),
            None => {}
        }
    }
    tag.finish()
}

fn mention_tag(options: &MarkOptions, speaker: Option<&Speaker>) -> Html {
    let mut tag = Tag::new(&options.mention_class);
    if options.data {
        tag.set_speaker(speaker);
    }
    tag.set_looks(options, speaker.map(Speaker::id));
    if let Some(speaker) = speaker.filter(|_| options.title) {
        tag.set("title", &title(speaker));
    }
    tag.finish()
}

/// `Ida Orr (Captain)`
fn title(speaker: &Speaker) -> String {
    let name = short(speaker.name());
    speaker.role_beside_name().map_or_else(|| name.clone(), |role| format!("{name} ({})", short(role)))
}

/// A tag may be written often; so it is short, however long a name is.
fn short(words: &str) -> String {
    shortened(words, 8, 4)
}

/// The start tag of a mark.
struct Tag {
    attributes: Vec<(&'static str, String)>,
}

impl Tag {
    fn new(class: &str) -> Tag {
        let mut tag = Tag { attributes: Vec::new() };
        if !class.is_empty() {
            tag.set("class", class);
        }
        tag
    }

    fn set(&mut self, name: &'static str, value: &str) {
        self.attributes.push((name, value.to_owned()));
    }

    fn set_speaker(&mut self, speaker: Option<&Speaker>) {
        if let Some(speaker) = speaker {
            self.set("data-speaker", &speaker.id().index().to_string());
            self.set("data-name", &short(speaker.name()));
        }
    }

    fn set_looks(&mut self, options: &MarkOptions, speaker: Option<SpeakerId>) {
        if let Some(colour) = options.colour(speaker) {
            self.set("style", &format!("background:{colour}"));
        }
    }

    fn finish(self) -> Html {
        let attributes: Vec<(&'static str, &str)> = self.attributes.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let mut html = Html::default();
        html.open("mark", &attributes);
        html
    }
}
