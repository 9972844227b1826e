//! The shape of a text: its layout and paragraphs.

mod paragraphs;

pub(crate) use paragraphs::paragraphs;
