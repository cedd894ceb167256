//! `tunnelwright`: plan, check and export both ends of an IPsec tunnel from a script.
//!
//! The words of the command are a contract: what is here keeps its meaning.

mod args;
mod commands;
mod input;

use std::process::ExitCode;

use clap::Parser;

use args::{Args, Command};

fn main() -> ExitCode {
    let args = Args::parse();
    let result = match args.command {
        Command::Presets { json } => commands::presets::list(json),
        Command::Preset { name } => commands::presets::print(&name),
        Command::Check(check) => commands::check::run(&check),
        Command::Export(export) => commands::export::run(&export),
        Command::Agree(agree) => commands::agree::run(&agree),
        Command::Cost(cost) => commands::cost::run(&cost),
        Command::Mtu(mtu) => commands::mtu::run(&mtu),
        Command::Unmerge(unmerge) => commands::export::unmerge(&unmerge),
        Command::PlanSubnet(plan) => commands::plan_subnet::run(&plan),
        Command::Overlap(overlap) => commands::overlap::run(&overlap),
        Command::Matrix(matrix) => commands::matrix::run(&matrix),
        Command::Key(key) => commands::key::run(&key),
        Command::Schema => commands::schema::run(),
        Command::Docs { page } => commands::docs::run(page),
    };
    match result {
        Ok(code) => code,
        Err(lines) => {
            lines.iter().for_each(|line| eprintln!("{line}"));
            ExitCode::FAILURE
        }
    }
}
