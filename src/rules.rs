//! Named rules with weights, and sets of them: what decisions are made by, and explained with.
//!
//! A rule is declared once, in a row of its table: meaning, weight with where that comes from, and texts that show it. Its name in
//! output, the page `docs/rules.md`, the fit of the weights and the tests of the texts follow from the row.

use std::fmt;
use std::marker::PhantomData;

/// Where a weight comes from.
///
/// ```
/// use ipse::{Provenance, Rule};
///
/// let Provenance::Fitted { prior, .. } = Rule::Label.provenance() else { panic!("it was fitted") };
/// assert_eq!(prior, 4.0);
/// assert!(matches!(Rule::Relay.provenance(), Provenance::ByHand { .. }));
/// assert_eq!(Rule::Label.provenance().to_string(), "fitted, drawn towards 4.0");
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum Provenance {
    /// Fitted to annotated articles, and drawn towards a prior: towards nothing, 0, unless the row gives another.
    Fitted {
        /// The articles.
        to: &'static str,
        /// What the weight would be if no article told anything.
        prior: f32,
    },
    /// Set by hand: a fit leaves it as it is.
    ByHand {
        /// Why it was set so.
        reason: &'static str,
    },
}

impl fmt::Display for Provenance {
    /// Writes `fitted`, with the prior where there is one, or `by hand` with the reason.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Provenance::Fitted { prior: 0.0, .. } => f.write_str("fitted"),
            Provenance::Fitted { prior, .. } => write!(f, "fitted, drawn towards {prior:.1}"),
            Provenance::ByHand { reason } => write!(f, "by hand: {reason}"),
        }
    }
}

/// A kind of rules that is asked for by more than one part of the code. A table may have eight.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Tag(u8);

impl Tag {
    /// The kind with this number.
    pub(crate) const fn new(number: u8) -> Tag {
        Tag(1 << number)
    }
}

/// What a row says of its rule but for words.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Row {
    pub(crate) weight: f32,
    pub(crate) provenance: Provenance,
    tags: u8,
}

impl Row {
    /// A weight fitted to these articles.
    pub(crate) const fn fitted(weight: f32, to: &'static str) -> Row {
        Row { weight, provenance: Provenance::Fitted { to, prior: 0.0 }, tags: 0 }
    }

    /// Draws a fitted weight towards a prior.
    pub(crate) const fn towards(self, prior: f32) -> Row {
        let Provenance::Fitted { to, .. } = self.provenance else { panic!("a weight set by hand has no prior") };
        Row { provenance: Provenance::Fitted { to, prior }, ..self }
    }

    pub(crate) const fn tagged(self, tag: Tag) -> Row {
        Row { tags: self.tags | tag.0, ..self }
    }
}

/// A weight set by hand.
pub(crate) const fn by_hand(weight: f32, reason: &'static str) -> Row {
    Row { weight, provenance: Provenance::ByHand { reason }, tags: 0 }
}

/// The rules of one decision: each is its place in a table.
pub(crate) trait Weighed: Copy + 'static {
    /// Every rule, in the order of the table.
    const ALL: &'static [Self];
    /// One row a rule, in the same order.
    const ROWS: &'static [Row];

    /// The place in the table.
    fn place(self) -> u32;

    /// The texts that show where it holds and where not.
    #[cfg(test)]
    fn examples(self) -> Examples;
}

/// Texts that show where a rule holds and where not. In a text `¶` parts paragraphs, and `→` right behind an opening mark shows the
/// quote that is asked about; without one it is the first.
#[cfg(test)]
#[derive(Debug, Clone, Copy)]
pub(crate) struct Examples {
    /// For whom it holds, in which text, and who is named there in the end.
    pub(crate) holds: &'static [(&'static str, &'static str, &'static str)],
    /// For whom it does not hold though a reader may think so, in which text.
    pub(crate) not: &'static [(&'static str, &'static str)],
}

