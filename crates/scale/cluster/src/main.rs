//! A cluster of Ballista that knows `ipse_quotes` and `ipse_records`: scheduler, executor and client in one program.

use std::sync::Arc;
use std::time::Instant;

use ballista::prelude::SessionContextExt;
use ballista_core::config::TaskSchedulingPolicy;
use ballista_core::registry::BallistaFunctionRegistry;
use ballista_core::utils::default_session_builder;
use ballista_executor::executor_process::{ExecutorProcessConfig, start_executor_process};
use ballista_scheduler::cluster::BallistaCluster;
use ballista_scheduler::config::SchedulerConfig;
use ballista_scheduler::scheduler_process::start_server;
use datafusion::arrow::csv::Writer;
use datafusion::prelude::SessionContext;
use ipse_datafusion::{ipse_quotes, ipse_records};

type Error = Box<dyn std::error::Error + Send + Sync>;

const USAGE: &str = "\
usage: ipse-cluster scheduler [--port N]
       ipse-cluster executor --port N --grpc-port N --work-dir FOLDER [--scheduler N]
       ipse-cluster query [--scheduler N] STATEMENT..

All of them on this machine, 127.0.0.1, with one task at a time for each executor. The client writes what a statement gives as CSV.
";

const HOST: &str = "127.0.0.1";

/// An executor that says nothing for so many seconds is dead, and its work is given to others.
const TIMEOUT: u64 = 10;
const HEARTBEAT: u64 = 2;

/// Executors ask for work. Where the scheduler of Ballista 55 hands it out, it forgets to free those whose stage is begun anew since
/// another executor died.
const POLICY: TaskSchedulingPolicy = TaskSchedulingPolicy::PullStaged;

/// Said before all statements of a client. The adaptive planner of Ballista 55 waits forever when an executor dies in the last stage.
/// Executors on one machine would read each other's files, a dead one's too; those of a real cluster cannot.
const SETTINGS: [&str; 3] = [
    "SET ballista.planner.adaptive.enabled = false",
    "SET ballista.shuffle.force_remote_read = true",
    "SET datafusion.execution.batch_size = 512",
];

fn main() -> Result<(), Error> {
    env_logger::init();
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    // Plans are read and written by recursion.
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().thread_stack_size(32 << 20).build()?;
    runtime.block_on(async {
        match words[..] {
            ["scheduler", ref options @ ..] => scheduler(port(options, "--port", 50050)?).await,
            ["executor", ref options @ ..] => executor(options).await,
            ["query", "--scheduler", _, ref statements @ ..] => query(port(&words, "--scheduler", 50050)?, statements).await,
            ["query", ref statements @ ..] => query(50050, statements).await,
            _ => Err(USAGE.into()),
        }
    })
}

fn option<'a>(options: &[&'a str], name: &str) -> Option<&'a str> {
    let at = options.iter().position(|option| *option == name)?;
    options.get(at + 1).copied()
}

fn port(options: &[&str], name: &str, default: u16) -> Result<u16, Error> {
    Ok(option(options, name).map_or(Ok(default), str::parse)?)
}

/// Hands the tasks of a query to executors.
async fn scheduler(port: u16) -> Result<(), Error> {
    let mut config = SchedulerConfig::default().with_port(port);
    config.bind_host = HOST.to_owned();
    config.external_host = HOST.to_owned();
    config.scheduling_policy = POLICY;
    config.executor_timeout_seconds = TIMEOUT;
    config.no_executors_grace_period_seconds = TIMEOUT;
    config.expire_dead_executor_interval_seconds = HEARTBEAT;
    // A function goes by its name: scheduler, executors and client all have it.
    let config = config.with_override_session_builder(Arc::new(|config| {
        let mut state = default_session_builder(config)?;
        ipse_datafusion::register(&mut state)?;
        Ok(state)
    }));
    let cluster = BallistaCluster::new_from_config(&config).await?;
    start_server(cluster, format!("{HOST}:{port}").parse()?, Arc::new(config)).await?;
    Ok(())
}

/// Does the work, one task at a time.
async fn executor(options: &[&str]) -> Result<(), Error> {
    let mut registry = BallistaFunctionRegistry::default();
    for function in [ipse_quotes(), ipse_records()] {
        registry.scalar_functions.insert(function.name().to_owned(), Arc::new(function));
    }
    let config = ExecutorProcessConfig {
        bind_host: HOST.to_owned(),
        external_host: Some(HOST.to_owned()),
        port: port(options, "--port", 50051)?,
        grpc_port: port(options, "--grpc-port", 50052)?,
        scheduler_host: HOST.to_owned(),
        scheduler_port: port(options, "--scheduler", 50050)?,
        scheduler_connect_timeout_seconds: 20,
        task_scheduling_policy: POLICY,
        vcores: 1,
        work_dir: option(options, "--work-dir").map(str::to_owned),
        executor_heartbeat_interval_seconds: HEARTBEAT,
        override_function_registry: Some(Arc::new(registry)),
        ..Default::default()
    };
    start_executor_process(Arc::new(config)).await?;
    Ok(())
}

/// Asks the cluster, and writes what comes back. What the last stage found lies with the executors until it is fetched: when one of them
/// dies then, the query fails, and is asked once more.
async fn query(scheduler: u16, statements: &[&str]) -> Result<(), Error> {
    let mut context = SessionContext::remote(&format!("df://{HOST}:{scheduler}")).await?;
    // After `remote`, which lays the registry anew.
    ipse_datafusion::register(&mut context)?;
    for setting in SETTINGS {
        context.sql(setting).await?.collect().await?;
    }
    let mut out = Writer::new(std::io::stdout());
    for statement in statements {
        let began = Instant::now();
        let batches = match context.sql(statement).await?.collect().await {
            Ok(batches) => batches,
            Err(problem) => {
                eprintln!("asked again: {problem}");
                context.sql(statement).await?.collect().await?
            }
        };
        for batch in &batches {
            out.write(batch)?;
        }
        let first = statement.split_whitespace().next().unwrap_or_default();
        eprintln!("{first}: {:.2} s", began.elapsed().as_secs_f64());
    }
    Ok(())
}
