//! Word lists: what class a word belongs to. English comes with the crate, as text files under `data/en`.

mod flags;
mod lemmas;
mod lists;
mod table;
mod verbs;

pub(crate) use flags::Flags;
pub(crate) use lemmas::lemma;
pub(crate) use lists::rows;
pub use lists::{Lexicon, LexiconError, WordClass};
pub(crate) use table::{FoldMap, FoldSet, is_invisible, short_key, short_key_at};
