//! Features: what stands in one, two or three places around a cell, as a number.

use std::ops::Range;

use crate::room::Room;

/// What is known of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Column {
    /// In which row, and on which side of the cue: features of different sides have nothing in common.
    Side,
    Word,
    Lemma,
    Classes,
    Tag,
    /// Tag and sense.
    Kind,
    /// What of a quotation stands here.
    Quote,
    /// What of that which is counted between a cell and the cue it is; no feature looks at it.
    Passes,
    /// What opens a clause to the right, and the nearest words on both sides that may be cues.
    Clause,
    SpeaksLeft,
    SpeaksRight,
    /// How far the row's ends are.
    FromStart,
    ToEnd,
    /// How far the cue is.
    Distance,
    /// What stands between the cell and the cue: finite verbs, other cues.
    Finite,
    Cues,
    /// Commas, finite verbs, "that" and "who"; commas, finite verbs and breaks.
    Shape,
    Clauses,
    /// Whether the cell belongs to another cue.
    OtherCue,
}

/// What is the same for all cells of a chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Fact {
    /// Whether there are quotations in the row.
    Quotes,
    /// The cue: its verb with its last word, the verb's tag and kind, its first word and length.
    Head,
    HeadTag,
    HeadKind,
    FirstWord,
    /// What may be the cue's subject.
    CueSubject,
    /// The tags before and behind the cue, and the word behind it; how long the row goes on there.
    Before,
    Behind,
    BehindWord,
    Trail,
}

const FACTS: usize = Fact::Trail as usize + 1;

/// As many cells frame a row or window on either side.
pub(crate) const AROUND: usize = 2;
const WIDTH: usize = Column::OtherCue as usize + 1;
/// There is room for so many cells at once, as a rule.
const USUAL: usize = 128;
/// Lengths of columns are rounded up to so many.
const LANES: usize = 8;

/// What is known of every cell of a chain, those around it among them: column by column, so that the features of many cells are made at
/// once.
#[derive(Debug, Clone, Default)]
pub(crate) struct Grid {
    values: Vec<u32>,
    facts: [u32; FACTS],
    /// How far one column is from the next.
    stride: usize,
    /// Of the cells that were asked for, so many at once, template by template; what is behind them is left from before.
    features: Vec<[u32; LANES]>,
    asked: Range<usize>,
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

    pub(crate) fn state(&mut self, fact: Fact, value: u32) {
        self.facts[fact as usize] = mixed(value);
    }

    pub(crate) fn set_all(&mut self, at: usize, columns: &[(Column, u32)]) {
        columns.iter().for_each(|&(column, value)| self.values[column as usize * self.stride + at] = mixed(value));
    }

    /// Makes the features of cells.
    pub(crate) fn ask<const N: usize>(&mut self, templates: &[Template; N], cells: Range<usize>) {
        let Grid { values, facts, stride, features, asked, .. } = self;
        let blocks = cells.len().div_ceil(LANES);
        *asked = cells;
        features.resize((blocks * N).max(features.len()), [0; LANES]);
        let features = &mut features.as_chunks_mut().0[..blocks];
        let column = |(column, offset): (Column, i8)| {
            let from = (column as usize * *stride + asked.start).wrapping_add_signed(offset.into());
            &values[from..].as_chunks().0[..blocks]
        };
        let sides = column((Column::Side, 0));
        for (number, template) in templates.iter().enumerate() {
            let kind = template.facts().iter().fold(template.kind, |kind, &fact| mixed(kind ^ facts[fact as usize]));
            match *template.columns() {
                [] => mix::<N, _>(features, number, kind, [sides]),
                [a] => mix::<N, _>(features, number, kind, [sides, column(a)]),
                [a, b] => mix::<N, _>(features, number, kind, [sides, column(a), column(b)]),
                [a, b, c, ..] => mix::<N, _>(features, number, kind, [sides, column(a), column(b), column(c)]),
            }
        }
    }

