//! `lanewise generate`: what packages bring beside the program, from the same definitions that it reads its command line by. Not in
//! the help; nobody who scores leads needs it.

use std::path::PathBuf;

use clap::{Args, CommandFactory, ValueEnum};
use clap_complete::Shell;

use crate::failure::{Failure, Finished};

/// Its arguments.
#[derive(Debug, Args)]
pub struct Arguments {
    /// What to write
    what: What,
    /// The folder to write into; it is made
    folder: PathBuf,
}

/// What can be written.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum What {
    /// The manual pages, one for each command
    Man,
    /// Completions for bash, zsh and fish
    Completions,
}

/// Writes them.
pub fn run(arguments: &Arguments) -> Result<Finished, Failure> {
    let folder = &arguments.folder;
    let written = std::fs::create_dir_all(folder).and_then(|()| match arguments.what {
        What::Man => clap_mangen::generate_to(crate::Arguments::command(), folder),
        What::Completions => [Shell::Bash, Shell::Zsh, Shell::Fish].into_iter().try_for_each(|shell| {
            clap_complete::generate_to(shell, &mut crate::Arguments::command(), "lanewise", folder).map(|_| ())
        }),
    });
    written.map_err(|error| Failure::unwritten(folder, &error))?;
    Ok(Finished::Clean)
}
