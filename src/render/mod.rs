//! What was found, to look at: as text for snapshots and terminals, and as pages for a browser.
//!
//! | for | function |
//! | --- | --- |
//! | a snapshot test, a terminal, a diff | [`annotated`] |
//! | reading an article with its speakers in colour, and why | [`article_html`] |
//! | a piece of a page of your own, with quotes and names marked | [`article_fragment`], with options [`MarkOptions`] |
//! | the page of a feed | [`feed_html`], with options [`FeedPage`] |
//! | a name, a role, a quote on a terminal | [`printable`] |
//! | a name, a role, a quote in a page of your own | [`escape`] |
//!
//! The pages stand alone: one string each, with their style sheet in them. They load nothing, run no script and ask the browser to
//! allow neither (a `Content-Security-Policy`), follow the reader's choice of light or dark, fit a phone, and print. Whatever comes
//! from the text is escaped, and links lead only to `http`, `https` and `mailto` addresses: others are left out. What could steer
//! a terminal or turn the direction of writing is shown by its number. Time and size grow with the length of the text, whatever
//! stands in it.

mod annotated;
mod article;
mod feed;
mod fragment;
mod html;
mod labels;
mod layers;
mod legend;
pub(crate) mod marks;
mod notes;
mod tally;
mod text;
mod visible;
mod voice;

pub use annotated::annotated;
pub use article::article_html;
pub use feed::{FeedPage, feed_html};
pub use fragment::article_fragment;
pub use html::escape;
pub use marks::MarkOptions;
pub use visible::printable;
