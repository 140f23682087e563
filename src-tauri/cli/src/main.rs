//! The command line `lanewise`: the same core as the desktop app, for terminals and scripts.

mod commands;
mod failure;
mod gate_wording;
mod interrupt;
mod learning;
mod profile_file;
mod stage;
mod table_file;
mod terminal;
mod wording;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::failure::Finished;

/// What `lanewise --help` says after the list of commands.
const AFTER: &str = "\
Start here:
  lanewise new demo.lanewise --sample          a workspace with customers, prospects and a profile
  lanewise profile show success-ready          read a starter profile
  lanewise score --profile success-ready leads.csv -o scored.csv
  lanewise learn customers.csv --outcome status --happy renewed -o ours.json

Profiles are given as a JSON file, as a workspace (.lanewise), or by the name of a starter profile:
success-ready, first-steps, bant, sample.

Exit codes:
  0  done
  1  done, but --strict found something, or ready was asked of an account that is not
  2  the command line was not understood
  3  a file that was given cannot be used: missing, broken, not a table, not a profile
  4  the workspace is open in another program
  5  the result could not be written
  130  stopped with Ctrl+C; nothing was left behind";

#[derive(Debug, Parser)]
#[command(
    name = "lanewise",
    version,
    about = "Success-ready lead profiling: score prospects against the customers who succeeded"
)]
#[command(after_help = AFTER, max_term_width = 110, arg_required_else_help = true)]
struct Arguments {
    /// Print what happened as JSON, for other programs
    #[arg(long, global = true)]
    json: bool,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Make a workspace
    New(commands::new::Arguments),
    /// Import a table of accounts into a workspace
    Import(commands::import::Arguments),
    /// Score the rows of a table
    Score(commands::score::Arguments),
    /// Learn a profile from customers whose story is known
    Learn(commands::learn::Arguments),
    /// Look back: how well a profile tells apart customers whose story is known
    Backtest(commands::backtest::Arguments),
    /// Two profiles on the same past customers: whom each would have let in
    Replay(commands::replay::Arguments),
    /// Say which prospects are ready for a demo or a POC, and what the others lack
    Ready(commands::ready::Arguments),
    /// Write accounts with their answers and scores, or the profile, to a file
    Export(commands::export::Arguments),
    /// Import, export and compare Situation Slides
    #[command(subcommand)]
    Slides(commands::slides::Command),
    /// Check, read and compare profiles
    #[command(subcommand)]
    Profile(commands::profile::Command),
    /// Write the manual pages or the shell completions, for packages
    #[command(hide = true)]
    Generate(commands::generate::Arguments),
}

/// Who works: the name that changes are recorded under.
fn author() -> String {
    ["LANEWISE_AUTHOR", "USER", "USERNAME", "LOGNAME"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.trim().is_empty()))
        .unwrap_or_default()
}

fn main() -> ExitCode {
    // clap prints help and usage errors itself and exits with 0 or 2.
    let arguments = Arguments::parse();
    let json = arguments.json;
    let result = match arguments.command {
        Command::New(arguments) => commands::new::run(&arguments, json),
        Command::Import(arguments) => commands::import::run(&arguments, json),
        Command::Score(arguments) => commands::score::run(&arguments, json),
        Command::Learn(arguments) => commands::learn::run(&arguments, json),
        Command::Backtest(arguments) => commands::backtest::run(&arguments, json),
        Command::Replay(arguments) => commands::replay::run(&arguments, json),
        Command::Ready(arguments) => commands::ready::run(&arguments, json),
        Command::Export(arguments) => commands::export::run(&arguments, json),
        Command::Slides(command) => commands::slides::run(&command, json),
        Command::Profile(command) => commands::profile::run(command, json),
        Command::Generate(arguments) => commands::generate::run(&arguments),
    };
    match result {
        Ok(Finished::Clean) => ExitCode::SUCCESS,
        Ok(Finished::WithFindings) => ExitCode::from(failure::FINDINGS),
        Err(failure) => {
            terminal::tell(&failure, json);
            ExitCode::from(failure.code())
        }
    }
}
