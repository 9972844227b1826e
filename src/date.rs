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
    /// The day from which days are counted.
    const EPOCH: Date = Date(jiff::civil::Date::constant(1970, 1, 1));

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

    /// The day so many days after 1970-01-01, or before it when below zero, as Arrow, Parquet and Avro store days; `None` beyond the
    /// years -9999 to 9999.
    ///
    /// ```
    /// use ipse::Date;
    ///
    /// assert_eq!(Date::from_days_since_epoch(20_123), Some(Date::new(2025, 2, 4)?));
    /// assert_eq!(Date::from_days_since_epoch(i32::MAX), None);
    /// # Ok::<(), ipse::DateError>(())
    /// ```
    pub fn from_days_since_epoch(days: i32) -> Option<Date> {
        Date::EPOCH.plus_days(days)
    }

    /// How many days after 1970-01-01 this day is; below zero when it is before.
    ///
    /// ```
    /// use ipse::Date;
    ///
    /// assert_eq!(Date::new(2025, 2, 4)?.days_since_epoch(), 20_123);
    /// # Ok::<(), ipse::DateError>(())
    /// ```
    pub fn days_since_epoch(self) -> i32 {
        self.days_after(Date::EPOCH)
    }

    /// How many days this day is after `earlier`; below zero when it is before.
    pub(crate) fn days_after(self, earlier: Date) -> i32 {
        (self.0 - earlier.0).get_days()
    }

    /// The day so many days later, or before it; `None` beyond the calendar's ends.
    pub(crate) fn plus_days(self, days: i32) -> Option<Date> {
        self.0.checked_add(jiff::Span::new().try_days(days).ok()?).ok().map(Date)
    }

    /// The day of the week: 1 is Monday, 7 is Sunday.
    pub(crate) fn weekday(self) -> i8 {
        self.0.weekday().to_monday_one_offset()
    }

    /// The first and the last day of a month.
    pub(crate) fn month_of(year: i16, month: u8) -> Option<(Date, Date)> {
        let first = Date::new(year, month, 1).ok()?;
        Some((first, Date(first.0.last_of_month())))
    }

    /// The day in the form that a `strftime` pattern sets.
    pub(crate) fn strftime(self, pattern: &'static str) -> impl fmt::Display {
        self.0.strftime(pattern)
    }

    /// The day on which a clock in UTC shows the moment.
    pub(crate) fn in_utc(moment: jiff::Timestamp) -> Date {
        Date(jiff::tz::TimeZone::UTC.to_datetime(moment).date())
    }

    /// The first moment of the day in UTC; of the first and the last day of all, the nearest moment that there is.
    pub(crate) fn midnight_in_utc(self) -> jiff::Timestamp {
        let beyond = if self.0.year() < 0 { jiff::Timestamp::MIN } else { jiff::Timestamp::MAX };
        self.0.to_zoned(jiff::tz::TimeZone::UTC).map_or(beyond, |zoned| zoned.timestamp())
    }

    /// Reads a day in the form that a `strftime` pattern sets.
    pub(crate) fn strptime(pattern: &'static str, text: &str) -> Option<Date> {
        jiff::civil::Date::strptime(pattern, text).ok().map(Date)
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
