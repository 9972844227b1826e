//! The JSON forms of what was found, to be written and to be read.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::attribution::{Addressee, Beside};
use super::quote::Words;
use super::{Attribution, Extraction, Quote, QuoteKind, Speaker, SpeakerId};
use crate::attribution::{Act, EvidenceSet, Factuality, Rule};
use crate::document::Text;
use crate::mentions::SpeakerKind;
use crate::occasion::{Occasion, Publication};
use crate::quotes::{Diagnostic, Parts, Usage};
use crate::{Date, Document, Span};

/// A speaker beside a quote: the id alone where the names are not at hand.
#[derive(Serialize, Deserialize)]
struct SpeakerForm {
    id: SpeakerId,
    #[serde(flatten, skip_deserializing)]
    named: Option<NamedForm>,
}

#[derive(Serialize)]
struct NamedForm {
    name: String,
    role: Option<String>,
    kind: SpeakerKind,
    #[serde(skip_serializing_if = "Option::is_none")]
    roster_id: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct EvidenceForm {
    #[serde(deserialize_with = "known_rule")]
    rule: Option<Rule>,
    #[serde(default)]
    weight: f64,
}

/// A rule that this version does not know is passed over.
fn known_rule<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Rule>, D::Error> {
    let name = String::deserialize(deserializer)?;
    Ok(name.parse().ok())
}

/// An attribution, with or without the names of the speakers.
#[derive(Serialize, Deserialize)]
struct AttributionForm {
    #[serde(default)]
    speaker: Option<SpeakerForm>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    speakers: Vec<SpeakerForm>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    relayed_by: Option<SpeakerForm>,
    #[serde(default)]
    mention: Option<Span>,
    #[serde(default)]
    source: Option<Span>,
    #[serde(default)]
    cue: Option<Span>,
    #[serde(default)]
    confidence: f64,
    #[serde(default, skip_serializing_if = "Factuality::is_stated")]
    factuality: Factuality,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    factuality_cue: Option<Span>,
    #[serde(default, skip_serializing_if = "Act::is_speech")]
    act: Act,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    addressee: Option<Addressee>,
    #[serde(default)]
    evidence: Vec<EvidenceForm>,
}

/// Two digits: what is beyond them is noise, and would differ between machines.
fn two_digits(number: f32) -> f64 {
    (f64::from(number) * 100.0).round() / 100.0
}

impl AttributionForm {
    fn of(attribution: Option<&Attribution>, extraction: Option<&Extraction<'_>>) -> Self {
        let speaker = |id: SpeakerId| SpeakerForm { id, named: extraction.and_then(|e| e.speaker(id)).map(NamedForm::of) };
        let evidence = attribution.into_iter().flat_map(|attribution| attribution.evidence());
        AttributionForm {
            speaker: attribution.and_then(Attribution::speaker).map(speaker),
            speakers: attribution
                .filter(|attribution| attribution.speakers().nth(1).is_some())
                .map_or_else(Vec::new, |attribution| attribution.speakers().map(speaker).collect()),
            relayed_by: attribution.and_then(Attribution::relayed_by).map(speaker),
            mention: attribution.map(Attribution::mention),
            source: attribution.map(Attribution::source),
            cue: attribution.and_then(Attribution::cue),
            confidence: attribution.map_or(0.0, |attribution| two_digits(attribution.confidence)),
            factuality: attribution.map_or(Factuality::Stated, Attribution::factuality),
            factuality_cue: attribution.and_then(Attribution::factuality_cue),
            act: attribution.map_or(Act::Speech, Attribution::act),
            addressee: attribution.and_then(Attribution::addressee).cloned(),
            evidence: evidence.map(|e| EvidenceForm { rule: Some(e.rule), weight: two_digits(e.weight) }).collect(),
        }
    }

    /// None where no words are named that stand for a speaker.
    fn read(self) -> Option<Attribution> {
        let mention = self.mention?;
        let mut evidence = EvidenceSet::default();
        self.evidence.iter().filter_map(|form| form.rule).for_each(|rule| evidence.add(rule));
        let beside = Beside {
            factuality: self.factuality,
            factuality_cue: self.factuality_cue,
            others: self.speakers.iter().skip(1).map(|speaker| speaker.id).collect(),
            relayed_by: self.relayed_by.map(|relay| relay.id),
            addressee: self.addressee,
        };
        Some(Attribution {
            speaker: self.speaker.map(|speaker| speaker.id),
            mention: mention.into(),
            source: self.source.unwrap_or(mention).into(),
            cue: self.cue.unwrap_or_default().into(),
            confidence: self.confidence as f32,
            evidence,
            act: self.act,
            beside: (beside != Beside::default()).then(|| Box::new(beside)),
        })
    }
}

impl NamedForm {
    fn of(speaker: &Speaker) -> NamedForm {
        NamedForm {
            name: speaker.name().to_owned(),
            role: speaker.role().map(str::to_owned),
            kind: speaker.kind(),
            roster_id: speaker.roster_id().map(str::to_owned),
        }
    }
}

#[derive(Serialize, Deserialize)]
struct QuoteForm {
    kind: QuoteKind,
    #[serde(default)]
    usage: Usage,
    #[serde(default)]
    text: String,
    spans: Vec<Span>,
    #[serde(default)]
    content: Vec<Span>,
    #[serde(default)]
    depth: u8,
    #[serde(default)]
    parent: Option<u32>,
    #[serde(default = "yes")]
    closed: bool,
    #[serde(flatten)]
    attribution: AttributionForm,
    #[serde(default)]
    date: Option<Date>,
    #[serde(default)]
    days: Option<[Date; 2]>,
    #[serde(default)]
    location: Option<String>,
    #[serde(default)]
    medium: Option<String>,
}

fn yes() -> bool {
    true
}

impl QuoteForm {
    fn of(quote: &Quote<'_>, extraction: Option<&Extraction<'_>>) -> QuoteForm {
        QuoteForm {
            kind: quote.kind,
            usage: quote.usage,
            text: quote.text().into_owned(),
            spans: quote.parts().to_vec(),
            content: quote.content().to_vec(),
            depth: quote.depth,
            parent: quote.parent,
            closed: quote.closed,
            attribution: AttributionForm::of(quote.attribution(), extraction),
            date: quote.date(),
            days: quote.days().map(|(from, to)| [from, to]),
            location: quote.location().map(str::to_owned),
            medium: quote.medium().map(str::to_owned),
        }
    }

