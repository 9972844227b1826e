//! The rules of attribution, one by one as their rows say and together: what comes out of texts.
//!
//! In a text `¶` parts paragraphs, and `→` right behind an opening mark shows the quote that is asked about; without one it is the
//! first.

use super::Rule;
use crate::rules::Weighed;
use crate::tables::{asked, examples, hold, known_misses, named, speaker};
use crate::{Document, Extractor, QuoteKind, Usage};

fn confidence(row: &str) -> f32 {
    asked(row, |_, _, quote| quote.attribution().map_or(0.0, |a| a.confidence()))
}

#[test]
fn rules_hold_where_their_rows_say() {
    examples(Rule::ALL, |row| {
        asked(row, |extraction, explanation, _| {
            let weighed = explanation.candidates().iter();
            weighed.map(|candidate| (extraction.slice(candidate.mention()).to_owned(), candidate.evidence)).collect()
        })
    });
}

#[test]
fn who_is_named() {
    hold(
        [
            // Whoever is told, is spoken of or is named inside did not say it.
            ("Ann Lee told Tom Orr that it was “a shame for all.”", "Ann Lee"),
            ("They met aides who said: “It burned.”", "aides"),
            ("Tom Orr blames the press for Ann Lee’s “it burned” remark.", "Ann Lee"),
            ("“It burned,” Ann Lee told Tom Orr.", "Ann Lee"),
            ("“It burned,” Ann Lee told Tom Orr, who wept.", "Ann Lee"),
            ("Ann Lee said of Tom Orr: “He burned it.”", "Ann Lee"),
            // Whom somebody favors, and what, is told in the words of whoever says so.
            ("Ann Lee said Tom Orr favors a “shame for all.”", "Ann Lee"),
            ("Ann Lee said Tom Orr called it “a shame for all.”", "Tom Orr"),
            // A claim is no occasion.
            ("They seized on Ann Lee’s claim that there had been “a shame.”", "Ann Lee"),
            ("They met on Ann Lee’s show. Tom Orr said on her show that it was “a shame.”", "Tom Orr"),
            // A clause that hangs on the next is over before that begins.
            ("When Tom Orr mentioned the fire, Ann Lee nodded and said: “It burned.”", "Ann Lee"),
            ("Tom Orr said the barn would close, but added: “It burned.”", "Tom Orr"),
            ("As Tom Orr spoke, Ann Lee shook her head, saying: “It burned.”", "Ann Lee"),
            ("Tom Orr “wants the barn. Does he need it?” former Harrow adviser Ann Lee asked on Sunday.", "Ann Lee"),
            ("Ann Lee was ready to use the words “managed decline.”", "Ann Lee"),
            // Whoever is heard to speak speaks.
            ("Tom Orr heard Ann Lee shout: “It burned.”", "Ann Lee"),
            ("Tom Orr made the following comment: “It burned.”", "Tom Orr"),
            // The work in marks tells who the actor is.
            ("“It burned,” the “Late Light” actor said.", "actor"),
            ("Actor Ann Lee came. “It burned,” the “Late Light” actor said.", "Ann Lee"),
            // A title behind the description of a name.
            ("“It burned!” A niece, Mayor Ann Lee, shouted to us.", "Ann Lee"),
            // A number before a noun in the singular counts nobody.
            ("The Bakers’ Union called Ann Lee a “champion” after the Sept. 11 terrorist attacks.", "Bakers’ Union"),
            ("According to conservative talk radio host Ann Lee, the move reeks of “fear” and of smoke.", "Ann Lee"),
            (
                "Ann Lee left. The former mayor of Harrow and current Whig nominee said she wanted to speak “to us all.”",
                "Ann Lee",
            ),
            ("“He burned it,” Ann Lee said about Tom Orr.", "Ann Lee"),
            ("“Tom Orr burned it,” Ann Lee said.", "Ann Lee"),
            ("“Tom Orr said it burned,” said Ann Lee.", "Ann Lee"),
            ("Asked about Tom Orr, Ann Lee said: “He burned it.”", "Ann Lee"),
            ("Ann Lee, Tom Orr’s wife, said: “He burned it.”", "Ann Lee"),
            ("“He burned it,” said Ann Lee, Tom Orr’s wife.", "Ann Lee"),
            ("Tom Orr quotes former mayor Ann Lee: “It burned.”", "Ann Lee"),
            ("“He had friends,” Ann Lee, after a long pause, said of Tom Orr.", "Ann Lee"),
            ("“It burned,” said Tom Orr’s choice, actress Ann Lee.", "Ann Lee"),
            ("“You know?” Ann Lee went on. “It burned.”", "Ann Lee"),
            ("Ann Lee went on to win. “It burned.”", "nobody"),
            ("They met Ann Lee of Ohio, who mused on Monday that it was “a shame for all of us.”", "Ann Lee"),
            ("The barn was “a great shame” and cost “too much,” Ann Lee said.", "Ann Lee"),
            ("They watched “Sixty Seconds.” “→It burned,” he said.", "\"he\""),
            ("The barn is “a great shame” to all, as described by Mayor Ann Lee.", "Ann Lee"),
            ("The trouble with Tom Orr, says Ann Lee, a baker in Harrow, is that he was “a shame for all of us.”", "Ann Lee"),
            ("While Tom Orr spoke, the aides who wrote to him on Monday say it is “a shame for all of us.”", "aides"),
            ("In a book on the chairman, Sen. Tom Orr (D-Ohio) called him “a great shame.”", "Tom Orr"),
            ("In a poll, 75 percent of Democrats said “most people” wept.", "75 percent of Democrats"),
            // Whoever was told, or whose post says what she said, did not say it.
            ("Ann Lee remembers being told: “It burned.”", "nobody"),
            ("Ann Lee said she was asked: “Why?”", "nobody"),
            ("A post claims she told pupils it was “a shame for all.” Ann Lee wept.", "\"she\""),
            // What only tells of the speaker.
            ("A baker who threatened a warden with a brush told him: “It burned.”", "baker"),
            ("A spokesman for Quell, which owns the town’s mills, said: “It burned.”", "spokesman for Quell"),
            ("“It burned,” said the singer and former drummer Ann Lee.", "Ann Lee"),
            ("Its owner, who gave only her first name, Ann, said: “It burned.”", "Ann"),
            ("Head of the museum Ann Lee said: “It burned.”", "Ann Lee"),
            ("A baker from Harrow called Plucky. Plucky Ann Lee said: “It burned.”", "Plucky Ann Lee"),
            ("Wry Ann Lee said: “It burned.”", "Ann Lee"),
            // Nobody in particular.
            ("It is soft, the way a doctor might say “asleep now”.", "nobody"),
            // A quote without attribution is of whoever spoke before.
            ("“It burned,” Ann Lee said. “→It was ours.” Tom Orr wept.", "Ann Lee"),
            ("Tom Orr wept. “It burned,” Ann Lee said. “→It was ours.”", "Ann Lee"),
            // A new speaker ends that.
            ("“It burned,” Ann Lee said. “→It stood,” Tom Orr said.", "Tom Orr"),
            ("“It burned,” Ann Lee said.¶“→It stood,” Tom Orr said.", "Tom Orr"),
            // A split quote has one attribution.
            ("“It burned,” Ann Lee said, “and it was ours.”", "Ann Lee"),
            // The place of words in a sentence tells that an unknown one is a verb of speech.
            ("“It burned,” thrombled Ann Lee.", "Ann Lee"),
            ("“It burned,” Ann Lee thrombled.", "Ann Lee"),
            ("“It burned,” the statement said.", "statement"),
            ("In a statement, Ann Lee said: “It burned.”", "Ann Lee"),
            ("According to Ann Lee, it was “a shame.”", "Ann Lee"),
            ("Ann Lee, 43, a baker, said: “It burned.”", "Ann Lee"),
            ("“It burned,” Ann Lee, a baker who owned it, said.", "Ann Lee"),
            ("“It burned,” Ann Lee later said on Monday.", "Ann Lee"),
            ("“It burned,” she said, “and fast,” and Ann Lee wept.", "\"she\""),
            ("Ann Lee wrote on Monday: “It burned.”", "Ann Lee"),
            ("Ann Lee: “It burned.”", "Ann Lee"),
            ("Mayor Lee: Fire was “a shame for all”", "Lee"),
            ("— “It burned,” said Ann Lee", "Ann Lee"),
            ("“It burned.”¶— Ann Lee, mayor", "Ann Lee"),
            // The inner verb's subject spoke the words in marks.
            ("Ann Lee said Tom Orr called it “a shame.”", "Tom Orr"),
            ("Ann Lee said that Tom Orr told her it was “a great shame.”", "Tom Orr"),
            // An article or an owner between the verb and the name behind it.
            ("“It burned,” said the Harrow Water Board.", "Harrow Water Board"),
            ("“It burned,” said the White House.", "White House"),
            ("“It burned,” said the Rev. Ann Lee.", "Ann Lee"),
            ("“It burned,” said Ann Lee’s lawyer.", "Ann Lee’s lawyer"),
            ("“It burned,” said the union’s Ann Lee.", "Ann Lee"),
            // A clause with "who".
            ("He met Ann Lee, who said: “It burned.”", "Ann Lee"),
            ("Tom Orr met Ann Lee, who said it was “a shame for all.”", "Ann Lee"),
            ("Tom Orr met Ann Lee, a baker, who said it was “a shame for all.”", "Ann Lee"),
            // Whose claim it is, before the noun, behind it and behind the quote.
            ("Tom Orr blamed the press for Ann Lee’s claim that Ida Hale “burned it.”", "Ann Lee"),
            ("Tom Orr rejected Ann Lee’s demand for “a new barn.”", "Ann Lee"),
            ("Tom Orr fears Ann Lee’s pledge to be “neutral in it.”", "Ann Lee"),
            ("Tom Orr knocked a statement by Ann Lee that it was “a shame.”", "Ann Lee"),
            ("The note contradicts 2013 comments from Ann Lee that it was “a shame.”", "Ann Lee"),
            ("It was, in the words of Ann Lee, “a shame for all.”", "Ann Lee"),
            ("Tom Orr blasts Ann Lee over “new barn” idea", "Ann Lee"),
            // Somebody's words, and who passes them on.
            ("Ann Lee admitted that it was “a shame,” the Harrow Post reported in May.", "Ann Lee"),
            ("“It burned,” Ann Lee said, according to the Harrow Post.", "Ann Lee"),
            ("“It burned,” the Harrow Post reported, quoting Ann Lee.", "Ann Lee"),
            ("The Harrow Post quoted Ann Lee as saying that it was “a shame.”", "Ann Lee"),
            ("According to the Harrow Post, “the barn burned.”", "Harrow Post"),
            // Whoever a passive names.
            ("The fire is called “a shame” by Ann Lee.", "Ann Lee"),
            ("Tom Orr was asked by Ann Lee, a baker, “Did it burn?”", "Ann Lee"),
            ("The fire was described by Ann Lee as “a shame for all.”", "Ann Lee"),
            ("It was a fire called “a shame for all” by Ann Lee.", "Ann Lee"),
            // The nearer clause speaks, the outer one only tells of it.
            ("Tom Orr scolded Ann Lee for calling the fire “a shame.”", "Ann Lee"),
            ("Tom Orr denounced what Ann Lee called “a shame.”", "Ann Lee"),
            ("Tom Orr spoke as Ann Lee yelled: “It burned!”", "Ann Lee"),
            ("After Ann Lee said that it was “a shame,” Tom Orr said: “It stood.”", "Ann Lee"),
            ("When Tom Orr said so, he “→was wrong,” said Ann Lee.", "Ann Lee"),
            // A text shows somebody who speaks.
            ("The film showed Ann Lee, near tears, telling the board: “It burned.”", "Ann Lee"),
            // Without a comma both verbs are the inner subject's.
            ("Ann Lee said that the guard had leaned over and remarked: “It burned.”", "guard"),
            ("“It burned,” Ann Lee, Orr’s chief executive told the board.", "Ann Lee"),
            // Verbs of one subject.
            ("Ann Lee slams Tom Orr, praises Ida Hale as “a friend of all”", "Ann Lee"),
            ("Ann Lee said the board will meet, but added, “It burned.”", "Ann Lee"),
            ("Tom Orr stays, Ann Lee said, adding that it was “a shame.”", "Ann Lee"),
            ("Ann Lee won it by calling Tom Orr “a shame of a man.”", "Ann Lee"),
            ("In a note sent on Monday, Ann Lee smiled, saying: “It burned.”", "Ann Lee"),
            ("Ann Lee released a note saying that it was “a shame.”", "Ann Lee"),
            // What stands between the subject and its verb.
            ("“It burned,” Ann Lee, now retired in Harrow, said by telephone.", "Ann Lee"),
            ("As Ann Lee of the Harrow Water Board told Tom Orr, “It burned.”", "Ann Lee"),
            ("Ann Lee, who heads the council, which owns the barn, said it was “a shame.”", "Ann Lee"),
            ("One of the board’s bakers, Ann Lee, said it was “a shame.”", "Ann Lee"),
            ("“It burned,” Ann Lee, a baker in Bergen, Norway, and head of the mill, said.", "Ann Lee"),
            ("“It burned,” Ann Lee, a baker in Bergen, Norway, and author of the book, told the Post.", "Ann Lee"),
            ("“It burned,” said Ann Lee, Senior Vice President, Barns, at Harrow Mills.", "Ann Lee"),
            ("Months ago, Ann Lee said, the board thought him “a shame of a man.”", "Ann Lee"),
            // Other ways to say it.
            ("As Ann Lee puts it, “it burned.”", "Ann Lee"),
            ("The barn was “a shame,” as Ann Lee put it.", "Ann Lee"),
            ("The barn, explained Ann Lee, “burned for days.”", "Ann Lee"),
            ("Ann Lee agreed. “It burned.”", "Ann Lee"),
            ("“It burned,” Ann Lee said. Now, “→there is nothing left.”", "Ann Lee"),
            ("“Did it burn?” Ann Lee asked loudly, shaking her head.", "Ann Lee"),
            ("“Did it burn?” Ann Lee continued. “It did.”", "Ann Lee"),
            ("“It burned,” said one of the bakers.", "one of the bakers"),
            ("She’s said that it is “a shame.” Ann Lee smiled.", "\"She\""),
            // An exclamation, and whoever hears it.
            ("“It burned!” Ann Lee told reporters.", "Ann Lee"),
        ],
        speaker,
    );
}

