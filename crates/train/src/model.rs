//! A linear-chain model in training. Everything is added, multiplied and divided in one order, so that the same articles give the same
//! weights.

use ipse::reader::training::{BEGINS, Chain, ENDED, Feature, INSIDE, Marginals, UNIT};

/// A row or window with its features as numbers, and what is annotated.
#[derive(Clone, Default)]
pub struct Example<const K: usize> {
    /// Of all cells and of what is behind the last, one behind the other.
    pub features: Vec<u32>,
    /// Where those of each cell end; one more than cells.
    pub ends: Vec<usize>,
    /// What each cell is: 0 outside, else the kind and one.
    pub states: Vec<u8>,
    /// Cells that are outside whatever the weights say.
    pub fixed: Vec<bool>,
}

impl<const K: usize> Example<K> {
    fn of(&self, at: usize) -> std::ops::Range<usize> {
        let start = if at == 0 { 0 } else { self.ends[at - 1] };
        start..self.ends[at]
    }

    fn state(&self, at: Option<usize>) -> usize {
        at.and_then(|at| self.states.get(at)).map_or(0, |&state| state.into())
    }

    /// Whether a cell is inside, begins, and ended before, for each kind.
    fn is(&self, at: usize, kind: usize) -> [bool; 3] {
        let (before, now) = (self.state(at.checked_sub(1)), self.state(Some(at)));
        let mut is = [false; 3];
        is[INSIDE] = now == kind + 1;
        is[BEGINS] = now == kind + 1 && before != now;
        is[ENDED] = before == kind + 1 && before != now;
        is
    }
}

/// Random numbers that are the same everywhere.
pub struct Random(pub u64);

impl Random {
    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    pub fn below(&mut self, n: usize) -> usize {
        ((self.next() >> 32) as usize * n) >> 32
    }

    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for at in (1..items.len()).rev() {
            items.swap(at, self.below(at + 1));
        }
    }
}

/// e to the power of x, by additions and multiplications alone, so that it is the same everywhere.
pub fn exp(x: f64) -> f64 {
    let x = x.clamp(-60.0, 60.0);
    let whole = (x * std::f64::consts::LOG2_E).round();
    let rest = x - whole * std::f64::consts::LN_2;
    let sum = (1..=12).rev().fold(1.0, |sum, n| 1.0 + rest / f64::from(n) * sum);
    sum * f64::from_bits(((whole as i64 + 1023) as u64) << 52)
}

/// How a model is trained.
#[derive(Clone, Copy)]
pub struct Course {
    pub epochs: usize,
    pub rate: f32,
    /// The share of the features that is left out by chance, anew each time.
    pub dropout: f64,
}

/// Three weights a kind for each feature.
#[derive(Clone)]
pub struct Model<const K: usize> {
    weights: Vec<[[f32; 3]; K]>,
    squares: Vec<[[f32; 3]; K]>,
}

/// By which the orders differ.
const SEEDS: [u64; 4] = [7, 11, 13, 17];

/// Added to sums of squares, so that the first steps are no leaps.
const CALM: f32 = 1e-3;

impl<const K: usize> Model<K> {
    /// The mean of models that learn in different orders: what chance gives one of them, the others do not have.
    pub fn trained(features: usize, examples: &[&Example<K>], course: Course) -> Self {
        let mut models: Vec<Self> = std::thread::scope(|scope| {
            let train = |seed| scope.spawn(move || Self::trained_once(features, examples, course, seed));
            SEEDS.map(train).into_iter().map(|model| model.join().expect("training does not panic")).collect()
        });
        let mut mean = models.remove(0);
        for other in &models {
            mean.add(other);
        }
        let share = 1.0 / SEEDS.len() as f32;
        for values in [&mut mean.weights, &mut mean.squares] {
            values.as_flattened_mut().as_flattened_mut().iter_mut().for_each(|value| *value *= share);
        }
        mean
    }

    fn add(&mut self, other: &Self) {
        self.weights.iter_mut().zip(&other.weights).for_each(|(to, from)| each(to, from, |to, from| *to += from));
        self.squares.iter_mut().zip(&other.squares).for_each(|(to, from)| each(to, from, |to, from| *to += from));
    }

