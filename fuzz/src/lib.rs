//! What the tests of the crate use too: the checker, and how bytes are read as articles.

#[path = "../../tests/support/invariants.rs"]
pub mod invariants;
#[path = "../../tests/support/pieces.rs"]
pub mod pieces;
