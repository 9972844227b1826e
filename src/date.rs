//! Calendar days.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A calendar day, without a time or a time zone. Written and read as `YYYY-MM-DD`.
///
/// ```
/// use ipse::Date;
///
/// let day = Date::new(2025, 2, 4)?;
/// assert_eq!(day.to_string(), "2025-02-04");
/// assert_eq!("2025-02-04".parse::<Date>()?, day);
/// assert!("2025-02-30".parse::<Date>().is_err());
/// # Ok::<(), ipse::DateError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(jiff::civil::Date);

/// What was given is no calendar day.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{given:?} is no calendar day: write YYYY-MM-DD, such as 2025-02-04")]
pub struct DateError {
    given: String,
}

impl Date {
    /// The given day of the Gregorian calendar.
    ///
    /// # Errors
    ///
    /// When there is no such day, or the year is beyond -9999 to 9999.
    pub fn new(year: i16, month: u8, day: u8) -> Result<Date, DateError> {
        let error = || DateError { given: format!("{year:04}-{month:02}-{day:02}") };
        let month = i8::try_from(month).map_err(|_| error())?;
        let day = i8::try_from(day).map_err(|_| error())?;
        jiff::civil::Date::new(year, month, day).map(Date).map_err(|_| error())
    }

    /// The year.
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u8 {
        self.0.month().unsigned_abs()
    }

    /// The day of the month, 1 to 31.
    pub fn day(self) -> u8 {
        self.0.day().unsigned_abs()
    }

    /// How many days this day is after `earlier`; below zero when it is before.
    pub(crate) fn days_after(self, earlier: Date) -> i32 {
        (self.0 - earlier.0).get_days()
    }

    /// The day in the form that a `strftime` pattern sets.
    pub(crate) fn strftime(self, pattern: &'static str) -> impl fmt::Display {
        self.0.strftime(pattern)
    }
}

impl FromStr for Date {
    type Err = DateError;

    /// Reads `YYYY-MM-DD`; a time behind a `T` or a blank is passed over.
    fn from_str(given: &str) -> Result<Date, DateError> {
        let day = given.trim().split(['T', ' ']).next().unwrap_or("");
        day.parse().map(Date).map_err(|_| DateError { given: given.to_owned() })
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
        let given = String::deserialize(deserializer)?;
        given.parse().map_err(serde::de::Error::custom)
    }
}
