//! What the detector finds, as marked strings: ⟦ ⟧ stand around the quoted words, and are taken out before it reads the text.

use super::leftovers::MOST;
use super::{Detection, DiagnosticKind as D, QuoteDetector, Usage};
use crate::Span;
use crate::tables::hold;

fn detect(text: &str) -> Detection {
    QuoteDetector::default().detect(text)
}

/// `text` with ⟦ ⟧ around every part found.
fn marked(text: &str) -> String {
    let found = detect(text);
    let mut edges: Vec<(usize, usize, char)> = Vec::new();
    for part in found.quotes().iter().flat_map(|quote| quote.parts()) {
        edges.push((part.inner.start(), 1, '⟦'));
        edges.push((part.inner.end(), 0, '⟧'));
    }
    edges.sort_unstable();
    let mut out = text.to_owned();
    for (at, _, edge) in edges.into_iter().rev() {
        out.insert(at, edge);
    }
    out
}

#[track_caller]
fn finds(table: &[&str]) {
    for want in table {
        assert_eq!(marked(&want.replace(['⟦', '⟧'], "")), *want);
    }
}

fn diagnostics(text: &str) -> Vec<(D, &str)> {
    detect(text).diagnostics().iter().map(|d| (d.kind(), d.span().of(text))).collect()
}

#[test]
fn every_family() {
    finds(&[
        "\"⟦We sail,⟧\" said Orr.",
        "“⟦We sail,⟧” said Orr.",
        "'⟦We sail,⟧' said Orr.",
        "‘⟦We sail,⟧’ said Orr.",
        "''⟦We sail,⟧'' said Orr.",
        "``⟦We sail,⟧'' said Orr.",
        "`⟦We sail,⟧' said Orr.",
        "«⟦We sail⟧», said Orr.",
        "« ⟦We sail⟧ », said Orr.",
        "»⟦We sail⟧«, said Orr.",
        "‹⟦We sail⟧›, said Orr, ›⟦at dawn⟧‹.",
        "„⟦We sail⟧“, said Orr.",
        "„⟦We sail⟧”, said Orr.",
        "‚⟦We sail⟧‘, said Orr.",
        "「⟦We sail⟧」 said Orr, 『⟦at dawn⟧』.",
        "”⟦We sail,⟧” said Orr. ”⟦At dawn.⟧”",
        "He called it an “⟦odd affair“⟧ and left.".replace("⟦odd affair“⟧", "⟦odd affair⟧“").as_str(),
    ]);
}

#[test]
fn nested_quotes() {
    finds(&[
        "“⟦He said ‘⟦never⟧’ to me,⟧” said Orr.",
        "\"⟦He said '⟦never⟧' to me,⟧\" said Orr.",
        "‘⟦He said “⟦never⟧” to me,⟧’ said Orr.",
        "''⟦He said, '⟦Never.⟧'⟧'' Orr left.",
        "'''⟦⟦Never⟧' is his word,⟧'' said Orr.".replace("'''⟦⟦", "''⟦'⟦").as_str(),
        "\"⟦He said '⟦never⟧'⟧ \" said Orr.",
        "“⟦He said “⟦no⟧” and “⟦never⟧” to me,⟧” said Orr.",
        "“⟦The «⟦Petrel⟧» is lost,⟧” said Orr.",
    ]);
    let text = "“He said ‘never’ to me,” said Orr.";
    let found = detect(text);
    let inner = &found.quotes()[1];
    assert_eq!((inner.depth(), inner.parent(), inner.span().of(text)), (1, Some(0), "never"));
}

#[test]
fn apostrophes_are_no_marks() {
    finds(&[
        "They're at O'Dea's, and the voters' view isn't ours.",
        "They’re at O’Dea’s, and the voters’ view isn’t ours.",
        "'Tis the season; give 'em rock 'n' roll from the '90s, or ‘90s.",
        "She's 6'2\" tall, the plank 5' 11\", the pipe 12\" wide.",
        "Goin' home was the workers' wish and the bosses' fear.",
        "'⟦They're the voters' own,⟧' said Orr.",
        "‘⟦They’re the voters’ own,⟧’ said Orr.",
        "The US '⟦discovers⟧' that the miners' lamps and the '⟦experts⟧' in town are gone.",
        "“⟦Get 'em out of the farmers' fields,⟧” said Orr. “⟦'Tis time.⟧”",
        "Mill owners hail '⟦new dawn⟧' for river towns",
        "Anna in 't Hout, who keeps the locks, said: ‘⟦The U.S.’s barges are late.⟧’",
    ]);
}

