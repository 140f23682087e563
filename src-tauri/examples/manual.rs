//! `manual FOLDER`: writes the manual page of the desktop program, from the definitions that it reads its command line by.

use std::path::PathBuf;

use clap::CommandFactory;
use lanewise_desktop::arguments::Arguments;

fn main() -> std::io::Result<()> {
    let folder = std::env::args_os().nth(1).map(PathBuf::from).unwrap_or_default();
    std::fs::create_dir_all(&folder)?;
    clap_mangen::generate_to(Arguments::command(), &folder)
}
