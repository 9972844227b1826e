//! Chains: each cell is outside, or in a segment of one of `K` kinds. What speaks for a segment is what speaks for each of its cells, for
//! beginning at the first, and for ending before the one behind the last.
//!
//! The same on every platform: scores are integers, and what is made of them is added, multiplied and divided alone.

use std::ops::Range;

use super::weights::{Scores, UNIT};
use crate::room::Room;

/// For a cell: being inside, beginning there, having ended before it.
pub type Of<T, const K: usize> = [[T; 3]; K];
pub const INSIDE: usize = 0;
pub const BEGINS: usize = 1;
pub const ENDED: usize = 2;
/// The kinds of a model of spans.
pub const CONTENT: usize = 0;
pub const SOURCE: usize = 1;
/// No model has more.
const KINDS: usize = 2;
/// What is worse than nothing by so much, in the units of weights, is not looked at.
pub(super) const HOPELESS: i32 = -4 * UNIT;
/// Outside, or in a segment of some kind.
const STATES: usize = KINDS + 1;

/// The scores of a chain, or factors, e to the power of each score.
#[derive(Debug, Clone)]
pub struct Chain<S> {
    /// One more than cells: what is behind the last ends what goes up to it.
    pub scores: Vec<S>,
    /// Cells that are outside whatever the scores say.
    pub fixed: Vec<bool>,
}

/// How likely each segment is.
#[derive(Debug, Clone, Default)]
pub struct Marginals<const K: usize> {
    pub at: Vec<Of<f64, K>>,
    /// That there is none.
    pub none: f64,
    /// How likely each state is by what stands before a cell.
    forward: Vec<[f64; STATES]>,
}

/// The best states of a chain.
#[derive(Debug, Clone, Default)]
pub(crate) struct Path {
    /// For each cell: 0 outside, else the kind and one.
    pub(crate) states: Vec<u8>,
    /// For each cell, each set of kinds seen and each state: set and state before.
    back: Vec<[[(u8, u8); STATES]; SETS]>,
}

const SETS: usize = 1 << KINDS;
/// No way leads there.
const LOW: i32 = i32::MIN / 2;

impl<S> Default for Chain<S> {
    fn default() -> Self {
        Chain { scores: Vec::new(), fixed: Vec::new() }
    }
}

impl<S> Chain<S> {
    /// How many bytes it takes.
    pub(crate) fn bytes(&self) -> usize {
        self.scores.bytes() + self.fixed.bytes()
    }

    /// Whether a cell may be in a segment.
    fn is_open(&self, at: usize) -> bool {
        at < self.fixed.len() && !self.fixed[at]
    }
}

impl<const K: usize> Marginals<K> {
    pub(crate) fn bytes(&self) -> usize {
        self.at.bytes() + self.forward.bytes()
    }
}

impl Path {
    /// The segments of a kind.
    pub(crate) fn segments(&self, kind: usize) -> impl Iterator<Item = Range<usize>> {
        let state = kind as u8 + 1;
        let mut at = 0;
        std::iter::from_fn(move || {
            let first = at + self.states[at..].iter().position(|&s| s == state)?;
            at = self.states[first..].iter().position(|&s| s != state).map_or(self.states.len(), |len| first + len);
            Some(first..at)
        })
    }

    pub(crate) fn bytes(&self) -> usize {
        self.states.bytes() + self.back.bytes()
    }
}

impl<const K: usize> Chain<Scores<K>> {
    pub(crate) fn clear(&mut self) {
        self.scores.clear();
        self.fixed.clear();
    }

    /// The best state of each cell. Of the segments of a source there is one at most. Where `all` is asked for, every kind stands
    /// somewhere. Tells whether no states are better where not all is asked for, and their score; `None` where there is no room.
    pub(crate) fn best(&self, all: bool, path: &mut Path) -> Option<(bool, i32)> {
        let cells = self.fixed.len();
        let mut value = [[LOW; STATES]; SETS];
        value[0][0] = 0;
        // What stands there from the chain before is written over, or never asked for.
        path.back.resize(cells + 1, Default::default());
        for (at, back) in path.back.iter_mut().enumerate() {
            value = self.step(at, &value, back);
        }
        let sets = 1 << K;
        let best = (0..sets).rev().max_by_key(|&set| value[set][0])?;
        let (mut set, mut state) = (if all { sets - 1 } else { best }, 0);
        let (plain, score) = (set == best, value[set][0]);
        if score < LOW / 2 {
            return None;
        }
        path.states.resize(cells, 0);
        for at in (0..=cells).rev() {
            if at < cells {
                path.states[at] = state as u8;
            }
            let (before, from) = path.back[at][set][state];
            (set, state) = (before.into(), from.into());
        }
        Some((plain, score))
    }

