//! The clauses around the parts of a quote: who speaks by their verbs and nouns, and who else is named there.

use super::nouns::Noun;
use super::{Asked, PARTS};
use crate::article::{Article, Quoted};
use crate::attribution::candidates::Candidates;
use crate::cues::{Clause, NodeKind};
use crate::ids::NodeId;
use crate::lexicon::Classes;

/// Asks the clause around each part.
pub(super) fn read(asked: &Asked, candidates: &mut Candidates) {
    let article = asked.article;
    for &part in article.parts_of(asked.quoted).iter().take(PARTS) {
        let clause = article.clause(article.outline.parts[part].sentence);
        if let Some(node) = clause.quote(part) {
            candidates.read_clause(&clause, node);
        }
    }
}

impl Candidates {
    /// Reads the clause around the folded part at node `quote`.
    pub(super) fn read_clause(&mut self, clause: &Clause, quote: NodeId) {
        if clause.first_mention().is_none() {
            return;
        }
        match Noun::behind(clause, quote) {
            Some(noun) => self.noun(noun),
            None => self.before(clause, quote),
        }
        self.after(clause, quote);
        self.trailing(clause, quote);
        self.relays(clause);
        self.bystanders(clause, quote);
    }
}

/// Whether the quote is only part of what is reported: it goes on with a clause that began before it, or is gone on with.
pub(in crate::attribution) fn is_mixed(article: &Article, quoted: &Quoted) -> bool {
    let first = article.parts_of(quoted)[0];
    let clause = article.clause(article.outline.parts[first].sentence);
    let Some(quote) = clause.quote(first) else { return false };
    let (nodes, words) = (clause.nodes, article.outline.quoted_words(first));
    let starts_small =
        words.trim_start_matches(['\'', '"', '‘', '“', '[', '…', '.', ' ']).chars().next().is_some_and(char::is_lowercase);
    let ends_open = !words.trim_end().ends_with(['.', ',', '!', '?', '—', '-', '…', '’', '”', '\'', '"', ';']);
    let before = clause.before(quote);
    let after = nodes.get(quote + 1);
    let punct_before =
        before.is_none_or(|n| matches!(n.kind(), NodeKind::Punct(b',' | b':' | b';' | b'-' | b'~' | b'(') | NodeKind::Quote(_)));
    let cue_before = before.is_some_and(|n| n.is_verb() && clause.classes_of(n).any(Classes::CUE));
    if !punct_before && (starts_small || !cue_before) {
        return true;
    }
    if punct_before && before.is_some() && starts_small && !before.is_some_and(|n| n.is_punct(b':')) {
        return ends_open;
    }
    let goes_on = after.is_some_and(|n| !n.is_no_word());
    before.is_none() && goes_on && ends_open && !after.is_some_and(|n| n.is_verb() && clause.classes_of(n).any(Classes::CUE))
}
