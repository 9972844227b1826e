//! Entities of HTML that were left in a plain text: `&amp;`, `&#8220;`. Marks that are written so open and close nothing, so that
//! whoever made the text should know.

use super::detection::{Diagnostic, DiagnosticKind};
use crate::Span;

/// So many are told. A text that has more has them everywhere, and nothing is gained by telling each.
pub(super) const MOST: usize = 100;
/// The longest entity has so many bytes between its signs.
const LONGEST: usize = 32;

/// The entities of a text, found in text order.
#[derive(Default)]
pub(super) struct Leftovers {
    pub(super) found: Vec<Diagnostic>,
}

impl Leftovers {
    /// A `&` stands at `at`.
    pub(super) fn hit(&mut self, text: &str, at: usize) {
        if self.found.len() < MOST
            && let Some(length) = inner(&text.as_bytes()[at + 1..])
        {
            self.found.push(Diagnostic { kind: DiagnosticKind::Entity, span: Span::new(at, at + length + 2) });
        }
    }
}

/// How many bytes stand between the `&` and the `;` of an entity.
fn inner(behind: &[u8]) -> Option<usize> {
    let end = behind.iter().take(LONGEST + 1).position(|&byte| byte == b';')?;
    let is_entity = match &behind[..end] {
        // "&#x201C;"
        [b'#', b'x' | b'X', digits @ ..] => !digits.is_empty() && digits.iter().all(u8::is_ascii_hexdigit),
        // "&#8220;"
        [b'#', digits @ ..] => !digits.is_empty() && digits.iter().all(u8::is_ascii_digit),
        // "&ldquo;", "&Eacute;", but not "R&D;", "Q&As;"
        name @ [first, ..] => {
            let least = if first.is_ascii_uppercase() { 3 } else { 2 };
            name.len() >= least && first.is_ascii_alphabetic() && name.iter().all(u8::is_ascii_alphanumeric)
        }
        [] => false,
    };
    is_entity.then_some(end)
}
