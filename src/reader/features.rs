//! Features: what stands in one, two or three places around a cell, as a number.

use std::ops::Range;

use crate::room::Room;

/// What is known of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Column {
    /// Always the same.
    Nothing,
    /// In which row, and on which side of the cue: features of different sides have nothing in common.
    Side,
    Word,
    Lemma,
    Classes,
    Tag,
    /// Tag and sense.
    Kind,
    /// How far the next quotation is to the left and to the right; or what of a quotation stands here.
    QuoteLeft,
    QuoteRight,
    Quote,
    /// What of that which is counted between a cell and the cue it is; no feature looks at it.
    Passes,
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
    /// The cue: its verb with its last word, the verb's tag and kind, its first word and length.
    Head,
    HeadTag,
    HeadKind,
    FirstWord,
    /// The tags before and behind the cue, and the word behind it; how long the row goes on there, and how long it was before.
    Before,
    Behind,
    BehindWord,
    Trail,
    Lead,
    /// What stands between the cell and the cue: finite verbs, quotations, other cues.
    Finite,
    Quotes,
    Cues,
    /// Commas, finite verbs, "that" and "who"; commas, finite verbs and breaks.
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

/// As many cells frame a row or window on either side.
pub(crate) const AROUND: usize = 2;
const WIDTH: usize = Column::QuotesLeft as usize + 1;
/// There is room for so many cells at once, as a rule.
const USUAL: usize = 128;
/// Lengths of columns are rounded up to so many.
const LANES: usize = 8;

/// What is known of every cell of a chain, those around it among them: column by column, so that the features of many cells are made at
/// once.
#[derive(Debug, Clone, Default)]
pub(crate) struct Grid {
    values: Vec<u32>,
    /// How far one column is from the next.
    stride: usize,
    /// Template by template, those of the cells that were asked for.
    features: Vec<u32>,
    asked: Range<usize>,
    width: usize,
}

impl Room for Grid {
    fn bytes(&self) -> usize {
        self.values.bytes() + self.features.bytes()
    }

    /// What stands in it is written over.
    fn empty(&mut self) {}
}

impl Grid {
    /// Makes room for so many cells. What is not written is nothing, or what was known of the cells before.
    pub(crate) fn reserve(&mut self, cells: usize) {
        let stride = (cells + AROUND).next_multiple_of(LANES) + LANES;
        if self.stride < stride {
            let stride = stride.max(USUAL);
            (self.stride, self.values) = (stride, vec![0; stride * WIDTH]);
        }
    }

    pub(crate) fn column(&mut self, column: Column) -> &mut [u32] {
        let from = column as usize * self.stride;
        &mut self.values[from..from + self.stride]
    }

    /// Writes what is known of cells that follow each other.
    #[inline]
    pub(crate) fn write(&mut self, column: Column, from: usize, values: impl Iterator<Item = u32>) {
        self.column(column)[from..].iter_mut().zip(values).for_each(|(place, value)| *place = value);
    }

    pub(crate) fn set_all(&mut self, at: usize, columns: &[(Column, u32)]) {
        columns.iter().for_each(|&(column, value)| self.values[column as usize * self.stride + at] = mixed(value));
    }

    /// Makes the features of cells.
    pub(crate) fn ask(&mut self, templates: &[Template], cells: Range<usize>) {
        let Grid { values, stride, features, asked, width } = self;
        (*width, *asked) = (cells.len().next_multiple_of(LANES), cells);
        features.resize(templates.len() * *width, 0);
        let column = |column: Column, offset: i8| {
            let from = (column as usize * *stride + asked.start).wrapping_add_signed(offset.into());
            &values[from..from + *width]
        };
        let kinds = column(Column::Side, 0);
        for ((number, template), out) in (1..).zip(templates).zip(features.chunks_exact_mut((*width).max(1))) {
            let [a, b, c] = template.0.map(|(at, offset)| column(at, offset));
            let kind = mixed(number << 8);
            mix(out, kind, [kinds, a, b, c]);
        }
    }

    /// The features of one of the cells that were asked for.
    #[inline]
    pub(crate) fn features(&self, at: usize) -> impl Iterator<Item = Feature> {
        self.features[at - self.asked.start..].iter().step_by(self.width).map(|&feature| Feature(feature))
    }
}

/// Mixes what stands in columns. A function of its own, so that it is plain that nothing is read that it writes.
#[inline(never)]
fn mix(out: &mut [u32], kind: u32, columns: [&[u32]; 4]) {
    let count = out.len();
    let [sides, a, b, c] = columns.map(|column| &column[..count]);
    for at in 0..count {
        out[at] = kind ^ sides[at] ^ a[at] ^ b[at].rotate_left(11) ^ c[at].rotate_left(22);
    }
}

/// The places that a feature looks at: three columns, and how far from the cell each is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Template([(Column, i8); 3]);

impl Template {
    pub(crate) const fn new(places: &[(Column, i8)]) -> Template {
        let mut template = [(Column::Nothing, 0); 3];
        let mut at = 0;
        while at < places.len() {
            template[at] = places[at];
            at += 1;
        }
        Template(template)
    }
}

/// A number whose bits tell nothing of its neighbours; of two numbers never the same.
#[inline]
pub(crate) const fn mixed(value: u32) -> u32 {
    let value = value.wrapping_add(1).wrapping_mul(0x9E37_79B1);
    (value ^ value >> 15).wrapping_mul(0x85EB_CA6B)
}

/// A feature as a number. That two share one, there are too few.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Feature(pub u32);

impl Feature {
    #[inline]
    pub(crate) fn new(template: u32, values: [u32; 3]) -> Feature {
        let [a, b, c] = values.map(mixed);
        Feature(mixed(template << 8) ^ a ^ b.rotate_left(11) ^ c.rotate_left(22))
    }
}

/// From here on counts are all the same.
pub(crate) const FAR: usize = 26;

/// Counts in steps, mixed.
const STEPS: [u32; FAR + 1] = {
    let mut steps = [0; FAR + 1];
    let mut n = 0;
    while n <= FAR {
        steps[n] = mixed(step(n));
        n += 1;
    }
    steps
};

/// A count in steps, mixed.
#[inline]
pub(crate) fn mixed_step(n: usize) -> u32 {
    STEPS[n.min(FAR)]
}

/// A count in steps that grow with it.
#[inline]
pub(crate) const fn step(n: usize) -> u32 {
    match n {
        0..=4 => n as u32,
        5..=6 => 5,
        7..=10 => 7,
        11..=16 => 11,
        17..=25 => 17,
        _ => FAR as u32,
    }
}

/// Templates, one a row: the columns and how far from the cell each is.
macro_rules! templates {
    ($name:ident: $([$($column:ident $offset:literal),+])*) => {
        pub(crate) const $name: &[Template] = &[$(Template::new(&[$((Column::$column, $offset)),+])),*];
    };
}
pub(crate) use templates;
