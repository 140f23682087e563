//! Developer commands: `cargo xtask <command>`. One file per command in `commands/`.

mod commands;
mod folders;
mod process;
mod table;
mod totals;

use std::process::ExitCode;

use commands::{COMMANDS, Command};

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let asked = arguments.next().unwrap_or_default();
    let rest: Vec<String> = arguments.collect();
    if matches!(asked.as_str(), "" | "help" | "-h" | "--help") {
        print_help();
        return ExitCode::SUCCESS;
    }
    let Some(command) = COMMANDS.iter().find(|command| command.name == asked) else {
        eprintln!("There is no command {asked:?}.\n");
        print_help();
        return ExitCode::from(2);
    };
    match (command.run)(&rest) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            // Empty when the command has said all there is to say.
            if !message.is_empty() {
                eprintln!("\ncargo xtask {asked}: {message}");
            }
            ExitCode::FAILURE
        }
    }
}

fn print_help() {
    println!("Developer commands of Lanewise\n\nUsage: cargo xtask <command>\n");
    for Command { name, about, .. } in COMMANDS {
        println!("  {name:<10}{about}");
    }
    println!("\nStart with `cargo xtask app`: it installs what is missing, saying so, and opens the app.");
}
