//! Numbers with names: what they count tells what they are.
//!
//! Each takes four bytes. A list whose items are counted so is an [`IdVec`], and a run of such numbers an [`IdRange`].

use std::fmt;
use std::marker::PhantomData;
use std::ops::{Add, AddAssign, Deref, Index, IndexMut, Range, Sub, SubAssign};

/// The number of something in a list.
pub(crate) trait Id: Copy + Eq + Ord {
    /// That of the first.
    const FIRST: Self;

    /// Of the item at this place.
    fn new(index: usize) -> Self;
    /// The place of the item.
    fn index(self) -> usize;

    /// The range from this one to before another.
    fn to(self, end: Self) -> IdRange<Self> {
        IdRange { start: self, end }
    }

    /// The range that holds it alone.
    fn alone(self) -> IdRange<Self> {
        self.to(Self::new(self.index() + 1))
    }

    /// The one before; the first has none.
    fn before(self) -> Option<Self> {
        self.checked_sub(1)
    }

    /// The one so many before, if there is one.
    fn checked_sub(self, count: usize) -> Option<Self> {
        self.index().checked_sub(count).map(Self::new)
    }

    /// How far from another it is, on either side.
    fn abs_diff(self, other: Self) -> usize {
        self.index().abs_diff(other.index())
    }

    /// The one so many before, or the first.
    fn saturating_sub(self, count: usize) -> Self {
        Self::new(self.index().saturating_sub(count))
    }
}

/// Makes types of numbers.
macro_rules! ids {
    ($($(#[$doc:meta])* $Id:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
        pub(crate) struct $Id(u32);

        impl Id for $Id {
            const FIRST: Self = $Id(0);

            fn new(index: usize) -> Self {
                $Id(index as u32)
            }

            fn index(self) -> usize {
                self.0 as usize
            }
        }

        impl Add<usize> for $Id {
            type Output = $Id;
            fn add(self, count: usize) -> $Id {
                $Id(self.0 + count as u32)
            }
        }

        impl Sub<usize> for $Id {
            type Output = $Id;
            fn sub(self, count: usize) -> $Id {
                $Id(self.0 - count as u32)
            }
        }

        impl AddAssign<usize> for $Id {
            fn add_assign(&mut self, count: usize) {
                *self = *self + count;
            }
        }

        impl SubAssign<usize> for $Id {
            fn sub_assign(&mut self, count: usize) {
                *self = *self - count;
            }
        }
    )*};
}

ids! {
    /// A token of an outline.
    TokenId;
    /// A row of cells, as the models of the reader see a sentence.
    RowId;
    /// A cell of the rows of an article.
    CellId;
    /// A mention of an article, in text order.
    MentionId;
    /// A person or body of an article.
    EntityId;
    /// A sentence of an outline.
    SentenceId;
    /// A node of a clause.
    NodeId;
    /// A paragraph of an outline.
    ParagraphId;
    /// A folded part of a quote, in text order.
    PartId;
    /// A quote among those that were detected in a text.
    QuoteId;
    /// One of the words that the written words of statements stand for.
    ExpandedId;
    /// A word of a statement that tells something.
    ContentId;
    /// A quote of a story.
    HeardId;
    /// A candidate for the speaker of a quote of a story.
    CandidateId;
    /// Somebody whom the words beside a turn of a story name or describe.
    ClaimId;
}

/// A list whose items go by numbers of their own: a vector of its own, or a slice of another.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct IdVec<I, T, L = Vec<T>> {
    items: L,
    of: PhantomData<(I, T)>,
}

impl<I, T> IdVec<I, T> {
    /// For how many there is room.
    pub(crate) fn capacity(&self) -> usize {
        self.items.capacity()
    }

    pub(crate) fn clear(&mut self) {
        self.items.clear();
    }
}

impl<I, T, L> IdVec<I, T, L> {
    pub(crate) fn new(items: L) -> Self {
        IdVec { items, of: PhantomData }
    }
}

impl<I: Id, T> IdVec<I, T> {
    pub(crate) fn push(&mut self, item: T) -> I {
        self.items.push(item);
        I::new(self.items.len() - 1)
    }

    /// Adds items, and tells their numbers.
    pub(crate) fn extend(&mut self, items: impl IntoIterator<Item = T>) -> IdRange<I> {
        let start = self.end();
        self.items.extend(items);
        start.to(self.end())
    }

    /// Makes it so long, with copies of an item where that is longer.
    pub(crate) fn resize(&mut self, len: usize, item: T)
    where
        T: Clone,
    {
        self.items.resize(len, item);
    }

    /// Leaves out the items for which the test fails; those behind them have other numbers then.
    pub(crate) fn retain(&mut self, holds: impl FnMut(&T) -> bool) {
        self.items.retain(holds);
    }

    pub(crate) fn shrink_to_fit(&mut self) {
        self.items.shrink_to_fit();
    }

    /// Makes room for so many more.
    pub(crate) fn reserve(&mut self, count: usize) {
        self.items.reserve(count);
    }

    pub(crate) fn as_mut_slice(&mut self) -> &mut [T] {
        &mut self.items
    }

    pub(crate) fn iter_mut(&mut self) -> std::slice::IterMut<'_, T> {
        self.items.iter_mut()
    }
}

impl<I: Id, T, L: Deref<Target = [T]>> IdVec<I, T, L> {
    pub(crate) fn len(&self) -> usize {
        self.items.len()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    pub(crate) fn get(&self, id: I) -> Option<&T> {
        self.items.get(id.index())
    }

    pub(crate) fn last(&self) -> Option<&T> {
        self.items.last()
    }

    pub(crate) fn as_slice(&self) -> &[T] {
        &self.items
    }

    /// The items in order.
    pub(crate) fn iter(&self) -> std::slice::Iter<'_, T> {
        self.items.iter()
    }

