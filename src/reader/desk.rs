//! What the models write on while they read.

use super::chain::{Chain, Marginals, Of, Path};
use super::features::Grid;
use super::spans::{Cue, Window};
use super::weights::Scores;
use crate::room::room;

room! {
    /// What is written anew for every row and window, kept so that none allocates.
    pub(crate) struct Desk {
        pub(crate) cues: Vec<Cue>,
        pub(crate) cue_grid: Grid,
        pub(crate) grid: Grid,
        pub(crate) window: Window,
        pub(crate) one: Work<1>,
        pub(crate) two: Work<2>,
    }
}

/// A chain, and what is made of it.
#[derive(Debug, Default)]
pub(crate) struct Work<const K: usize> {
    pub(crate) chain: Chain<Scores<K>>,
    factors: Chain<Of<f64, K>>,
    pub(crate) marginals: Marginals<K>,
    pub(crate) path: Path,
}

impl<const K: usize> crate::room::Room for Work<K> {
    fn bytes(&self) -> usize {
        self.chain.bytes() + self.factors.bytes() + self.marginals.bytes() + self.path.bytes()
    }

    /// Each chain begins anew.
    fn empty(&mut self) {}
}

impl<const K: usize> Work<K> {
    pub(crate) fn likely(&mut self) -> &Marginals<K> {
        self.chain.factors(&mut self.factors);
        self.factors.marginals(&mut self.marginals);
        &self.marginals
    }
}
