//! Features: what stands in one, two or three places around a cell, as a number.

/// What is known of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Column {
    /// Always the same.
    Nothing,
    Word,
    Lemma,
    Classes,
    Tag,
    /// Tag and sense.
    Kind,
    Look,
    /// How far the next quotation is to the left and to the right; or what of a quotation stands here.
    QuoteLeft,
    QuoteRight,
    Quote,
    /// What may be the subject to the left; what opens a clause to the right, and how far.
    Subject,
    Opener,
    OpenerFar,
    /// How far the row's ends are.
    FromStart,
    ToEnd,
    /// The row: quotations in it, whether it opens the text, whether it is a headline.
    RowQuotes,
    RowPlace,
    /// How far the cue is.
    Distance,
    /// The cue: its verb with its last word, the verb's classes, tag and kind, its first word and length, how sure it is.
    Head,
    HeadClasses,
    HeadTag,
    HeadKind,
    FirstWord,
    Sure,
    /// The tags before and behind the cue, and the word behind it; how long the row goes on there, and how long it was before.
    Before,
    Behind,
    BehindWord,
    Around,
    Trail,
    Lead,
    /// What stands between the cell and the cue: commas, finite verbs, "that", "who", "and", breaks, stops, quotations, other cues.
    Commas,
    Finite,
    Thats,
    Whs,
    Joins,
    Breaks,
    Stops,
    Quotes,
    Cues,
    /// The first four of these together, and commas, verbs and breaks.
    Shape,
    Clauses,
    /// Whether the cell belongs to another cue.
    OtherCue,
    /// At an end of the cue's row.
    Edge,
    /// What stands between the cell and the end of its row: commas, finite verbs, other cues, quotations.
    CommasLeft,
    FiniteLeft,
    CuesLeft,
    QuotesLeft,
}

/// As many cells are looked at before a cell; one less behind it.
pub(crate) const AROUND: usize = 5;
const WIDTH: usize = Column::QuotesLeft as usize + 1;

/// What is known of every cell of a chain, those around it among them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Grid {
    values: Vec<u32>,
}

impl Grid {
    /// For so many cells, nothing known yet.
    pub(crate) fn reset(&mut self, cells: usize) {
        self.values.clear();
        self.values.resize(cells * WIDTH, 0);
    }

    #[inline]
    pub(crate) fn set(&mut self, at: usize, column: Column, value: impl Into<u32>) {
        self.values[at * WIDTH + column as usize] = value.into();
    }

    pub(crate) fn set_all(&mut self, at: usize, columns: &[(Column, u32)]) {
        columns.iter().for_each(|&(column, value)| self.set(at, column, value));
    }

    /// The features of a cell; those of different `kind` have nothing in common.
    #[inline]
    pub(crate) fn features(&self, templates: &[Template], at: usize, kind: u32) -> impl Iterator<Item = Feature> {
        let from = (at - AROUND) * WIDTH;
        let around = &self.values[from..from + 2 * AROUND * WIDTH];
        (0..).zip(templates).map(move |(number, template)| {
            let [a, b, c] = template.0.map(|place| around[usize::from(place)]);
            Feature::new(number << 4 | kind, [a, b, c])
        })
    }
}

/// The places that a feature looks at.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Template([u16; 3]);

impl Template {
    pub(crate) const fn new(places: &[(Column, i8)]) -> Template {
        let mut template = [AROUND as u16 * WIDTH as u16; 3];
        let mut at = 0;
        while at < places.len() {
            let (column, offset) = places[at];
            template[at] = (AROUND as i16 + offset as i16) as u16 * WIDTH as u16 + column as u16;
            at += 1;
        }
        Template(template)
    }
}

/// A feature as a number. That two share one, there are too few.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Feature(pub u32);

impl Feature {
    #[inline(always)]
    pub(crate) fn new(template: u32, [a, b, c]: [u32; 3]) -> Feature {
        let low = (u64::from(b) << 32 | u64::from(a)) ^ 0x9E37_79B9_7F4A_7C15;
        let high = (u64::from(c) << 32 | u64::from(template)) ^ 0xA24B_AED4_963E_E407;
        let product = u128::from(low) * u128::from(high);
        let mixed = (product >> 64) as u64 ^ product as u64;
        Feature((mixed >> 32) as u32 ^ mixed as u32)
    }
}

/// A count in steps that grow with it.
#[inline]
pub(crate) fn step(n: usize) -> u32 {
    match n {
        0..=4 => n as u32,
        5..=6 => 5,
        7..=10 => 7,
        11..=16 => 11,
        17..=25 => 17,
        _ => 26,
    }
}

/// Templates, one a row: the columns and how far from the cell each is.
macro_rules! templates {
    ($name:ident: $([$($column:ident $offset:literal),+])*) => {
        pub(crate) const $name: &[Template] = &[$(Template::new(&[$((Column::$column, $offset)),+])),*];
    };
}
pub(crate) use templates;