    /// The features of one of the cells that were asked for, by so many templates.
    #[inline]
    pub(crate) fn features<const N: usize>(&self, at: usize) -> impl Iterator<Item = Feature> {
        let (block, lane) = ((at - self.asked.start) / LANES, (at - self.asked.start) % LANES);
        self.features.as_chunks::<N>().0[block].iter().map(move |lanes| Feature(lanes[lane]))
    }
}

/// Mixes what stands in columns, and writes it down as the features of one of `N` templates.
#[inline]
fn mix<const N: usize, const C: usize>(
    features: &mut [[[u32; LANES]; N]],
    template: usize,
    kind: u32,
    columns: [&[[u32; LANES]]; C],
) {
    let columns = columns.map(|column| &column[..features.len()]);
    for (block, out) in features.iter_mut().enumerate() {
        // All are mixed before any is written, so that it is plain that nothing is read that is written here.
        let mut all = [kind; LANES];
        for (at, column) in columns.iter().enumerate() {
            all.iter_mut().zip(column[block]).for_each(|(all, value)| *all ^= value << at);
        }
        out[template] = all;
    }
}

/// One number of several that are mixed, which tells their order.
#[inline]
fn joined<const N: usize>(kind: u32, values: [u32; N]) -> u32 {
    (0..).zip(values).fold(kind, |joined, (at, value)| joined ^ value << at)
}

/// What a feature looks at: what is known of a cell so far from its own, or of all.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Place {
    Of(Column, i8),
    All(Fact),
}

/// No template has more.
const PLACES: usize = 3;

/// The places that a feature looks at.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Template {
    /// Its own number, mixed.
    kind: u32,
    facts: [Fact; PLACES],
    columns: [(Column, i8); PLACES],
    /// How many there are of both.
    counts: (usize, usize),
}

impl Template {
    const NONE: Template =
        Template { kind: 0, facts: [Fact::Quotes; PLACES], columns: [(Column::Side, 0); PLACES], counts: (0, 0) };

    /// Of the places that each looks at.
    pub(crate) const fn all<const N: usize>(places: [&[Place]; N]) -> [Template; N] {
        let mut templates = [Template::NONE; N];
        let mut number = 0;
        while number < N {
            templates[number].kind = mixed((number as u32 + 1) << 8);
            let mut at = 0;
            while at < places[number].len() {
                templates[number].look_at(places[number][at]);
                at += 1;
            }
            number += 1;
        }
        templates
    }

    const fn look_at(&mut self, place: Place) {
        match place {
            Place::All(fact) => {
                self.facts[self.counts.0] = fact;
                self.counts.0 += 1;
            }
            Place::Of(column, offset) => {
                self.columns[self.counts.1] = (column, offset);
                self.counts.1 += 1;
            }
        }
    }

    fn facts(&self) -> &[Fact] {
        &self.facts[..self.counts.0]
    }

    fn columns(&self) -> &[(Column, i8)] {
        &self.columns[..self.counts.1]
    }
}

/// A number whose bits tell nothing of its neighbours; of two numbers never the same.
#[inline]
pub(crate) const fn mixed(value: u32) -> u32 {
    let value = value.wrapping_add(1).wrapping_mul(0x9E37_79B1);
    (value ^ value >> 15).wrapping_mul(0x85EB_CA6B)
}

/// What a feature is made of.
pub(crate) type Values = [u32; 3];

/// A feature as a number. That two share one, there are too few.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Feature(pub u32);

impl Feature {
    #[inline]
    pub(crate) fn new(template: u32, values: Values) -> Feature {
        Feature(joined(mixed(template << 8), values.map(mixed)))
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

/// So many templates, each in brackets: columns, each with how far from the cell it is, and facts, without.
macro_rules! templates {
    ($name:ident $count:literal: $([$($place:ident $($offset:literal)?),*])*) => {
        pub(crate) const ASKED: usize = $count;
        static $name: [Template; ASKED] = Template::all([$(&[$(templates!(@ $place $($offset)?)),*]),*]);
    };
    (@ $fact:ident) => { Place::All(Fact::$fact) };
    (@ $column:ident $offset:literal) => { Place::Of(Column::$column, $offset) };
}
pub(crate) use templates;
