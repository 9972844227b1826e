//! Chains: each cell is outside, or in a segment of one of `K` kinds. What speaks for a segment is what speaks for each of its cells, for
//! beginning at the first, and for ending before the one behind the last.
//!
//! The same on every platform: scores are integers, and what is made of them is added, multiplied and divided alone.

use super::weights::UNIT;

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
/// Outside, or in a segment of some kind.
const STATES: usize = KINDS + 1;

/// The scores of a chain.
#[derive(Debug, Clone, Default)]
pub struct Chain<T, const K: usize> {
    /// One more than cells: what is behind the last ends what goes up to it.
    pub scores: Vec<Of<T, K>>,
    /// Cells that are outside whatever the scores say.
    pub fixed: Vec<bool>,
}

/// How likely each segment is.
#[derive(Debug, Clone, Default)]
pub struct Marginals<const K: usize> {
    pub at: Vec<Of<f64, K>>,
    /// That there is none.
    pub none: f64,
}

impl<const K: usize> Chain<i32, K> {
    /// The best state of each cell: 0 outside, else the kind and one. Of the segments of a source there is one at most. Where `all` is
    /// asked for, every kind stands somewhere; `None` where there is no room. With it whether none is better where not all is asked for.
    pub(crate) fn best(&self, all: bool) -> Option<(Vec<u8>, bool)> {
        const LOW: i32 = i32::MIN / 2;
        let (cells, sets) = (self.fixed.len(), 1 << K);
        let mut value = [[LOW; STATES]; 1 << KINDS];
        value[0][0] = 0;
        let mut back = vec![[[(0u8, 0u8); STATES]; 1 << KINDS]; cells + 1];
        for (at, back) in back.iter_mut().enumerate() {
            let mut next = [[LOW; STATES]; 1 << KINDS];
            let states = if at == cells || self.fixed[at] { 1 } else { K + 1 };
            for (set, from) in
                (0..sets).flat_map(|set| (0..=K).map(move |from| (set, from))).filter(|&(set, from)| value[set][from] > LOW)
            {
                for to in 0..states {
                    let again = to == SOURCE + 1 && from != to && set & 1 << SOURCE != 0;
                    let seen = if to == 0 { set } else { set | 1 << (to - 1) };
                    let score = value[set][from] + self.step(at, from, to);
                    if !again && score > next[seen][to] {
                        next[seen][to] = score;
                        back[seen][to] = (set as u8, from as u8);
                    }
                }
            }
            value = next;
        }
        let best = (0..sets).rev().max_by_key(|&set| value[set][0])?;
        let mut set = if all { sets - 1 } else { best };
        let plain = set == best;
        if value[set][0] == LOW {
            return None;
        }
        let (mut states, mut state) = (vec![0; cells], 0);
        for at in (0..=cells).rev() {
            if at < cells {
                states[at] = state as u8;
            }
            let (before, from) = back[at][set][state];
            (set, state) = (before.into(), from.into());
        }
        Some((states, plain))
    }

    fn step(&self, at: usize, from: usize, to: usize) -> i32 {
        let score = |state: usize, what: usize| if state == 0 { 0 } else { self.scores[at][state - 1][what] };
        let edge = if from == to { 0 } else { score(from, ENDED) + score(to, BEGINS) };
        edge + score(to, INSIDE)
    }

    /// The same with factors, e to the power of each score.
    pub(crate) fn factors(&self) -> Chain<f64, K> {
        let factors = self.scores.iter().map(|of| of.map(|of| of.map(factor)));
        Chain { scores: factors.collect(), fixed: self.fixed.clone() }
    }
}

impl<const K: usize> Chain<f64, K> {
    /// What a cell multiplies by between the states before and at it, and by its own state.
    fn edge(&self, at: usize, from: usize, to: usize) -> f64 {
        let factor = |state: usize, what: usize| if state == 0 { 1.0 } else { self.scores[at][state - 1][what] };
        if from == to { 1.0 } else { factor(from, ENDED) * factor(to, BEGINS) }
    }

    fn inside(&self, at: usize, state: usize) -> f64 {
        match state {
            0 => 1.0,
            _ if at == self.fixed.len() || self.fixed[at] => 0.0,
            _ => self.scores[at][state - 1][INSIDE],
        }
    }

    /// How likely each segment is, by the chain's factors.
    pub fn marginals(&self) -> Marginals<K> {
        let cells = self.fixed.len();
        // How likely each state is by what stands before it.
        let mut forward = vec![[0.0; STATES]; cells + 2];
        forward[0][0] = 1.0;
        let mut none = 1.0;
        for at in 0..=cells {
            let mut now = [0.0; STATES];
            for (to, now) in now.iter_mut().enumerate().take(K + 1) {
                let into: f64 = (0..=K).map(|from| forward[at][from] * self.edge(at, from, to)).sum();
                *now = into * self.inside(at, to);
            }
            let total: f64 = now.iter().sum();
            none /= total;
            forward[at + 1] = now.map(|state| state / total);
        }
        let mut marginals = Marginals { at: vec![[[0.0; 3]; K]; cells + 1], none };
        let mut behind = [0.0; STATES];
        behind[0] = 1.0;
        for at in (0..=cells).rev() {
            let here: [f64; STATES] = std::array::from_fn(|to| if to > K { 0.0 } else { behind[to] * self.inside(at, to) });
            behind = self.backwards(at, &forward[at], &here, &mut marginals.at[at]);
        }
        marginals
    }

    /// What is likely at one cell, from how likely the states before it are, and those from it on. Tells how likely what follows makes each
    /// state before it.
    fn backwards(&self, at: usize, before: &[f64; STATES], here: &[f64; STATES], out: &mut Of<f64, K>) -> [f64; STATES] {
        let (mut total, mut left) = (0.0, [0.0; STATES]);
        for from in 0..=K {
            for (to, here) in here.iter().enumerate().take(K + 1) {
                let way = self.edge(at, from, to) * here;
                let pair = before[from] * way;
                left[from] += way;
                total += pair;
                if to > 0 {
                    out[to - 1][INSIDE] += pair;
                }
                if to > 0 && from != to {
                    out[to - 1][BEGINS] += pair;
                }
                if from > 0 && from != to {
                    out[from - 1][ENDED] += pair;
                }
            }
        }
        *out = out.map(|of| of.map(|likely| likely / total));
        let sum: f64 = left.iter().sum();
        left.map(|state| state / sum)
    }
}

/// Scores beyond this many in log-odds count as this.
const MOST: i32 = 40;

/// e to the power of a score.
fn factor(score: i32) -> f64 {
    let score = score.clamp(-MOST * UNIT, MOST * UNIT - 1);
    WHOLE[(score.div_euclid(UNIT) + MOST) as usize] * PARTS[score.rem_euclid(UNIT) as usize]
}

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
