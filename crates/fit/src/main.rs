//! Fits the weights of the evidence to annotated articles, and measures how far the confidence can be trusted.
//!
//! ```sh
//! cargo run --release -p ipse-fit -- ANNOTATED.jsonl
//! ```
//!
//! The input has a document a line, `{"id", "text", "attributions": [{"source": [[s,e]..], "content": [[s,e]..]}]}`, as in PolNeAR
//! (Newell et al. 2018). For each quote the candidates whose mention overlaps the annotated source by half are right; where there
//! is none, naming nobody is. A log-linear model ranks the candidates of a quote and "nobody" against each other; its weights
//! are fitted by gradient descent, drawn towards a prior for rules that news shows too rarely to learn. Every fifth document is held
//! back for the reliability table. What is printed first is the table for `src/attribution/weights.rs`.
//!
//! Where a document has `"quotes": [{"span": [s, e], "speaker": name, "mention": words}]` too, the clues by which a pronoun is given
//! its antecedent are fitted to them in the same way: those whose surname is the speaker's are right. What is printed second is
//! the table for `src/speakers/weights.rs`.

use std::collections::BTreeSet;
use std::error::Error;
use std::io::BufRead;

use ipse::{Clue, Document, Explanation, Extractor, QuoteKind, Rule, Span};
use serde_json::Value;

/// Pull towards the prior: the inverse variance of a weight.
const RIDGE: f64 = 2.0;
/// A quote that has a source, but none among the candidates, counts less: nobody is only the best of wrong answers.
const UNREACHED: f64 = 0.5;
const STEPS: usize = 1500;

/// What the rules are worth that too few quotes of news show.
const PRIOR: [(&str, f64); 5] =
    [("interview-letter", 6.0), ("signature", 4.0), ("label", 4.0), ("carried-back", 2.5), ("headline-label", 2.5)];

/// Rules that keep the weight they have: those of dialogue, which news does not have, and that of a paper which relays what somebody
/// said, whom the annotation counts as a source beside the speaker.
const KEPT: [Rule; 10] = [
    Rule::Present,
    Rule::Beat,
    Rule::BeatBehind,
    Rule::ActsBefore,
    Rule::TurnBeside,
    Rule::InTurn,
    Rule::Addressed,
    Rule::SpokenTo,
    Rule::Introduces,
    Rule::Relay,
];

/// Clues that keep what they are worth in [`CLUE_PRIOR`]: a fit to news gives this one more, and does worse on fiction.
const KEPT_CLUES: [Clue; 1] = [Clue::NobodySince];

/// What grammar makes one expect of the clues, before any pronoun is counted.
const CLUE_PRIOR: [(&str, f64); 29] = [
    ("nobody-since", 1.0),
    ("here-subject", 2e+00),
    ("here-other", 1e+00),
    ("here-owner", 0.8),
    ("before-subject", 2e+00),
    ("before-clause", 0.8),
    ("before-other", 0.3),
    ("before-owner", 0.2),
    ("second-subject", 0.6),
    ("further-subject", 0.2),
    ("opens", 0.6),
    ("paragraph", 0.4),
    ("nearest", 0.3),
    ("spoke-just", 1e+00),
    ("spoke-before", 0.6),
    ("spoke-further", 0.2),
    ("reports", 0.8),
    ("introduced", 0.5),
    ("fronted", 2e+00),
    ("chain-here", 0.8),
    ("chain-before", 0.8),
    ("named-inside", -2e+00),
    ("gender-known", 0.6),
    ("surely-person", 0.8),
    ("full-name", 0.3),
    ("frequent", 0.3),
    ("unnamed", -0.5),
    ("several", 1e+00),
    ("place-name", -0.5),
];

/// One candidate: the rules (or clues) that hold, and whether it is right. The last one of a quote is "nobody", without rules.
struct Candidate {
    rules: Vec<usize>,
    right: bool,
}

