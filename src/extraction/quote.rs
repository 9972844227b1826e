//! Quotes as they come out.

use std::borrow::Cow;
use std::fmt;

use serde::ser::SerializeStruct;
use serde::{Deserialize, Serialize, Serializer};

use super::{Extraction, Speaker, SpeakerId};
use crate::attribution::{EvidenceSet, Factuality, Rule};
use crate::occasion::Occasion;
use crate::quotes::{Parts, Usage};
use crate::span::ShortSpan;
use crate::{Date, Span};

/// How much of what is reported stands in quotation marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum QuoteKind {
    /// All of it.
    Direct,
    /// Some words of a reported clause.
    Mixed,
    /// None of it.
    Indirect,
}

impl fmt::Display for QuoteKind {
    /// Writes the name that stands in JSON.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.serialize(f)
    }
}

/// One quotation.
#[derive(Debug, Clone, PartialEq)]
pub struct Quote<'t> {
    pub(crate) document: &'t str,
    pub(crate) kind: QuoteKind,
    pub(crate) usage: Usage,
    pub(crate) parts: Parts<Span>,
    /// All that is reported, where that is not the parts.
    pub(crate) clause: Option<Box<Span>>,
    pub(crate) depth: u8,
    pub(crate) parent: Option<u32>,
    pub(crate) closed: bool,
    pub(crate) attribution: Option<Attribution>,
    /// Nothing where nothing is told.
    pub(crate) occasion: Option<Box<Occasion>>,
}

impl<'t> Quote<'t> {
    /// How much of what is reported stands in quotation marks.
    pub fn kind(&self) -> QuoteKind {
        self.kind
    }

    /// What the quoted words are used for.
    pub fn usage(&self) -> Usage {
        self.usage
    }

    /// The quoted words, a span a part, marks left out, in text order; the reported words of an indirect quote. Never empty.
    pub fn parts(&self) -> &[Span] {
        &self.parts
    }

    /// All that is reported: the parts of a direct quote, the whole clause of a mixed or indirect one.
    pub fn content(&self) -> &[Span] {
        self.clause.as_deref().map_or(&self.parts, std::slice::from_ref)
    }

    /// The words of the parts exactly as in the document, a blank between parts.
    pub fn text(&self) -> Cow<'t, str> {
        match self.parts() {
            [one] => Cow::Borrowed(one.of(self.document)),
            parts => Cow::Owned(parts.iter().map(|part| part.of(self.document)).collect::<Vec<_>>().join(" ")),
        }
    }

    /// How many quotes this one stands inside of.
    pub fn depth(&self) -> u8 {
        self.depth
    }

    /// The quote that this one stands inside of, as an index into [`Extraction::quotes`].
    pub fn parent(&self) -> Option<usize> {
        self.parent.map(|parent| parent as usize)
    }

    /// Whether both marks stand in the text; always so of an indirect quote.
    pub fn is_closed(&self) -> bool {
        self.closed
    }

    /// Who said it and why that is believed; `None` means unresolved: the text does not tell, or not surely enough.
    pub fn attribution(&self) -> Option<&Attribution> {
        self.attribution.as_ref()
    }

    /// The day it was said, where the text tells the very day; else see [`Quote::days`].
    pub fn date(&self) -> Option<Date> {
        self.days().filter(|(from, to)| from == to).map(|(from, _)| from)
    }

    /// The first and the last day between which it was said: "last week", "in September". The same day twice where the text
    /// tells the very day; `None` where it tells nothing, or only in relation to the day of publication and that is not known.
    pub fn days(&self) -> Option<(Date, Date)> {
        self.occasion.as_ref()?.days
    }

    /// The place it was said, where the text tells: `Kyiv`, `Oval Office`.
    pub fn location(&self) -> Option<&str> {
        self.occasion.as_ref()?.location.as_deref()
    }

    /// By what it reached the public, where the text tells: `Telegram`, `statement`, `interview with the BBC`.
    pub fn medium(&self) -> Option<&str> {
        self.occasion.as_ref()?.medium.as_deref()
    }
}

/// The link from a quote to its speaker.
#[derive(Debug, Clone, PartialEq)]
pub struct Attribution {
    pub(crate) speaker: Option<SpeakerId>,
    pub(crate) mention: ShortSpan,
    pub(crate) source: ShortSpan,
    /// Empty where there is none.
    pub(crate) cue: ShortSpan,
    pub(crate) confidence: f32,
    pub(crate) evidence: EvidenceSet,
    /// What is told beside that, where anything is.
    pub(crate) beside: Option<Box<Beside>>,
}

/// What is seldom told of an attribution.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Beside {
    pub(crate) factuality: Factuality,
    pub(crate) factuality_cue: Option<Span>,
    /// Whoever else speaks.
    pub(crate) others: Vec<SpeakerId>,
    pub(crate) relayed_by: Option<SpeakerId>,
}

/// One piece of evidence for an attribution, or against it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Evidence {
    /// The rule that holds.
    pub rule: Rule,
    /// What it adds to the candidate's score, in log-odds.
    pub weight: f32,
}

impl Attribution {
    /// The speaker; `None` when the mention is known but not whom it stands for (`I`, a pronoun with nobody before it).
    pub fn speaker(&self) -> Option<SpeakerId> {
        self.speaker
    }

    /// Everybody who speaks, the [`speaker`](Attribution::speaker) first; more than one where several people say the same together:
    /// `Ann Lee and Tom Orr said`.
    pub fn speakers(&self) -> impl Iterator<Item = SpeakerId> {
        let others = self.beside.as_ref().map_or(&[][..], |beside| &beside.others);
        self.speaker.into_iter().chain(others.iter().copied())
    }

