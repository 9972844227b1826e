//! Turns of a dialogue weighed together: who speaks a turn depends on who speaks the turns beside it.
//!
//! Each turn has its voices, those who may speak it, each with a score from what stands around it. Two neighbouring turns rather
//! have different voices, and a turn rather has that of the last but one. What this makes of a whole dialogue is summed up from both of
//! its ends: so an unattributed turn is known by those before it and by those behind it.

use std::ops::Range;

use super::dialogue::Who;

/// Somebody who may speak a turn.
#[derive(Debug, Clone, Copy)]
pub(super) struct Voice {
    pub(super) who: Who,
    pub(super) score: f32,
}

/// A turn as the chain sees it.
#[derive(Debug, Clone)]
pub(super) struct Link {
    pub(super) voices: Range<usize>,
    /// What it is worth, in log-odds, to speak the turn before too.
    pub(super) beside: f32,
    /// What it is worth to speak the turn before that one too.
    pub(super) in_turn: f32,
}

/// Turns weighed together.
#[derive(Debug)]
pub(super) struct Weighed {
    pub(super) links: Vec<Link>,
    pub(super) voices: Vec<Voice>,
    /// The probability of each voice.
    pub(super) shares: Vec<f32>,
}

impl Weighed {
    /// Weighs turns, which hold ranges of the voices, one behind the other; none is empty.
    pub(super) fn new(links: Vec<Link>, voices: Vec<Voice>) -> Weighed {
        let shares = probabilities(&links, &voices);
        Weighed { links, voices, shares }
    }

    /// Whose voice a turn is likeliest, and how likely; of equals the first.
    pub(super) fn likeliest(&self, link: &Link) -> (Who, f32) {
        let shares = &self.shares;
        let best = link.voices.clone().max_by(|&a, &b| shares[a].total_cmp(&shares[b]).then(b.cmp(&a)));
        best.map_or((Who::Nobody, 0.0), |best| (self.voices[best].who, shares[best]))
    }
}

/// The probability of each voice.
fn probabilities(links: &[Link], voices: &[Voice]) -> Vec<f32> {
    let mut out = vec![0.0; voices.len()];
    let chain = Chain { links, voices, odds: odds(links, voices) };
    let (starts, forward) = chain.forward();
    // Backward: for each pair of voices of two turns what all later turns are worth.
    let mut later: Vec<f32> = Vec::new();
    let mut next: Vec<f32> = Vec::new();
    let mut places = Vec::new();
    for turn in (0..links.len()).rev() {
        chain.backward(turn, &next, &mut places, &mut later);
        let here = links[turn].voices.clone();
        let pairs = forward[starts[turn]..].iter().zip(&later);
        for (at, (before, behind)) in pairs.enumerate() {
            out[here.start + at % here.len()] += before * behind;
        }
        let all = out[here.clone()].iter().sum::<f32>().max(f32::MIN_POSITIVE);
        out[here].iter_mut().for_each(|share| *share /= all);
        std::mem::swap(&mut later, &mut next);
    }
    out
}

/// The scores as odds, those of each turn relative to its best.
fn odds(links: &[Link], voices: &[Voice]) -> Vec<f32> {
    let mut odds = Vec::with_capacity(voices.len());
    for link in links {
        let voices = &voices[link.voices.clone()];
        let top = voices.iter().map(|voice| voice.score).fold(f32::MIN, f32::max);
        odds.extend(voices.iter().map(|voice| libm::expf(voice.score - top)));
    }
    odds
}

fn scale(values: &mut [f32]) {
    let top = values.iter().copied().fold(f32::MIN_POSITIVE, f32::max);
    values.iter_mut().for_each(|value| *value /= top);
}

/// Pairs of voices of two neighbouring turns are kept as rows: one for each voice of the first turn.
struct Chain<'a> {
    links: &'a [Link],
    voices: &'a [Voice],
    odds: Vec<f32>,
}