#[test]
fn asides_part_nobody_from_the_words() {
    hold(
        [
            ("“It burned,” Ann Lee said.¶Advertisement¶“→It was ours.”", "Ann Lee"),
            ("Ann Lee wept.¶Barns of Harrow (Harrow Post)¶“It burned,” she said.", "Ann Lee"),
            ("Ann Lee spoke next and said this:¶More on this story¶“It burned.”", "Ann Lee"),
            ("“Did it burn?” Ann Lee asked.¶“It did,” Tom Orr said.¶Related stories¶“→And why?”", "Tom Orr"),
            (
                "Barns (Hugh Moss)¶Hugh Moss at home¶Hugh Moss again¶Ann Lee, the mayor, met Tom Orr. Lee spoke to Orr.¶Q: “Why?”¶\
                 A: “→It burned.”",
                "Ann Lee",
            ),
            // Who is named nowhere else is meant all the same.
            ("Mayor Ann Lee back in Harrow¶“It burned,” she said.", "Ann Lee"),
        ],
        speaker,
    );
}

#[test]
fn nobody_is_named_where_the_text_does_not_tell() {
    hold(
        [
            ("“It burned.”", "nobody"),
            ("The walls at the barn held “no way out.”", "nobody"),
            ("“It burned,” he said.", "\"he\""),
            ("It was “a shame” for all of them.", "nobody"),
            ("The barn, the “pride of Harrow,” burned.", "nobody"),
            // Words that look like the title of a work.
            ("Ann Lee saw the barn with “Fire at Dawn” in May.", "nobody"),
            // Words spoken of as words.
            ("When Merridew burns, it is called “barn lung.”", "nobody"),
            ("Ann Lee reached for “authentic,” a word that Tom Orr hates.", "nobody"),
            // Nobody is nobody.
            ("Nobody asked the so-called “experts” of the town.", "\"Nobody\""),
            ("Nobody said it was “a shame for all.”", "\"Nobody\""),
            ("Ann Lee left. “It burned,” nobody said.", "\"nobody\""),
        ],
        speaker,
    );
}

