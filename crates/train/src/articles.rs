//! Annotated articles: JSON lines, or a folder in the layout of PolNeAR.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::Path;

use ipse::Span;
use serde_json::Value;

/// Who says what, in bytes of the text.
#[derive(Debug, Clone, Default)]
pub struct Attribution {
    pub source: Vec<Span>,
    pub cue: Vec<Span>,
    pub content: Vec<Span>,
}

/// An annotated article.
#[derive(Debug, Clone)]
pub struct Article {
    pub publisher: String,
    pub text: String,
    pub attributions: Vec<Attribution>,
}

/// Reads articles, of a file of JSON lines or of a folder with `text/` and `attributions/`.
pub fn read(path: &Path) -> Result<Vec<Article>, Box<dyn Error>> {
    if path.is_dir() { read_folder(path) } else { read_lines(path) }
}

/// Names of articles begin with that of their publisher.
fn publisher(name: &str) -> String {
    name.split('_').next().unwrap_or_default().to_owned()
}

fn read_lines(path: &Path) -> Result<Vec<Article>, Box<dyn Error>> {
    let lines = fs::read_to_string(path)?;
    let article = |(number, line): (usize, &str)| {
        let at = |error: &dyn std::fmt::Display| format!("{}, line {}: {error}", path.display(), number + 1);
        let line: Value = serde_json::from_str(line).map_err(|error| at(&error))?;
        let text = line["text"].as_str().ok_or_else(|| at(&"there is no \"text\""))?.to_owned();
        let attributions = line["attributions"].as_array().into_iter().flatten();
        let attributions = attributions.map(|a| Attribution {
            source: spans(&a["source"]),
            cue: spans(&a["cue"]),
            content: spans(&a["content"]),
        });
        Ok(Article { publisher: publisher(line["id"].as_str().unwrap_or_default()), attributions: attributions.collect(), text })
    };
    lines.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()).map(article).collect()
}

fn spans(value: &Value) -> Vec<Span> {
    let bytes = |value: &Value| value.as_u64().map(|byte| byte as usize);
    let span = |pair: &Value| Some(Span::new(bytes(&pair[0])?, bytes(&pair[1])?));
    value.as_array().into_iter().flatten().filter_map(span).collect()
}

fn read_folder(path: &Path) -> Result<Vec<Article>, Box<dyn Error>> {
    let mut files: Vec<_> = fs::read_dir(path.join("text"))?.map(|entry| Ok(entry?.path())).collect::<std::io::Result<_>>()?;
    files.sort();
    let article = |file: std::path::PathBuf| {
        let name = file.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let annotated = fs::read_to_string(path.join("attributions").join(&name).with_extension("ann"))?;
        let text = fs::read_to_string(&file)?;
        Ok(Article { publisher: publisher(&name), attributions: brat(&text, &annotated), text })
    };
    files.into_iter().map(article).collect()
}

/// Reads the lines of a brat file: `T1<tab>Source 0 7<tab>Ann Lee`, and `E1<tab>Attribution:T2 Source:T1 Content:T3`.
fn brat(text: &str, annotated: &str) -> Vec<Attribution> {
    let bytes: Vec<usize> = text.char_indices().map(|(byte, _)| byte).chain([text.len()]).collect();
    let span = |pair: &str| {
        let (start, end) = pair.split_once(' ')?;
        let byte = |count: &str| bytes.get(count.parse::<usize>().ok()?).copied();
        Some(Span::new(byte(start)?, byte(end)?))
    };
    let mut named: BTreeMap<&str, Vec<Span>> = BTreeMap::new();
    let mut attributions = Vec::new();
    for line in annotated.lines() {
        let mut columns = line.split('\t');
        let (Some(name), Some(what)) = (columns.next(), columns.next()) else { continue };
        if name.starts_with('T') {
            let pairs = what.split_once(' ').map_or("", |(_, pairs)| pairs);
            named.insert(name, pairs.split(';').filter_map(span).collect());
        } else if name.starts_with('E') {
            let mut attribution = Attribution::default();
            for (role, of) in what.split(' ').filter_map(|part| part.split_once(':')) {
                let spans = named.get(of).cloned().unwrap_or_default();
                match role.trim_end_matches(|c: char| c.is_ascii_digit()) {
                    "Source" => attribution.source.extend(spans),
                    "Content" => attribution.content.extend(spans),
                    _ => attribution.cue.extend(spans),
                }
            }
            attributions.push(attribution);
        }
    }
    attributions
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brat_counts_characters() {
        let annotated =
            "T1\tSource 0 3\tZoë\nT2\tCue 4 8\tsaid\nT3\tContent 9 13;18 20\tso it … is\nE1\tCue:T2 Source:T1 Content:T3\n";
        let text = "Zoë said that, and is.";
        let [attribution] = &brat(text, annotated)[..] else { panic!("one attribution") };
        assert_eq!((attribution.source[0].of(text), attribution.cue[0].of(text)), ("Zoë", "said"));
        assert_eq!(attribution.content.iter().map(|span| span.of(text)).collect::<Vec<_>>(), ["that", " i"]);
    }
}
