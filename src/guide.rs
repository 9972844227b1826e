//! Guides: pages of documentation, no code.

#[cfg(test)]
mod tests;

#[doc = include_str!("../docs/accuracy.md")]
pub mod accuracy {}

#[doc = include_str!("../docs/attributions.md")]
pub mod attributions {}

#[doc = include_str!("../docs/compare.md")]
pub mod compare {}

#[doc = include_str!("../docs/feed.md")]
pub mod feed {}

#[cfg(feature = "html")]
#[cfg_attr(docsrs, doc(cfg(feature = "html")))]
#[doc = include_str!("../docs/html.md")]
pub mod html {}

#[doc = include_str!("../docs/performance.md")]
pub mod performance {}

#[doc = include_str!("../docs/recipes.md")]
pub mod recipes {}

#[doc = include_str!("../docs/rules.md")]
pub mod rules {}

#[doc = include_str!("../docs/scale.md")]
pub mod scale {}

#[doc = include_str!("../docs/snapshot-testing.md")]
pub mod snapshot_testing {}

#[doc = include_str!("../docs/threads.md")]
pub mod threads {}

#[doc = include_str!("../docs/wasm.md")]
pub mod wasm {}

#[doc = include_str!("../data/README.md")]
pub mod word_lists {}