/// `“kind” usage name` of every quote that stands outside all others, and its content where that is more than its own words.
fn kinds(row: &str) -> String {
    let text = row.replace('¶', "\n\n");
    let document = Document::new(text.as_str());
    let extraction = Extractor::default().extract(&document);
    let mut out = Vec::new();
    for quote in extraction.quotes().iter().filter(|quote| quote.depth() == 0) {
        let kind = match quote.kind() {
            QuoteKind::Direct => "direct",
            QuoteKind::Mixed => "mixed",
            QuoteKind::Indirect => "indirect",
        };
        let usage = match quote.usage() {
            Usage::Speech => "",
            Usage::Scare => " scare",
            Usage::Title => " title",
            Usage::Nickname => " nickname",
        };
        let content: Vec<&str> = quote.content().iter().map(|span| extraction.slice(*span)).collect();
        out.push(format!("{kind}{usage}, {}: {}", named(&extraction, quote), content.join(" + ")));
    }
    out.join(" | ")
}

#[test]
fn kinds_and_their_content() {
    hold(
        [
            ("“It burned,” Ann Lee said.", "direct, Ann Lee: It burned,"),
            ("Ann Lee said, “It burned.”", "direct, Ann Lee: It burned."),
            ("Ann Lee said: “It burned.”", "direct, Ann Lee: It burned."),
            ("“It burned,” Ann Lee said, “and fast.”", "direct, Ann Lee: It burned, + and fast."),
            // Of a mixed quote the content is the whole clause.
            ("Ann Lee said that the fire was “a shame” for all.", "mixed, Ann Lee: that the fire was “a shame” for all"),
            ("Ann Lee said the fire was “a shame.”", "mixed, Ann Lee: the fire was “a shame.”"),
            // American style: the comma that ends the clause stands inside the marks.
            ("The fire was “a shame,” Ann Lee said.", "mixed, Ann Lee: The fire was “a shame,”"),
            ("The fire was “a shame” for all, Ann Lee said.", "mixed, Ann Lee: The fire was “a shame” for all"),
            ("According to Ann Lee, the fire was “a shame” for all.", "mixed, Ann Lee: the fire was “a shame” for all"),
            // What something is called goes with it.
            ("Ann Lee called the fire “a shame.”", "mixed, Ann Lee: the fire “a shame.”"),
            // Whatever stands before a comma or a colon, where it is reported, too.
            ("Ann Lee said the barn had burned, “all of it.”", "mixed, Ann Lee: the barn had burned, “all of it.”"),
            (
                "Ann Lee said that when the rain comes, “we will dance.”",
                "mixed, Ann Lee: that when the rain comes, “we will dance.”",
            ),
            ("What Ann Lee said was: “It burned.”", "direct, Ann Lee: It burned."),
            ("“It burned,” Ann Lee said.", "direct, Ann Lee: It burned,"),
        ],
        kinds,
    );
}

