//! What sort of words each candidate is: a name, a pronoun, a description; a person, a body, a place.

use super::Asked;
use crate::article::Article;
use crate::attribution::candidates::Candidates;
use crate::attribution::rules::Rule;
use crate::lexicon::{Classes, word};
use crate::mentions::{MentionKind, SpeakerKind};

/// Notes it for all candidates that are there by now.
pub(super) fn read(asked: &Asked, candidates: &mut Candidates) {
    candidates.note_kinds(asked.article);
}

impl Candidates {
    /// What sort of words each candidate is.
    pub(in crate::attribution) fn note_kinds(&mut self, article: &Article) {
        for candidate in &mut self.list {
            let m = &article.mentions[candidate.mention];
            let evidence = &mut candidate.evidence;
            match m.kind {
                MentionKind::Pronoun => {
                    evidence.add(Rule::Pronoun);
                    match article.outline.word(m.core().start()) {
                        word::I | word::WE => evidence.add(Rule::FirstPerson),
                        word::IT => evidence.add(Rule::Thing),
                        _ => {}
                    }
                }
                MentionKind::Description => evidence.add(Rule::Description),
                MentionKind::Name => {}
            }
            // "Selma said": a town, but a given name, too, alone.
            let given = m.tokens().len() == 1 && article.outline.classes(m.tokens().start()).any(Classes::GIVEN);
            if m.place && !given {
                evidence.add(Rule::Place);
            } else {
                match m.stands_for {
                    Some(SpeakerKind::Person) => evidence.add(Rule::Person),
                    Some(SpeakerKind::Organization) => evidence.add(Rule::Body),
                    Some(SpeakerKind::Document) => evidence.add(Rule::Text),
                    _ => {}
                }
            }
            if m.plural {
                evidence.add(Rule::Plural);
            }
        }
    }
}
