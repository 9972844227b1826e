//! Contexts: the larger stories that statements belong to, and how it is found which do.

use serde::{Deserialize, Serialize};

use super::clean::tidy;
use crate::{Date, Timestamp, placed};

/// A larger story that a statement belongs to. The caller knows them and gives them to
/// [`RecordOptions::contexts`](crate::RecordOptions::contexts).
///
/// A statement belongs to a context when one of the terms stands in it or around it, as whole words. A term in lower case is found
/// in any case; one with a capital only as it is written (`NATO`, `Water Board`). A context without terms has its name for a term.
/// With days, it holds only statements of these days: those of which the day is known, by their own or else by the day of
/// publication.
///
/// ```
/// use ipse::{Context, Document, Extractor, RecordOptions};
///
/// let contexts = [Context::new("Water in Harrow").term("pump").term("Water Board"), Context::new("Elections")];
/// let document = Document::new("Ann Lee spoke about the old pumps. “The new pump works,” she said.");
/// let extraction = Extractor::default().extract(&document);
/// let records = extraction.records(&RecordOptions::default().contexts(contexts));
/// assert_eq!(records[0].contexts.len(), 1);
/// assert_eq!(records[0].contexts[0].name, "Water in Harrow");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Context {
    /// What the story is called.
    pub name: String,
    /// Words that tell of it. Those on a record are left out: they stay with the caller.
    #[serde(default, deserialize_with = "placed::or_default", skip_serializing_if = "Vec::is_empty")]
    pub terms: Vec<String>,
    /// The first day of the story.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// The last day of the story.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Date>,
    /// When the context was made, where the caller notes it: see [`IpseFeed::new_contexts`](crate::IpseFeed::new_contexts).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inserted: Option<Timestamp>,
}

impl Context {
    /// A context of this name.
    pub fn new(name: impl Into<String>) -> Self {
        Context { name: name.into(), terms: Vec::new(), from: None, to: None, inserted: None }
    }

    /// Adds a term. One without a letter or digit is never found.
    #[must_use]
    pub fn term(mut self, term: impl Into<String>) -> Self {
        self.terms.push(term.into());
        self
    }

    /// Sets the first and the last day of the story; `None` leaves that end open.
    #[must_use]
    pub fn between(mut self, from: impl Into<Option<Date>>, to: impl Into<Option<Date>>) -> Self {
        self.from = from.into();
        self.to = to.into();
        self
    }

    /// Sets when the context was made.
    #[must_use]
    pub fn inserted(mut self, at: Timestamp) -> Self {
        self.inserted = Some(at);
        self
    }

    /// Whether a statement of these days can belong to it. Unknown days speak against nothing.
    fn holds(&self, days: Option<(Date, Date)>) -> bool {
        days.is_none_or(|(first, last)| self.from.is_none_or(|from| from <= last) && self.to.is_none_or(|to| first <= to))
    }
}

/// The contexts of a caller, made ready for searching.
pub(super) struct Terms<'c> {
    contexts: Vec<(&'c Context, Vec<Term>)>,
}

struct Term {
    text: String,
    any_case: bool,
}

impl<'c> Terms<'c> {
    pub(super) fn new(contexts: &'c [Context]) -> Self {
        let terms = |context: &Context| {
            let own = if context.terms.is_empty() { std::slice::from_ref(&context.name) } else { &context.terms };
            own.iter().map(|term| plain(term)).filter(|term| term.contains(char::is_alphanumeric)).map(Term::new).collect()
        };
        Terms { contexts: contexts.iter().map(|context| (context, terms(context))).collect() }
    }

