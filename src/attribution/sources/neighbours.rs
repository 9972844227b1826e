//! Whoever is named in the sentences around a quote.

use super::Asked;
use crate::attribution::candidates::Candidates;
use crate::attribution::rules::Rule;

/// Asks the sentence before and the one behind, where nothing nearer settles it.
pub(super) fn read(asked: &Asked, candidates: &mut Candidates) {
    if candidates.settled() {
        return;
    }
    let (article, place) = (asked.article, asked.place);
    let outline = &article.outline;
    let announced = candidates.list.iter().any(|candidate| candidate.evidence.has(Rule::ColonBefore));
    if !announced
        && let Some(before) = outline.sentence_before(place.sentence)
        && let Some(mention) = article.clause(before).first_mention()
    {
        let same = outline.sentences[before].paragraph == place.paragraph;
        candidates.mention(mention).evidence.add(if same { Rule::SentenceBefore } else { Rule::ParagraphBefore });
    }
    let after = place.sentence + 1;
    if let Some(sentence) = outline.sentences.get(after)
        && sentence.paragraph == place.paragraph
        && !sentence.quoted
        && let Some(mention) = article.clause(after).first_mention()
    {
        candidates.mention(mention).evidence.add(Rule::SentenceAfter);
    }
}
