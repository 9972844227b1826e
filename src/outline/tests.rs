//! Where sentences end, as marked strings: `|` stands where a new one begins, and is taken out before the text is read.

use super::Outline;
use crate::lexicon::Lexicon;
use crate::quotes::QuoteDetector;
use crate::tables::{hold, known_misses};
use crate::text::paragraphs;

fn with_outline<T>(text: &str, read: impl FnOnce(&Outline) -> T) -> T {
    let detection = QuoteDetector::default().detect(text);
    read(&Outline::new(text, Lexicon::english(), &paragraphs(text).spans, &detection.quotes, &mut Default::default()))
}

/// The text with `| ` before each sentence but the first of a paragraph.
fn cut(text: &str) -> String {
    with_outline(text, |outline| {
        let mut out = text.to_owned();
        for pair in outline.sentences.as_slice().windows(2).rev() {
            if pair[0].paragraph == pair[1].paragraph {
                out.insert_str(outline.tokens[pair[1].first].start(), "| ");
            }
        }
        out
    })
}

#[track_caller]
fn cuts(rows: &[&str]) {
    hold(rows.iter().map(|row| (row.replace("| ", ""), row)), cut);
}

#[test]
fn full_stops_behind_abbreviations() {
    cuts(&[
        "Sen. Ann Lee met Rep. Tom Orr at 9 p.m. on Monday. | She left.",
        "Dr. Orr and Mr. Lee of Harrow & Co. met on Jan. 3. | They agreed.",
        "He moved to the U.S. in May. | He stayed.",
        "The U.S. Senate met. | The U.K. Parliament did not.",
        "J. K. Orr and A.B. Lee left. | Nobody spoke.",
        "Ann Lee Jr. left. | Tom Orr Sr. stayed.",
        "Sen. Ann Lee, R-Ky., voted no. | Sen. Tom Orr, D-Mass., voted yes.",
        "Ann Lee (R-Ky.) left. | Rep. Orr (D., Ohio) stayed.",
        "St. Orr’s school closed. | Mt. Harrow did not.",
        "It was Lee v. Orr in all but name. | It began in May.",
        // At a sentence's end the next word tells: one that only a sentence's start writes with a capital.
        "He moved to the U.S. | He stayed.",
        "The meeting ended at 9 p.m. | It was late.",
        "Tom Orr sued Lee Inc. | The firm paid.",
    ]);
}

#[test]
fn full_stops_that_end_nothing() {
    cuts(&[
        "It rose 3.5 percent to $2.40 a share. | Orr sold.",
        "Version 2.0 came in May. | It failed.",
        "See harrow.example for more. | It is free.",
        "Wham! singer Ann Lee left. | Why? | Nobody knew.",
        "The Yahoo! shares fell. | Orr left!",
    ]);
}

#[test]
fn ellipses() {
    cuts(&[
        "He waited ... and left. | She stayed.",
        "She paused … and spoke.",
        "He waited... | Then he left.",
        "He waited … | Then he left.",
        "He waited... then he left.",
    ]);
}

#[test]
fn brackets_close_with_their_sentence() {
    cuts(&[
        "He left (he was late). | She stayed.",
        "He left. | (He was late.) | She stayed.",
        "He left. | [He was late.] | She stayed.",
        "Lee (“Ann” to her friends) left. | Orr stayed.",
    ]);
}

