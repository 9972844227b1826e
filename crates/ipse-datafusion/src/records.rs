//! The fields of a record.

use std::str::FromStr;

use arrow::array::{Array, ArrayRef, AsArray, StructArray};
use arrow::compute::cast;
use arrow::datatypes::{Date32Type, FieldRef, Float64Type, Int64Type};
use datafusion_common::{Result, exec_datafusion_err, exec_err};
use ipse::{Author, Context, Date, Ipse, NameError, Origin, Source, Span};

use crate::columns::{Days, Lists, Named, Periods, Shares, Spans, Texts, table};

table! {
    Sources, |source: &Source| {
        optional title: Texts = source.title.as_deref();
        optional publisher: Texts = source.publisher.as_deref();
        optional url: Texts = source.url.as_deref();
        optional published: Days = source.published;
    }
}

table! {
    /// A record, under the names of the JSON, with what is nested there beside the rest.
    Records, |record: &Ipse| {
        required author: Texts = &record.author.name;
        optional author_id: Texts = record.author.id.as_deref();
        optional role: Texts = record.author.role.as_deref();
        optional author_kind: Named = record.author.kind;
        required co_authors: Lists<Texts> = record.co_authors.iter().map(|author| &author.name);
        required quote: Texts = &record.quote;
        required factuality: Named = record.factuality;
        required insertions: Lists<Spans> = record.insertions.iter().copied();
        optional date: Days = record.date;
        optional days: Periods = record.date_and_location.from.zip(record.date_and_location.to);
        optional location: Texts = record.date_and_location.location.as_deref();
        optional medium: Texts = record.date_and_location.medium.as_deref();
        required contexts: Lists<Texts> = record.contexts.iter().map(|context| &context.name);
        optional background: Texts = record.background.as_deref();
        required read_more: Lists<Sources> = &record.read_more;
        optional document: Texts = record.origin.as_ref().and_then(|origin| origin.document.as_deref());
        required spans: Lists<Spans> = record.origin.iter().flat_map(|origin| origin.spans.iter().copied());
        optional confidence: Shares = record.origin.as_ref().map(|origin| origin.confidence);
    }
}

/// The records of an array of that table.
pub(crate) fn read(records: &StructArray) -> Result<Vec<Ipse>> {
    let fields = Records::fields();
    if let Some(missing) = fields.iter().find(|field| records.column_by_name(field.name()).is_none()) {
        return exec_err!("these are no records: there is no field {}", missing.name());
    }
    // An engine may have turned strings into views, and reordered fields.
    let column = |field: &FieldRef| Ok(cast(&records[field.name().as_str()], field.data_type())?);
    let columns = fields.iter().map(column).collect::<Result<Vec<ArrayRef>>>()?;
    let records = StructArray::try_new(fields, columns, None)?;
    (0..records.len()).map(|row| record(Row { of: &records, at: row })).collect()
}

/// A row of an array of structs.
#[derive(Clone, Copy)]
struct Row<'a> {
    of: &'a StructArray,
    at: usize,
}

impl<'a> Row<'a> {
    fn column(self, name: &str) -> Option<&'a ArrayRef> {
        self.of.column_by_name(name).filter(|column| column.is_valid(self.at))
    }

    fn text(self, name: &str) -> Option<&'a str> {
        Some(self.column(name)?.as_string::<i32>().value(self.at))
    }

    fn owned(self, name: &str) -> Option<String> {
        self.text(name).map(str::to_owned)
    }

    fn named<T: FromStr<Err = NameError>>(self, name: &str) -> Result<Option<T>> {
        let kind = self.text(name).map(str::parse).transpose();
        kind.map_err(|error| exec_datafusion_err!("{name}: {error}"))
    }

    fn day(self, name: &str) -> Option<Date> {
        Date::from_days_since_epoch(self.column(name)?.as_primitive::<Date32Type>().value(self.at))
    }

    fn number(self, name: &str) -> usize {
        let number = self.column(name).map_or(0, |column| column.as_primitive::<Int64Type>().value(self.at));
        usize::try_from(number).unwrap_or(0)
    }

    fn list(self, name: &str) -> Option<ArrayRef> {
        Some(self.column(name)?.as_list::<i32>().value(self.at))
    }

    /// The names in a list of them.
    fn names(self, name: &str) -> Vec<String> {
        let names = self.list(name);
        names.iter().flat_map(|names| names.as_string::<i32>().iter().flatten().map(str::to_owned)).collect()
    }

    /// What is made of each struct in a list of them.
    fn each<T>(self, name: &str, make: impl Fn(Row<'_>) -> T) -> Vec<T> {
        let Some(list) = self.list(name) else { return Vec::new() };
        let of = list.as_struct();
        (0..of.len()).map(|at| make(Row { of, at })).collect()
    }
}

fn record(row: Row<'_>) -> Result<Ipse> {
    let mut author = Author::new(row.text("author").unwrap_or_default());
    author.id = row.owned("author_id");
    author.role = row.owned("role");
    author.kind = row.named("author_kind")?;
    let mut record = Ipse::new(author, row.text("quote").unwrap_or_default());
    record.co_authors = row.names("co_authors").into_iter().map(Author::new).collect();
    record.factuality = row.named("factuality")?.unwrap_or_default();
    record.date = row.day("date");
    if let Some(days) = row.column("days") {
        let days = Row { of: days.as_struct(), at: row.at };
        (record.date_and_location.from, record.date_and_location.to) = (days.day("from"), days.day("to"));
    }
    record.date_and_location.location = row.owned("location");
    record.date_and_location.medium = row.owned("medium");
    record.contexts = row.names("contexts").into_iter().map(Context::new).collect();
    record.background = row.owned("background");
    record.read_more = row.each("read_more", |row| {
        let mut source = Source::default();
        source.title = row.owned("title");
        source.publisher = row.owned("publisher");
        source.url = row.owned("url");
        source.published = row.day("published");
        source
    });
    let mut origin = Origin::default();
    origin.document = row.owned("document");
    origin.spans = row.each("spans", |row| Span::new(row.number("start"), row.number("end")));
    origin.confidence = row.column("confidence").map_or(0.0, |column| column.as_primitive::<Float64Type>().value(row.at) as f32);
    record.origin = Some(origin);
    Ok(record)
}