struct Case {
    candidates: Vec<Candidate>,
    weight: f64,
    held_back: bool,
}

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("usage: fit ANNOTATED.jsonl")?;
    let (mut cases, mut pronouns) = (Vec::new(), Vec::new());
    let mut reliability = Reliability::default();
    let extractor = Extractor::default();
    for (number, line) in std::io::BufReader::new(std::fs::File::open(&path)?).lines().enumerate() {
        let line: Value = serde_json::from_str(&line?).map_err(|error| format!("{path}, line {}: {error}", number + 1))?;
        let held_back = number % 5 == 0;
        read_document(&extractor, &line, held_back, &mut cases, &mut pronouns, &mut reliability)?;
    }
    let rules: Vec<&str> = Rule::ALL.iter().map(|rule| rule.name()).chain(["UNRESOLVED"]).collect();
    let mut prior = prior(&rules, &PRIOR);
    for rule in KEPT {
        prior[rule as usize] = f64::from(rule.weight());
    }
    let kept = KEPT.map(|rule| rule as usize);
    let measured = measure(&prior, &kept, &cases);
    eprintln!("fitted on four fifths, right on the fifth held back: {measured:.1} % of quotes");
    reliability.print();
    print_table(&rules, &fit(&prior, &kept, cases.iter()));
    if !pronouns.is_empty() {
        let clues: Vec<&str> = Clue::ALL.iter().map(|clue| clue.name()).collect();
        let prior = self::prior(&clues, &CLUE_PRIOR);
        let kept = KEPT_CLUES.map(|clue| clue as usize);
        let measured = measure(&prior, &kept, &pronouns);
        eprintln!("fitted on four fifths, right on the fifth held back: {measured:.1} % of {} pronouns", pronouns.len());
        print_table(&clues, &fit(&prior, &kept, pronouns.iter()));
    }
    Ok(())
}

fn prior(names: &[&str], known: &[(&str, f64)]) -> Vec<f64> {
    names.iter().map(|name| known.iter().find(|(known, _)| known == name).map_or(0.0, |(_, worth)| *worth)).collect()
}

fn print_table(names: &[&str], weights: &[f64]) {
    for (name, weight) in names.iter().zip(weights) {
        println!("    {weight:.2}, // {name}");
    }
}

/// The share of cases, in per cent, that weights fitted on the others decide rightly.
fn measure(prior: &[f64], kept: &[usize], cases: &[Case]) -> f64 {
    let fitted = fit(prior, kept, cases.iter().filter(|case| !case.held_back));
    100.0 * share_right(&fitted, cases.iter().filter(|case| case.held_back))
}

fn spans(value: &Value) -> Vec<Span> {
    let pair = |pair: &Value| Some(Span::new(pair.get(0)?.as_u64()? as usize, pair.get(1)?.as_u64()? as usize));
    value.as_array().into_iter().flatten().filter_map(pair).collect()
}

fn overlap(a: Span, b: Span) -> usize {
    a.end().min(b.end()).saturating_sub(a.start().max(b.start()))
}

fn shared(a: &[Span], b: &[Span]) -> usize {
    a.iter().map(|a| b.iter().map(|b| overlap(*a, *b)).sum::<usize>()).sum()
}

fn read_document(
    extractor: &Extractor,
    line: &Value,
    held_back: bool,
    cases: &mut Vec<Case>,
    pronouns: &mut Vec<Case>,
    reliability: &mut Reliability,
) -> Result<(), Box<dyn Error>> {
    let text = line["text"].as_str().ok_or("a line has no text")?;
    let annotated: Vec<(Vec<Span>, Vec<Span>)> =
        line["attributions"].as_array().into_iter().flatten().map(|a| (spans(&a["source"]), spans(&a["content"]))).collect();
    let document = Document::new(text);
    let (extraction, explanations) = extractor.explain(&document);
    let mut seen = BTreeSet::new();
    for (quote, explanation) in extraction.quotes().iter().zip(&explanations) {
        if quote.depth() > 0 || quote.kind() == QuoteKind::Indirect || explanation.candidates().is_empty() {
            continue;
        }
        // The turns of a dialogue are weighed together, not each by its own evidence.
        if explanation.candidates().iter().any(|c| c.evidence().any(|e| e.rule == Rule::Present)) {
            continue;
        }
        // A pronoun may stand for the speaker of several quotes.
        if explanation.candidates().first().is_some_and(|best| seen.insert(best.mention())) {
            pronouns.extend(read_pronoun(line, quote.parts(), explanation, held_back));
        }
        let words: usize = quote.parts().iter().map(|part| part.len()).sum();
        let linked = annotated
            .iter()
            .max_by_key(|(_, content)| shared(quote.parts(), content))
            .filter(|(_, content)| 2 * shared(quote.parts(), content) >= words);
        if linked.is_some_and(|(source, _)| source.is_empty()) {
            continue;
        }
        let right = |mention: Span| {
            linked.is_some_and(|(source, _)| {
                let both = shared(&[mention], source);
                both > 0 && 2 * both >= mention.len().min(source.iter().map(|s| s.len()).sum())
            })
        };
        if let Some(attribution) = quote.attribution().filter(|_| held_back) {
            reliability.add(attribution.confidence(), right(attribution.mention()));
        }
        let mut candidates: Vec<Candidate> = explanation
            .candidates()
            .iter()
            .map(|c| Candidate { rules: c.evidence().map(|e| e.rule as usize).collect(), right: right(c.mention()) })
            .collect();
        let reached = candidates.iter().any(|c| c.right);
        candidates.push(Candidate { rules: vec![Rule::ALL.len()], right: !reached });
        cases.push(Case { candidates, weight: if linked.is_some() && !reached { UNREACHED } else { 1.0 }, held_back });
    }
    Ok(())
}

