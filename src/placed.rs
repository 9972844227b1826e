//! Reading with serde so that an error tells the place of what is wrong: `records[3].author.name`.

use serde::de::Error;
use serde::{Deserialize, Deserializer};

/// How errors about a value begin: serde's own words, and ours, which name the value first. All others are of the format: text that
/// is no JSON, a file that cannot be read. Those have no place, and stay as they are, for callers ask what sort they are.
const OF_A_VALUE: [&str; 8] =
    ["invalid type", "invalid value", "invalid length", "missing field", "unknown variant", "duplicate field", "\"", "["];

/// Reads a value; an error names the path to it.
pub(crate) fn deserialize<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<T, D::Error> {
    serde_path_to_error::deserialize(deserializer).map_err(|error| {
        let path = error.path().to_string();
        let whole = error.inner().to_string();
        // Where one type of ours stands in another, the end of the path is told already.
        let told = whole.split_once(": ").filter(|(told, _)| path.ends_with(told));
        let message = told.map_or(whole.as_str(), |(_, message)| message);
        if path == "." || !OF_A_VALUE.iter().any(|begin| message.starts_with(begin)) {
            return error.into_inner();
        }
        D::Error::custom(format_args!("{path}: {message}"))
    })
}

/// Reads `null` as the default.
pub(crate) fn or_default<'de, D: Deserializer<'de>, T: Deserialize<'de> + Default>(deserializer: D) -> Result<T, D::Error> {
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}
