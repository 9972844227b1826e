//! The shape of a text: its layout, paragraphs and tokens.

mod paragraphs;
mod tokens;

pub(crate) use paragraphs::paragraphs;
pub(crate) use tokens::{Shape, Token, TokenKind, tokenize};
