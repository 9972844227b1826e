//! The reader: two linear models that find who says what in a sentence, also where no marks are. The first finds the cues, the second for
//! each cue its source and its content; a third judges how sure the whole is.

mod chain;
mod counts;
mod cue;
mod desk;
mod features;
mod grounds;
mod nest;
mod read;
mod reading;
mod rows;
mod spans;
mod tags;
#[cfg(feature = "training")]
pub mod training;
mod vocabulary;
mod weights;

pub(crate) use grounds::{Grounds, MEANINGS, STEPS};
pub(crate) use read::{Reader, Report, Room, UNIT_OF_ODDS, Wanted};
