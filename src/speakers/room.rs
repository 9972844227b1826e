//! What finding people leaves to the next text.

use super::cluster::Clustering;
use super::entities::Entities;
use super::genders::Votes;
use super::namesakes::Known;
use super::referents::Kept;
use super::spelling::Surname;
use crate::ids::{EntityId, IdVec};
use crate::room::room;

room! {
    /// What finding people leaves to the next text.
    pub(crate) struct Room {
        /// Those of the text before, who nobody needs any more.
        pub(crate) entities: Entities,
        pub(super) clusters: Clustering,
        pub(super) surnames: Vec<Surname>,
        pub(super) namesakes: Known,
        pub(super) genders: IdVec<EntityId, Votes>,
        /// What is kept from mention to mention while quotes are decided.
        pub(crate) referents: Kept,
    }
}