#[test]
fn usage_once_it_is_known_whether_anybody_spoke() {
    hold(
        [
            ("The barn had the so-called “experts” of the town.", "mixed scare, nobody: experts"),
            // What somebody is found to have said is speech, however small.
            ("“Experts,” said Ann Lee.", "direct, Ann Lee: Experts,"),
            ("Ann Lee called them “experts.”", "mixed, Ann Lee: them “experts.”"),
            // A scrap that nobody said is none.
            ("The barn was an “eyesore” in May.", "mixed scare, nobody: eyesore"),
            ("She starred in the film “The Last Crane” in May.", "direct title, nobody: The Last Crane"),
        ],
        kinds,
    );
}

/// What is reported without marks, in ⟦⟧, with whoever is named: `Ann Lee said that ⟦..⟧ (Ann Lee)`.
fn indirect(row: &str) -> String {
    let text = row.replace('¶', "\n\n");
    let document = Document::new(text.as_str());
    let extraction = Extractor::default().extract(&document);
    let quotes = extraction.quotes().iter().filter(|quote| quote.kind() == QuoteKind::Indirect);
    let mut out = text.clone();
    let mut names = String::new();
    for quote in quotes.clone().rev() {
        let span = quote.content()[0];
        out.insert(span.end(), '⟧');
        out.insert(span.start(), '⟦');
    }
    for quote in quotes {
        names += &format!(" ({})", named(&extraction, quote));
    }
    out + &names
}

