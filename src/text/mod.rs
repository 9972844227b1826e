//! The shape of a text: its layout, paragraphs and tokens.

mod bytes;
mod paragraphs;
mod plain;
mod tokens;

pub(crate) use bytes::each;
pub(crate) use paragraphs::{LineEnds, paragraphs};
pub(crate) use tokens::{Shape, Token, TokenKind, tokenize};
