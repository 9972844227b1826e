//! Guides: pages of documentation, no code.

#[cfg(test)]
mod tests;

#[doc = include_str!("../docs/attributions.md")]
pub mod attributions {}

#[cfg(feature = "html")]
#[cfg_attr(docsrs, doc(cfg(feature = "html")))]
#[doc = include_str!("../docs/html.md")]
pub mod html {}

#[doc = include_str!("../docs/recipes.md")]
pub mod recipes {}

#[doc = include_str!("../docs/rules.md")]
pub mod rules {}

#[doc = include_str!("../docs/snapshot-testing.md")]
pub mod snapshot_testing {}