/// Makes an enum of rules from their rows:
///
/// ```text
/// /// The meaning, in one line.
/// VariantInCamelCase: fitted(1.62).towards(2.0).tagged(KIND), {
///     holds for "whom" in "text" => "who is named in the end";
///     not for "whom" in "text that a reader may confuse with it";
/// }
/// ```
macro_rules! rules {
    ($(#[$doc:meta])* pub enum $Rule:ident {
        $(
            #[doc = $meaning:literal]
            $variant:ident: $row:expr, {
                $(holds for $holds_for:literal in $holds_in:literal => $named:literal;)+
                $(not for $not_for:literal in $not_in:literal;)+
            }
        )+
    }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum $Rule {
            $(#[doc = $meaning] $variant,)+
        }

        impl $Rule {
            /// Every one, in the order of the table.
            pub const ALL: &'static [$Rule] = &[$($Rule::$variant),+];

            const ROWS: &'static [$crate::rules::Row] = &[$($row),+];

            /// The name under which it stands in output: lower case with hyphens.
            pub const fn name(self) -> &'static str {
                match self {
                    $($Rule::$variant => {
                        const LEN: usize = $crate::rules::hyphened_len(stringify!($variant));
                        const NAME: [u8; LEN] = $crate::rules::hyphened(stringify!($variant));
                        const { $crate::rules::ascii(&NAME) }
                    })+
                }
            }

            /// What it means, in one line.
            pub const fn meaning(self) -> &'static str {
                match self { $($Rule::$variant => $meaning.trim_ascii()),+ }
            }

            /// How much it speaks for a candidate (or against it, below zero), in log-odds.
            pub const fn weight(self) -> f32 {
                $Rule::ROWS[self as usize].weight
            }

            /// Where the weight comes from.
            pub const fn provenance(self) -> $crate::Provenance {
                $Rule::ROWS[self as usize].provenance
            }
        }

        impl $crate::rules::Weighed for $Rule {
            const ALL: &'static [$Rule] = $Rule::ALL;
            const ROWS: &'static [$crate::rules::Row] = $Rule::ROWS;

            fn place(self) -> u32 {
                self as u32
            }

            #[cfg(test)]
            fn examples(self) -> $crate::rules::Examples {
                match self {
                    $($Rule::$variant => $crate::rules::Examples {
                        holds: &[$(($holds_for, $holds_in, $named)),+],
                        not: &[$(($not_for, $not_in)),+],
                    }),+
                }
            }
        }

        impl std::fmt::Display for $Rule {
            /// Writes its name.
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.name())
            }
        }

        impl std::str::FromStr for $Rule {
            type Err = $crate::NameError;

            /// Reads its name.
            fn from_str(name: &str) -> Result<Self, $crate::NameError> {
                $crate::names::named(name)
            }
        }

        impl<'de> serde::Deserialize<'de> for $Rule {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let name = std::borrow::Cow::<str>::deserialize(deserializer)?;
                let rule = $Rule::ALL.iter().copied().find(|rule| rule.name() == name);
                rule.ok_or_else(|| serde::de::Error::custom(format!("there is no rule `{name}`")))
            }
        }

        impl serde::Serialize for $Rule {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.name())
            }
        }

        // A set of them has a bit for each.
        const _: () = assert!($Rule::ALL.len() <= 128);
    };
}
pub(crate) use rules;

/// How many bytes the name of a variant has.
pub(crate) const fn hyphened_len(variant: &str) -> usize {
    let (mut len, mut at) = (variant.len(), 1);
    while at < variant.len() {
        len += variant.as_bytes()[at].is_ascii_uppercase() as usize;
        at += 1;
    }
    len
}

/// The name of a variant: `SubjectAfter` is `subject-after`.
pub(crate) const fn hyphened<const LEN: usize>(variant: &str) -> [u8; LEN] {
    let (mut name, mut to, mut at) = ([b'-'; LEN], 0, 0);
    while at < variant.len() {
        let letter = variant.as_bytes()[at];
        to += (at > 0 && letter.is_ascii_uppercase()) as usize;
        name[to] = letter.to_ascii_lowercase();
        (to, at) = (to + 1, at + 1);
    }
    name
}

/// The bytes of a name as text.
pub(crate) const fn ascii(name: &[u8]) -> &str {
    match std::str::from_utf8(name) {
        Ok(name) => name,
        Err(_) => panic!("the name of a variant is ASCII"),
    }
}

/// The rules that hold for one candidate. There may be many sets, so they are not kept apart by what a `u128` would like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(Rust, packed(4))]
pub(crate) struct RuleSet<R>(u128, PhantomData<R>);

