//! Fits the weights of the evidence to annotated articles, and measures how far the confidence can be trusted.
//!
//! ```sh
//! cargo run --release -p ipse-fit -- ANNOTATED.jsonl
//! cargo run --release -p ipse-fit -- --write ANNOTATED.jsonl
//! ```
//!
//! The input has a document a line, `{"id", "text", "attributions": [{"source": [[s,e]..], "content": [[s,e]..]}]}`, as in PolNeAR
//! (Newell et al. 2018). For each quote the candidates whose mention overlaps the annotated source by half are right; where there
//! is none, naming nobody is. A log-linear model ranks the candidates of a quote and "nobody" against each other; its weights
//! are fitted by gradient descent, drawn towards the priors in the rows of the rules. Every fifth document is held back for the
//! reliability table.
//!
//! Where a document has `"quotes": [{"span": [s, e], "speaker": name, "mention": words}]` too, the clues by which a pronoun is given
//! its antecedent are fitted to them in the same way: those whose surname is the speaker's are right.
//!
//! What would change is printed; with `--write` it is put into the rows of the rules and clues. A weight that its row says was set by
//! hand is kept as it is, by the fit and in the file; which those are, and why, is told.

use std::collections::BTreeSet;
use std::error::Error;
use std::io::BufRead;
use std::path::{Path, PathBuf};

use ipse::{Clue, Document, Explanation, Extractor, Provenance, QuoteKind, Rule, Span};
use serde_json::Value;

/// The files in which weights stand.
const RULES: &str = "src/attribution/rules.rs";
const CLUES: &str = "src/speakers/clues.rs";
const THRESHOLD: &str = "src/attribution/threshold.rs";

/// Pull towards the prior: the inverse variance of a weight.
const RIDGE: f64 = 2.0;
/// A quote that has a source, but none among the candidates, counts less: nobody is only the best of wrong answers.
const UNREACHED: f64 = 0.5;
const STEPS: usize = 1500;

/// A weight as it is declared.
struct Weight {
    name: &'static str,
    now: f64,
    /// What a fitted one is drawn towards; of one set by hand, why it stays as it is.
    prior: Result<f64, String>,
    file: &'static str,
    /// What stands before it in its file.
    before: String,
}

impl Weight {
    fn of_rule(rule: &Rule) -> Weight {
        let (now, before) = (f64::from(rule.weight()), format!("{rule:?}: fitted("));
        Weight { name: rule.name(), now, prior: prior(rule.provenance()), file: RULES, before }
    }

    fn of_clue(clue: &Clue) -> Weight {
        let (now, before) = (f64::from(clue.weight()), format!("{clue:?}: fitted("));
        Weight { name: clue.name(), now, prior: prior(clue.provenance()), file: CLUES, before }
    }

    /// What naming nobody scores, which is fitted with the weights of the rules.
    fn of_nobody(root: &Path) -> Result<Weight, Box<dyn Error>> {
        let before = "const UNRESOLVED: f32 = ".to_owned();
        let source = std::fs::read_to_string(root.join(THRESHOLD))?;
        let now = source[number(&source, &before)?].parse()?;
        Ok(Weight { name: "nobody", now, prior: Ok(0.0), file: THRESHOLD, before })
    }
}

fn prior(provenance: Provenance) -> Result<f64, String> {
    match provenance {
        Provenance::Fitted { prior, .. } => Ok(f64::from(prior)),
        by_hand => Err(by_hand.to_string()),
    }
}

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

/// What the articles tell.
#[derive(Default)]
struct Found {
    quotes: Vec<Case>,
    pronouns: Vec<Case>,
    reliability: Reliability,
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (write, path) = match &arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["--write", path] => (true, *path),
        [path] if !path.starts_with('-') => (false, *path),
        _ => return Err("usage: fit [--write] ANNOTATED.jsonl".into()),
    };
    let root = root()?;
    let mut found = Found::default();
    let extractor = Extractor::default();
    for (number, line) in std::io::BufReader::new(std::fs::File::open(path)?).lines().enumerate() {
        let line: Value = serde_json::from_str(&line?).map_err(|error| format!("{path}, line {}: {error}", number + 1))?;
        read_document(&extractor, &line, number % 5 == 0, &mut found)?;
    }
    found.reliability.print();
    let mut weights: Vec<Weight> = Rule::ALL.iter().map(Weight::of_rule).collect();
    weights.push(Weight::of_nobody(&root)?);
    let mut fitted = fit_all(&weights, &found.quotes, "quotes");
    let clues: Vec<Weight> = Clue::ALL.iter().map(Weight::of_clue).collect();
    if !found.pronouns.is_empty() {
        fitted.extend(fit_all(&clues, &found.pronouns, "pronouns"));
    }
    fitted.retain(|(weight, now)| digits(weight.now) != digits(*now));
    for (weight, now) in &fitted {
        println!("{:<20} {:>5} -> {:>5}", weight.name, digits(weight.now), digits(*now));
    }
    if write {
        let mut rewritten = Vec::new();
        for file in [RULES, THRESHOLD, CLUES] {
            let path = root.join(file);
            let source = std::fs::read_to_string(&path)?;
            let fitted = fitted.iter().filter(|(weight, _)| weight.file == file);
            rewritten.push((path, rewrite(source, fitted.map(|(weight, now)| (weight.before.as_str(), *now)))?));
        }
        for (path, source) in rewritten {
            std::fs::write(path, source)?;
        }
        eprintln!("written; `UPDATE_RULES=1 cargo test --lib guide` makes docs/rules.md follow");
    }
    Ok(())
}

