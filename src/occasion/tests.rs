//! When, where and by what: a text published on Wednesday 5 February 2025, and what comes out for each of its quotes.
//!
//! `2025-02-03, Harrow, interview | -` says that the first quote was said on that day in Harrow in an interview, and that of the second
//! nothing is known. Two days stand with `..` between them.

use crate::tables::{hold, known_misses};
use crate::{Date, Document, Extractor};

fn read(text: &str, published: Option<Date>) -> String {
    let text = text.replace('¶', "\n\n");
    let mut document = Document::new(text.as_str());
    if let Some(day) = published {
        document = document.with_published(day);
    }
    let extractor = Extractor::builder().indirect(false).build().expect("the options are sound");
    let extraction = extractor.extract(&document);
    let quotes = extraction.quotes().iter().map(|quote| {
        let days = quote.days().map(|(from, to)| if from == to { from.to_string() } else { format!("{from}..{to}") });
        let known: Vec<String> =
            [days, quote.location().map(str::to_owned), quote.medium().map(str::to_owned)].into_iter().flatten().collect();
        if known.is_empty() { "-".to_owned() } else { known.join(", ") }
    });
    quotes.collect::<Vec<_>>().join(" | ")
}

fn occasions(text: &str) -> String {
    read(text, Date::new(2025, 2, 5).ok())
}

#[test]
fn the_day() {
    hold(
        [
            ("“Yes,” Ann Lee said on Tuesday.", "2025-02-04"),
            ("“Yes,” Ann Lee said Wednesday.", "2025-02-05"),
            ("“Yes,” Ann Lee said late Thursday night.", "2025-01-30"),
            ("On Monday, Ann Lee said, “Yes.”", "2025-02-03"),
            ("Ann Lee on Monday said, “Yes.”", "2025-02-03"),
            ("“Yes,” Ann Lee said last Friday.", "2025-01-31"),
            ("“Yes,” Ann Lee said on Feb. 4.", "2025-02-04"),
            ("“Yes,” Ann Lee said on 7 February 2023.", "2023-02-07"),
            ("“Yes,” Ann Lee said on December 24, 2023, in a letter.", "2023-12-24, letter"),
            ("“Yes,” Ann Lee said on December 24.", "2024-12-24"),
            ("Speaking on Monday (3 February), Ann Lee said: “Yes.”", "2025-02-03"),
            ("“Yes,” Ann Lee said on Monday, Feb. 3.", "2025-02-03"),
            ("“Yes,” Ann Lee said yesterday.", "2025-02-04"),
            ("“Yes,” Ann Lee said two days ago.", "2025-02-03"),
            ("“Yes,” Ann Lee said on Tuesday. A day earlier, Tom Orr had said: “No.”", "2025-02-04 | 2025-02-03"),
            // Still to come.
            ("Ann Lee will say on Thursday: “Yes.”", "2025-02-06"),
            // Days of other things.
            ("“Yes,” Ann Lee said ahead of Tuesday’s vote.", "-"),
            ("“Yes,” said Ann Lee, who was elected on Jan. 3.", "-"),
            ("“We met on Monday,” Ann Lee said.", "-"),
            ("Ann Lee said on Tuesday that the fire of Jan. 3 was “a shame”.", "2025-02-04"),
            ("Ann Lee said the fire on Tuesday was “a shame”.", "-"),
            ("“Yes,” Ann Lee said on the same day as the vote.", "-"),
            ("The bridge burned on Jan. 3. “It is a shame,” Ann Lee said.", "-"),
        ],
        occasions,
    );
}

#[test]
fn several_days() {
    hold(
        [
            ("“Yes,” Ann Lee said last week.", "2025-01-27..2025-02-02"),
            ("“Yes,” Ann Lee said earlier this week.", "2025-02-03..2025-02-05"),
            ("“Yes,” Ann Lee said earlier this month.", "2025-02-01..2025-02-05"),
            ("“Yes,” Ann Lee said last month.", "2025-01-01..2025-01-31"),
            ("“Yes,” Ann Lee said in September.", "2024-09-01..2024-09-30"),
            ("“Yes,” Ann Lee said in March 2021.", "2021-03-01..2021-03-31"),
            ("“Yes,” Ann Lee said in 2019.", "2019-01-01..2019-12-31"),
            ("“Yes,” Ann Lee said over the weekend.", "2025-02-01..2025-02-02"),
            ("“Yes,” Ann Lee said last year.", "2024-01-01..2024-12-31"),
        ],
        occasions,
    );
}

