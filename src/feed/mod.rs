//! The feed: quotes joined into statements, statements made into records, records merged and written as a feed.
//!
//! [`records`] picks the quotes of an article and joins them, [`clean`] makes their words read as the speaker said them,
//! with [`seams`] for commas and full stops, [`role`] makes a role one
//! that stands alone, [`background`] finds the sentences that introduce them, [`context`] the larger stories they belong to. [`ipse`] is the form of
//! one record, [`list`] a feed of them, [`merge`] makes one of those that are the same statement. [`page`] writes a feed as the
//! feed page does, [`parse`] reads such a page.

mod background;
mod clean;
mod context;
mod ipse;
mod list;
mod merge;
mod options;
mod page;
mod parse;
mod people;
mod records;
mod role;
mod seams;

#[cfg(feature = "html")]
pub(crate) use clean::boundary_before;
pub(crate) use clean::tidy;
pub use context::Context;
pub use ipse::{Author, DateAndLocation, Ipse, Origin, Source, Variant};
pub use list::IpseFeed;
pub use options::{MergeOptions, RecordOptions};
pub(crate) use page::{NOT_SPECIFIED, known, put};
pub use parse::FeedTextError;
pub use people::FeedPerson;
