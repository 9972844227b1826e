//! Moments: when a record was put into the feed.

use std::fmt;
use std::str::FromStr;
use std::time::{Duration, SystemTime};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::Date;

/// A moment. Written and read as `2025-02-04T20:52:00Z`.
///
/// The crate has no clock: the present moment is the caller's to give, for instance from [`SystemTime::now`].
///
/// ```
/// use std::time::{Duration, SystemTime};
///
/// use ipse::{Date, Timestamp};
///
/// let moment: Timestamp = "2025-02-04T22:52:00+02:00".parse()?;
/// assert_eq!(moment.to_string(), "2025-02-04T20:52:00Z");
/// assert_eq!(moment.date(), Date::new(2025, 2, 4)?);
/// assert_eq!(Timestamp::try_from(SystemTime::UNIX_EPOCH + Duration::from_secs(1_738_702_320))?, moment);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(jiff::Timestamp);

/// What was given is no moment.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{given:?} is no timestamp: write a day and a time such as 2025-02-04T20:52:00Z, in the years -9999 to 9999")]
pub struct TimestampError {
    given: String,
}

impl Timestamp {
    /// The calendar day of the moment, in UTC.
    pub fn date(self) -> Date {
        Date::in_utc(self.0)
    }

    /// The first moment of a day, in UTC.
    pub(crate) fn start_of(day: Date) -> Timestamp {
        Timestamp(day.midnight_in_utc())
    }

    /// The moment that lies so long before this one; the first of all, where there is none.
    pub(crate) fn before(self, age: Duration) -> Timestamp {
        jiff::SignedDuration::try_from(age)
            .ok()
            .and_then(|age| self.0.checked_sub(age).ok())
            .map_or(Timestamp(jiff::Timestamp::MIN), Timestamp)
    }

    /// How long this moment is after `earlier`; `None` when it is before.
    pub(crate) fn since(self, earlier: Timestamp) -> Option<Duration> {
        self.0.duration_since(earlier.0).try_into().ok()
    }
}

impl FromStr for Timestamp {
    type Err = TimestampError;

    /// Reads a day and a time, such as `2025-02-04T20:52:00Z`; a blank may stand for the `T`. Without an offset from UTC the time
    /// is read as UTC, without a time it is midnight.
    fn from_str(given: &str) -> Result<Timestamp, TimestampError> {
        let text = given.trim();
        let utc = || text.parse::<jiff::civil::DateTime>().and_then(|time| time.to_zoned(jiff::tz::TimeZone::UTC));
        text.parse()
            .or_else(|_| utc().map(|zoned| zoned.timestamp()))
            .map(Timestamp)
            .map_err(|_| TimestampError { given: given.to_owned() })
    }
}

impl TryFrom<SystemTime> for Timestamp {
    type Error = TimestampError;

    fn try_from(time: SystemTime) -> Result<Timestamp, TimestampError> {
        jiff::Timestamp::try_from(time).map(Timestamp).map_err(|_| TimestampError { given: format!("{time:?}") })
    }
}

impl From<Timestamp> for SystemTime {
    fn from(time: Timestamp) -> SystemTime {
        time.0.into()
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Timestamp, D::Error> {
        let given = String::deserialize(deserializer)?;
        given.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_that_are_read() {
        for (given, read) in [
            ("2025-02-04T20:52:00Z", "2025-02-04T20:52:00Z"),
            (" 2025-02-04 20:52Z ", "2025-02-04T20:52:00Z"),
            ("2025-02-04T20:52:00.5Z", "2025-02-04T20:52:00.5Z"),
            ("2025-02-04T20:52:00-05:00", "2025-02-05T01:52:00Z"),
            ("2025-02-04T20:52:00", "2025-02-04T20:52:00Z"),
            ("2025-02-04", "2025-02-04T00:00:00Z"),
        ] {
            assert_eq!(given.parse::<Timestamp>().map(|moment| moment.to_string()).as_deref(), Ok(read), "{given:?}");
        }
        for given in ["", "yesterday", "2025-02-30T20:52:00Z", "20:52", "2025-02-04T25:00:00Z"] {
            let error = given.parse::<Timestamp>().unwrap_err().to_string();
            assert!(error.starts_with(&format!("{given:?} is no timestamp: write a day")), "{error}");
        }
    }

    #[test]
    fn moments_and_durations() {
        let moment: Timestamp = "2025-02-04T20:52:00Z".parse().unwrap();
        let earlier = moment.before(Duration::from_secs(21 * 3600));
        assert_eq!(earlier.to_string(), "2025-02-03T23:52:00Z");
        assert_eq!(moment.since(earlier), Some(Duration::from_secs(21 * 3600)));
        assert_eq!(earlier.since(moment), None);
        assert_eq!(moment.before(Duration::MAX), Timestamp(jiff::Timestamp::MIN));
        assert_eq!(Timestamp::start_of(moment.date()).to_string(), "2025-02-04T00:00:00Z");
        let of_day = |year, month, day| Timestamp::start_of(Date::new(year, month, day).unwrap());
        assert_eq!(of_day(-9999, 1, 1), Timestamp(jiff::Timestamp::MIN));
        assert_eq!(of_day(9999, 12, 31), Timestamp(jiff::Timestamp::MAX));
    }
}
