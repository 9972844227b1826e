//! The memory that is kept from one document to the next.

use std::fmt;

use crate::article;
use crate::attribution;
use crate::extraction;
use crate::mentions;
use crate::occasion;
use crate::outline;
use crate::quotes;
use crate::reader;
use crate::room::{Room, room};
use crate::speakers;

/// What takes more bytes than this is given back when the document is read.
const MOST: usize = 1 << 20;

/// Memory that [`Extractor::extract_with`](crate::Extractor::extract_with) works with and leaves to the next document, so that many
/// documents read in turn allocate little more than what is given out.
///
/// One belongs to one thread at a time: make one for each that works. It holds nothing of a document that was read, and does not
/// change what is found in the next. What exceeds a megabyte is given back at once.
///
/// ```
/// use ipse::{Document, Extractor, Scratch};
///
/// let (extractor, mut scratch) = (Extractor::default(), Scratch::default());
/// for text in ["“Not today,” said Ann Lee.", "“Tomorrow,” said Tom Orr."] {
///     let document = Document::new(text);
///     let extraction = extractor.extract_with(&mut scratch, &document);
///     assert_eq!(extraction, extractor.extract(&document));
/// }
/// ```
#[derive(Default)]
pub struct Scratch {
    pub(crate) rooms: Rooms,
}

impl Scratch {
    /// The document is read.
    pub(crate) fn done(&mut self) {
        self.rooms.empty();
        if self.rooms.bytes() > MOST {
            *self = Scratch::default();
        }
    }
}

impl fmt::Debug for Scratch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Scratch").field("bytes", &self.rooms.bytes()).finish_non_exhaustive()
    }
}

room! {
    /// The room of each stage.
    pub(crate) struct Rooms {
        pub(crate) quotes: quotes::Room,
        pub(crate) outline: outline::Room,
        pub(crate) mentions: mentions::Room,
        pub(crate) speakers: speakers::Room,
        pub(crate) reader: reader::Room,
        pub(crate) article: article::Room,
        pub(crate) attribution: attribution::Room,
        pub(crate) occasion: occasion::Room,
        pub(crate) assembly: extraction::Room,
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST, Scratch};
    use crate::room::Room;
    use crate::{Document, Extractor};

    #[test]
    fn what_a_long_text_needs_is_given_back() {
        let (extractor, mut scratch) = (Extractor::default(), Scratch::default());
        let article = "“The pump works,” said Ann Lee, the mayor of Harrow. Tom Orr said that it leaks.\n\n";
        for (count, kept) in [(10, true), (20_000, false), (1, true), (400, true)] {
            let text = article.repeat(count);
            let extraction = extractor.extract_with(&mut scratch, &Document::new(&text));
            assert_eq!(extraction.quotes().len(), 2 * count);
            let bytes = scratch.rooms.bytes();
            assert!(bytes <= MOST && (!kept || bytes > 1000), "{count}: {bytes}");
        }
    }
}
