//! Named rules with weights, and sets of them: what decisions are made by, and explained with.

use std::marker::PhantomData;

/// The rules of one decision: each is its place in a table of weights.
pub(crate) trait Weighed: Copy + 'static {
    /// Every rule, in the order of the table.
    const ALL: &'static [Self];
    /// One weight a rule, in the same order.
    const WEIGHTS: &'static [f32];

    /// The place in the table.
    fn place(self) -> u32;
}

/// Makes an enum of rules: variant, name and meaning of each, and the table of their weights.
macro_rules! rules {
    ($(#[$doc:meta])* $Rule:ident weighed by $WEIGHTS:ident { $($variant:ident $name:literal $meaning:literal;)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum $Rule {
            $(#[doc = $meaning] $variant,)*
        }

        impl $Rule {
            /// Every one, in the order of the table.
            pub const ALL: &'static [$Rule] = &[$($Rule::$variant),*];

            /// The name under which it stands in output: lower case with hyphens.
            pub const fn name(self) -> &'static str {
                match self { $($Rule::$variant => $name),* }
            }

            /// What it means, in one line.
            pub const fn meaning(self) -> &'static str {
                match self { $($Rule::$variant => $meaning),* }
            }

            /// How much it speaks for a candidate (or against it, below zero), in log-odds.
            pub fn weight(self) -> f32 {
                $WEIGHTS[self as usize]
            }
        }

        impl $crate::rules::Weighed for $Rule {
            const ALL: &'static [$Rule] = $Rule::ALL;
            const WEIGHTS: &'static [f32] = &$WEIGHTS;

            fn place(self) -> u32 {
                self as u32
            }
        }

        impl std::fmt::Display for $Rule {
            /// Writes its name.
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.name())
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

    /// The rules of the set, in the order of the table.
    pub(crate) fn iter(self) -> impl Iterator<Item = R> {
        R::ALL.iter().copied().filter(move |rule| self.has(*rule))
    }

    /// The sum of the weights.
    pub(crate) fn score(self) -> f32 {
        crate::steps::step();
        let mut sum = 0.0;
        for (mut bits, first) in [(self.0 as u64, 0), ((self.0 >> 64) as u64, 64)] {
            while bits != 0 {
                sum += R::WEIGHTS[first + bits.trailing_zeros() as usize];
                bits &= bits - 1;
            }
        }
        sum
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WEIGHTS: [f32; 3] = [1.5, -0.5, 4.0];

    rules! {
        /// Three rules.
        Three weighed by WEIGHTS {
            One "one" "The first";
            Two "two" "The second";
            Last "last" "The third";
        }
    }

    #[test]
    fn a_set_holds_each_rule_once() {
        let mut set = RuleSet::<Three>::default();
        assert_eq!((set.iter().count(), set.score()), (0, 0.0));
        set.add(Three::Last);
        set.add(Three::Two);
        set.add(Three::Last);
        assert_eq!(set.iter().collect::<Vec<_>>(), [Three::Two, Three::Last]);
        assert_eq!(set.score(), 3.5);
        assert!(set.has(Three::Two) && !set.has(Three::One));
        assert!(set.any(&[Three::One, Three::Last]) && !set.any(&[Three::One]));
        let mut other = RuleSet::default();
        other.add(Three::One);
        other.join(set);
        assert_eq!(other.iter().collect::<Vec<_>>(), Three::ALL);
        assert_eq!(other.score(), WEIGHTS.iter().sum::<f32>());
    }

    #[test]
    fn a_rule_goes_by_its_name() {
        assert_eq!(serde_json::to_string(Three::ALL).unwrap(), r#"["one","two","last"]"#);
        assert_eq!((Three::Two.meaning(), Three::Two.weight()), ("The second", -0.5));
    }
}
