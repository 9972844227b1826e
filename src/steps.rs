//! Steps of work, counted in tests only: how the work grows with what is read is told by them, whatever else the machine does.
//!
//! A step is taken wherever a loop looks at something: a token, an item, a mention, a mark, a stretch of text, a record. What is
//! called from many loops counts for all of them, above all [`Outline::word`](crate::outline::Outline::word) and its like.

/// Takes a step.
#[inline(always)]
pub(crate) fn step() {
    steps(1);
}

/// Takes so many steps: reads so many bytes.
#[inline(always)]
pub(crate) fn steps(count: usize) {
    #[cfg(test)]
    tests::TAKEN.with(|taken| taken.set(taken.get() + count as u64));
    #[cfg(not(test))]
    let _ = count;
}

/// How many steps a call takes.
#[cfg(test)]
pub(crate) fn taken(call: impl FnOnce()) -> u64 {
    let before = tests::TAKEN.get();
    call();
    tests::TAKEN.get() - before
}

/// Checks that four times as much takes about four times as many steps. `few` is enough that every window is filled in which a bounded
/// number of things is looked at.
#[cfg(test)]
#[track_caller]
pub(crate) fn grow_evenly(what: &str, few: usize, call: impl Fn(usize)) {
    let (short, long) = (taken(|| call(few)), taken(|| call(4 * few)));
    assert!(short as usize >= few / 64, "{what}: only {short} steps are counted for {few}");
    assert!(long as f64 <= 4.0 * 1.2 * short as f64, "{what}: {short} steps for {few}, {long} for four times as much");
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::{grow_evenly, steps, taken};
    use crate::{Author, Date, Document, Extractor, Ipse, IpseFeed, RecordOptions};

    thread_local! {
        pub(super) static TAKEN: Cell<u64> = const { Cell::new(0) };
    }

    #[test]
    fn steps_are_counted() {
        assert_eq!(taken(|| (0..7).for_each(|_| steps(2))), 14);
        let caught = std::panic::catch_unwind(|| grow_evenly("squares", 100, |n| steps(n * n)));
        assert!(caught.is_err(), "work that grows sixteen times passes");
    }

    /// Words and marks over and over, each of which makes something long: a pile of open marks, a sentence without an end, a row of
    /// names, cues or quotes, a paragraph, a dialogue.
    const UNITS: &[&str] = &[
        "\"",
        "“",
        "”",
        "'",
        "’ ",
        "‘",
        "''",
        "``",
        "«",
        "„",
        "「",
        "(",
        "[",
        "\"a ",
        "“a ",
        "“a. ",
        "a” ",
        "'a ",
        "a' ",
        "a,' ",
        "a,\" b. ",
        "“a ‘b ",
        "“a. “b.” ",
        "\"a. 'b ",
        "“‘\"'«„‚「『",
        "“\"‘'«‹„‚「『``''",
        "'a s' ",
        "“a.\n\n",
        "“a.\n\n“b,” ",
        "\"a.\n",
        "\n",
        "\n\n",
        " \n",
        ". ",
        ", ",
        ": ",
        "—",
        "-- ",
        "1 ",
        "\u{ad}",
        "\u{200b}\"",
        "Lee ",
        "Ann Lee ",
        "Ann Lee, ",
        "A. ",
        "he ",
        "said ",
        "Lee said ",
        "said Lee, ",
        "Lee, who said, ",
        "Lee’s ",
        "of the ",
        "the minister ",
        "who ",
        "and ",
        "on Tuesday ",
        "in Harrow ",
        "according to ",
        "“x” ",
        "“x,” said Lee. ",
        "the witness said “x.” ",
        "his mother said “x.” ",
        "they said “x.” ",
        "Asked by Lee, he said: “x.” ",
        "Ann Lee left. Tom Lee said so. Lee said “x.” ",
        "he said “x” ",
        "“x,” he said, “y.” ",
        "Ann Lee met Ida Orr. “It rains,” she said. ",
        "“salt” salt ",
        "“the salt” the ",
        "LEE: yes\n",
        "Q: “Why?”\n\nA: “It burned.”\n\n",
        "“Is it gone, Tom?” Ann asked.\n\nThe old man sat down. “It is.”\n\n“Where?” said a voice.\n\n“North,” he said.\n\n",
        "“Come!” said the Tall Clerk.\n\n“Why?” asked the aunt. “Where is Mr. Orr’s niece?”\n\nNo answer.\n\n",
        "The rain fell on Harrow, “and fell,” Lee said on Monday, and the river rose.\n\n",
    ];

    fn read(text: String) {
        let document = Document::new(text);
        let extraction = Extractor::default().extract(&document);
        let _ = extraction.records(&RecordOptions::default());
    }

    #[test]
    fn work_grows_with_the_text() {
        for unit in UNITS {
            grow_evenly(&format!("{unit:?} over and over"), 24_000, |bytes| read(unit.repeat(bytes / unit.len())));
        }
    }

    #[test]
    fn work_grows_with_the_names() {
        let word =
            |n: usize| format!("{}{}", ["Ba", "Ke", "Li", "Mo", "Tu"][n % 5], "dralimo".repeat(1 + n / 5 % 3)) + &letters(n / 15);
        type Text<'w> = &'w dyn Fn(usize) -> String;
        let texts: [(&str, Text<'_>); 6] = [
            ("people of all names", &|n| format!("{} {} left. ", word(n), word(3 * n + 1))),
            ("people of one surname", &|n| format!("{} Lee left. Lee was late. ", word(n))),
            ("people of one surname, always in full", &|n| format!("{} Lee left. ", word(n))),
            ("people of one given name", &|n| format!("Ann {} left. “It rains,” Ann said. ", word(n))),
            ("couples of a story", &|n| {
                let name = word(n);
                format!("“Is it gone, Mr. {name}?” asked Mrs. {name}.\n\n“Yes!” said Mr. {name}.\n\n“Where?”\n\n")
            }),
            ("scraps", &|n| format!("The “{} {}” plan failed. ", word(n).to_lowercase(), word(n + 1).to_lowercase())),
        ];
        for (what, text) in texts {
            grow_evenly(what, 400, |people| read((0..people).map(text).collect()));
        }
    }

    fn letters(mut n: usize) -> String {
        let mut out = String::new();
        while n > 0 {
            out.push(char::from(b'a' + (n % 26) as u8));
            n /= 26;
        }
        out
    }

    #[test]
    fn work_grows_with_the_records() {
        for (what, words, people) in [("a feed", 3000, 60), ("one topic", 40, 1), ("one statement", 1, 1)] {
            grow_evenly(what, 300, |records| {
                let record = |n: usize| {
                    let quote: Vec<String> =
                        (0..14).map(|i| letters(7000 + (n * 31 + i * (n % 13 + 1) * 17) % words * 11)).collect();
                    let mut record = Ipse::new(Author::new(format!("Ann {}", letters(9000 + n % people))), quote.join(" "));
                    record.date = Date::new(2025, 2, 1 + (n % 28) as u8).ok();
                    record
                };
                (0..records).map(record).collect::<IpseFeed>().merge();
            });
        }
    }
}