    /// The best way to each state at a cell, from those before it.
    #[inline]
    fn step(&self, at: usize, value: &[[i32; STATES]; SETS], back: &mut [[(u8, u8); STATES]; SETS]) -> [[i32; STATES]; SETS] {
        let mut step = Step { scores: &self.scores[at], next: [[LOW; STATES]; SETS], back };
        let open = self.is_open(at);
        step.from::<0>(&value[0], open);
        step.from::<1>(&value[1], open);
        if K > 1 {
            step.from::<2>(&value[2], open);
            step.from::<3>(&value[3], open);
        }
        step.next
    }

    /// The score of the best segment of the first kind.
    pub(crate) fn best_alone(&self) -> i32 {
        let (mut inside, mut best) = (LOW, LOW);
        for (at, scores) in self.scores.iter().enumerate() {
            let of = scores[CONTENT].map(i32::from);
            best = best.max(inside + of[ENDED]);
            inside = if self.is_open(at) { inside.max(of[BEGINS]) + of[INSIDE] } else { LOW };
        }
        best
    }

    /// The same with factors, e to the power of each score.
    pub(crate) fn factors(&self, chain: &mut Chain<Of<f64, K>>) {
        // What stands there from the chain before is written over.
        chain.scores.resize(self.scores.len(), [[0.0; 3]; K]);
        for (factors, scores) in chain.scores.as_flattened_mut().iter_mut().zip(self.scores.as_flattened()) {
            factors.iter_mut().zip(scores).for_each(|(place, &score)| *place = factor(score));
        }
        chain.fixed.clone_from(&self.fixed);
    }
}

/// From the states before a cell to those at it.
struct Step<'s, const K: usize> {
    scores: &'s Scores<K>,
    next: [[i32; STATES]; SETS],
    back: &'s mut [[(u8, u8); STATES]; SETS],
}

impl<const K: usize> Step<'_, K> {
    /// From the states before which the segments of a set of kinds stand.
    #[inline(always)]
    fn from<const SET: usize>(&mut self, value: &[i32; STATES], open: bool) {
        let has = |kind: usize| SET & 1 << kind != 0;
        let mut ended = [LOW; KINDS];
        for kind in (0..K).filter(|&kind| has(kind)) {
            ended[kind] = value[kind + 1] + i32::from(self.scores[kind][ENDED]);
        }
        self.to(SET, 0, (value[0], (SET, 0)));
        (0..K).filter(|&kind| has(kind)).for_each(|kind| self.to(SET, 0, (ended[kind], (SET, kind + 1))));
        for kind in (0..K).filter(|_| open) {
            let (inside, state) = (i32::from(self.scores[kind][INSIDE]), kind + 1);
            if has(kind) {
                self.to(SET, state, (value[state] + inside, (SET, state)));
            }
            if !has(kind) || kind != SOURCE {
                let begun = inside + i32::from(self.scores[kind][BEGINS]);
                self.to(SET | 1 << kind, state, (value[0] + begun, (SET, 0)));
                for other in (0..K).filter(|&other| other != kind && has(other)) {
                    self.to(SET | 1 << kind, state, (ended[other] + begun, (SET, other + 1)));
                }
            }
        }
    }

    #[inline(always)]
    fn to(&mut self, set: usize, state: usize, (score, (before, from)): (i32, (usize, usize))) {
        if score > self.next[set][state] {
            self.next[set][state] = score;
            self.back[set][state] = (before as u8, from as u8);
        }
    }
}

impl<const K: usize> Chain<Of<f64, K>> {
    /// How likely each segment is, by the chain's factors.
    pub fn marginals(&self, marginals: &mut Marginals<K>) {
        let cells = self.fixed.len();
        let Marginals { at: likely, none, forward } = marginals;
        // What stands there from the chain before is written over.
        forward.resize(cells + 1, [0.0; STATES]);
        likely.resize(cells + 1, [[0.0; 3]; K]);
        *none = 1.0;
        let mut before = [0.0; STATES];
        before[0] = 1.0;
        for (at, forward) in forward.iter_mut().enumerate() {
            *forward = before;
            before = self.forwards(at, &before);
            *none *= share(&mut before);
        }
        let mut behind = [0.0; STATES];
        behind[0] = 1.0;
        for at in (0..=cells).rev() {
            behind = self.backwards(at, &forward[at], &behind, &mut likely[at]);
        }
    }

    /// How likely each state is at a cell, from those before it.
    #[inline]
    fn forwards(&self, at: usize, before: &[f64; STATES]) -> [f64; STATES] {
        let factors = &self.scores[at];
        let ended: [f64; K] = std::array::from_fn(|kind| before[kind + 1] * factors[kind][ENDED]);
        let mut now = [0.0; STATES];
        now[0] = before[0] + ended.iter().sum::<f64>();
        for kind in (0..K).filter(|_| self.is_open(at)) {
            let into = before[0] + others(&ended, kind);
            now[kind + 1] = factors[kind][INSIDE] * (before[kind + 1] + factors[kind][BEGINS] * into);
        }
        now
    }