    /// The items with their numbers, in order.
    pub(crate) fn numbered(&self) -> impl DoubleEndedIterator<Item = (I, &T)> + ExactSizeIterator {
        self.items.iter().enumerate().map(|(index, item)| (I::new(index), item))
    }

    /// The numbers of all items.
    pub(crate) fn ids(&self) -> IdRange<I> {
        I::FIRST.to(self.end())
    }

    /// The number behind the last.
    pub(crate) fn end(&self) -> I {
        I::new(self.items.len())
    }

    /// The items of a range with their numbers.
    pub(crate) fn numbered_in(&self, range: IdRange<I>) -> impl DoubleEndedIterator<Item = (I, &T)> + ExactSizeIterator {
        let first = range.start().index();
        self[range].iter().enumerate().map(move |(index, item)| (I::new(first + index), item))
    }

    /// The items in pieces of so many, each with the number of its first.
    pub(crate) fn chunks(&self, len: usize) -> impl Iterator<Item = (I, &[T])> {
        (0..).step_by(len).map(I::new).zip(self.items.chunks(len))
    }

    /// The items from so many before one to so many from it on.
    pub(crate) fn near(&self, id: I, before: usize, from: usize) -> &[T] {
        let at = id.index();
        &self.items[at.saturating_sub(before)..self.items.len().min(at + from)]
    }

    /// The items from one on, with their numbers.
    pub(crate) fn from(&self, id: I) -> impl DoubleEndedIterator<Item = (I, &T)> + ExactSizeIterator {
        self.numbered_in(id.to(self.end()))
    }

    /// The items before one with their numbers, the nearest first.
    pub(crate) fn before(&self, id: I) -> impl Iterator<Item = (I, &T)> {
        self.numbered_in(I::FIRST.to(id)).rev()
    }

    /// The first item for which the test fails, where it holds for all before and for none behind.
    pub(crate) fn partition_point(&self, holds: impl FnMut(&T) -> bool) -> I {
        I::new(self.items.partition_point(holds))
    }
}

impl<I, T> From<IdVec<I, T>> for Vec<T> {
    fn from(list: IdVec<I, T>) -> Vec<T> {
        list.items
    }
}

impl<I, T> Default for IdVec<I, T> {
    fn default() -> Self {
        IdVec::new(Vec::new())
    }
}

impl<I: Id, T, L: Deref<Target = [T]>> Index<I> for IdVec<I, T, L> {
    type Output = T;
    fn index(&self, id: I) -> &T {
        &self.items[id.index()]
    }
}

impl<I: Id, T> IndexMut<I> for IdVec<I, T> {
    fn index_mut(&mut self, id: I) -> &mut T {
        &mut self.items[id.index()]
    }
}

impl<I: Id, T, L: Deref<Target = [T]>> Index<IdRange<I>> for IdVec<I, T, L> {
    type Output = [T];
    fn index(&self, range: IdRange<I>) -> &[T] {
        &self.items[range.places()]
    }
}

impl<I: Id, T> IndexMut<IdRange<I>> for IdVec<I, T> {
    fn index_mut(&mut self, range: IdRange<I>) -> &mut [T] {
        &mut self.items[range.places()]
    }
}

impl<I, T, L: fmt::Debug> fmt::Debug for IdVec<I, T, L> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.items.fmt(f)
    }
}

/// A half-open range of numbers, in eight bytes. It is empty where its end does not lie behind its start.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct IdRange<I> {
    start: I,
    end: I,
}

impl<I: Id> IdRange<I> {
    pub(crate) fn start(self) -> I {
        self.start
    }

    /// The number behind the last.
    pub(crate) fn end(self) -> I {
        self.end
    }

    pub(crate) fn len(self) -> usize {
        self.places().len()
    }

    pub(crate) fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Its start and its end.
    pub(crate) fn bounds(self) -> (I, I) {
        (self.start, self.end)
    }

    /// Whether it holds the number.
    pub(crate) fn contains(self, id: I) -> bool {
        self.start <= id && id < self.end
    }

    /// Whether it holds all of another, which may not begin before it or end behind it.
    pub(crate) fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a number.
    pub(crate) fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The same from another number on.
    pub(crate) fn with_start(self, start: I) -> Self {
        IdRange { start, ..self }
    }

    /// The same up to before another number.
    pub(crate) fn with_end(self, end: I) -> Self {
        IdRange { end, ..self }
    }

    /// From the first of both to the last of both.
    pub(crate) fn joined(self, other: Self) -> Self {
        self.start.min(other.start).to(self.end.max(other.end))
    }

    /// The numbers in order.
    pub(crate) fn iter(self) -> Ids<I> {
        Ids(self)
    }

    /// The places of the items.
    fn places(self) -> Range<usize> {
        self.start.index()..self.end.max(self.start).index()
    }
}

/// Goes through the numbers of a range.
#[derive(Clone)]
pub(crate) struct Ids<I>(IdRange<I>);

impl<I: Id> Iterator for Ids<I> {
    type Item = I;

    #[inline]
    fn next(&mut self) -> Option<I> {
        let id = self.0.start;
        if id >= self.0.end {
            return None;
        }
        self.0.start = I::new(id.index() + 1);
        Some(id)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.0.len(), Some(self.0.len()))
    }
}

impl<I: Id> DoubleEndedIterator for Ids<I> {
    #[inline]
    fn next_back(&mut self) -> Option<I> {
        if self.0.is_empty() {
            return None;
        }
        self.0.end = I::new(self.0.end.index() - 1);
        Some(self.0.end)
    }
}

impl<I: Id> fmt::Debug for IdRange<I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start.index(), self.end.index())
    }
}