    fn trained_once(features: usize, examples: &[&Example<K>], course: Course, seed: u64) -> Self {
        let mut model = Model { weights: vec![[[0.0; 3]; K]; features], squares: vec![[[0.0; 3]; K]; features] };
        let mut random = Random(seed);
        let mut order: Vec<usize> = (0..examples.len()).collect();
        let mut sums = model.weights.clone();
        let averaged = course.epochs.div_ceil(2);
        for epoch in 0..course.epochs {
            let rate = course.rate * (1.0 - 0.8 * epoch as f32 / course.epochs as f32);
            random.shuffle(&mut order);
            for &at in &order {
                let some = some(examples[at], course.dropout, &mut random);
                model.learn(&some, rate);
            }
            if epoch + averaged >= course.epochs {
                sums.iter_mut().zip(&model.weights).for_each(|(sum, weights)| each(sum, weights, |sum, w| *sum += w));
            }
        }
        // What is left out in training is there when the model reads.
        let scale = (1.0 - course.dropout) as f32 / averaged as f32;
        model.weights.iter_mut().zip(&sums).for_each(|(weights, sum)| each(weights, sum, |w, sum| *w = sum * scale));
        model
    }

    fn learn(&mut self, example: &Example<K>, rate: f32) {
        let cells = example.states.len();
        let factors = |at: usize| {
            let mut sum = [[0f32; 3]; K];
            example.features[example.of(at)].iter().for_each(|&f| each(&mut sum, &self.weights[f as usize], |sum, w| *sum += w));
            sum.map(|of| of.map(|w| exp(f64::from(w))))
        };
        let chain = Chain { scores: (0..=cells).map(factors).collect(), fixed: example.fixed.clone() };
        let mut likely = Marginals::default();
        chain.marginals(&mut likely);
        for (at, likely) in likely.at.iter().enumerate() {
            let gradient: [[f32; 3]; K] = std::array::from_fn(|kind| {
                let is = example.is(at, kind);
                std::array::from_fn(|i| f32::from(u8::from(is[i])) - likely[kind][i] as f32)
            });
            // Too little to be worth the time.
            if gradient.as_flattened().iter().all(|g| g.abs() < 1e-4) {
                continue;
            }
            for &feature in &example.features[example.of(at)] {
                let (weights, squares) = (&mut self.weights[feature as usize], &mut self.squares[feature as usize]);
                each(squares, &gradient, |square, g| *square += g * g);
                for kind in 0..K {
                    for i in 0..3 {
                        weights[kind][i] += rate * gradient[kind][i] / (squares[kind][i] + CALM).sqrt();
                    }
                }
            }
        }
    }

    /// The numbers of the features that count most, in order.
    pub fn most(&self, count: usize) -> Vec<usize> {
        let weight = |at: &usize| {
            let pairs = self.weights[*at].as_flattened().iter().zip(self.squares[*at].as_flattened());
            pairs.map(|(w, square)| w * w * square).fold(0.0, f32::max)
        };
        let mut order: Vec<usize> = (0..self.weights.len()).collect();
        order.sort_by(|a, b| weight(b).total_cmp(&weight(a)).then(a.cmp(b)));
        order.truncate(count);
        order.sort_unstable();
        order
    }

    /// The weights in the units in which they are kept; features without any are left out.
    pub fn rows<const W: usize>(&self, features: &[Feature]) -> Vec<(Feature, [i8; W])> {
        let unit = |w: f32| (w * UNIT as f32).round().clamp(-127.0, 127.0) as i8;
        let row = |of: &[[f32; 3]; K]| std::array::from_fn(|at| unit(of[at / 3][at % 3]));
        let rows = features.iter().copied().zip(self.weights.iter().map(row));
        rows.filter(|(_, row)| row.iter().any(|&w| w != 0)).collect()
    }
}

fn each<const K: usize>(to: &mut [[f32; 3]; K], from: &[[f32; 3]; K], mut with: impl FnMut(&mut f32, f32)) {
    to.as_flattened_mut().iter_mut().zip(from.as_flattened()).for_each(|(to, &from)| with(to, from));
}

/// An example with some of its features left out by chance.
fn some<const K: usize>(whole: &Example<K>, dropout: f64, random: &mut Random) -> Example<K> {
    let keep = ((1.0 - dropout) * 65536.0) as u64;
    let mut some = Example { states: whole.states.clone(), fixed: whole.fixed.clone(), ..Example::default() };
    let (mut bits, mut left) = (0, 0);
    for at in 0..whole.ends.len() {
        for &feature in &whole.features[whole.of(at)] {
            if left == 0 {
                (bits, left) = (random.next(), 4);
            }
            if bits & 0xFFFF < keep {
                some.features.push(feature);
            }
            (bits, left) = (bits >> 16, left - 1);
        }
        some.ends.push(some.features.len());
    }
    some
}
