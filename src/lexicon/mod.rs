//! Word lists: what class a word belongs to. English comes with the crate, as text files under `data/en`.

mod flags;
mod lemmas;
mod lists;
mod short;
mod table;
mod verbs;

pub(crate) use flags::{Flags, FlagsId};
pub(crate) use lemmas::lemma;
pub use lists::{Lexicon, LexiconError, WordClass};
pub(crate) use short::ShortList;
pub(crate) use table::{FoldMap, FoldSet, is_invisible, short_key, short_key_at};
