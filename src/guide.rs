//! Guides: pages of documentation, no code.

#[doc = include_str!("../docs/attributions.md")]
pub mod attributions {}

#[doc = include_str!("../docs/recipes.md")]
pub mod recipes {}

#[doc = include_str!("../docs/snapshot-testing.md")]
pub mod snapshot_testing {}