#[track_caller]
fn reports(rows: &[&str]) {
    hold(rows.iter().map(|row| (unmarked(row), row)), indirect);
}

fn unmarked(row: &str) -> String {
    let text = row.replace(['⟦', '⟧'], "");
    // The names stand in brackets behind the last full stop.
    text[..text.rfind('.').map_or(text.len(), |stop| stop + 1)].to_owned()
}

#[test]
fn what_is_reported_stands_in_text_order() {
    // The later verb reports what stands before the one before it.
    for text in [
        "Ann Lee insisted that the road would stay shut, Tom Orr told reporters.",
        "Ann Lee said the barn burned. The road is shut, Tom Orr said.",
    ] {
        let document = Document::new(text);
        let extraction = Extractor::default().extract(&document);
        let starts: Vec<usize> = extraction.quotes().iter().map(|quote| quote.parts()[0].start()).collect();
        assert!(starts.len() >= 2 && starts.is_sorted(), "{text}: {starts:?}");
    }
}

#[test]
fn turns_and_headlines_with_a_label() {
    let rows = [
        "TOM MERRIDEW: ⟦The barn burned.⟧¶LEE: ⟦Did it?⟧¶Ann Lee asked. (Tom Merridew) (Ann Lee)",
        "Ann Lee: ⟦The barn burned.⟧¶Tom Orr: ⟦Did it? Yes.⟧¶Ann Lee: ⟦It did.⟧¶Lee left. (Ann Lee) (Tom Orr) (Ann Lee)",
        "TOM MERRIDEW, BAKER: ⟦The barn burned.⟧¶ORLA DENHAM (Harrow): ⟦Did it?⟧¶They left. (Tom Merridew) (Orla Denham)",
        "Senator DENHAM (Harrow): ⟦The barn burned.⟧¶Senator PIKE (Stowe): ⟦Did it?⟧¶They left. (Denham) (Pike)",
        "Ann Lee spoke to Tom Orr.¶Q: ⟦Did it burn?⟧¶A: ⟦It did.⟧¶Ann Lee left. (Tom Orr) (Ann Lee)",
        // Nobody who is only named asks.
        "Ann Lee beat Tom Orr in May. Lee smiled.¶Q: Did it burn?¶A: ⟦It did.⟧¶Ann Lee left. (Ann Lee)",
        "Ann Lee spoke to Tom Orr.¶Q. ⟦Did it burn?⟧¶A. ⟦It did.⟧¶Ann Lee left. (Tom Orr) (Ann Lee)",
        "Ann Lee: ⟦Harrow Barn Is Lost For Good⟧¶Ann Lee spoke on Monday. (Ann Lee)",
        // What is reported in a turn is the turn's.
        "TOM MERRIDEW: ⟦Ann Lee said that the barn burned.⟧¶LEE: ⟦I did not.⟧¶They left. (Tom Merridew) (Ann Lee)",
        // Whoever a description in capitals stands for; a list of names has no turns.
        "THE COURT: ⟦When was that?⟧¶THE WITNESS: ⟦In May.⟧¶THE COURT: ⟦Go on.⟧¶They left. (COURT) (WITNESS) (COURT)",
        "JUDGE: ⟦When was that?⟧¶DEFENDANT: ⟦In May.⟧¶They left. (JUDGE) (DEFENDANT)",
        "DIRECTOR: Orla Denham¶WRITER: Tom Merridew¶They left.",
        "COUNCIL: Three barns are lost.¶WEATHER: It will rain.¶They left.",
        // Initials stand for whoever has been named in full, if that is one person.
        "Ann Lee met Tom Orr.¶T.O.: ⟦Did it burn?⟧¶A.L.: ⟦It did.⟧¶They left. (Tom Orr) (Ann Lee)",
        "Ann Lee met Tom Orr.¶TO: ⟦Did it burn?⟧¶AL: ⟦It did.⟧¶They left. (Tom Orr) (Ann Lee)",
        "Ann Lee met Abe Lorne.¶AL: Did it burn?¶AL: It did.¶They left.",
        // What follows the name in ordinary letters says who that is.
        "Ann Lee, mayor: ⟦It burned.⟧¶Tom Orr (baker): ⟦Did it? Yes.⟧¶Ann Lee, mayor: ⟦It did.⟧¶Lee left. (Ann Lee) (Tom Orr) (Ann Lee)",
        // A turn is whole, whatever it quotes.
        "ANN LEE: ⟦He told me “no way” and I left.⟧¶TOM ORR: ⟦Did he say “never”?⟧¶They left. (ANN LEE) (TOM ORR)",
        "Ann Lee spoke to Tom Orr.¶Q: ⟦Did he say “never”?⟧¶A: ⟦He said “never again” to me.⟧¶Lee left. (Tom Orr) (Ann Lee)",
        // No turn: one label of ordinary letters, and words in marks, which are a quote.
        "Ann Lee: a life in barns.¶Ann Lee left.",
        "ANN LEE: “The barn burned.”¶TOM ORR: “Did it?” They left.",
        "The barn: it burned.¶Ann Lee left.",
        // The parts of a newsletter have heads, and nobody speaks twice.
        "SPOTTED: Tom Orr, alone.¶CLEANUP: The barn did not burn.¶DENHAM WATCH: It will.¶BY THE BOOK: It rained.¶They left.",
        "Photo: a barn.¶PHOTO: a barn.¶Ann Lee left.",
    ];
    hold(rows.iter().map(|row| (unmarked(row), row)), |text| indirect(text).replace("\n\n", "¶"));
}