#[test]
fn without_a_day_of_publication_nothing_is_guessed() {
    hold(
        [
            ("“Yes,” Ann Lee said on Tuesday.", "-"),
            ("“Yes,” Ann Lee said on Feb. 4.", "-"),
            ("“Yes,” Ann Lee said last week.", "-"),
            ("“Yes,” Ann Lee said on Feb. 4, 2025.", "2025-02-04"),
            ("“Yes,” Ann Lee said on 4 February 2025. A day later Tom Orr said, “No.”", "2025-02-04 | 2025-02-05"),
        ],
        |text| read(text, None),
    );
}

#[test]
fn the_place() {
    hold(
        [
            ("“Yes,” Ann Lee told reporters at a briefing in Kyiv on Tuesday.", "2025-02-04, Kyiv"),
            ("“Yes,” Ann Lee told reporters in the Oval Office.", "Oval Office"),
            ("Speaking to reporters at the White House, Ann Lee said: “Yes.”", "White House"),
            ("“Yes,” Ann Lee said on the sidelines of a meeting in Munich.", "Munich"),
            ("“Yes,” Ann Lee said at Harrow Town Hall on Monday.", "2025-02-03, Harrow Town Hall"),
            ("“Yes,” Ann Lee said outside New York’s city hall.", "New York"),
            // A town that no list knows.
            ("“Yes,” Ann Lee told reporters in Brindleford on Tuesday.", "2025-02-04, Brindleford"),
            ("“Yes,” Ann Lee said in Orrsburg Mills.", "Orrsburg Mills"),
            ("“Yes,” Ann Lee told reporters at the University of Stowe Library.", "University of Stowe Library"),
            ("“Yes,” Ann Lee said in mid-January.", "-"),
            ("“Yes,” Ann Lee told reporters in Brindleford a few minutes ago.", "Brindleford"),
            ("“Yes,” Ann Lee said on the steps of Harrow Crown Court.", "Harrow Crown Court"),
            ("“Yes,” Ann Lee said outside Harrow Magistrates’ Court on Monday.", "2025-02-03, Harrow Magistrates’ Court"),
            ("“Yes,” Ann Lee told Harrow Crown Court.", "Harrow Crown Court"),
            ("“Yes,” Ann Lee said, speaking from Kyiv.", "Kyiv"),
            ("“Yes,” Ann Lee said from Kyiv.", "Kyiv"),
            ("At 11 Ann Lee was sent to St Oswin’s, where she said: “Yes.”", "St Oswin’s"),
            ("“Yes,” Ann Lee said in Brindleford’s defence.", "-"),
            // Not where it was said.
            ("“Yes,” said Ann Lee, a lawyer in London.", "-"),
            ("“Yes,” said Ann Lee, a professor at Harrow University.", "-"),
            ("“Yes,” said Ann Lee, of Orr & Sons in London.", "-"),
            ("“Yes,” Ann Lee, of Orr & Sons in London, said.", "-"),
            ("“I was born in Paris,” Ann Lee said.", "-"),
            ("Ann Lee said that the war in Ukraine was “a shame”.", "-"),
        ],
        occasions,
    );
}

