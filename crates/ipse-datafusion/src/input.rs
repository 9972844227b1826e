//! The arguments of a call: which types they may have, and the article of a row.

use arrow::array::{Array, ArrayRef, AsArray, Date32Array, StringViewArray};
use arrow::compute::cast;
use arrow::datatypes::{DataType, Date32Type};
use datafusion_common::{Result, plan_err};
use datafusion_expr::ColumnarValue;
use ipse::{Date, Document};

/// The arguments in their order. Only the first is needed.
pub(crate) const NAMES: [&str; 4] = ["text", "title", "publisher", "published"];

/// Fails where the function cannot be called so. No argument need be cast: whatever is read is read as it comes.
pub(crate) fn check(function: &str, given: &[DataType]) -> Result<()> {
    if given.is_empty() || given.len() > NAMES.len() {
        let count = given.len();
        return plan_err!(
            "{function} takes a text and, if you like, a title, a publisher and the day it was published; {count} arguments were given"
        );
    }
    for (name, of) in NAMES.iter().zip(given) {
        let value = value_type(of);
        let day = *name == "published" && is_day(value);
        if !(value.is_string() || value.is_null() || day) {
            let or_day = if *name == "published" { ", a date or a timestamp" } else { "" };
            return plan_err!("{function}: the argument {name} is {of}; it must be a string{or_day}: CAST({name} AS VARCHAR)");
        }
    }
    Ok(())
}

fn is_day(of: &DataType) -> bool {
    matches!(of, DataType::Date32 | DataType::Date64 | DataType::Timestamp(..))
}

/// The columns of a batch.
pub(crate) struct Input {
    text: StringViewArray,
    title: Option<StringViewArray>,
    publisher: Option<StringViewArray>,
    published: Option<Published>,
}

enum Published {
    Days(Date32Array),
    Words(StringViewArray),
}

impl Input {
    pub(crate) fn new(function: &str, args: &[ColumnarValue], rows: usize) -> Result<Input> {
        let given: Vec<DataType> = args.iter().map(ColumnarValue::data_type).collect();
        // An engine has asked before; others may call it, too.
        check(function, &given)?;
        let mut columns = args.iter().map(|arg| arg.to_array(rows));
        let mut next = || columns.next().transpose();
        let text = next()?.map_or_else(|| Ok(StringViewArray::new_null(rows)), |column| words(&column))?;
        let title = next()?.map(|column| words(&column)).transpose()?;
        let publisher = next()?.map(|column| words(&column)).transpose()?;
        let published = next()?.map(|column| Published::new(&column)).transpose()?;
        Ok(Input { text, title, publisher, published })
    }

    /// The article of a row; `None` where its text is null.
    pub(crate) fn document(&self, row: usize) -> Option<Document<'_>> {
        let mut document = Document::new(at(&self.text, row)?);
        if let Some(title) = self.title.as_ref().and_then(|titles| at(titles, row)) {
            document = document.with_title(title);
        }
        if let Some(publisher) = self.publisher.as_ref().and_then(|publishers| at(publishers, row)) {
            document = document.with_publisher(publisher);
        }
        if let Some(day) = self.published.as_ref().and_then(|published| published.day(row)) {
            document = document.with_published(day);
        }
        Some(document)
    }
}

impl Published {
    fn new(column: &ArrayRef) -> Result<Published> {
        if is_day(value_type(column.data_type())) {
            // Of a timestamp the day that a clock in the zone of the column shows.
            return Ok(Published::Days(cast(column, &DataType::Date32)?.as_primitive::<Date32Type>().clone()));
        }
        words(column).map(Published::Words)
    }

    /// A day that cannot be read is one that nobody knows: no article is lost for it.
    fn day(&self, row: usize) -> Option<Date> {
        match self {
            Published::Days(days) => days.is_valid(row).then(|| Date::from_days_since_epoch(days.value(row)))?,
            Published::Words(words) => at(words, row)?.parse().ok(),
        }
    }
}

/// Strings of every kind as views into them.
fn words(column: &ArrayRef) -> Result<StringViewArray> {
    Ok(cast(column, &DataType::Utf8View)?.as_string_view().clone())
}

/// What a column holds, be it by a dictionary.
fn value_type(of: &DataType) -> &DataType {
    if let DataType::Dictionary(_, value) = of { value } else { of }
}

fn at(column: &StringViewArray, row: usize) -> Option<&str> {
    column.is_valid(row).then(|| column.value(row))
}
