//! The project's chores, as `cargo xtask <chore>`.
//!
//! One program instead of a folder of scripts: it is compiled, linted and
//! tested like the rest, and a new machine needs nothing but Rust and Node.

mod bench;
mod build;
mod codegen;
mod files;
mod http;
mod library;
mod process;
mod progress;
mod project;
mod reproduce;
mod serve;
mod setup;
mod size;
mod stage;
mod tally;
mod test;
mod tidy;

use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use lexopt::prelude::*;

const HELP: &str = "\
Usage: cargo xtask CHORE

  serve [--port N] [--no-build]   set up, build the page and serve it on 127.0.0.1
  build [page|library]            set up and build the page into dist/, dist/hosted/, the package into dist/pkg/, the site into dist/docs/
  test [STAGE...]                 set up and judge everything, or the named stages
  reproduce                       build the commit here and in a fresh clone, compare the bytes
  bench                           run the benchmarks, print the page's size
  codegen [--check]               write the generated documents, or compare them
  tidy                            check the project's invariants

Stages: ";

fn main() -> ExitCode {
    match run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Runs the chore named on the command line; `false` means that it judged
/// something and has already said what is wrong.
fn run() -> Result<bool> {
    let mut args = lexopt::Parser::from_env();
    match args.next()? {
        Some(Value(chore)) => dispatch(&chore.string()?, args),
        Some(Short('h') | Long("help")) => {
            print_help();
            Ok(true)
        }
        Some(other) => Err(other.unexpected().into()),
        None => {
            print_help();
            Ok(false)
        }
    }
}

fn dispatch(chore: &str, args: lexopt::Parser) -> Result<bool> {
    match chore {
        "serve" => serve::run(serve_options(args)?),
        "build" => build::run(&names(args)?),
        "test" => test::run(&names(args)?),
        "bench" => nothing_more(args).and_then(|()| bench::run()),
        "reproduce" => nothing_more(args).and_then(|()| reproduce::run()),
        "codegen" => codegen::run(check_flag(args)?),
        "tidy" => nothing_more(args).and_then(|()| tidy::run()),
        "help" => {
            print_help();
            Ok(true)
        }
        other => bail!("there is no chore `{other}`: see `cargo xtask --help`"),
    }
}

fn print_help() {
    println!("{HELP}{}", stage::names().join(" "));
}

fn nothing_more(mut args: lexopt::Parser) -> Result<()> {
    match args.next()? {
        Some(extra) => Err(extra.unexpected().into()),
        None => Ok(()),
    }
}

fn check_flag(mut args: lexopt::Parser) -> Result<bool> {
    let mut check = false;
    while let Some(arg) = args.next()? {
        match arg {
            Long("check") => check = true,
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(check)
}

fn serve_options(mut args: lexopt::Parser) -> Result<serve::Options> {
    let mut options = serve::Options::default();
    while let Some(arg) = args.next()? {
        match arg {
            Long("port") => {
                let port = args.value()?.parse().context("--port wants 0 to 65535")?;
                options.port = Some(port);
            }
            Long("no-build") => options.build = false,
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(options)
}

fn names(mut args: lexopt::Parser) -> Result<Vec<String>> {
    let mut names = Vec::new();
    while let Some(arg) = args.next()? {
        match arg {
            Value(name) => names.push(name.string()?),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(names)
}