impl Chain<'_> {
    /// The voices of the turn before; of the first turn, one that stands for nobody.
    fn before(&self, turn: usize) -> Range<usize> {
        turn.checked_sub(1).map_or(0..1, |before| self.links[before].voices.clone())
    }

    /// The place, among these voices, of whoever has the voice `of`.
    fn place(&self, of: usize, among: &Range<usize>) -> Option<usize> {
        let who = self.voices[of].who;
        self.voices[among.clone()].iter().position(|voice| voice.who == who).filter(|_| who != Who::Nobody)
    }

    /// For each turn, from the place that is given with it, what each pair of voices of the turn before and of the turn is worth
    /// with all that comes before them.
    fn forward(&self) -> (Vec<usize>, Vec<f32>) {
        let (mut starts, mut all): (Vec<usize>, Vec<f32>) = (Vec::with_capacity(self.links.len()), Vec::new());
        let mut pairs = Vec::new();
        // Of each voice of the turn its places among those of the turns before.
        let mut places = Vec::new();
        for (turn, link) in self.links.iter().enumerate() {
            pairs.clear();
            if let Some(&last) = starts.last() {
                let (before, two_before) = (self.before(turn), self.before(turn - 1));
                let (beside, in_turn) = (libm::expf(link.beside), libm::expf(link.in_turn));
                places.clear();
                places.extend(link.voices.clone().map(|k| {
                    let again = if turn > 1 { self.place(k, &two_before) } else { None };
                    (self.place(k, &before), again)
                }));
                for j in 0..before.len() {
                    let reached = |i: usize| all[last + i * before.len() + j];
                    let sum: f32 = (0..two_before.len()).map(reached).sum();
                    for (odds, &(same, again)) in self.odds[link.voices.clone()].iter().zip(&places) {
                        let again = again.map_or(0.0, reached);
                        let worth = odds * if same == Some(j) { beside } else { 1.0 };
                        pairs.push(worth * (sum + (in_turn - 1.0) * again));
                    }
                }
            } else {
                pairs.extend_from_slice(&self.odds[link.voices.clone()]);
            }
            scale(&mut pairs);
            starts.push(all.len());
            all.extend_from_slice(&pairs);
        }
        (starts, all)
    }

    /// What each pair of voices of the turn before and of the turn is worth with all that comes behind them; `next` is the same for
    /// the next turn, and `places` is room for work.
    fn backward(&self, turn: usize, next: &[f32], places: &mut Vec<Option<usize>>, later: &mut Vec<f32>) {
        let (before, here) = (self.before(turn), self.links[turn].voices.clone());
        later.clear();
        later.resize(before.len() * here.len(), 1.0);
        let Some(after) = self.links.get(turn + 1) else { return };
        let (beside, in_turn) = (libm::expf(after.beside), libm::expf(after.in_turn));
        let place = |i: usize| if turn > 0 { self.place(i, &after.voices) } else { None };
        places.clear();
        places.extend(before.clone().map(place));
        for j in here.clone() {
            let same = self.place(j, &after.voices);
            let row = &next[(j - here.start) * after.voices.len()..];
            let step = |k: usize| row[k] * self.odds[after.voices.start + k] * if same == Some(k) { beside } else { 1.0 };
            let sum: f32 = (0..after.voices.len()).map(step).sum();
            for (i, again) in places.iter().enumerate() {
                later[i * here.len() + j - here.start] = sum + (in_turn - 1.0) * again.map_or(0.0, step);
            }
        }
        scale(later);
    }
}

#[cfg(test)]
mod tests {
    use super::super::dialogue::Who;
    use super::{Link, Voice, Weighed};
    use crate::ids::{EntityId, Id};

    /// The voices of a turn with their scores.
    type Turn<'a> = &'a [(u32, f32)];

    /// Nobody, as a number among the voices.
    const NOBODY: u32 = 0;

    fn who(number: u32) -> Who {
        if number == NOBODY { Who::Nobody } else { Who::Known(EntityId::new(number as usize)) }
    }

    /// Who is likeliest in each turn, and with which share in per cent.
    fn likeliest(turns: &[Turn]) -> Vec<(Who, u32)> {
        let (mut links, mut voices) = (Vec::new(), Vec::new());
        for turn in turns {
            let start = voices.len();
            voices.extend(turn.iter().map(|&(number, score)| Voice { who: who(number), score }));
            links.push(Link { voices: start..voices.len(), beside: -3.0, in_turn: 1.5 });
        }
        let weighed = Weighed::new(links, voices);
        let best = |link: &Link| {
            let (who, share) = weighed.likeliest(link);
            (who, (share * 100.0).round() as u32)
        };
        weighed.links.iter().map(best).collect()
    }

    const OPEN: Turn = &[(1, 0.0), (2, 0.0)];

    #[test]
    fn a_turn_is_known_from_either_side() {
        for turns in [
            [&[(1, 9.0), (2, 0.0)][..], OPEN, OPEN, OPEN],
            [OPEN, OPEN, OPEN, &[(1, 0.0), (2, 9.0)]],
            [OPEN, &[(1, 0.0), (2, 9.0)], OPEN, OPEN],
        ] {
            let found: Vec<Who> = likeliest(&turns).iter().map(|(who, _)| *who).collect();
            assert_eq!(found, [1, 2, 1, 2].map(who), "{turns:?}");
        }
    }

    #[test]
    fn shares_add_up_and_say_how_sure_it_is() {
        assert_eq!(likeliest(&[OPEN])[0].1, 50);
        let one = likeliest(&[&[(1, 4.0), (2, 0.0)], OPEN]);
        assert!(one[0].1 > one[1].1 && one[1].1 > 50, "{one:?}");
        // Two who are known, and an odd number of turns between.
        let odd = likeliest(&[&[(1, 9.0), (2, 0.0)], OPEN, OPEN, &[(1, 9.0), (2, 0.0)]]);
        assert!(odd[1].1 < 80 && odd[2].1 < 80, "{odd:?}");
    }

    #[test]
    fn nobody_is_never_the_same_as_nobody() {
        let found = likeliest(&[&[(NOBODY, 0.0), (1, -9.0)], &[(NOBODY, 0.0), (1, -9.0)]]);
        assert_eq!(found, [(Who::Nobody, 100), (Who::Nobody, 100)]);
    }

    #[test]
    fn a_long_dialogue_stays_within_numbers() {
        let turns: Vec<Turn> = std::iter::repeat_n(OPEN, 5_000).collect();
        assert!(likeliest(&turns).iter().all(|(_, share)| *share == 50));
    }
}