/// The directory above this one in which the weights stand.
fn root() -> Result<PathBuf, String> {
    let above = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().find(|above| above.join(RULES).exists());
    above.map(Path::to_owned).ok_or_else(|| format!("there is no {RULES} above {}", env!("CARGO_MANIFEST_DIR")))
}

/// Fits what was not set by hand, and tells how well that does and what was.
fn fit_all<'w>(weights: &'w [Weight], cases: &[Case], what: &str) -> Vec<(&'w Weight, f64)> {
    let prior: Vec<f64> = weights.iter().map(|weight| *weight.prior.as_ref().unwrap_or(&weight.now)).collect();
    let kept: Vec<usize> = (0..weights.len()).filter(|&at| weights[at].prior.is_err()).collect();
    let measured = measure(&prior, &kept, cases);
    eprintln!("fitted on four fifths, right on the fifth held back: {measured:.1} % of {} {what}", cases.len());
    for Weight { name, now, prior, .. } in weights {
        if let Err(by_hand) = prior {
            eprintln!("kept: {name} {}, {by_hand}", digits(*now));
        }
    }
    weights.iter().zip(fit(&prior, &kept, cases.iter())).filter(|(weight, _)| weight.prior.is_ok()).collect()
}

/// A weight as it is written.
fn digits(weight: f64) -> String {
    // No "-0.00".
    format!("{:.2}", (weight * 100.0).round() / 100.0 + 0.0)
}

/// Where in a source the number stands behind these words, which stand there once.
fn number(source: &str, before: &str) -> Result<std::ops::Range<usize>, String> {
    let mut places = source.match_indices(before).filter(|(at, _)| !source[..*at].ends_with(char::is_alphanumeric));
    let (Some((at, _)), None) = (places.next(), places.next()) else {
        return Err(format!("{before:?} does not stand once in the source: the fit was built from another one"));
    };
    let start = at + before.len();
    let end = source[start..].find([')', ';']).ok_or_else(|| format!("nothing ends the number behind {before:?}"))?;
    Ok(start..start + end)
}

/// Puts weights into a source, each behind the words before it.
fn rewrite<'w>(mut source: String, weights: impl Iterator<Item = (&'w str, f64)>) -> Result<String, String> {
    for (before, weight) in weights {
        let place = number(&source, before)?;
        source.replace_range(place, &digits(weight));
    }
    Ok(source)
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

fn read_document(extractor: &Extractor, line: &Value, held_back: bool, found: &mut Found) -> Result<(), Box<dyn Error>> {
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
            found.pronouns.extend(read_pronoun(line, quote.parts(), explanation, held_back));
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
            found.reliability.add(attribution.confidence(), right(attribution.mention()));
        }
        // Whoever is echoed is not weighed.
        let weighed = explanation.candidates().iter().filter(|c| c.evidence().all(|e| e.rule != Rule::Echoed));
        let mut candidates: Vec<Candidate> = weighed
            .map(|c| Candidate { rules: c.evidence().map(|e| e.rule as usize).collect(), right: right(c.mention()) })
            .collect();
        let reached = candidates.iter().any(|c| c.right);
        candidates.push(Candidate { rules: vec![Rule::ALL.len()], right: !reached });
        found.quotes.push(Case { candidates, weight: if linked.is_some() && !reached { UNREACHED } else { 1.0 }, held_back });
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
            let all: f64 = scores.iter().map(|s| libm::exp(s - top)).sum();
            let good: f64 = scores.iter().zip(&case.candidates).filter(|(_, c)| c.right).map(|(s, _)| libm::exp(s - top)).sum();
            for (s, candidate) in scores.iter().zip(&case.candidates) {
                let e = libm::exp(s - top);
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
            let (m, v) = (mean[i] / (1.0 - libm::pow(0.9, step as f64)), square[i] / (1.0 - libm::pow(0.999, step as f64)));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_fitted_is_rewritten() {
        let source =
            "Label: fitted(3.49).towards(4.0), {\n}\nHeadlineLabel: fitted(-3.13), {\n}\nRelay: by_hand(-2.50, WHY), {\n}\n";
        let rewritten = rewrite(source.to_owned(), [("Label: fitted(", 3.5), ("HeadlineLabel: fitted(", -0.001)].into_iter());
        let right =
            "Label: fitted(3.50).towards(4.0), {\n}\nHeadlineLabel: fitted(0.00), {\n}\nRelay: by_hand(-2.50, WHY), {\n}\n";
        assert_eq!(rewritten.as_deref(), Ok(right));
        assert!(rewrite(source.to_owned(), [("Relay: fitted(", 1.0)].into_iter()).is_err());
        assert!(rewrite(source.replace("Headline", ""), [("Label: fitted(", 1.0)].into_iter()).is_err());
    }

    #[test]
    fn every_fitted_weight_is_found_in_its_file() {
        let root = root().unwrap();
        let nobody = Weight::of_nobody(&root).unwrap();
        let all: Vec<_> =
            Rule::ALL.iter().map(Weight::of_rule).chain(Clue::ALL.iter().map(Weight::of_clue)).chain([nobody]).collect();
        for file in [RULES, CLUES, THRESHOLD] {
            let source = std::fs::read_to_string(root.join(file)).unwrap();
            let fitted = all.iter().filter(|weight| weight.file == file && weight.prior.is_ok());
            let rewritten = rewrite(source.clone(), fitted.map(|weight| (weight.before.as_str(), weight.now)));
            assert_eq!(rewritten, Ok(source), "{file}");
        }
    }
}