#[test]
fn inches_inside_a_quote_do_not_close_it() {
    finds(&[
        "\"⟦The pipe was 8\" once,⟧\" said Orr.",
        "\"⟦A 12\" pipe will do,⟧\" said Orr.",
        "\"⟦I am 6'4\" and can't fit,⟧\" said Orr.",
        "\"⟦It is 8\" by 10\" at most,⟧\" said Orr.",
        "\"⟦We have 8⟧\" he said, and \"⟦no more⟧\".",
    ]);
}

#[test]
fn a_plural_possessive_does_not_close_a_quote_around_a_quote() {
    finds(&[
        "Orr said: ‘⟦The sailors’ raft is “⟦lost⟧”, and I mean it.⟧’",
        "‘⟦We sail,⟧’ said Orr. ‘⟦The boys’ raft was “⟦gone⟧” by noon.⟧’",
    ]);
}

#[test]
fn an_attribution_is_no_part_of_a_quote_that_nothing_closes() {
    finds(&[
        "“⟦Where do we sail?⟧ he asked.\n\n“⟦North,⟧” said Orr.",
        "“⟦We sail,⟧” said Orr. “⟦I saw the raft,⟧ he added.\n\n“⟦It is lost,⟧” said Lee.",
        "“⟦We sail,⟧ Ann Orr said. “⟦It is time.⟧”",
        "“⟦We sail,⟧ said Orr.\nThe crew left.",
        // What somebody else said may be told in a quote.
        "“⟦We sailed, and he said it was time.⟧\n\n“⟦It was,⟧” said Orr.",
        "“⟦We sailed, I said.⟧\n\n“⟦It was time,⟧” said Orr.",
    ]);
}

#[test]
fn a_mark_between_blanks_in_front_of_an_attribution_opens_nothing() {
    finds(&["Good day,   \" Orr said, '⟦is the raft lost?⟧'", "\" Ann Orr said the raft is lost. '⟦We sail,⟧' she said."]);
}

#[test]
fn names_that_begin_with_an_apostrophe_open_nothing() {
    finds(&["‘Alani Orr sails the ‘Ewa raft. It rained. “⟦We need forty men,⟧” said Lee."]);
}

#[test]
fn dashes_around_a_deed_interrupt_a_quote() {
    let parts = |text: &str| detect(text).quotes().iter().map(|quote| quote.parts().len()).collect::<Vec<_>>();
    assert_eq!(parts("“It will be our”—Orr leaned over—“own raft.”"), [2]);
    assert_eq!(parts("\"We will not\" -- Ann Orr struck the mast -- \"be told when to sail.\""), [2]);
    assert_eq!(parts("The “raft” – Orr’s own – “We sail.”"), [1, 1]);
}

#[test]
fn attributes_of_markup_are_no_quotes() {
    finds(&[
        "<post id=\"6765\" by=\"@orr\"> \"⟦We sail,⟧\" said Orr.",
        "<img alt=\"\"/>\"⟦We sail,⟧\" said Orr.",
        "He typed name=\"⟦Orr⟧\" and sailed.",
        "<post text=\"⟦He said⟧ ¶\"⟦We sail,⟧\" said Orr.".replace('¶', "\n\n").as_str(),
    ]);
}

#[test]
fn words_that_often_lose_their_head_may_open_a_quote() {
    finds(&[
        "Orr said the raft '⟦is a wreck⟧', and the mast '⟦round as a barrel⟧'.",
        "'⟦Tis late,⟧' said Orr.",
        "'⟦We gave 'em our best in '16 and '20, 'til noon,⟧' said Orr.",
        "They stayed 'til noon, and the farmers' carts went round 'em.",
    ]);
}

