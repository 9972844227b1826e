//! What the source of an attribution does: speaks, thinks, or means to do something.

use serde::{Deserialize, Serialize};

use crate::ids::{IdRange, TokenId};
use crate::lexicon::Classes;
use crate::outline::Outline;

/// What whoever is the source of an attribution does, by the verb that attributes. The names are those of JSON.
///
/// ```
/// use ipse::{Act, Extractor};
///
/// let extraction = Extractor::default().extract_text("The mayor hopes that the pump will hold. Ann Lee said that it works.");
/// let acts: Vec<Act> = extraction.quotes().iter().filter_map(|quote| Some(quote.attribution()?.act())).collect();
/// assert_eq!(acts, [Act::Intent, Act::Speech]);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Act {
    /// Says or writes something, or whatever else the verb may be: *said*, *according to*.
    #[default]
    Speech,
    /// Thinks, knows, feels or wants something: *believes*, *decided*.
    Thought,
    /// Plans, hopes or expects something: *intends*, *hopes*.
    Intent,
}

impl Act {
    /// All of them.
    pub const ALL: [Act; 3] = [Act::Speech, Act::Thought, Act::Intent];

    /// Whether something was said or written.
    pub fn is_speech(&self) -> bool {
        *self == Act::Speech
    }

    /// What the words of a cue stand for.
    pub(crate) fn of(outline: &Outline, cue: IdRange<TokenId>) -> Act {
        let any = |wanted: Classes| outline.classes_in(cue).any(|classes| classes.any(wanted));
        // "said he believes"
        if any(Classes::CUE_STRONG) {
            return Act::Speech;
        }
        let intends = |classes: Classes| classes.any(Classes::COGNITION) && classes.any(Classes::FORESEES);
        if outline.classes_in(cue).any(intends) {
            Act::Intent
        } else if any(Classes::COGNITION) {
            Act::Thought
        } else {
            Act::Speech
        }
    }
}
