//! Enums by the names that they have in JSON.

use serde::de::DeserializeOwned;
use serde::de::IntoDeserializer;
use serde::de::value::{Error, StrDeserializer};

/// A name that is none of an enum's.
///
/// ```
/// use ipse::QuoteKind;
///
/// assert_eq!("mixed".parse(), Ok(QuoteKind::Mixed));
/// let error = "Mixed".parse::<QuoteKind>().unwrap_err();
/// assert_eq!(error.given, "Mixed");
/// assert!(error.to_string().contains("`direct`, `mixed`, `indirect`"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{expected}")]
#[non_exhaustive]
pub struct NameError {
    /// What was given.
    pub given: String,
    /// What was given, and which names there are.
    pub expected: String,
}

/// The variant of a name.
pub(crate) fn named<T: DeserializeOwned>(name: &str) -> Result<T, NameError> {
    let form: StrDeserializer<Error> = name.into_deserializer();
    T::deserialize(form).map_err(|error| NameError { given: name.to_owned(), expected: error.to_string() })
}

/// Lets enums that serde names be written by these names, and be read from them.
macro_rules! named {
    ($($Type:ty),+) => {$(
        impl std::fmt::Display for $Type {
            /// Writes the name that stands in JSON.
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                serde::Serialize::serialize(self, f)
            }
        }

        impl std::str::FromStr for $Type {
            type Err = NameError;

            /// Reads the name that stands in JSON.
            fn from_str(name: &str) -> Result<Self, NameError> {
                named(name)
            }
        }
    )+};
}

named! {
    crate::Act, crate::DiagnosticKind, crate::Factuality, crate::Gender, crate::MarkFamily, crate::QuoteKind, crate::SpeakerKind, crate::Usage
}