#[test]
fn blanks_astray_beside_single_marks() {
    finds(&[
        "'⟦We sail at dawn, ⟧' said Orr. '⟦It is late.⟧'".replace(", ⟧", ",⟧ ").as_str(),
        "‘⟦They call it “⟦the long pier⟧” ⟧’ said Orr.".replace(" ⟧’", "⟧ ’").as_str(),
        "Orr said,'⟦We sail at dawn.⟧' Nobody did.",
    ]);
}

#[test]
fn single_marks_are_those_of_speech_where_they_stand_outside() {
    let quotes = "‘⟦The “⟦Petrel⟧” and the “⟦Gannet⟧” are lost⟧’ with all hands, he said.";
    finds(&[&format!("{quotes} ‘⟦No “⟦hope⟧” at all⟧’ is left, nor “⟦rafts⟧”.")]);
}

#[test]
fn single_marks_beside_double_ones() {
    finds(&["Orr said '⟦taxes have gone up⟧' and that \"⟦nobody asked⟧\". It is a sum '⟦never agreed⟧' by him."]);
    assert!(detect("Orr said 'taxes rose' and \"nobody asked\".").quotes().iter().all(|quote| quote.depth() == 0));
}

#[test]
fn marks_of_two_families() {
    finds(&[
        "“⟦We sail,⟧\" said Orr.",
        "\"⟦We sail,⟧” said Orr.",
        "\"⟦We'll sail at dawn,⟧' said Orr.",
        "“⟦We’ll sail,⟧’ said Orr.",
    ]);
    assert_eq!(diagnostics("“We sail,\" said Orr."), [(D::Mismatched, "\"")]);
    assert_eq!(diagnostics("\"We sail,' said Orr."), [(D::Mismatched, "'")]);
}

#[test]
fn a_closing_mark_without_an_opening_one() {
    finds(&[
        "⟦We sail at dawn,⟧\" said Orr.",
        "The crew met the owner on Monday and said little. ⟦I see no way. It is too late for all of us,⟧\" said Orr.",
        "Old Captain Orr mocked the plan of the board. ⟦It is a folly. The hull is thin. So it must not sail,⟧' Orr said.",
        "“⟦I’m at the dock,⟧” a part of the harbour known for its cranes,” Orr wrote.",
    ]);
    assert_eq!(diagnostics("We sail,\" said Orr."), [(D::Orphan, "\"")]);
    assert_eq!(diagnostics("“I’m at the dock,” a part of the harbour,” Orr wrote."), [(D::Stray, "”")]);
}

#[test]
fn an_opening_mark_without_a_closing_one() {
    finds(&[
        "Orr said: “⟦We sail at dawn.⟧\nThe crew left.",
        "Orr \"⟦is glad of it. We have a ship.⟧ On Friday Lee added: '⟦We have a crew,⟧' and left.",
        "Orr said: “⟦We sail.⟧ “⟦We sail at dawn.⟧”",
        "The mayor added, '⟦and I mean it.⟧\nNobody spoke.",
    ]);
    assert_eq!(diagnostics("Orr said: “We sail.\nThe crew left."), [(D::Unclosed, "“")]);
    assert_eq!(diagnostics("“A ship. “A crew.”"), [(D::Unclosed, "“"), (D::Reopened, "“")]);
    assert!(!detect("Orr said: “We sail.").quotes()[0].is_closed());
}

#[test]
fn an_opening_mark_too_many() {
    finds(&[
        "\"so \"⟦We sail at dawn,⟧\" said Orr.",
        "Orr called it a “bad “⟦idea⟧” of the board.",
        "The raft was \"an \"⟦odd affair.⟧",
        "They call \"the «⟦Petrel a wreck.⟧",
        "'so 'we '⟦sail at dawn.⟧",
        "\"a \"a \"a \"⟦a⟧",
        // Words that something ends, or more than two of them, are a quote.
        "Orr said: “⟦Yes,⟧ “⟦we sail.⟧”",
        "Orr said: “⟦We sail.⟧ “⟦At dawn.⟧”",
        "Orr said: “⟦Never. He⟧ “⟦sails.⟧”".replace("Never. He⟧", "Never.⟧ He").as_str(),
        "Orr said “⟦we all sail⟧ “⟦at dawn.⟧”",
        // So are those before a quote of another family, before what may be an apostrophe, and in a quote that goes on.
        "They call “⟦the⟧ «⟦Petrel⟧» a wreck.",
        "'⟦Never⟧ '⟦eard of it,⟧' said Orr.",
        "“⟦We sail.⟧\n\n“⟦At dawn⟧ “⟦or never,⟧” said Orr.",
    ]);
    assert_eq!(diagnostics("\"so \"We sail at dawn,\" said Orr."), [(D::Stray, "\"")]);
    assert_eq!(diagnostics("'so 'we sail at dawn."), [(D::Stray, "'"), (D::Unclosed, "'")]);
}

