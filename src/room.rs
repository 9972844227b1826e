//! Rooms: the lists that a stage works with, which a [`Scratch`](crate::Scratch) keeps from one text to the next.
//!
//! Each stage has one of its own. Whoever begins to work with a list finds it empty.

use std::collections::{HashMap, HashSet};

use crate::ids::IdVec;

/// A list that takes more bytes than this is given back as soon as nobody needs it, so that a long text takes no more memory at once than
/// it must.
const MOST: usize = 1 << 14;

/// What can be kept from one text to the next.
pub(crate) trait Room: Default {
    /// How many bytes it takes.
    fn bytes(&self) -> usize;

    /// Empties every list.
    fn empty(&mut self);

    /// Empties every list, and gives back those that take much.
    fn trim(&mut self) {
        match self.bytes() > MOST {
            true => *self = Self::default(),
            false => self.empty(),
        }
    }
}

/// Lists that can be emptied, each with the bytes that one takes.
macro_rules! lists {
    ($(($($of:tt)*) $List:ty: |$list:ident| $bytes:expr;)*) => {$(
        impl<$($of)*> Room for $List {
            fn bytes(&self) -> usize {
                let $list = self;
                $bytes
            }

            fn empty(&mut self) {
                self.clear();
            }
        }
    )*};
}

// A byte more tells of each place of a table whether it is taken, and one of eight stays free.
lists! {
    () String: |list| list.capacity();
    (T) Vec<T>: |list| list.capacity() * size_of::<T>();
    (I, T) IdVec<I, T>: |list| list.capacity() * size_of::<T>();
    (K, V, S: Default) HashMap<K, V, S>: |list| list.capacity() * (size_of::<(K, V)>() + 1) * 8 / 7;
    (K, S: Default) HashSet<K, S>: |list| list.capacity() * (size_of::<K>() + 1) * 8 / 7;
}

/// Makes the room of a stage: a struct of lists, or of rooms of its parts.
macro_rules! room {
    ($(#[$doc:meta])* $vis:vis struct $Room:ident { $($(#[$of:meta])* $seen:vis $list:ident: $List:ty,)* }) => {
        $(#[$doc])*
        #[derive(Default)]
        $vis struct $Room { $($(#[$of])* $seen $list: $List,)* }

        impl $crate::room::Room for $Room {
            fn bytes(&self) -> usize {
                0 $(+ $crate::room::Room::bytes(&self.$list))*
            }

            fn empty(&mut self) {
                $($crate::room::Room::empty(&mut self.$list);)*
            }

            fn trim(&mut self) {
                $($crate::room::Room::trim(&mut self.$list);)*
            }
        }
    };
}

pub(crate) use room;
