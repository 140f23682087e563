//! `picture WORKSPACE PNG`: a picture of the app's window, open on a copy of a workspace.

use std::process::ExitCode;

#[cfg(target_os = "linux")]
fn main() -> ExitCode {
    use std::path::PathBuf;

    use lanewise_e2e::{App, sample};

    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let (Some(workspace), Some(file), None) = (arguments.next(), arguments.next(), arguments.next()) else {
        eprintln!("usage: picture WORKSPACE PNG");
        return ExitCode::from(2);
    };
    let copy = sample::copy_of(&workspace);
    App::open(copy.path()).save_picture(&file);
    ExitCode::SUCCESS
}

#[cfg(not(target_os = "linux"))]
fn main() -> ExitCode {
    eprintln!("Pictures of the window can only be taken on Linux.");
    ExitCode::FAILURE
}