#[test]
fn entities_left_in_the_text_are_told() {
    hold(
        [
            ("&ldquo;We sail,&rdquo; said Orr.", "&ldquo; &rdquo;"),
            ("Orr don&#8217;t sail&nbsp;&#x201c;now&#X201D;.", "&#8217; &nbsp; &#x201c; &#X201D;"),
            ("The caf&eacute; and the &Eacute;cole.", "&eacute; &Eacute;"),
            ("Orr &amp; Sons: “We sail.”", "&amp;"),
            // One that was written twice over is one.
            ("Orr said: &amp;ldquo;We sail.", "&amp;"),
            // None of these is one.
            ("Orr & Sons; AT&T; the Q&As; a?b=1&c=2; &; &#; &#x; &#12a; &1st; & amp;", ""),
            ("Orr&", ""),
            ("Orr&é;", ""),
        ],
        |text| {
            let told = diagnostics(text).into_iter().filter(|&(kind, _)| kind == D::Entity);
            told.map(|(_, entity)| entity).collect::<Vec<_>>().join(" ")
        },
    );
    // Beside odd marks they stand in text order, and of very many only the first are told.
    assert_eq!(diagnostics("Orr said: “We sail. &amp;\n&lt;"), [(D::Unclosed, "“"), (D::Entity, "&amp;"), (D::Entity, "&lt;")]);
    assert_eq!(diagnostics(&"&amp; ".repeat(1000)).len(), MOST);
}

#[test]
fn quotes_over_paragraphs() {
    finds(&[
        "“⟦We sail.⟧\n\n“⟦We sail at dawn.⟧\n\n“⟦That is all,⟧” said Orr.",
        "\"⟦We sail.⟧\n\"⟦That is all.⟧\" Orr left.",
        "‘⟦We sail.⟧\n‘⟦That is all,⟧’ said Orr.",
        "“⟦We sail.⟧\n⟦That is all,⟧” said Orr.",
        // Something that is no part of the article stands between.
        "“⟦We sail.⟧\n\nThe lighthouse in 1911 (Harbour Museum)\n\n“⟦That is all,⟧” said Orr.",
        // What is quoted inside ends nothing, as long as the next paragraph goes on with the quote.
        "“⟦He said, ‘⟦We sail.⟧’ So he did.⟧\n\n“⟦That is all,⟧” said Orr.",
    ]);
    for text in ["“We sail.\n\n“We sail at dawn.\n\n“That is all,” said Orr.", "\"One.\n\"Two.\r\n\r\n\"Three.\""] {
        let found = detect(text);
        assert_eq!((found.quotes().len(), found.quotes()[0].parts().len()), (1, 3), "{text}");
        assert!(found.quotes()[0].is_closed() && found.diagnostics().is_empty());
    }
    // A label in capitals begins another turn.
    for (text, quotes) in [("“LEE: We sail.\n\n“ORR: At dawn?”", 2), ("“LEE: We sail.\n\n“At dawn: no later.”", 1)] {
        assert_eq!(detect(text).quotes().len(), quotes, "{text}");
    }
}

#[test]
fn one_bad_mark_harms_its_own_paragraph_only() {
    finds(&["A 5\" nail, \"⟦they say.⟧\nOrr said: \"⟦We sail,⟧\" and left.\n\"⟦At dawn,⟧\" said Lee."]);
}