/// The antecedents of the pronoun that was chosen, when the annotation names the speaker and gives the same pronoun.
fn read_pronoun(line: &Value, parts: &[Span], explanation: &Explanation, held_back: bool) -> Option<Case> {
    let text = line["text"].as_str()?;
    let span = |quote: &Value| spans(&Value::Array(vec![quote["span"].clone()]));
    let annotated = line["quotes"].as_array()?.iter().find(|quote| shared(parts, &span(quote)) > 0)?;
    let chosen = explanation.candidates().first()?.mention();
    if !annotated["mention"].as_str()?.eq_ignore_ascii_case(&text[chosen.range()]) {
        return None;
    }
    let surname = |name: &str| name.split_whitespace().next_back().unwrap_or_default().to_lowercase();
    let speaker = surname(annotated["speaker"].as_str()?);
    let candidates: Vec<Candidate> = explanation
        .antecedents()
        .iter()
        .map(|a| Candidate { rules: a.clues().map(|clue| clue as usize).collect(), right: surname(a.name()) == speaker })
        .collect();
    candidates.iter().any(|c| c.right).then_some(Case { candidates, weight: 1.0, held_back })
}

fn score(weights: &[f64], candidate: &Candidate) -> f64 {
    candidate.rules.iter().map(|&rule| weights[rule]).sum()
}

/// Maximises the likelihood of the right candidates by gradient descent with momentum and a step size of its own for each
/// weight (Adam).
fn fit<'c>(prior: &[f64], kept: &[usize], cases: impl Iterator<Item = &'c Case> + Clone) -> Vec<f64> {
    let mut weights = prior.to_vec();
    let (mut mean, mut square) = (vec![0.0; weights.len()], vec![0.0; weights.len()]);
    for step in 1..=STEPS {
        let mut gradient: Vec<f64> = weights.iter().zip(prior).map(|(w, p)| RIDGE * (w - p)).collect();
        for case in cases.clone() {
            let scores: Vec<f64> = case.candidates.iter().map(|c| score(&weights, c)).collect();
            let top = scores.iter().copied().fold(f64::MIN, f64::max);
            let all: f64 = scores.iter().map(|s| (s - top).exp()).sum();
            let good: f64 = scores.iter().zip(&case.candidates).filter(|(_, c)| c.right).map(|(s, _)| (s - top).exp()).sum();
            for (s, candidate) in scores.iter().zip(&case.candidates) {
                let e = (s - top).exp();
                let pull = case.weight * (e / all - if candidate.right { e / good } else { 0.0 });
                for &rule in &candidate.rules {
                    gradient[rule] += pull;
                }
            }
        }
        for &rule in kept {
            gradient[rule] = 0.0;
        }
        let rate = if step < STEPS * 2 / 3 { 0.1 } else { 0.02 };
        for i in 0..weights.len() {
            mean[i] = 0.9 * mean[i] + 0.1 * gradient[i];
            square[i] = 0.999 * square[i] + 0.001 * gradient[i] * gradient[i];
            let (m, v) = (mean[i] / (1.0 - 0.9_f64.powi(step as i32)), square[i] / (1.0 - 0.999_f64.powi(step as i32)));
            weights[i] -= rate * m / (v.sqrt() + 1e-8);
        }
    }
    weights
}

fn share_right<'c>(weights: &[f64], cases: impl Iterator<Item = &'c Case>) -> f64 {
    let (mut right, mut all) = (0, 0);
    for case in cases {
        let best = case.candidates.iter().max_by(|a, b| score(weights, a).total_cmp(&score(weights, b)));
        all += 1;
        right += usize::from(best.is_some_and(|c| c.right));
    }
    right as f64 / f64::from(all.max(1))
}

/// Of the attributions at each confidence, how many are right.
#[derive(Default)]
struct Reliability([(usize, usize); 10]);

impl Reliability {
    fn add(&mut self, confidence: f32, right: bool) {
        let bucket = &mut self.0[((confidence * 10.0) as usize).min(9)];
        bucket.0 += 1;
        bucket.1 += usize::from(right);
    }

    fn print(&self) {
        eprintln!("confidence   count   right (documents held back)");
        for (i, (count, right)) in self.0.iter().enumerate().filter(|(_, (count, _))| *count > 0) {
            let (low, share) = (i as f64 / 10.0, 100.0 * *right as f64 / *count as f64);
            eprintln!("{low:.1} to {:.1}   {count:>5}   {share:>5.1} %", low + 0.1);
        }
    }
}
