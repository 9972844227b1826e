//! The fields of a quote.

use ipse::{Act, Addressee, Attribution, Extraction, Factuality, Quote, Span, Speaker};

use crate::columns::{Days, Flags, Lists, Named, Numbers, Periods, Place, Places, Shares, Spans, Texts, table};

/// A quote with what it was found in.
#[derive(Clone, Copy)]
pub(crate) struct Said<'e> {
    extraction: &'e Extraction<'e>,
    quote: &'e Quote<'e>,
    attribution: Option<&'e Attribution>,
}

/// The quotes of an extraction, for a table.
pub(crate) fn said<'e>(extraction: &'e Extraction<'e>) -> impl Iterator<Item = Said<'e>> {
    extraction.quotes().iter().map(move |quote| Said { extraction, quote, attribution: quote.attribution() })
}

impl<'e> Said<'e> {
    fn speaker(self) -> Option<&'e Speaker> {
        self.extraction.speaker_of(self.quote)
    }

    fn speakers(self) -> impl Iterator<Item = &'e Speaker> {
        let ids = self.attribution.into_iter().flat_map(Attribution::speakers);
        ids.filter_map(move |id| self.extraction.speaker(id))
    }

    fn place(self, span: Option<Span>) -> Option<Place<'e>> {
        span.map(|span| Place { text: self.extraction.slice(span), span })
    }
}

table! {
    /// A quote, under the names of the JSON. What explains a decision (evidence, the whole phrase of the speaker) is left to the library:
    /// each field costs every query some time, for a function does not know which of them is asked for.
    Quotes, |said: Said<'_>| {
        required kind: Named = said.quote.kind();
        required usage: Named = said.quote.usage();
        required factuality: Named = said.attribution.map_or(Factuality::Stated, Attribution::factuality);
        required act: Named = said.attribution.map_or(Act::Speech, Attribution::act);
        required text: Texts = said.quote.text();
        optional speaker: Texts = said.speaker().map(Speaker::name);
        required speakers: Lists<Texts> = said.speakers().map(Speaker::name);
        optional role: Texts = said.speaker().and_then(Speaker::role);
        optional speaker_kind: Named = said.speaker().map(Speaker::kind);
        optional roster_id: Texts = said.speaker().and_then(Speaker::roster_id);
        optional relayed_by: Texts = said.attribution.and_then(Attribution::relayed_by).and_then(|id| said.extraction.speaker(id)).map(Speaker::name);
        optional addressee: Texts = said.attribution.and_then(Attribution::addressee).map(Addressee::name);
        required start: Numbers = said.quote.parts().first().map_or(0, |part| part.start());
        required end: Numbers = said.quote.parts().last().map_or(0, |part| part.end());
        required spans: Lists<Spans> = said.quote.parts().iter().copied();
        required depth: Numbers = usize::from(said.quote.depth());
        optional parent: Numbers = said.quote.parent();
        required closed: Flags = said.quote.is_closed();
        optional mention: Places = said.place(said.attribution.map(Attribution::mention));
        optional cue: Places = said.place(said.attribution.and_then(Attribution::cue));
        required confidence: Shares = said.attribution.map_or(0.0, Attribution::confidence);
        optional date: Days = said.quote.date();
        optional days: Periods = said.quote.days();
        optional location: Texts = said.quote.location();
        optional medium: Texts = said.quote.medium();
    }
}
