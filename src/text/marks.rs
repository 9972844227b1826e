//! Quotation marks: every character that may open or close a quotation.
//!
//! All that is known of a mark stands in one row. Whatever else tells marks apart (the detector by bytes, for speed) is tested against
//! the rows.

use serde::{Deserialize, Serialize};

/// A family of quotation marks, by the mark that opened the quote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum MarkFamily {
    /// `"…"`
    StraightDouble,
    /// `'…'`
    StraightSingle,
    /// `“…”`, also with the marks inverted
    CurlyDouble,
    /// `‘…’`
    CurlySingle,
    /// `''…''`, two apostrophes on either side
    DoubledApostrophe,
    /// ``` ``…'' ```
    Latex,
    /// `«…»` and `»…«`
    Guillemets,
    /// `‹…›` and `›…‹`
    SingleGuillemets,
    /// `„…“`, also closed by `”`
    LowHigh,
    /// `‚…‘`
    LowHighSingle,
    /// `「…」`
    Corner,
    /// `『…』`
    DoubleCorner,
}

/// Marks of one group close each other as a matter of course.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Group {
    Straight,
    Curly,
    Doubled,
    Guillemets,
    Angles,
    Corners,
    WhiteCorners,
    Single,
}

/// How many groups are paired as double marks; [`Group::Single`] is the one after them.
pub(crate) const DOUBLE_GROUPS: usize = Group::Single as usize;

impl Group {
    /// Whether a careless writer may close a quote of this group by a mark of another such group.
    pub(crate) fn is_western(self) -> bool {
        matches!(self, Group::Straight | Group::Curly | Group::Doubled)
    }

    /// Whether a mark of this group closes, or takes up again, a quote of `other`.
    pub(crate) fn closes(self, other: Group) -> bool {
        self == other || (self.is_western() && other.is_western())
    }
}

/// Makes the shapes of marks: each with its characters, how a word of it would read (as a double mark or a single one), its group and
/// its family.
macro_rules! shapes {
    ($($(#[$doc:meta])* $Shape:ident [$($char:literal)*] $width:ident $Group:ident $Family:ident)*) => {
        /// The shape of a mark.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum MarkShape { $($(#[$doc])* $Shape),* }

        impl MarkShape {
            #[cfg(test)]
            pub(crate) const ALL: &[(MarkShape, &[char])] = &[$((MarkShape::$Shape, &[$($char),*])),*];

            /// The mark that a character is.
            pub(crate) fn of(c: char) -> Option<MarkShape> {
                match c {
                    $($($char => Some(MarkShape::$Shape),)*)*
                    _ => None,
                }
            }

            /// Whether it looks like one stroke on each side, not two.
            pub(crate) fn width(self) -> Width {
                match self { $(MarkShape::$Shape => Width::$width),* }
            }

            pub(crate) fn group(self) -> Group {
                match self { $(MarkShape::$Shape => Group::$Group),* }
            }

            pub(crate) fn family(self) -> MarkFamily {
                match self { $(MarkShape::$Shape => MarkFamily::$Family),* }
            }
        }
    };
}

/// How many strokes a mark has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Width {
    Single,
    Double,
}

impl Width {
    /// The ASCII mark of so many strokes.
    pub(crate) fn sign(self) -> u8 {
        match self {
            Width::Single => b'\'',
            Width::Double => b'"',
        }
    }
}

shapes! {
    Straight ['"'] Double Straight StraightDouble
    Apostrophe ['\''] Single Single StraightSingle
    /// Two apostrophes.
    Doubled [] Double Doubled DoubledApostrophe
    Backtick ['`'] Single Single StraightSingle
    /// Two backticks.
    Backticks [] Double Doubled Latex
    LeftDouble ['“' '‟'] Double Curly CurlyDouble
    RightDouble ['”'] Double Curly CurlyDouble
    LowDouble ['„'] Double Curly LowHigh
    LeftSingle ['‘' '‛'] Single Single CurlySingle
    RightSingle ['’'] Single Single CurlySingle
    LowSingle ['‚'] Single Single LowHighSingle
    LeftGuillemet ['«'] Double Guillemets Guillemets
    RightGuillemet ['»'] Double Guillemets Guillemets
    LeftAngle ['‹'] Single Angles SingleGuillemets
    RightAngle ['›'] Single Angles SingleGuillemets
    LeftCorner ['「'] Double Corners Corner
    RightCorner ['」'] Double Corners Corner
    LeftWhiteCorner ['『'] Double WhiteCorners DoubleCorner
    RightWhiteCorner ['』'] Double WhiteCorners DoubleCorner
}

impl MarkShape {
    /// Whether it is paired as a single mark, which may be an apostrophe.
    pub(crate) fn is_single(self) -> bool {
        self.group() == Group::Single
    }

    /// How many bytes it is written with.
    pub(crate) fn len(self) -> usize {
        match self {
            MarkShape::Straight | MarkShape::Apostrophe | MarkShape::Backtick => 1,
            MarkShape::Doubled | MarkShape::Backticks | MarkShape::LeftGuillemet | MarkShape::RightGuillemet => 2,
            _ => 3,
        }
    }
}

/// Whether a character is a quotation mark of any family, or an apostrophe.
pub(crate) fn is_mark(c: char) -> bool {
    MarkShape::of(c).is_some()
}
