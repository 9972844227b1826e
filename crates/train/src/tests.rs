//! Trains on articles of our own writing, and checks that what they teach is learnt.

use ipse::Span;
use ipse::reader::training::{CueWeights, SpanWeights, Text, Words};

use crate::articles::{Article, Attribution};
use crate::train;

/// Sentences with the words for a speaker in `[]`, the cue in `<>` and what is reported in `{}`.
const TELLING: [&str; 6] = [
    "[NAME] <said> {the harbour would close in May}.",
    "{The road along the river is lost}, [NAME] <said> on Monday.",
    "[The mayor] <told reporters> {that the bridge would stand}.",
    "<According to> [NAME], {the barn had burned for two days}.",
    "[NAME] <warned> on Tuesday {that the water would rise again}.",
    "[A spokesman for the town] <said> {the pumps were old}.",
];
const REST: [&str; 4] = [
    "The river rose in the night and took half of the road.",
    "NAME walked along the harbour with two friends from the town.",
    "The bridge was built by the council forty years ago.",
    "Most of the barns stood empty in the winter.",
];
const NAMES: [&str; 4] = ["Ann Lee", "Tom Orr", "Orla Denham", "Per Strand"];

/// A sentence without its brackets, and what they hold.
fn unmarked(sentence: &str, text: &mut String) -> Option<Attribution> {
    let (mut spans, mut start) = ([Span::default(); 3], 0);
    for c in sentence.chars() {
        match ("[<{".find(c), "]>}".find(c)) {
            (Some(_), _) => start = text.len(),
            (_, Some(kind)) => spans[kind] = Span::new(start, text.len()),
            _ => text.push(c),
        }
    }
    let [source, cue, content] = spans.map(|span| vec![span]);
    (!spans[1].is_empty()).then_some(Attribution { source, cue, content })
}

fn article(number: usize) -> Article {
    let (mut text, mut attributions) = (String::new(), Vec::new());
    for at in 0..10 {
        let pick = number * 7 + at * 3;
        let sentence = if at % 2 == 0 { TELLING[pick % TELLING.len()] } else { REST[pick % REST.len()] };
        let sentence = sentence.replace("NAME", NAMES[(number + at) % NAMES.len()]);
        attributions.extend(unmarked(&sentence, &mut text));
        text.push_str(if at % 4 == 3 { "\n\n" } else { " " });
    }
    Article { publisher: format!("courier {}", number % 4), text, attributions }
}

#[test]
fn what_is_taught_is_learnt() {
    let articles: Vec<Article> = (0..48).map(article).collect();
    let tables = train(&articles);
    let text = "The rain went on. Ada Voss said the harbour would stand. Per Strand walked along the road.";
    let read = Text::read(text, &Words::new(&tables.words));
    let cues = read.find_cues(&CueWeights::new(&tables.cues));
    let found = read.find_spans(&SpanWeights::new(&tables.spans), &cues);
    let best = found.iter().find(|found| found.cue.of(text) == "said").expect("a cue is found");
    assert_eq!((best.source.of(text), best.content[0].of(text)), ("Ada Voss", "the harbour would stand"));
}

#[test]
fn the_same_articles_give_the_same_tables() {
    let articles: Vec<Article> = (0..24).map(article).collect();
    let (one, other) = (train(&articles), train(&articles));
    assert!(one.words == other.words && one.cues == other.cues && one.spans == other.spans && one.judge == other.judge);
}
