//! A session over a table of articles, and queries that tell how far they are.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use datafusion::arrow::array::RecordBatch;
use datafusion::arrow::csv::Writer;
use datafusion::arrow::datatypes::{DataType, Field, Schema};
use datafusion::arrow::util::pretty::pretty_format_batches;
use datafusion::common::ParamValues;
use datafusion::error::{DataFusionError, Result};
use datafusion::execution::TaskContext;
use datafusion::physical_plan::{ExecutionPlan, collect};
use datafusion::prelude::{JsonReadOptions, SessionConfig, SessionContext};
use datafusion::scalar::ScalarValue;

/// Articles are long: so many at a time need little memory, and are no slower.
const BATCH: usize = 512;

/// The columns of an article, of which a file of JSON lines may leave some out.
const COLUMNS: [&str; 5] = ["id", "text", "title", "publisher", "published"];

/// A session with both functions and the table `articles`.
pub async fn over(path: &str) -> Result<SessionContext> {
    let mut context = SessionContext::new_with_config(SessionConfig::new().with_batch_size(BATCH));
    ipse_datafusion::register(&mut context)?;
    if is_json(Path::new(path))? {
        let schema = Schema::new(COLUMNS.map(|name| Field::new(name, DataType::Utf8, true)).to_vec());
        let options = JsonReadOptions::default().file_extension(".jsonl").schema(&schema);
        context.register_json("articles", path, options).await?;
    } else {
        context.register_parquet("articles", path, Default::default()).await?;
    }
    Ok(context)
}

fn is_json(path: &Path) -> Result<bool> {
    let json = |path: &Path| path.extension().is_some_and(|end| end == "jsonl");
    if path.is_dir() { Ok(std::fs::read_dir(path)?.flatten().any(|entry| json(&entry.path()))) } else { Ok(json(path)) }
}

/// Prints what a statement gives as a table.
pub async fn show(context: &SessionContext, statement: &str, values: &[(&str, &str)]) -> Result<()> {
    println!("{}", pretty_format_batches(&run(context, statement, values).await?)?);
    Ok(())
}

/// Prints what a statement gives as CSV.
pub async fn print(context: &SessionContext, statement: &str) -> Result<()> {
    let mut out = Writer::new(std::io::stdout().lock());
    for batch in run(context, statement, &[]).await? {
        out.write(&batch)?;
    }
    Ok(())
}

/// What a statement gives. Meanwhile standard error is told how many articles are read.
pub async fn run(context: &SessionContext, statement: &str, values: &[(&str, &str)]) -> Result<Vec<RecordBatch>> {
    let values: Vec<(&str, ScalarValue)> = values.iter().map(|&(name, value)| (name, ScalarValue::from(value))).collect();
    let table = context.sql(statement).await?.with_param_values(ParamValues::from(values))?;
    let tasks = Arc::new(TaskContext::from(context));
    let plan = table.create_physical_plan().await?;
    let began = Instant::now();
    let mut work = tokio::spawn(collect(Arc::clone(&plan), tasks));
    let mut clock = tokio::time::interval(Duration::from_secs(1));
    let batches = loop {
        tokio::select! {
            done = &mut work => break done.map_err(|e| DataFusionError::External(Box::new(e)))??,
            _ = clock.tick() => eprint!("\r{} articles read", scanned(&plan)),
        }
    };
    eprintln!("\r{} articles read in {:.2} s", scanned(&plan), began.elapsed().as_secs_f64());
    Ok(batches)
}

/// How many rows came out of the files so far.
fn scanned(plan: &Arc<dyn ExecutionPlan>) -> usize {
    let children = plan.children();
    if children.is_empty() {
        return plan.metrics().and_then(|metrics| metrics.output_rows()).unwrap_or(0);
    }
    children.into_iter().map(scanned).sum()
}
