//! The text of an article with quotes, mentions and cues marked in it.

use super::html::Html;
use super::layers::Layers;
use super::voice::{Voice, colour};
use crate::feed::tidy;
use crate::{Extraction, SpeakerId};

/// The text of an article, with what was found in it.
pub(super) struct Text<'e, 't> {
    pub(super) extraction: &'e Extraction<'t>,
    /// One a quote.
    pub(super) voices: &'e [Voice],
    pub(super) layers: &'e Layers,
    /// Whether the first paragraph is the headline.
    pub(super) headed: bool,
}

/// What is open at a place of the text, from the outside in; indices into the lists of [`Layers`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Open {
    paragraph: Option<usize>,
    quote: Option<usize>,
    /// The mention and the cue, which share an element.
    words: (Option<usize>, Option<usize>),
}

impl Text<'_, '_> {
    /// Writes paragraphs, in these quotes, in these mentions and cues. What crosses is closed and opened again: elements only nest.
    pub(super) fn write(&self, html: &mut Html) {
        let text = self.extraction.document().text();
        let mut ends = self.layers.ends.iter().peekable();
        let mut open = Open::default();
        for stretch in self.layers.stretches(text) {
            let mut next = Open { paragraph: stretch.paragraph, ..Open::default() };
            if next.paragraph.is_some() {
                (next.quote, next.words) = (stretch.quote, (stretch.mention, stretch.cue));
            }
            let here = stretch.span.start();
            self.close(html, &mut open, next, ends.peek().is_some_and(|end| end.at == here));
            while let Some(end) = ends.next_if(|end| end.at == here) {
                self.write_marker(html, end.quote);
            }
            self.change(html, &mut open, next);
            html.text(stretch.span.of(text));
        }
        self.close(html, &mut open, Open::default(), true);
        ends.for_each(|end| self.write_marker(html, end.quote));
        self.change(html, &mut open, Open::default());
    }

    /// Closes the quote and the words that do not go on; all of them where something else is to stand between.
    fn close(&self, html: &mut Html, open: &mut Open, next: Open, all: bool) {
        let all = all || (open.paragraph, open.quote) != (next.paragraph, next.quote);
        if open.words != (None, None) && (all || open.words != next.words) {
            html.close("u");
            open.words = (None, None);
        }
        if open.quote.is_some() && all {
            html.close("mark");
            open.quote = None;
        }
    }

    /// Turns the paragraph into the next one, and opens what is to be open.
    fn change(&self, html: &mut Html, open: &mut Open, next: Open) {
        if open.paragraph != next.paragraph {
            if let Some(at) = open.paragraph {
                html.close(self.tag(at));
            }
            if let Some(at) = next.paragraph {
                html.open(self.tag(at), &[]);
            }
        }
        if let Some(at) = next.quote.filter(|_| open.quote.is_none()) {
            self.open_quote(html, at);
        }
        if next.words != (None, None) && open.words == (None, None) {
            self.open_words(html, next.words);
        }
        *open = next;
    }

    fn tag(&self, paragraph: usize) -> &'static str {
        if paragraph == 0 && self.headed { "h1" } else { "p" }
    }

    fn open_quote(&self, html: &mut Html, layer: usize) {
        let layer = &self.layers.quotes[layer];
        let look = if layer.clause { " clause" } else { "" };
        let class = format!("q q{} {}{look}", layer.quote + 1, self.voices[layer.quote].classes());
        // Focus by a tap or a click keeps the note open; the keyboard goes from letter to letter.
        html.open("mark", &[("class", &class), ("tabindex", "-1")]);
    }

    fn open_words(&self, html: &mut Html, (mention, cue): (Option<usize>, Option<usize>)) {
        let mut class = String::new();
        let mut speaker: Option<SpeakerId> = None;
        for (name, found) in
            [("mention", mention.map(|at| &self.layers.mentions[at])), ("cue", cue.map(|at| &self.layers.cues[at]))]
        {
            let Some((_, quotes)) = found else { continue };
            class.push_str(name);
            for quote in quotes {
                class.push_str(&format!(" w{}", quote + 1));
            }
            class.push(' ');
            speaker = speaker.or_else(|| quotes.iter().find_map(|quote| self.voices[*quote].speaker()));
        }
        class.push_str(&speaker.map_or_else(|| "unresolved".to_owned(), colour));
        match speaker.and_then(|id| self.extraction.speaker(id)).filter(|_| mention.is_some()) {
            Some(speaker) => html.open("u", &[("class", &class), ("title", &tidy(speaker.name()))]),
            None => html.open("u", &[("class", &class)]),
        }
    }

    /// The letter behind a quote, which leads to the note on it. It is drawn by the style sheet and no part of the text.
    fn write_marker(&self, html: &mut Html, quote: usize) {
        let number = quote + 1;
        let voice = self.voices[quote];
        let name = match voice {
            Voice::Speaker { id, .. } => self.extraction.speaker(id).map_or_else(String::new, |speaker| tidy(speaker.name())),
            Voice::Unresolved => "unresolved".to_owned(),
            Voice::Nested(_) => "inside another quote".to_owned(),
            Voice::NoSpeech { .. } => "no speech".to_owned(),
        };
        let attributes = [
            ("class", &*format!("ref q q{number} {}", voice.classes())),
            ("id", &*format!("quote-{number}")),
            ("href", &*format!("#why-{number}")),
            ("data-label", &*voice.label()),
            ("aria-label", &*format!("Quote {number}, {name}: why")),
            ("aria-describedby", &*format!("why-{number}")),
        ];
        html.words("a", &attributes, "");
    }
}
