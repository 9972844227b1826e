//! Made-up statements and texts, as many and as long as wanted and the same at every run, to measure with.

/// What somebody said in print: name, words and the day of February 2025.
pub struct Statement {
    pub name: String,
    pub quote: String,
    pub day: u8,
}

/// How like each other the statements are.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// As in a feed: many authors, and each statement in one to four prints, whole or in part.
    Feed,
    /// One author, whose statements are all of the same forty words.
    OneTopic,
    /// One author and one statement, printed by everybody.
    OneStatement,
}

pub fn statements(kind: Kind, count: usize) -> Vec<Statement> {
    let mut noise = Noise(0x9e37_79b9_7f4a_7c15);
    let mut all = Vec::with_capacity(count);
    while all.len() < count {
        let (author, day) = match kind {
            Kind::Feed => (noise.below(400), 1 + noise.below(28) as u8),
            _ => (0, 4),
        };
        let words: Vec<String> = match kind {
            Kind::Feed => (0..12 + noise.below(20)).map(|_| noise.word(5000)).collect(),
            Kind::OneTopic => (0..12 + noise.below(20)).map(|_| noise.word(40)).collect(),
            Kind::OneStatement => (0..20).map(|at| word(at * 7)).collect(),
        };
        for print in 0..1 + noise.below(4) {
            let part = match print {
                0 | 1 => &words[..],
                2 => &words[..words.len() / 2],
                _ => &words[words.len() / 3..],
            };
            // Two of three spell out the given name.
            let name = if noise.below(3) == 0 { word(author + 9) } else { format!("Ann{} {}", word(author), word(author + 9)) };
            all.push(Statement { name, quote: part.join(" ") + ".", day });
        }
    }
    all.truncate(count);
    all
}

/// A word that is in no list.
fn word(number: usize) -> String {
    let mut rest = number + 29;
    let mut out = String::new();
    while rest > 0 {
        out.push_str(["ba", "ke", "li", "mo", "tu", "dra", "fel"][rest % 7]);
        rest /= 7;
    }
    out
}

/// xorshift64
struct Noise(u64);

impl Noise {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 32) as usize % end
    }

    /// One word of so many, the first ones far more often than the last.
    fn word(&mut self, end: usize) -> String {
        let most = 1 + self.below(end);
        word(self.below(most))
    }
}

/// News of at least so many bytes, with people of its own in every article.
pub fn news(bytes: usize) -> String {
    let mut noise = Noise(0x2545_F491_4F6C_DD1D);
    let mut out = String::with_capacity(bytes + 2000);
    while out.len() < bytes {
        let name = |noise: &mut Noise| capital(&word(noise.below(4000)));
        let (given, surname, other) = (name(&mut noise), name(&mut noise), name(&mut noise));
        let (year, count) = (1950 + noise.below(70), noise.below(900));
        out.push_str(&format!(
            "The water board of {other} closed {count} of its wells in {year}, and nobody asked why. “We had no choice, and we told \
             everybody so at the time,” said {given} {surname}, who chairs the board. “The pumps were older than the pipes.”\n\n\
             Ms. {surname} came to the board as its lawyer. She said that the pumps would run again by the spring, and that the \
             money had been found. Others are not so sure of that, and some have begun to dig wells of their own behind the barns, \
             which the law does not allow.\n\n\
             “That is {count} families without water, and they call it maintenance,” Mayor Peter {other} said on Tuesday. He called \
             the plan “a bucket with a hole”. According to a report of the council, the board knew of the cracks for a year. The \
             board did not answer questions about the report, and its office was closed for most of the week.\n\n"
        ));
    }
    out
}

/// Texts that would hurt a reader whose work grows faster than what it reads, under a name each, of about so many bytes.
pub fn odd_texts(bytes: usize) -> Vec<(&'static str, String)> {
    let repeat = |text: &str| text.repeat(bytes / text.len());
    let count = bytes / 10;
    vec![
        ("straight marks", repeat("\"")),
        ("opening marks", repeat("“")),
        ("closing marks", repeat("”")),
        ("\"a \"a", repeat("\"a ")),
        ("'a 'a", repeat("'a ")),
        ("openers of all families", repeat("“\"‘'«‹„‚「『``''")),
        ("openers and words", repeat("“a \"b ‘c 'd «e ‹f „g ‚h 「i ")),
        ("one long paragraph", news(10 * bytes).replace("\n\n", " ")),
        ("different names", (0..count).map(|n| format!("{} {} left. ", capital(&word(n)), capital(&word(n * 7 + 3)))).collect()),
        ("one surname", (0..count).map(|n| format!("{} Lee left. ", capital(&word(n)))).collect()),
        ("quotes of pronouns", "“It rains,” she said. ".repeat(count)),
        ("quotes of one person", "“It rains,” said Ann Lee. ".repeat(count)),
        ("two people and pronouns", "Ann Lee met Ida Orr. “It rains,” she said. ".repeat(count / 2)),
        ("scraps", (0..count).map(|n| format!("The “{} {}” plan failed. ", word(n % 997), word(n % 991))).collect()),
        ("a word without end", repeat("a")),
        ("blank lines", repeat("\n")),
        ("said said said", repeat("said ")),
        ("who said who said", repeat("Lee, who said ")),
        ("turns of a story", "“Is it gone?” Ann asked.\n\n“It is,” said Tom.\n\n“Where to?”\n\n".repeat(count / 5)),
    ]
}

fn capital(word: &str) -> String {
    word[..1].to_uppercase() + &word[1..]
}
