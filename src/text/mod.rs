//! The shape of a text: its layout and paragraphs.

mod bytes;
mod paragraphs;

pub(crate) use bytes::each;
pub(crate) use paragraphs::{LineEnds, paragraphs};