    /// The quote at a place of its extraction, with its words in the text where that is at hand.
    fn read<'t>(self, index: usize, text: Option<&Text<'t>>) -> Result<Quote<'t>, String> {
        let fits = |span: &Span| text.is_none_or(|text| text.get(span.range()).is_some());
        if let Some(span) = self.spans.iter().chain(&self.content).find(|span| !fits(span)) {
            return Err(format!("quotes[{index}]: the span {span} does not fit the text of the document"));
        }
        let parts = Parts::of(self.spans.iter().copied());
        let parts = parts.ok_or_else(|| format!("quotes[{index}].spans: at least one is needed"))?;
        let days = self.days.map(|[from, to]| (from, to)).or(self.date.map(|day| (day, day)));
        let occasion = Occasion { days, location: self.location.map(Into::into), medium: self.medium.map(Into::into) };
        let clause = self.content.first().copied().filter(|_| self.content != self.spans);
        Ok(Quote {
            text: text.map_or_else(|| Words::Alone(Text::from(self.text)), |text| Words::In(text.clone())),
            index: index as u32,
            kind: self.kind,
            usage: self.usage,
            parts,
            clause: clause.map(Box::new),
            depth: self.depth,
            parent: self.parent,
            closed: self.closed,
            attribution: self.attribution.read(),
            occasion: occasion.shared(),
        })
    }
}

impl Serialize for Quote<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        QuoteForm::of(self, None).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Quote<'_> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        QuoteForm::deserialize(deserializer)?.read(0, None).map_err(D::Error::custom)
    }
}

impl Serialize for Attribution {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        AttributionForm::of(Some(self), None).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Attribution {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let form = AttributionForm::deserialize(deserializer)?;
        form.read().ok_or_else(|| D::Error::missing_field("mention"))
    }
}

#[derive(Serialize, Deserialize)]
struct ExtractionForm<'t> {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    document: Option<Document<'t>>,
    quotes: Vec<QuoteForm>,
    speakers: Vec<Speaker>,
    #[serde(default)]
    diagnostics: Vec<Diagnostic>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    published: Option<Publication>,
}

impl<'t> ExtractionForm<'t> {
    fn of(extraction: &Extraction<'t>, document: Option<Document<'t>>) -> Self {
        ExtractionForm {
            quotes: extraction.quotes.iter().map(|quote| QuoteForm::of(quote, Some(extraction))).collect(),
            speakers: extraction.speakers.clone(),
            diagnostics: extraction.diagnostics.clone(),
            // What the caller gave stands in the document.
            published: extraction.published.filter(|published| published.span().is_some()),
            document,
        }
    }
}

impl Serialize for Extraction<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        ExtractionForm::of(self, Some(self.document.clone())).serialize(serializer)
    }
}

/// What was found, to be written without the document: see [`Extraction::findings`].
#[derive(Debug, Clone, Copy)]
pub struct Findings<'e, 't>(pub(super) &'e Extraction<'t>);

impl Serialize for Findings<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        ExtractionForm::of(self.0, None).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Extraction<'_> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let form = ExtractionForm::deserialize(deserializer)?;
        let text = form.document.as_ref().map(|document| document.kept_text().clone());
        let read = form.quotes.into_iter().enumerate().map(|(index, quote)| quote.read(index, text.as_ref()));
        let quotes: Vec<Quote> = read.collect::<Result<_, String>>().map_err(D::Error::custom)?;
        for quote in &quotes {
            let ids = quote.attribution().into_iter().flat_map(|a| a.speakers().chain(a.relayed_by()));
            if let Some(id) = ids.into_iter().find(|id| id.index() >= form.speakers.len()) {
                let (index, known) = (quote.index(), form.speakers.len());
                return Err(D::Error::custom(format!("quotes[{index}]: speaker {} is none of the {known} speakers", id.index())));
            }
        }
        let span = form.published.and_then(|published| published.span());
        if let Some(span) = span.filter(|span| text.as_ref().is_some_and(|text| text.get(span.range()).is_none())) {
            return Err(D::Error::custom(format!("published: the span {span} does not fit the text of the document")));
        }
        let document = form.document.unwrap_or_default();
        let published = form.published.or(document.published().map(Publication::given));
        Ok(Extraction { document, quotes, speakers: form.speakers, diagnostics: form.diagnostics, published })
    }
}