#[test]
fn the_medium() {
    hold(
        [
            ("“Yes,” Ann Lee said in a statement.", "statement"),
            ("“Yes,” Ann Lee wrote on Telegram.", "Telegram"),
            ("“Yes,” Ann Lee said on X on Monday.", "2025-02-03, X"),
            ("“Yes,” Ann Lee told the BBC.", "BBC"),
            ("“Yes,” Ann Lee said in a phone interview.", "interview"),
            ("“Yes,” Ann Lee said in an interview with the Harrow Courier.", "interview with Harrow Courier"),
            ("“Yes,” Ann Lee said in an interview with British journalist Tom Orr.", "interview with Tom Orr"),
            ("“Yes,” Ann Lee said in an interview with reporters Tuesday.", "2025-02-04, interview"),
            ("“Yes,” Ann Lee said in an interview with the British Journal.", "interview with British Journal"),
            ("“Yes,” Ann Lee said in an emailed statement on Monday.", "2025-02-03, statement"),
            ("“Yes,” Ann Lee said in an interview Monday with the Harrow Courier.", "2025-02-03, interview with Harrow Courier"),
            ("Through a statement, Ann Lee said: “Yes.”", "statement"),
            ("KYIV (Agency) — “Yes,” Ann Lee said by telephone.", "telephone"),
            // The preposition is that of the day.
            ("By Tuesday a post of Ann Lee’s was read by all: “Yes,” Lee said.", "-"),
            ("“Yes,” Ann Lee told reporters.", "-"),
        ],
        occasions,
    );
}

#[test]
fn a_statement_has_one_occasion() {
    hold(
        [
            ("“Yes,” Ann Lee told reporters in Kyiv on Tuesday.¶“No,” Lee said.", "2025-02-04, Kyiv | 2025-02-04, Kyiv"),
            // What the last part tells holds for the first.
            ("“Yes,” she began. “Yes,” Ann Lee said. “No,” Lee told reporters in Kyiv.", "- | Kyiv | Kyiv"),
            ("Speaking in Kyiv on Monday, Ann Lee was calm. “Yes,” she said.", "2025-02-03, Kyiv"),
            ("It works, Ann Lee said on Feb. 4 in Kyiv.¶“Yes,” Lee added.", "2025-02-04, Kyiv"),
            // Somebody else, and another day.
            ("“Yes,” Ann Lee told reporters in Kyiv on Tuesday. “No,” said Tom Orr.", "2025-02-04, Kyiv | -"),
            ("“Yes,” Ann Lee said in Kyiv on Tuesday. “No,” Lee said on Monday.", "2025-02-04, Kyiv | 2025-02-03"),
        ],
        occasions,
    );
}

#[test]
fn the_dateline() {
    hold(
        [
            ("KYIV, Feb 4 (Agency) — “Yes,” Ann Lee said.", "2025-02-04, Kyiv"),
            ("HARROW, Iowa (AP) — It rained.¶“Yes,” Ann Lee said Monday.", "2025-02-03, Harrow"),
            // What came by a message was not said where the reporter is.
            ("KYIV (Agency) — “Yes,” Ann Lee said in a statement.", "statement"),
            ("BREAKING NEWS: “Yes,” Ann Lee said.", "-"),
            ("UPDATE — “Yes,” Ann Lee said.", "Update"),
            ("LONDON (AP) — “Yes,” Ann Lee said.", "London"),
            ("London (AP) – “Yes,” Ann Lee said.", "London"),
            ("NEW DELHI: “Yes,” Ann Lee said.", "New Delhi"),
            ("CAMLOW, Feb. 4: “Yes,” Ann Lee said.", "2025-02-04, Camlow"),
            ("Camlow, Feb. 4 (Agency) – “Yes,” Ann Lee said.", "2025-02-04, Camlow"),
            ("Ann Lee (Labour) – 312 votes.¶“Yes,” Ann Lee said.", "-"),
            ("By Tom Orr in Brindleford¶“Yes,” Ann Lee said.", "Brindleford"),
            ("Tom Orr in Brindleford¶“Yes,” Ann Lee said.", "Brindleford"),
            ("Tom believes in Brindleford¶“Yes,” Ann Lee said.", "-"),
            // A press release goes out from somewhere, and nobody speaks there.
            ("HARROW, Feb. 4, 2025 /PaperWire/ -- Orr Foods has grown.¶“Yes,” said Ann Lee.", "2025-02-04"),
            ("HARROW, Iowa--(BUSINESS WIRE)--Orr Foods has grown.¶“Yes,” said Ann Lee.", "-"),
            ("FOR IMMEDIATE RELEASE¶HARROW, Feb. 4 — Orr Foods has grown.¶“Yes,” said Ann Lee.", "2025-02-04"),
        ],
        occasions,
    );
}