    /// The contexts of which these texts speak, in the order of the caller. What is given back is without terms.
    pub(super) fn of<'t>(&self, texts: impl IntoIterator<Item = &'t str>, days: Option<(Date, Date)>) -> Vec<Context> {
        if self.contexts.is_empty() {
            return Vec::new();
        }
        let texts: Vec<(String, String)> = texts
            .into_iter()
            .map(|text| {
                let text = plain(text);
                let lower = text.to_lowercase();
                (text, lower)
            })
            .collect();
        let speaks = |term: &Term| texts.iter().any(|(text, lower)| term.stands_in(if term.any_case { lower } else { text }));
        self.contexts
            .iter()
            .filter(|(context, terms)| context.holds(days) && terms.iter().any(speaks))
            .map(|(context, _)| Context { terms: Vec::new(), ..(*context).clone() })
            .collect()
    }
}

impl Term {
    fn new(text: String) -> Term {
        Term { any_case: !text.contains(char::is_uppercase), text }
    }

    /// Whether the term stands in the text with no letter or digit beside it.
    fn stands_in(&self, text: &str) -> bool {
        memchr::memmem::find_iter(text.as_bytes(), self.text.as_bytes()).any(|at| {
            let end = at + self.text.len();
            let joins =
                |a: Option<char>, b: Option<char>| a.is_some_and(char::is_alphanumeric) && b.is_some_and(char::is_alphanumeric);
            !joins(text[..at].chars().next_back(), self.text.chars().next())
                && !joins(self.text.chars().next_back(), text[end..].chars().next())
        })
    }
}

/// Single blanks and straight apostrophes.
fn plain(text: &str) -> String {
    tidy(text).replace(['’', '‘'], "'")
}

impl From<&str> for Context {
    fn from(name: &str) -> Self {
        Context::new(name)
    }
}

impl From<String> for Context {
    fn from(name: String) -> Self {
        Context::new(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(context: &Context, text: &str) -> bool {
        !Terms::new(std::slice::from_ref(context)).of([text], None).is_empty()
    }

    #[test]
    fn terms_are_whole_words() {
        for (term, text, stands) in [
            ("pump", "The pump works.", true),
            ("pump", "PUMP works", true),
            ("pump", "The pumps work.", false),
            ("pump", "A pump-house", true),
            ("water board", "the water\n  board met", true),
            ("water board", "the waterboard met", false),
            ("Water Board", "the water board met", false),
            ("Water Board", "the Water Board met", true),
            ("NATO", "nato", false),
            ("NATO", "NATO’s", true),
            ("lee's plan", "Lee’s plan", true),
            ("état", "L’ÉTAT", true),
            ("état", "métat", false),
            ("…", "and so on …", false),
            ("", "anything", false),
        ] {
            assert_eq!(found(&Context::new("Name").term(term), text), stands, "{term:?} in {text:?}");
        }
    }

    #[test]
    fn a_name_stands_in_for_missing_terms() {
        assert!(found(&Context::new("Harrow Fair"), "at the Harrow Fair today"));
        assert!(!found(&Context::new("Harrow Fair").term("carousel"), "at the Harrow Fair today"));
    }

    #[test]
    fn days_keep_a_story_together() {
        let day = |day| Date::new(2025, 2, day).unwrap();
        let story = Context::new("Flood").term("river").between(day(3), day(9));
        let of = |days| Terms::new(std::slice::from_ref(&story)).of(["The river rose."], days).len();
        for (days, holds) in [
            (None, 1),
            (Some((day(2), day(2))), 0),
            (Some((day(1), day(3))), 1),
            (Some((day(9), day(12))), 1),
            (Some((day(10), day(12))), 0),
        ] {
            assert_eq!(of(days), holds, "{days:?}");
        }
        let open = Context::new("Flood").term("river").between(None, day(9));
        assert!(open.holds(Some((day(1), day(1)))) && !open.holds(Some((day(10), day(10)))));
    }

    #[test]
    fn what_is_attached_is_without_terms() {
        let contexts = [Context::new("Flood").term("river"), Context::new("Fair"), Context::new("Bridge").term("bridge")];
        let found = Terms::new(&contexts).of(["The river", "took the bridge."], None);
        assert_eq!(found, [Context::new("Flood"), Context::new("Bridge")]);
    }
}
