//! Words by their numbers: to compare two of them is to compare two integers.

/// The number of a word of the lexicon, the same in any case.
///
/// It takes two bytes, since there is one in every token. The numbers below [`WordId::FIRST`] are no words': a token that is no
/// word keeps its byte there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(crate) struct WordId(u16);

impl WordId {
    /// The number of the first word.
    pub(super) const FIRST: usize = 256;
    /// How many numbers there are.
    pub(crate) const COUNT: usize = 1 << u16::BITS;
    /// A word that the lexicon does not know.
    pub(crate) const UNKNOWN: WordId = WordId(0);
    /// An unknown word that tells an age: `46-year-old`.
    pub(crate) const AGED: WordId = WordId(1);

    /// The word of a number, which is below [`WordId::COUNT`].
    pub(crate) const fn new(number: usize) -> WordId {
        debug_assert!(number < WordId::COUNT);
        WordId(number as u16)
    }

    /// No word, but a byte.
    pub(crate) fn of_byte(byte: u8) -> WordId {
        WordId(u16::from(byte))
    }

    /// The byte that stands for no word; 0 for words.
    pub(crate) fn byte(self) -> u8 {
        u8::try_from(self.0).unwrap_or(0)
    }

    pub(crate) const fn number(self) -> usize {
        self.0 as usize
    }
}

/// Where a name stands among others. It must be there.
pub(super) const fn place(names: &[&str], name: &str) -> usize {
    let mut at = 0;
    while !same(names[at].as_bytes(), name.as_bytes()) {
        at += 1;
    }
    at
}

const fn same(a: &[u8], b: &[u8]) -> bool {
    let mut at = 0;
    while at < a.len() && at < b.len() && a[at] == b[at] {
        at += 1;
    }
    at == a.len() && at == b.len()
}

/// Makes a constant of each word that the grammar asks for by itself. They are the first words of every lexicon, in this order.
macro_rules! words {
    ($($NAME:ident)*) => {
        /// The words, in the order of their numbers.
        pub(super) const GRAMMAR: &[&str] = &[$(stringify!($NAME)),*];

        $(pub(crate) const $NAME: WordId = WordId::new(WordId::FIRST + place(GRAMMAR, stringify!($NAME)));)*
    };
}

words! {
    A ABOUT AN AND ANOTHER AROUND AS AT BACK BE BUT BY CALLED EACH FOR FORMER FROM GOES GOES_ON HAD HAS HAVE HE HEAD HER HERS
    HERSELF HIM HIMSELF HIS I IF IN INCLUDING IT KNOWN LAST LIKE MR MRS MY NAMED NOW OF ON ONCE ONE OUR OUT OVER OWNER_S PUT PUTS
    PUTS_IT PUT_IT QUOTING REPORTED REPORTS SHE SO SPOKESMAN SUCH TELLS THAN THAT THE THEIR THEN THEY THIS TIME TO TOLD UNLESS
    VOICE WE WELL WENT WENT_ON WHAT WHERE WHETHER WHICH WHO WHOSE WITH WORDS YOUR
}