#[test]
fn what_is_said_at_a_meeting_was_said_there() {
    hold(
        [
            (
                "Opening the case at Harrow Crown Court on Monday, Ann Lee said: “Yes.”¶“No,” said Tom Orr.",
                "2025-02-03, Harrow Crown Court | 2025-02-03, Harrow Crown Court",
            ),
            (
                "He was tried before the District Court sitting in Harrow on Monday.¶A man wept.¶Rain fell.¶It rang.¶“Yes,” said Ann Lee.",
                "2025-02-03, Harrow",
            ),
            // A meeting that opens a sentence goes on behind it.
            ("At a budget hearing on Monday, Ann Lee asked why.¶“Yes,” said Tom Orr.", "2025-02-03"),
            // The first day that a match report tells.
            ("Harrow Town 2 Camlow Rovers 1¶For an hour on Sunday Harrow slept.¶“Yes,” said Ann Lee.", "2025-02-02"),
            // What is to be said on Friday tells nothing of what was said.
            ("Ann Lee is expected to call it “a shame” on Friday.¶“Yes,” she said.", "2025-02-07 | -"),
            // A day of what is reported.
            ("Ann Lee said a deal could come as soon as Monday. “Yes,” Lee said.", "-"),
            // The name of a town behind the word for it.
            ("“Yes,” Ann Lee said from a bed in the nearest town, Carrow.", "Carrow"),
            ("Ann Lee in East Carrow writes: “Yes.”", "East Carrow"),
            ("Harrow Crown Court heard that he ran. “Yes,” said Ann Lee.", "Harrow Crown Court"),
            ("He was jailed at Harrow Crown Court on Monday.¶“Yes,” said Ann Lee.", "2025-02-03, Harrow Crown Court"),
            (
                "He was tried at Harrow Crown Court.¶“Yes,” said Ann Lee.¶She was tried at Stowe County Court.¶“No,” said Tom Orr.",
                "Harrow Crown Court | Stowe County Court",
            ),
            ("The council met on Monday night at Stowe Town Hall.¶“Yes,” said Ann Lee.", "2025-02-03, Stowe Town Hall"),
            ("Harrow Town beat Stowe 2-1 at Tarn Road on Saturday.¶“Yes,” said Ann Lee.", "2025-02-01, Tarn Road"),
            ("Harrow Town 2–1 Stowe¶Harrow Town won on Saturday.¶“Yes,” said Ann Lee.", "2025-02-01"),
            // Elsewhere, or at another time.
            ("He was jailed at Harrow Crown Court on Monday.¶“Yes,” Ann Lee said in a statement.", "statement"),
            ("He was jailed at Harrow Crown Court. Ann Lee had told him: “Yes.”", "-"),
            ("He was jailed at Harrow Crown Court in 2019.¶“Yes,” said Ann Lee.", "-"),
            ("The council will meet at Stowe Town Hall on Monday.¶“Yes,” said Ann Lee.", "-"),
            ("The council has a seat on the Supreme Court.¶“Yes,” said Ann Lee.", "-"),
            ("Harrow Town won the vote in Stowe on Saturday.¶“Yes,” said Ann Lee.", "-"),
        ],
        occasions,
    );
}

#[test]
fn a_live_blog() {
    hold(
        [
            ("14.22 GMT¶It rains.¶“Yes,” says Ann Lee.¶13.05 GMT¶“No,” says Tom Orr.", "2025-02-05 | 2025-02-05"),
            (
                "14:22 It rains in Harrow today. “Yes,” says Ann Lee.¶13:05 It rains. “No,” says Tom Orr.",
                "2025-02-05 | 2025-02-05",
            ),
            ("10.15am – It rains. “Yes,” says Ann Lee.¶9.05am – It rains. “No,” says Tom Orr.", "2025-02-05 | 2025-02-05"),
            ("9:15 a.m. ET¶“Yes,” says Ann Lee.¶9:05 a.m. ET¶“No,” says Tom Orr.", "2025-02-05 | 2025-02-05"),
            // What stands above the first entry sums them up.
            ("“Yes,” says Ann Lee.¶Posted at 14:22¶It rains.¶Posted at 13:05¶It rains.", "2025-02-05"),
            // Nobody knows who said it, and yet when.
            ("14.22¶The word is “we will leave it to the town to see what comes”.¶13.05¶It rains.", "2025-02-05"),
            ("14.22 GMT Wed 5 Feb¶“Yes,” says Ann Lee.¶23.05 GMT Tue 4 Feb¶“No,” says Tom Orr.", "2025-02-05 | 2025-02-04"),
            ("14.22¶“Yes,” Ann Lee said on Monday.¶13.05¶It rains.", "2025-02-03"),
            // No stamps.
            ("14.22¶“Yes,” says Ann Lee.", "-"),
            ("11.30 people came.¶12.50 people left.¶“Yes,” says Ann Lee.", "-"),
        ],
        occasions,
    );
}

