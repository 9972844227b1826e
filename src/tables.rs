//! Tables for the tests that stand beside the rules: what goes in, what must come out, and what is known to come out wrong.
//!
//! A table is read as a whole before it fails, so that one run shows every row that a change has touched.

/// Checks that reading each text gives what stands beside it.
#[track_caller]
pub(crate) fn hold<T: AsRef<str>, W: AsRef<str>>(rows: impl IntoIterator<Item = (T, W)>, read: impl Fn(&str) -> String) {
    let mut wrong = Vec::new();
    let mut count = 0;
    for (text, want) in rows {
        count += 1;
        let (text, want) = (text.as_ref(), want.as_ref());
        let got = read(text);
        if got != want {
            wrong.push(format!("\n  text  {text}\n  want  {want}\n  found {got}\n"));
        }
    }
    assert!(wrong.is_empty(), "{} of {count} rows do not hold:\n{}", wrong.len(), wrong.concat());
}

/// Checks a table of known misses: text, what comes out today, what is right. A row whose miss is mended fails, so that it moves
/// up to the rows that hold; so does one that goes wrong in another way, so that the table tells the truth.
#[track_caller]
pub(crate) fn known_misses<T: AsRef<str>>(rows: &[(T, &str, &str)], read: impl Fn(&str) -> String) {
    let mut moved = Vec::new();
    for (text, now, right) in rows {
        let text = text.as_ref();
        let got = read(text);
        if got == *right {
            moved.push(format!("\n  MENDED, move the row up to those that hold:\n  text  {text}\n  right {right}\n"));
        } else if got != *now {
            moved.push(format!("\n  wrong in another way:\n  text  {text}\n  was   {now}\n  found {got}\n  right {right}\n"));
        }
    }
    assert!(moved.is_empty(), "{} of {} known misses have changed:\n{}", moved.len(), rows.len(), moved.concat());
}