#[test]
fn split_quotes_are_one() {
    for (text, parts) in [
        ("“We came,” she said, “and we saw.”", vec![2]),
        ("\"We came,\" Orr told reporters, \"and we saw.\"", vec![2]),
        ("“I,” said Mr. Orr, “have seen it.”", vec![2]),
        ("‘The pump’, said Ann Lee, ‘is sound’.", vec![2]),
        ("“The pump”, said Ann Lee, “Rust and Ruin” in hand.", vec![1, 1]),
        ("It was “big”, he wrote, but “loud”.", vec![1, 1]),
        ("“We came,” she said. “We saw.”", vec![1, 1]),
        ("“We came,” she said, adding that it was “not so bad.”", vec![1, 1]),
        ("It was “big,” “bold,” and “brash.”", vec![1, 1, 1]),
        ("It was both “big” and “bold,” he said.", vec![1, 1]),
        ("“We came,” she said.\n“We saw.”", vec![1, 1]),
    ] {
        let found = detect(text);
        assert_eq!(found.quotes().iter().map(|q| q.parts().len()).collect::<Vec<_>>(), parts, "{text}");
    }
}

#[test]
fn usages() {
    for (text, usage) in [
        ("“We sail,” said Orr.", Usage::Speech),
        ("Orr called the plan “stupid.”", Usage::Speech),
        ("Nobody asked the so-called “experts” of the town.", Usage::Scare),
        ("She starred in two hits: “The Last Crane,” in which she flies, and one more.", Usage::Title),
        ("“The last crane,” in which she flew, was gone.", Usage::Speech),
        ("She starred in the film “The Last Crane” in May.", Usage::Title),
        ("He spoke on “Harbour at Noon” on Sunday.", Usage::Title),
        // The song of the sentence before, and one that is spoken of, say nothing of the quote.
        ("She knew the song. “Yes,” she said.", Usage::Speech),
        ("“Yes,” she said of the song.", Usage::Speech),
        ("“Yes,” the song of the year, was heard.", Usage::Title),
        // What an outlet shows, and what is told something, are programmes.
        ("Orr said on CNN’s “Harbour at Noon” that he would sail.", Usage::Title),
        ("On the network’s “Harbour at Noon,” Orr said he would sail.", Usage::Title),
        ("Orr said on “Harbour at Noon,” adding no more.", Usage::Title),
        ("Orr told “Harbour at Noon” on Sunday that he would sail.", Usage::Title),
        ("Orr told Lee “Harbour at Noon.”", Usage::Speech),
        // It says itself what it is.
        ("Orr spoke of “The Harbour Show” to all.", Usage::Title),
        ("The ad, “Cranes Fall,” ran in May.", Usage::Title),
        ("The “Cranes Fall” actor came in May.", Usage::Title),
        ("The ad says “Cranes Fall.”", Usage::Speech),
        ("Orr wrote a piece titled “The cranes must go. They are old.”", Usage::Title),
        ("Titled “The cranes must go,” it was read by all.", Usage::Title),
        ("The board was to publish “Cranes and Men,” by Orr.", Usage::Title),
        ("A play called “Los Hijos de Orr,” or so, was seen.", Usage::Title),
        // Between commas behind a text or a talk that acts.
        ("His talk, “Why cranes fall,” drew a crowd, Lee said.", Usage::Title),
        ("A paper by Ann B. Lee, “why cranes fall,” was read by all.", Usage::Title),
        ("In his talk, “I fall,” said Orr.", Usage::Speech),
        ("In his talk, “I fall,” he told all.", Usage::Speech),
        // What a campaign goes by.
        ("Orr led a campaign with the slogan “Cranes, we’re on it.”", Usage::Title),
        ("Orr paid for the safety campaign “Sail on.”", Usage::Title),
        ("Orr said of the safety campaign: “Sail on.”", Usage::Speech),
        // Speech behind a colon; capitals of a headline, of a first word and of "I".
        ("They sang the song: “Yes We Can”", Usage::Speech),
        ("Orr Sings Song of ‘Great Despair’ in Harbour Hall", Usage::Speech),
        ("The chants of “I am with her” rose.", Usage::Speech),
        ("In “It is so” he sees no harm.", Usage::Speech),
        ("Orr Calls Lee ‘Very Odd’ Captain", Usage::Speech),
        ("Lee: ‘Never Again’ Harbour Fees", Usage::Speech),
        ("Lee’s ‘Never Again’ Harbour stands.", Usage::Speech),
        ("Lee, who goes by “Axe,” ran it.", Usage::Nickname),
        ("The crew known as the “Night Hands” ran it.", Usage::Nickname),
        ("He wrote under the pseudonym “Tom Salt,” and well.", Usage::Nickname),
        ("Ann “the Axe” Lee ran it.", Usage::Nickname),
        ("Ann “Axe” Lee ran it.", Usage::Nickname),
        ("Lee, nicknamed “Axe,” ran it.", Usage::Nickname),
    ] {
        assert_eq!(detect(text).quotes()[0].usage(), usage, "{text}");
    }
    let plain = QuoteDetector::default().usage(false).detect("The so-called “experts” slept.");
    assert_eq!(plain.quotes()[0].usage(), Usage::Speech);
}