#[test]
fn reported_speech_without_marks() {
    reports(&[
        "Ann Lee said ⟦that the barn burned⟧. (Ann Lee)",
        "Ann Lee said on Monday ⟦that the barn burned⟧. (Ann Lee)",
        "Ann Lee told Tom Orr ⟦that the barn burned⟧. (Ann Lee)",
        "Ann Lee said ⟦the barn burned⟧. (Ann Lee)",
        "⟦The barn burned⟧, Ann Lee said. (Ann Lee)",
        "⟦The barn burned⟧, said Ann Lee. (Ann Lee)",
        "⟦The barn burned⟧, Ann Lee said on Monday. (Ann Lee)",
        "⟦If it rains, the barn will burn⟧, Ann Lee said. (Ann Lee)",
        "According to Ann Lee, ⟦the barn was lost in the fire⟧. (Ann Lee)",
        "⟦The harbour road will stay shut until May⟧, according to the mayor, Ann Lee. (Ann Lee)",
        "Ann Lee wept. She said ⟦the barn burned⟧. (Ann Lee)",
        "Officials said ⟦the barn burned⟧. (Officials)",
        "Ann Lee said ⟦the barn burned⟧, and Tom Orr said ⟦it stood⟧. (Ann Lee) (Tom Orr)",
        "Ann Lee left, saying ⟦that the barn burned⟧. (Ann Lee)",
        "Ann Lee argued ⟦that the barn burned⟧. (Ann Lee)",
        "Ann Lee is convinced ⟦that the barn will burn⟧. (Ann Lee)",
        "I said ⟦the barn burned⟧. (\"I\")",
        // A sentence of its own beside one in marks.
        "Ann Lee said ⟦two of her carts had stopped coming⟧. “One driver told me he was tired, and I believed him.” They left. (Ann Lee)",
        "MERRIDEW - The mayor said ⟦that the barn burned⟧. (mayor)",
        "Tom Orr met Ann Lee, who said ⟦the barn burned⟧. (Ann Lee)",
        "It was a clerk of the Harrow Water Board, which said ⟦the barn burned⟧. (Harrow Water Board)",
        "Ann Lee was quoted as saying ⟦the barn burned⟧. (Ann Lee)",
        // The day tells when she spoke.
        "Ann Lee agreed on Tuesday ⟦to reopen the barn⟧. (Ann Lee)",
    ]);
}

#[test]
fn what_reports_nothing() {
    reports(&[
        "Ann Lee said nothing.",
        "Ann Lee said so.",
        "Ann Lee left the barn.",
        "The barn was said to burn.",
        "“It burned,” Ann Lee said.",
        "In a clip that many watched, Ann Lee said: “It burned.” They left.",
        "Ann Lee said it was “a shame” for all.",
        "While Ann Lee spoke, the aides who wrote to her left.",
        "But, asked whether the barn stood, Ann Lee said so.",
        "Asked whether the barn would burn again, Ann Lee laughed.",
        "Ann Lee declined to discuss it further.",
        "When the barn burned, Ann Lee said so.",
        "It is said that the barn burned.",
        "Ann Lee is alleged to have burned the barn.",
        "Ann Lee was told that the barn had burned.",
        "* indicates required",
        // A deed, a noun, and a text that is brought out.
        "Ann Lee, who learned to fold from the founder, left.",
        "Some 40 nurses left after talks over pay broke down on Monday.",
        "Her book, “Putty and Lead”, is published by Harrow House in May.",
        // No words of hers: no clause, no verb of speech, and a place that only heads the text.
        "Ann Lee criticised the plan.",
        "Ann Lee put her hat on the table.",
        "MERRIDEW - The barn burned.",
        // What stands in marks is told there.
        "“It burned!” cried a voice from the water. “Run!” They ran.",
    ]);
}

#[test]
fn confidence_is_a_share_and_falls_with_what_is_known() {
    for (_, row, _) in Rule::ALL.iter().flat_map(|rule| rule.examples().holds) {
        assert!((0.0..=1.0).contains(&confidence(row)), "{row}");
    }
    let falling = |rows: &[&str]| {
        for pair in rows.windows(2) {
            assert!(
                confidence(pair[0]) > confidence(pair[1]),
                "{} at {}, {} at {}",
                pair[0],
                confidence(pair[0]),
                pair[1],
                confidence(pair[1])
            );
        }
    };
    // A quote that is carried is less sure than one that is attributed, and less so over a paragraph.
    falling(&[
        "“It burned,” Ann Lee said.",
        "“It burned,” Ann Lee said. “→It was ours.”",
        "“It burned,” Ann Lee said.¶“→It was ours.”",
        "Ann Lee wept. “It was ours.”",
    ]);
    // So is one by a verb that rarely reports speech.
    falling(&["“It burned,” Ann Lee said.", "“It burned,” Ann Lee answered.", "“It burned,” Ann Lee thrombled."]);
}