    /// What is likely at one cell, from how likely the states before it are, and how likely what follows makes those at it. Tells how likely
    /// what follows makes each state before it.
    #[inline]
    fn backwards(&self, at: usize, before: &[f64; STATES], behind: &[f64; STATES], out: &mut Of<f64, K>) -> [f64; STATES] {
        let (factors, open) = (&self.scores[at], self.is_open(at));
        let here: [f64; K] = std::array::from_fn(|kind| if open { factors[kind][INSIDE] * behind[kind + 1] } else { 0.0 });
        let begun: [f64; K] = std::array::from_fn(|kind| factors[kind][BEGINS] * here[kind]);
        let ended: [f64; K] = std::array::from_fn(|kind| before[kind + 1] * factors[kind][ENDED]);
        let mut left = [0.0; STATES];
        left[0] = behind[0] + begun.iter().sum::<f64>();
        for kind in 0..K {
            let onward = behind[0] + others(&begun, kind);
            left[kind + 1] = here[kind] + factors[kind][ENDED] * onward;
            let begins = begun[kind] * (before[0] + others(&ended, kind));
            out[kind][BEGINS] = begins;
            out[kind][INSIDE] = begins + before[kind + 1] * here[kind];
            out[kind][ENDED] = ended[kind] * onward;
        }
        let all = 1.0 / before.iter().zip(&left).map(|(before, left)| before * left).sum::<f64>();
        out.as_flattened_mut().iter_mut().for_each(|likely| *likely *= all);
        share(&mut left);
        left
    }
}

/// Makes the sum of states one. Tells what they were multiplied with.
#[inline]
fn share(states: &mut [f64; STATES]) -> f64 {
    let share = 1.0 / states.iter().sum::<f64>();
    states.iter_mut().for_each(|state| *state *= share);
    share
}

/// The sum of all but one.
#[inline]
fn others<const K: usize>(values: &[f64; K], without: usize) -> f64 {
    (0..K).filter(|&kind| kind != without).map(|kind| values[kind]).sum()
}

/// Scores beyond this many in log-odds count as this.
const MOST: i32 = 40;

/// e to the power of a score.
#[inline]
fn factor(score: i16) -> f64 {
    FACTORS[(i32::from(score).clamp(-MOST * UNIT, MOST * UNIT - 1) + MOST * UNIT) as usize]
}

static FACTORS: [f64; (2 * MOST * UNIT) as usize] = {
    let mut factors = [0.0; (2 * MOST * UNIT) as usize];
    let mut at = 0;
    while at < factors.len() {
        factors[at] = WHOLE[at / UNIT as usize] * PARTS[at % UNIT as usize];
        at += 1;
    }
    factors
};

const PARTS: [f64; UNIT as usize] = {
    let mut parts = [1.0; UNIT as usize];
    let mut at = 1;
    while at < parts.len() {
        parts[at] = small_exp(at as f64 / UNIT as f64);
        at += 1;
    }
    parts
};

const WHOLE: [f64; 2 * MOST as usize] = {
    let mut whole = [1.0; 2 * MOST as usize];
    let mut at = 1;
    while at < MOST as usize {
        whole[MOST as usize + at] = whole[MOST as usize + at - 1] * std::f64::consts::E;
        at += 1;
    }
    at = 1;
    while at <= MOST as usize {
        whole[MOST as usize - at] = whole[MOST as usize - at + 1] / std::f64::consts::E;
        at += 1;
    }
    whole
};

/// e to the power of a share.
const fn small_exp(x: f64) -> f64 {
    let (mut sum, mut term, mut n) = (1.0, 1.0, 1.0);
    while n < 20.0 {
        term *= x / n;
        sum += term;
        n += 1.0;
    }
    sum
}

/// How many steps of odds there are, each two thirds in log-odds.
const BINS: usize = 16;

const BIN_ENDS: [f64; BINS] = {
    let mut ends = [0.0; BINS];
    let mut at = 0;
    while at < BINS {
        // In sixths: two thirds for each step from the middle.
        let sixths = at as i32 * 4 + 2 - BINS as i32 * 2;
        let odds = WHOLE[(sixths.div_euclid(6) + MOST) as usize] * small_exp(sixths.rem_euclid(6) as f64 / 6.0);
        ends[at] = odds / (1.0 + odds);
        at += 1;
    }
    ends
};

/// A likelihood in steps of its odds.
pub(crate) fn bin(likely: f64) -> u32 {
    BIN_ENDS.iter().filter(|&&end| likely >= end).count() as u32
}
