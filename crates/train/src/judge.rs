//! The third model: how sure a source and a content that were found around a cue are, by logistic regression.

use std::collections::BTreeMap;

use ipse::reader::training::{Feature, Found, held};

use crate::model::{Random, exp};

/// Seen less often, something tells nothing.
const LEAST: usize = 20;
const EPOCHS: usize = 30;
const RATE: f64 = 0.05;
/// How strongly weights are drawn towards nothing.
const PULL: f64 = 2e-4;
/// So many units of a weight are one in log-odds.
const UNIT: f64 = 16.0;

/// How often the judge is trained: what is found in a text is judged by how sure the round before was of what holds it.
const ROUNDS: usize = 3;

/// What is found in a text, and whether it is right.
pub struct Judged {
    pub found: Vec<Found>,
    pub right: Vec<bool>,
}

/// Weights in the units in which they are kept, in the order of their features.
type Weights = Vec<(Feature, [i8; 1])>;

/// The weights of a judge.
pub fn judge(texts: &[Judged]) -> Weights {
    let right: Vec<bool> = texts.iter().flat_map(|text| text.right.iter().copied()).collect();
    (0..ROUNDS).fold(Weights::new(), |weights, _| {
        let asked: Vec<Vec<Feature>> = texts.iter().flat_map(|text| asked(&text.found, &weights)).collect();
        trained(&asked, &right)
    })
}

/// What is asked about each that is found in a text; nothing about what holds it where nobody knows how sure that is.
fn asked(found: &[Found], weights: &Weights) -> Vec<Vec<Feature>> {
    let weight = |feature| weights.binary_search_by_key(feature, |row| row.0).map_or(0, |at| i32::from(weights[at].1[0]));
    let odds: Vec<i32> = found.iter().map(|found| found.features.iter().map(weight).sum()).collect();
    let held = held(found, &odds).into_iter().map(|held| held.filter(|_| !weights.is_empty()));
    found.iter().zip(held).map(|(found, held)| found.features.iter().copied().chain(held).collect()).collect()
}

fn trained(all: &[Vec<Feature>], right: &[bool]) -> Weights {
    let mut seen: BTreeMap<Feature, usize> = BTreeMap::new();
    all.iter().flatten().for_each(|&feature| *seen.entry(feature).or_default() += 1);
    let features: Vec<Feature> = seen.into_iter().filter(|&(_, count)| count >= LEAST).map(|(feature, _)| feature).collect();
    let numbers = |one: &[Feature]| one.iter().filter_map(|f| features.binary_search(f).ok()).collect::<Vec<usize>>();
    let rows: Vec<(Vec<usize>, f64)> =
        all.iter().zip(right).map(|(one, &right)| (numbers(one), f64::from(u8::from(right)))).collect();
    let (mut weights, mut squares, mut sums) = (vec![0.0; features.len()], vec![1.0; features.len()], vec![0.0; features.len()]);
    let mut order: Vec<usize> = (0..rows.len()).collect();
    let mut random = Random(5);
    for epoch in 0..EPOCHS {
        random.shuffle(&mut order);
        let rate = RATE * (1.0 - 0.9 * epoch as f64 / EPOCHS as f64);
        for &at in &order {
            let (row, right) = &rows[at];
            let odds: f64 = row.iter().map(|&feature| weights[feature]).sum();
            let off = right - 1.0 / (1.0 + exp(-odds));
            for &feature in row {
                let gradient = off - PULL * weights[feature];
                squares[feature] += gradient * gradient;
                weights[feature] += rate * gradient / f64::sqrt(squares[feature]);
            }
        }
        if 2 * epoch >= EPOCHS {
            sums.iter_mut().zip(&weights).for_each(|(sum, w)| *sum += w);
        }
    }
    let unit = |sum: f64| (sum / (EPOCHS / 2) as f64 * UNIT).round().clamp(-127.0, 127.0) as i8;
    let rows = features.into_iter().zip(sums).map(|(feature, sum)| (feature, [unit(sum)]));
    rows.filter(|(_, weight)| weight[0] != 0).collect()
}
