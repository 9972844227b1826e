//! Hearing: the quotes of a story with their candidates, each read by what stands around it.

use super::dialogue::{Heard, best, tells};
use crate::article::{Article, Quoted};
use crate::attribution::candidates::{Candidate, Candidates};
use crate::attribution::place::Place;
use crate::attribution::sources::{Asked, Past, Reading, STORY, is_mixed, named_inside};
use crate::ids::{CandidateId, HeardId, IdVec, PartId, QuoteId};
use crate::quotes::DetectedQuote;
use crate::speakers::Referents;

/// The quotes of a story, and the candidates of all.
pub(super) fn hear(
    referents: &Referents,
    quotes: &IdVec<QuoteId, DetectedQuote>,
) -> (IdVec<HeardId, Heard>, IdVec<CandidateId, Candidate>) {
    let (article, entities) = (referents.article(), &referents.entities);
    let reading = Reading::of(article, entities, quotes, Default::default());
    let (mut all, mut pool): (IdVec<HeardId, Heard>, IdVec<CandidateId, Candidate>) = Default::default();
    let (mut candidates, mut inside, past) = (Candidates::default(), Vec::new(), Past::default());
    for quoted in article.quoted() {
        let first = article.parts_of(quoted)[0];
        let place = Place::of(&article.outline, first);
        let looks = reading.looks.of(article, &quotes[quoted.quote], first);
        named_inside(article, entities, quoted, &mut inside);
        let interview = &reading.interview;
        let asked = Asked { article, entities, quoted, place, looks, inside: &inside, interview, past: &past };
        candidates.list.clear();
        STORY.iter().for_each(|source| source(&asked, &mut candidates));
        let goes_on = all.last().is_some_and(|before: &Heard| before.told.is_some() && goes_on(article, &before.quoted, first));
        let told = best(&candidates.list, tells);
        let candidates = pool.extend(candidates.list.iter().copied());
        let told = told.map(|at| candidates.start() + at);
        all.push(Heard { quoted: *quoted, mixed: is_mixed(article, quoted), candidates, told, looks, goes_on });
    }
    (all, pool)
}

/// Whether the part goes on with the quote before, whose words end with a comma, behind a semicolon.
fn goes_on(article: &Article, before: &Quoted, part: PartId) -> bool {
    let outline = &article.outline;
    let Some(&last) = article.parts_of(before).last() else { return false };
    let from = outline.tokens[outline.words_before(part)].last();
    outline.parts[last].sentence == outline.parts[part].sentence
        && outline.quoted_words(last).ends_with(',')
        && from.is_some_and(|token| token.is_punct(b';'))
}
