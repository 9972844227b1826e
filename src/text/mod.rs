//! The shape of a text: its layout, paragraphs and tokens.

mod bytes;
mod marks;
mod outer;
mod paragraphs;
mod plain;
mod token;
mod tokens;

pub(crate) use bytes::{LONGEST_TEXT, each, head, tail};
pub use marks::MarkFamily;
pub(crate) use marks::{DOUBLE_GROUPS, Group, MarkShape, is_mark};
pub(crate) use outer::with_marks;
pub(crate) use paragraphs::{Line, LineEnds, is_aside, paragraphs};
pub(crate) use token::{Shape, Token, TokenKind};
pub(crate) use tokens::{count_at_most, tokenize};
