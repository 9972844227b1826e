//! Settings: what a text tells of when and where, before anybody asks about a quote.

use super::days::{self, Days};
use super::heads::Heads;
use super::scenes::{Scene, Scenes};
use crate::Date;
use crate::ids::{Id, TokenId};
use crate::lexicon::Gate;
use crate::outline::Outline;

/// What a text tells of when and where, whoever spoke.
pub(crate) struct Settings {
    pub(super) published: Option<Date>,
    pub(super) heads: Heads,
    /// The words for a time of the whole text outside quotes: their first token, and the days.
    pub(super) times: Vec<(TokenId, Days)>,
    /// What happens where people speak, in text order.
    pub(super) scenes: Vec<Scene>,
}

impl Settings {
    /// Reads the words for a time, the dateline and the scenes of a text, which was published then.
    pub(crate) fn read(outline: &Outline, published: Option<Date>) -> Settings {
        let heads = Heads::read(outline, published);
        let today = heads.dateline.days.map(|days| days.1).or(published);
        let times = read_times(outline, today);
        let scenes = Scenes::new(outline, &times, published).read();
        Settings { published, heads, times, scenes }
    }
}

/// Every word for a time outside quotes, in text order, so that "a day earlier" finds the day before it.
fn read_times(outline: &Outline, today: Option<Date>) -> Vec<(TokenId, Days)> {
    let mut times = Vec::new();
    let mut then = None;
    let mut next = TokenId::FIRST;
    for at in outline.tokens_open(Gate::TIME) {
        if at < next || outline.is_quoted(at) {
            continue;
        }
        let Some((time, end)) = days::read(outline, at) else { continue };
        next = end;
        if days::is_other_day(outline, at) {
            continue;
        }
        let Some(days) = time.days(today, then) else { continue };
        times.push((at, days));
        if time.is_day() {
            then = Some(days.1);
        }
    }
    times
}
