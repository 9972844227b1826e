//! The records of all articles, merged: each statement once.

use std::fs::File;

use datafusion::arrow::array::{AsArray, RecordBatch};
use datafusion::error::Result;
use datafusion::parquet::arrow::ArrowWriter;
use datafusion::prelude::SessionContext;
use ipse::IpseFeed;
use ipse_datafusion::{record_array, records_of};

use crate::engine;

/// The engine reads the articles with all cores; that two articles print the same statement is seen when all records are there.
const RECORDS: &str = "\
SELECT arrow_cast(id, 'Utf8') AS id, r
FROM (SELECT id, unnest(ipse_records(text, title, publisher, published)) AS r FROM articles)";

pub async fn write(context: &SessionContext, output: &str) -> Result<()> {
    let mut feed = IpseFeed::new();
    for batch in engine::run(context, RECORDS, &[]).await? {
        let mut records = records_of(batch.column(1).as_struct())?;
        for (record, id) in records.iter_mut().zip(batch.column(0).as_string::<i32>()) {
            if let Some(origin) = &mut record.origin {
                origin.document = id.map(str::to_owned);
            }
        }
        feed.extend(records);
    }
    let before = feed.len();
    feed.merge();
    let batch = RecordBatch::from(record_array(feed.iter()));
    let mut out = ArrowWriter::try_new(File::create(output)?, batch.schema(), None)?;
    out.write(&batch)?;
    out.close()?;
    eprintln!("{} of {before} records are left when each statement stands once", feed.len());
    Ok(())
}
