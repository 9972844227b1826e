//! Made-up statements, as many as wanted and the same at every run, to measure merging with.

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