#[test]
fn white_space_and_invisible_characters_change_nothing() {
    for text in [
        "\u{feff}“We sail,” said Orr.",
        "\u{a0}“\u{a0}We sail,\u{a0}”\u{a0}said Orr.",
        "\u{200b}\"We sail,\"\u{200b} said Orr.",
        "\"We sail,\"\rOrr.",
    ] {
        let found = detect(text);
        assert_eq!(found.quotes().len(), 1, "{text:?}");
        assert_eq!(found.quotes()[0].span().of(text), "We sail,");
    }
}

#[test]
fn an_empty_quote_is_only_reported() {
    for text in ["\"\"", "He said “” and left.", "“ ”"] {
        assert!(detect(text).quotes().is_empty(), "{text}");
        assert!(diagnostics(text).iter().any(|d| d.0 == D::Stray), "{text}");
    }
}

/// What the detector is known to get wrong, so that a change shows.
#[test]
fn known_misses() {
    finds(&[
        // A short quote that lacks its opening mark: nothing shows where it began.
        "It was a great success” for the town.",
    ]);
}

fn holds(text: &str) {
    let found = detect(text);
    let quotes = found.quotes();
    for (i, quote) in quotes.iter().enumerate() {
        assert!(!quote.parts().is_empty());
        for part in quote.parts() {
            assert!(part.outer.contains(part.inner) && !part.inner.of(text).trim().is_empty(), "{text:?} {quote:?}");
            assert!(!part.outer.of(text).is_empty(), "{text:?}");
        }
        assert!(quote.parts().windows(2).all(|p| p[0].outer.end() <= p[1].outer.start()));
        assert!(i == 0 || quotes[i - 1].span().start() <= quote.span().start(), "{text:?}");
        match quote.parent() {
            None => assert_eq!(quote.depth(), 0),
            Some(parent) => {
                assert!(parent < i && quotes[parent].depth() + 1 == quote.depth());
                let inside = |part: &super::Part| quotes[parent].parts().iter().any(|p| p.outer.contains(part.outer));
                assert!(quote.parts().iter().all(inside), "{text:?}");
            }
        }
    }
    let mut spans: Vec<Span> = quotes.iter().flat_map(|q| q.parts().iter().map(|p| p.outer)).collect();
    spans.sort_by_key(|s| (s.start(), std::cmp::Reverse(s.end())));
    let mut open: Vec<Span> = Vec::new();
    for span in spans {
        while open.last().is_some_and(|o| o.end() <= span.start()) {
            open.pop();
        }
        assert!(open.last().is_none_or(|o| o.contains(span)), "{text:?} crosses at {span:?}");
        open.push(span);
    }
    for d in found.diagnostics() {
        assert!(!d.span().of(text).is_empty(), "{text:?} {d:?}");
    }
    assert!(found.diagnostics().windows(2).all(|d| d[0].span().start() <= d[1].span().start()));
}

#[test]
fn quotes_may_be_long() {
    let words = "word ".repeat(30_000);
    for text in [format!("“{words}"), format!("{words},” said"), format!("{}”", "a. ".repeat(30_000))] {
        holds(&text);
    }
}