    /// Who passes on what the speaker said: Lee in `Lee said her aunt had told her: “…”`. `None` where nobody does.
    pub fn relayed_by(&self) -> Option<SpeakerId> {
        self.beside.as_ref()?.relayed_by
    }

    /// What the text says of the saying itself: whether the words were said, or were denied, supposed, foreseen or made up.
    ///
    /// [`confidence`](Attribution::confidence) says how likely the text ascribes the words to this speaker, whatever it says of the
    /// saying. A record is made only of what is stated, unless [`RecordOptions::any_factuality`](crate::RecordOptions::any_factuality)
    /// asks for more.
    pub fn factuality(&self) -> Factuality {
        self.beside.as_ref().map_or(Factuality::Stated, |beside| beside.factuality)
    }

    /// The words that tell the factuality: `denied`, `if`, `fake`. `None` where the words are simply stated.
    pub fn factuality_cue(&self) -> Option<Span> {
        self.beside.as_ref()?.factuality_cue
    }

    /// The words that stand for the speaker: `Mr. Lee`, `the minister`, `she`.
    pub fn mention(&self) -> Span {
        self.mention.span()
    }

    /// The whole phrase of the speaker: `Ann Lee, who ran the campaign,`.
    pub fn source(&self) -> Span {
        self.source.span()
    }

    /// The words that attribute: `said`, `according to`.
    pub fn cue(&self) -> Option<Span> {
        Some(self.cue.span()).filter(|cue| !cue.is_empty())
    }

    /// How surely the attribution is right, 0 to 1: of those at 0.9, about nine in ten are.
    pub fn confidence(&self) -> f32 {
        self.confidence
    }

    /// The evidence that holds for it, in the order of [`Rule::ALL`].
    pub fn evidence(&self) -> impl Iterator<Item = Evidence> {
        Evidence::of(self.evidence)
    }
}

impl Evidence {
    pub(super) fn of(set: EvidenceSet) -> impl Iterator<Item = Evidence> {
        set.iter().map(|rule| Evidence { rule, weight: rule.weight() })
    }
}

/// A quote with the names of its extraction at hand: the form in which it is serialised.
pub(super) struct QuoteForm<'q, 't> {
    pub(super) quote: &'q Quote<'t>,
    pub(super) extraction: &'q Extraction<'t>,
}

#[derive(Serialize)]
struct SpeakerForm<'q> {
    id: SpeakerId,
    name: &'q str,
    role: Option<&'q str>,
    kind: crate::SpeakerKind,
    #[serde(skip_serializing_if = "Option::is_none")]
    roster_id: Option<&'q str>,
}

impl<'q> SpeakerForm<'q> {
    fn of(speaker: &'q Speaker) -> SpeakerForm<'q> {
        SpeakerForm {
            id: speaker.id(),
            name: speaker.name(),
            role: speaker.role(),
            kind: speaker.kind(),
            roster_id: speaker.roster_id(),
        }
    }
}

impl Serialize for QuoteForm<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let quote = self.quote;
        let attribution = quote.attribution.as_ref();
        let speaker = self.extraction.speaker_of(quote).map(SpeakerForm::of);
        let beside = attribution.and_then(|attribution| attribution.beside.as_deref());
        let mut out = serializer.serialize_struct("Quote", 22)?;
        out.serialize_field("kind", &quote.kind)?;
        out.serialize_field("usage", &quote.usage)?;
        out.serialize_field("text", &quote.text())?;
        out.serialize_field("spans", quote.parts())?;
        out.serialize_field("content", quote.content())?;
        out.serialize_field("depth", &quote.depth)?;
        out.serialize_field("parent", &quote.parent())?;
        out.serialize_field("closed", &quote.closed)?;
        out.serialize_field("speaker", &speaker)?;
        if let Some(attribution) = attribution.filter(|_| beside.is_some_and(|beside| !beside.others.is_empty())) {
            let form = |id| self.extraction.speaker(id).map(SpeakerForm::of);
            out.serialize_field("speakers", &attribution.speakers().filter_map(form).collect::<Vec<_>>())?;
        }
        if let Some(relay) = beside.and_then(|beside| self.extraction.speaker(beside.relayed_by?)) {
            out.serialize_field("relayed_by", &SpeakerForm::of(relay))?;
        }
        out.serialize_field("mention", &attribution.map(Attribution::mention))?;
        out.serialize_field("source", &attribution.map(Attribution::source))?;
        out.serialize_field("cue", &attribution.and_then(Attribution::cue))?;
        // Two digits: what is beyond them is noise, and would differ between machines.
        out.serialize_field("confidence", &attribution.map_or(0.0, |a| (f64::from(a.confidence) * 100.0).round() / 100.0))?;
        if let Some(beside) = beside.filter(|beside| beside.factuality != Factuality::Stated) {
            out.serialize_field("factuality", &beside.factuality)?;
            out.serialize_field("factuality_cue", &beside.factuality_cue)?;
        }
        out.serialize_field(
            "evidence",
            &attribution.map_or_else(Vec::new, |a| {
                a.evidence()
                    .map(|e| EvidenceForm { rule: e.rule, weight: (f64::from(e.weight) * 100.0).round() / 100.0 })
                    .collect()
            }),
        )?;
        out.serialize_field("date", &quote.date())?;
        out.serialize_field("days", &quote.days())?;
        out.serialize_field("location", &quote.location())?;
        out.serialize_field("medium", &quote.medium())?;
        out.end()
    }
}

#[derive(Serialize)]
struct EvidenceForm {
    rule: Rule,
    weight: f64,
}
