//! The feed: quotes joined into statements, statements made into records, records written as a feed.
//!
//! [`records`] picks the quotes and joins them, [`clean`] makes their words read as the speaker said them, [`ipse`] is the form
//! of one record, [`list`] a list of them, [`page`] writes both as the feed page does.

mod clean;
mod ipse;
mod list;
mod options;
mod page;
mod records;

pub use ipse::{Author, Context, DateAndLocation, Ipse, Origin, Source};
pub use list::IpseFeed;
pub use options::RecordOptions;
