//! News: each quote is decided by what stands around it, and by who spoke before.

use std::mem::take;

use super::Room;
use super::decision::{Decision, best_first, decide};
use super::echo::echo;
use super::factuality::Factuality;
use super::outcome::{Outcome, Reasons};
use super::place::Place;
use super::reported::{clause_of, cue_of, reported_around, tells_more};
use super::sources::{Asked, NEWS, Past, Reading, Spoken, is_mixed, named_inside};
use super::telling::Telling;
use crate::ids::{IdVec, QuoteId};
use crate::mentions::{Mention, MentionKind, SpeakerKind};
use crate::quotes::DetectedQuote;
use crate::room::Room as _;
use crate::speakers::Referents;

/// Decides for every quote of a piece of news, in text order. The candidates of each are kept where somebody asks to `explain`.
pub(super) fn decide_news(
    referents: &mut Referents,
    quotes: &IdVec<QuoteId, DetectedQuote>,
    explain: bool,
    room: &mut Room,
) -> IdVec<QuoteId, Outcome> {
    let article = referents.article();
    let reading = Reading::of(article, &referents.entities, quotes, take(&mut room.echoes));
    let mut outcomes = take(&mut room.outcomes);
    outcomes.resize(quotes.len(), Outcome::default());
    let mut past = Past::default();
    let Room { candidates, scores, inside, .. } = room;
    for quoted in article.quoted() {
        let parts = article.parts_of(quoted);
        let place = Place::of(&article.outline, parts[0]);
        let looks = reading.looks.of(article, &quotes[quoted.quote], parts[0]);
        named_inside(article, &referents.entities, quoted, inside);
        let entities = &referents.entities;
        let interview = &reading.interview;
        let asked = Asked { article, entities, quoted, place, looks, inside, interview, past: &past };
        candidates.list.clear();
        NEWS.iter().for_each(|source| source(&asked, candidates));
        scores.clear();
        scores.extend(candidates.list.iter().map(|c| c.evidence.score()));
        referents.quote_names(inside);
        let decided = decide(&candidates.list, scores, referents);
        let telling = decided.and_then(|decision| Telling::read(referents, &decision));
        // "the way a doctor might say “x”": nobody did.
        let anybody =
            |m: &Mention| m.stands_for == Some(SpeakerKind::Unnamed) && !m.definite && m.kind == MentionKind::Description;
        let supposed = telling.as_ref().is_some_and(|telling| telling.said.factuality == Factuality::Hypothetical);
        let decision = decided.filter(|decision| !(supposed && anybody(&article.mentions[decision.mention])));
        let reasons = explain.then(|| {
            let antecedents = decision.map_or_else(Vec::new, |decision| referents.antecedents(decision.mention));
            let weighed = best_first(candidates.list.iter().copied().zip(scores.iter().copied()));
            Box::new(Reasons { weighed, antecedents })
        });
        if let Some(decision) = decision {
            if let Some(entity) = decision.entity {
                referents.spoke(entity, place.sentence);
            }
            let last = if parts.len() == 1 { place } else { Place::of(&article.outline, parts[parts.len() - 1]) };
            past.push(Spoken { place: last, decision }, place.paragraph);
        }
        let report = decision.and_then(|decision| reported_around(article, quoted, &decision));
        let decision = decision.map(|decision| Decision { cue: cue_of(&decision, report), ..decision });
        let mixed = is_mixed(article, quoted) || report.is_some_and(|report| tells_more(article, quoted, report));
        let content = report.filter(|_| mixed).and_then(|report| clause_of(article, quoted, report));
        let mention = decision.map(|decision| article.mentions[decision.mention].tokens());
        let source = report.zip(mention).map(|(report, mention)| report.source.joined(mention));
        let telling = telling.filter(|_| decision.is_some());
        outcomes[quoted.quote] = Outcome { decision, telling, mixed, looks, source, content, reasons };
    }
    echo(&article.outline, &reading.looks, &mut outcomes);
    room.echoes = reading.looks.leave();
    room.trim();
    outcomes
}