#[test]
fn known_misses_of_occasions() {
    known_misses(
        &[
            ("“Yes,” Ann Lee said at the summit of the islands.", "-", "summit of the islands"),
            ("“Yes,” Ann Lee said three weeks ago.", "2025-01-13..2025-01-19", "2025-01-15"),
            ("“Yes,” Ann Lee told Harrow FM’s morning show.", "-", "Harrow FM"),
        ],
        occasions,
    );
}

/// The words of a text that tell when it was published, and the day.
fn published(text: &str) -> String {
    let text = text.replace('¶', "\n\n");
    let extraction = Extractor::default().extract_text(&text);
    let told = extraction.published().and_then(|published| Some((published.span()?, published.day())));
    told.map_or_else(|| "-".to_owned(), |(span, day)| format!("{} = {day}", extraction.slice(span)))
}

#[test]
fn the_day_of_publication() {
    hold(
        [
            ("Pump passes test¶by Una Marsh February 4, 2025 8:52 PM 2 min read¶It works.", "February 4, 2025 = 2025-02-04"),
            ("By Una Marsh and Tom Reed, 4 February 2025¶It works.", "4 February 2025 = 2025-02-04"),
            ("Pump passes test¶Published 14 May 2025¶It works.", "14 May 2025 = 2025-05-14"),
            ("Pump passes test¶First published on Wed 14 May 2025 09.15 BST¶It works.", "14 May 2025 = 2025-05-14"),
            ("Posted: May 14, 2025 at 9:15 a.m.¶It works.", "May 14, 2025 = 2025-05-14"),
            ("FOR IMMEDIATE RELEASE¶May 14, 2025¶The pump works.", "May 14, 2025 = 2025-05-14"),
            ("Pump passes test¶Tuesday 4 February 2025 09.15 GMT¶It works.", "Tuesday 4 February 2025 = 2025-02-04"),
            ("HARROW, May 14, 2025 (Paper Wire) – The pump works.", "May 14, 2025 = 2025-05-14"),
            ("CAMLOW, Ohio--(PAPER WIRE)--May 14, 2025--The pump works.", "May 14, 2025 = 2025-05-14"),
            // The year is not guessed.
            ("HARROW, May 14 (Paper Wire) – The pump works.", "-"),
            // Days of the story.
            ("Feb. 4, 2025, was a cold day.", "-"),
            ("By Feb. 4, 2025, the pump was gone.", "-"),
            ("HARROW (PW) – On Feb. 4, 2025, the pump failed.", "-"),
            ("Ann Lee at the pump on July 8, 2023. (Una Marsh/Paper Wire)¶It works.", "-"),
            ("Ann Lee, engineer, born 9 April 1937, died 11 August 2025¶She built the pump.", "-"),
            ("— Ann Lee (@annlee) November 18, 2019¶It works.", "-"),
            ("It works.¶“The pump failed on Feb. 4, 2025,” Ann Lee said.", "-"),
        ],
        published,
    );
}

#[test]
fn words_for_a_time_are_read_against_the_day_of_publication() {
    let text = "Pump passes test\n\nPublished 14 May 2025\n\n“It works,” Ann Lee said on Monday.";
    let day = |extractor: Extractor| extractor.extract_text(text).quotes()[0].date().map(|day| day.to_string());
    assert_eq!(day(Extractor::default()).as_deref(), Some("2025-05-12"));
    assert_eq!(day(Extractor::builder().dateline(false).build().unwrap()), None);
}