#[test]
fn the_least_confidence_that_is_asked_for_is_kept() {
    let text = "“It burned,” Ann Lee said. “It was ours.”";
    let document = Document::new(text);
    let strict = Extractor::builder().min_confidence(0.97).build().expect("a share");
    let extraction = strict.extract(&document);
    for quote in extraction.quotes() {
        assert!(quote.attribution().is_none_or(|a| a.confidence() >= 0.97));
    }
}

/// Quotes that go to the wrong speaker or to none: as it is, and as it should be.
const KNOWN_MISSES: &[(&str, &str, &str)] = &[
    // An exclamation, and an attribution that is taken for a sentence of its own.
    ("“It burned!” Ann Lee, who owned it, said.", "nobody", "Ann Lee"),
    // What B says is B's word; but where a clause stands between, so far only if B has a name, and "he" never is B.
    ("Ann Lee said he called it “a great shame.”", "Ann Lee", "\"he\""),
    ("Ann Lee said the mayor told her it was “a great shame.”", "Ann Lee", "mayor"),
    // Words in marks that nobody is said to have spoken.
    ("Ann Lee walked by the “great shame” of Harrow.", "Ann Lee", "nobody"),
];

#[test]
fn known_misses_of_speakers() {
    known_misses(KNOWN_MISSES, speaker);
}

/// Reported speech that is missed or cut wrongly: as it is, and as it should be.
const KNOWN_MISSES_OF_REPORTS: &[(&str, &str)] = &[];

#[test]
fn known_misses_of_reports() {
    let rows: Vec<_> = KNOWN_MISSES_OF_REPORTS.iter().map(|(now, right)| (unmarked(right), *now, *right)).collect();
    known_misses(&rows, indirect);
}

/// `Ann Lee, denied by "never"`: who is said to speak the first quote, together with whom, through whom, and what the text says of
/// the saying.
fn telling(row: &str) -> String {
    let document = Document::new(row);
    let extraction = Extractor::default().extract(&document);
    let Some(attribution) = extraction.quotes()[0].attribution() else { return "nobody".to_owned() };
    let name = |id| extraction.speaker(id).map_or("", |speaker| speaker.name());
    let mut out = attribution.speakers().map(name).collect::<Vec<_>>().join(" + ");
    if out.is_empty() {
        out = format!("\"{}\"", extraction.slice(attribution.mention()));
    }
    if let Some(relay) = attribution.relayed_by() {
        out += &format!(" through {}", name(relay));
    }
    if let Some(cue) = attribution.factuality_cue() {
        out += &format!(", {} by \"{}\"", attribution.factuality(), extraction.slice(cue));
    }
    out
}

#[test]
fn words_that_were_not_said() {
    hold(
        [
            ("Ann Lee denied that she had said “let them drown”.", "Ann Lee, denied by \"denied\""),
            ("Ann Lee denied ever saying “let them drown”.", "Ann Lee, denied by \"denied\""),
            ("Ann Lee denied to reporters that it was “a lost cause”.", "Ann Lee, denied by \"denied\""),
            ("Ann Lee has never said: “It burned.”", "Ann Lee, denied by \"never\""),
            ("At no point did Ann Lee say “it burned”.", "Ann Lee, denied by \"no\""),
            ("Ann Lee refused to say “sorry for all the harm”.", "Ann Lee, denied by \"refused\""),
            ("Ann Lee was unable to say that it was “quite safe”.", "Ann Lee, denied by \"unable\""),
            ("Ann Lee left without saying “thank you for the barn”.", "Ann Lee, denied by \"without\""),
            ("Ann Lee stopped short of calling it “a great disgrace”.", "Ann Lee, denied by \"of\""),
            ("Ann Lee shrugged instead of saying “we regret it”.", "Ann Lee, denied by \"of\""),
            ("There is no evidence that Ann Lee said “let them drown”.", "Ann Lee, denied by \"no\""),
            ("Nobody on the board said “stop this at once”.", "\"Nobody\", denied by \"Nobody\""),
            ("Ann Lee has never used the words “managed decline”.", "Ann Lee, denied by \"never\""),
            ("If Ann Lee says “we are closing”, the shops will sue.", "Ann Lee, hypothetical by \"If\""),
            ("Had Ann Lee said “we are closing”, the shops would have sued.", "Ann Lee, hypothetical by \"Had\""),
            ("Did Ann Lee say “let them drown”?", "Ann Lee, hypothetical by \"Did\""),
            ("Ann Lee might have said “let them drown”.", "Ann Lee, hypothetical by \"might\""),
            ("Imagine Ann Lee saying “let them drown”.", "Ann Lee, hypothetical by \"Imagine\""),
            ("“We will not pay,” Ann Lee will say tonight.", "Ann Lee, expected by \"will\""),
            ("Ann Lee is to tell the board that it is “past saving”.", "Ann Lee, expected by \"is\""),
            ("Ann Lee is expected to say that it is “past saving”.", "Ann Lee, expected by \"expected\""),
            ("Claims that Ann Lee said “let them drown” are false.", "Ann Lee, fabricated by \"false\""),
            ("A clip in which Ann Lee says “let them drown” was made up.", "Ann Lee, fabricated by \"made\""),
            (
                "In remarks prepared for delivery on Friday, Ann Lee calls it “a lost cause”.",
                "Ann Lee, expected by \"prepared for delivery\"",
            ),
            ("A fake clip shows Ann Lee saying: “Let them drown.”", "Ann Lee, fabricated by \"fake\""),
            ("Ann Lee was wrongly quoted as saying “let them drown”.", "Ann Lee, fabricated by \"wrongly\""),
            // What somebody denies that others said.
            ("Ann Lee denied that wardens had called them “a nuisance”.", "wardens, denied by \"denied\""),
            ("Ann Lee denied that wardens had told families they were “at war”.", "wardens, denied by \"denied\""),
            ("Ann Lee is expected to call it “a lost cause”, notes show.", "Ann Lee, expected by \"expected\""),
            ("Ann Lee could not bring herself to say “it burned”.", "Ann Lee, denied by \"not\""),
            ("Ann Lee denies ever having said “it burned”.", "Ann Lee, denied by \"denies\""),
            ("Ann Lee will accuse the board of “a great disgrace”.", "Ann Lee, expected by \"will\""),
            ("A screenshot in which Ann Lee appears to write “let it burn” was doctored.", "Ann Lee, fabricated by \"doctored\""),
            ("Ann Lee’s remark, “Let it burn,” was made up.", "Ann Lee, fabricated by \"made\""),
            // What the next sentence takes back, and what is checked.
            (
                "Posts claim Ann Lee said that “rhyme is for cowards”. She said nothing of the kind.",
                "Ann Lee, denied by \"She said nothing of the kind\"",
            ),
            ("The claim: Mayor Ann Lee said, “Dogs pay.”\n\nOur rating: False", "Ann Lee, denied by \"Our rating: False\""),
        ],
        telling,
    );
}