impl<R> Default for RuleSet<R> {
    fn default() -> Self {
        RuleSet(0, PhantomData)
    }
}

impl<R: Weighed> RuleSet<R> {
    pub(crate) fn add(&mut self, rule: R) {
        self.0 |= 1 << rule.place();
    }

    pub(crate) fn join(&mut self, other: RuleSet<R>) {
        self.0 |= other.0;
    }

    pub(crate) fn has(self, rule: R) -> bool {
        self.0 & (1 << rule.place()) != 0
    }

    pub(crate) fn any(self, rules: &[R]) -> bool {
        rules.iter().any(|rule| self.has(*rule))
    }

    /// Whether one of its rules is of the kind.
    pub(crate) fn any_tagged(self, tag: Tag) -> bool {
        self.places().any(|place| R::ROWS[place].tags & tag.0 != 0)
    }

    /// The rules of the set, in the order of the table.
    pub(crate) fn iter(self) -> impl Iterator<Item = R> {
        self.places().map(|place| R::ALL[place])
    }

    /// The sum of the weights.
    pub(crate) fn score(self) -> f32 {
        crate::steps::step();
        self.places().fold(0.0, |sum, place| sum + R::ROWS[place].weight)
    }

    /// The places of its rules, in order.
    fn places(self) -> impl Iterator<Item = usize> {
        [(self.0 as u64, 0), ((self.0 >> 64) as u64, 64)].into_iter().flat_map(|(mut bits, first)| {
            std::iter::from_fn(move || {
                let place = (bits != 0).then_some(first + bits.trailing_zeros() as usize)?;
                bits &= bits - 1;
                Some(place)
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn fitted(weight: f32) -> Row {
        Row::fitted(weight, "nothing")
    }

    const EVEN: Tag = Tag::new(0);
    const SECOND: Tag = Tag::new(7);

    rules! {
        /// Three rules.
        pub enum Three {
            /// The first
            One: fitted(1.5).towards(2.0), {
                holds for "a" in "a is one" => "a";
                not for "b" in "b is two";
            }
            /// The second
            TheSecond: by_hand(-0.5, "It was felt so.").tagged(SECOND).tagged(EVEN), {
                holds for "b" in "b is two" => "b";
                holds for "b" in "two is b" => "nobody";
                not for "a" in "a is one";
                not for "c" in "c is three";
            }
            /// The third
            Last: fitted(4.0), {
                holds for "c" in "c is three" => "c";
                not for "b" in "b is two";
            }
        }
    }

    #[test]
    fn a_set_holds_each_rule_once() {
        let mut set = RuleSet::<Three>::default();
        assert_eq!((set.iter().count(), set.score()), (0, 0.0));
        set.add(Three::Last);
        set.add(Three::TheSecond);
        set.add(Three::Last);
        assert_eq!(set.iter().collect::<Vec<_>>(), [Three::TheSecond, Three::Last]);
        assert_eq!(set.score(), 3.5);
        assert!(set.has(Three::TheSecond) && !set.has(Three::One));
        assert!(set.any(&[Three::One, Three::Last]) && !set.any(&[Three::One]));
        let mut other = RuleSet::default();
        other.add(Three::One);
        assert!(set.any_tagged(EVEN) && set.any_tagged(SECOND) && !other.any_tagged(EVEN));
        other.join(set);
        assert_eq!(other.iter().collect::<Vec<_>>(), Three::ALL);
        assert_eq!(other.score(), 5.0);
    }

    #[test]
    fn a_rule_is_what_its_row_says() {
        assert_eq!(serde_json::to_string(Three::ALL).unwrap(), r#"["one","the-second","last"]"#);
        assert_eq!((Three::TheSecond.meaning(), Three::TheSecond.weight()), ("The second", -0.5));
        let provenances = Three::ALL.iter().map(|rule| rule.provenance().to_string());
        assert_eq!(provenances.collect::<Vec<_>>(), ["fitted, drawn towards 2.0", "by hand: It was felt so.", "fitted"]);
        let Examples { holds, not } = Three::TheSecond.examples();
        assert_eq!((holds[1], not[0]), (("b", "two is b", "nobody"), ("a", "a is one")));
    }
}