#[test]
fn a_quote_and_its_attribution_are_one_sentence() {
    cuts(&[
        "“Go,” Lee said. | Orr went.",
        "“Why?” Lee asked. | Nobody knew.",
        "“Why?” asked Lee. | Nobody knew.",
        "“We won!” Ann Lee said on Monday. | Orr left.",
        "“We won!” Ann Lee told the crowd. | Orr left.",
        "“We won!” Lee told reporters. | Orr left.",
        "“Go.” said Lee. | Orr went.",
        "“Why?” Lee continued. | Orr left.",
        "“Why?” Lee asked quietly, a hand on the door. | Orr left.",
        "“Why?” Ann Lee, a baker, said warmly into the phone. | Orr left.",
        "“We won.” Lee said. | Orr left.",
        "Lee said, “Go.” | Orr went.",
        "Lee said: “Go. It is late.” | Orr went.",
        "“We won,” said Lee. | “We did.” | Orr left.",
        "“We won,” said Lee, “and we did.” | Orr left.",
        "“We won.” — Ann Lee",
        "“It is late” and “it is cold,” he said. | Orr left.",
    ]);
}

#[test]
fn a_quote_that_ends_its_sentence() {
    cuts(&[
        "“Go.” | Lee left.",
        "“Why?” | “Because,” Lee said.",
        "“We won!” | Orr said that it was late.",
        "“We won.” | Lee said the vote was fair.",
        "“We won!” | 43 people cheered.",
        "“We won!” | Lee smiled at the crowd.",
        "“We won.” | Lee smiled.",
        "Lee called it “a shame.” | Orr left.",
        "Lee called it “a shame!” | Orr said: “It is.”",
        "“We won.” | Orr, who lost, was asked about it.",
    ]);
}

#[test]
fn a_quote_within_its_sentence() {
    cuts(&[
        "The “old” mill burned. | It was empty.",
        "“Go” was his word. | Orr went.",
        "He asked “why?” and left. | Orr stayed.",
        "The band “Why?” played. | Orr left.",
        "Lee said “no,” “never” and “not now.” | Orr left.",
    ]);
}

#[test]
fn what_stands_inside_a_quote_cuts_nothing() {
    cuts(&["Lee said, “Go. It is late. Why wait?” and left. | Orr went.", "“Go. It is late,” Lee said. | Orr went."]);
}

#[test]
fn paragraphs_and_line_ends() {
    // Every paragraph begins a sentence of its own, be there a full stop or none; a wrapped line does not.
    with_outline("Mill burns\n\nThe old mill burned.\n\n“It was ours,” said Lee.", |outline| {
        assert_eq!((outline.paragraphs.len(), outline.sentences.len()), (3, 3));
    });
    cuts(&["Lee came to\ntown on Monday. | Orr left\nthe same day."]);
}

#[test]
fn headlines() {
    let is_headline = |text: &str| with_outline(text, |outline| outline.paragraphs.as_slice()[0].is_headline().to_string());
    hold(
        [
            ("Ann Lee Wins Harrow Vote, Board Says", "true"),
            ("Lee and Orr Clash Over the New Mill", "true"),
            ("LEE WINS HARROW VOTE", "true"),
            ("Ann Lee wins Harrow vote", "false"),
            ("News Feed", "false"),
            ("The mill burned.", "false"),
            // A sentence of names has nearly as many capitals as a headline has.
            ("Mayor Ann Lee met Governor Tom Orr.", "false"),
            ("Harrow Mayor Ann Lee thanked Sen. Tom Orr on Monday.", "false"),
            ("Mayor Ann Lee met Tom Orr and left the town before it was dark.", "false"),
        ],
        is_headline,
    );
}

/// What is cut wrongly: as it is, and as it should be.
const KNOWN_MISSES: &[(&str, &str)] = &[
    // The attribution behind an exclamation, with a clause inside it.
    (
        "“We won!” | Lee, who runs the mill, said on Monday. | Orr left.",
        "“We won!” Lee, who runs the mill, said on Monday. | Orr left.",
    ),
    // A short sentence of its own, of a name and a verb that may be one of speech.
    ("Lee called it “a shame.” Orr agreed.", "Lee called it “a shame.” | Orr agreed."),
];

#[test]
fn known_misses_of_cutting() {
    let rows: Vec<_> = KNOWN_MISSES.iter().map(|(now, right)| (right.replace("| ", ""), *now, *right)).collect();
    known_misses(&rows, cut);
}