#[test]
fn words_that_were_said_all_the_same() {
    hold(
        [
            ("Ann Lee did not deny that she had called him “a toad”.", "Ann Lee"),
            ("“It never was,” Ann Lee denied.", "Ann Lee"),
            ("“I never said that,” Ann Lee told reporters.", "Ann Lee"),
            ("Ann Lee did not hesitate to say: “It burned.”", "Ann Lee"),
            ("Ann Lee did not regret saying “it burned”.", "Ann Lee"),
            ("Ann Lee not only said “it burned”, she shouted it.", "Ann Lee"),
            ("Ann Lee could only say: “It burned.”", "Ann Lee"),
            ("Ann Lee should never have said “it burned”.", "Ann Lee"),
            ("No sooner had Ann Lee said “it burned” than it rained.", "Ann Lee"),
            ("Ann Lee regrets having said “it burned”.", "Ann Lee"),
            ("The claim by Ann Lee that it was “a great shame” is false.", "Ann Lee"),
            ("Ann Lee will be remembered for saying “it burned”.", "Ann Lee"),
            ("If elected, Ann Lee said, “I will stay.”", "Ann Lee"),
            ("Asked if it burned, Ann Lee said: “It did.”", "Ann Lee"),
            ("Why did Ann Lee say “let them drown”?", "Ann Lee"),
            ("Ann Lee said she would never “bow to them all”.", "Ann Lee"),
            ("Ann Lee, who shared a fake clip, said: “It burned.”", "Ann Lee"),
            ("Ann Lee is said to have called it “a great shame”.", "Ann Lee"),
            ("Ann Lee said it was “a shame”. She never said that it burned.", "Ann Lee"),
        ],
        telling,
    );
}

#[test]
fn several_speakers_and_who_relays() {
    hold(
        [
            ("“It burned,” Ann Lee and Tom Orr said.", "Ann Lee + Tom Orr"),
            ("“It burned,” said Ann Lee, Tom Orr and Ida Moss.", "Ann Lee + Tom Orr + Ida Moss"),
            ("“It burned,” said her parents, Ann and Tom Lee.", "Ann Lee + Tom Lee"),
            ("“It burned,” said Ann Lee, and Tom Orr left.", "Ann Lee"),
            ("When he met Ann Lee and Tom Orr says “it burned”, all left.", "Tom Orr"),
            ("“It burned,” Ann Lee was told by Tom Orr.", "Tom Orr"),
            ("“It burned,” Ann Lee quoted Tom Orr as saying.", "Tom Orr through Ann Lee"),
            ("Ann Lee and Tom Orr both said it was “a great shame”.", "Ann Lee + Tom Orr"),
            ("Ann Lee and Tom Orr wrote it. In a joint statement, they said: “It burned.”", "Ann Lee + Tom Orr"),
            ("Ann Lee and Tom Orr, who rarely agree, left, saying it was “a shame”.", "Ann Lee + Tom Orr"),
            ("Ann Lee and Tom Orr have sold it. “It burned,” the couple said.", "Ann Lee + Tom Orr"),
            ("Ann Lee and Tom Orr left. Residents wept. They said: “It burned.”", "\"They\""),
            ("Ann Lee said that her aunt had told her: “It burned.”", "aunt through Ann Lee"),
            ("“It burned,” Ann Lee added, prosecutors said.", "Ann Lee through prosecutors"),
        ],
        telling,
    );
}
