//! Child processes that never outlive the test.

use std::fs::File;
use std::io;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// A process that is ended when this is dropped, and by the kernel should the test itself
/// be killed.
pub struct Guarded {
    child: Child,
    name: String,
}

impl Guarded {
    /// Starts a program; `prepare` adds arguments and environment. Its output is appended
    /// to `log`.
    ///
    /// # Panics
    /// When the program is not installed, saying which Debian package brings it.
    pub fn start(program: &str, package: &str, log: &Path, prepare: impl FnOnce(&mut Command)) -> Self {
        // setpriv (part of util-linux, on every Debian) has the kernel end the program with
        // its parent; from Rust that would take unsafe code.
        let mut command = Command::new("setpriv");
        command
            .args(["--pdeathsig", "KILL", "--", program])
            .stdin(Stdio::null())
            .stdout(append(log))
            .stderr(append(log))
            .process_group(0);
        prepare(&mut command);
        assert!(
            find_program(program).is_some(),
            "{program} is not installed. `cargo xtask setup` installs it; by hand: apt-get install {package}"
        );
        match command.spawn() {
            Ok(child) => Self { child, name: program.to_owned() },
            Err(error) => panic!("could not start {program} through setpriv (util-linux): {error}"),
        }
    }

    /// The process id.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Fails the test when the process has ended on its own.
    pub fn check_running(&mut self, log: &Path) {
        if let Ok(Some(status)) = self.child.try_wait() {
            panic!("{} ended with {status}; see {}", self.name, log.display());
        }
    }
}

impl Drop for Guarded {
    fn drop(&mut self) {
        // With all that it started, which is in its group; already gone is fine.
        let _ = signal(&format!("-{}", self.child.id()), "KILL");
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Opens a log at its end.
fn append(log: &Path) -> Stdio {
    File::options().append(true).create(true).open(log).map_or_else(|_| Stdio::null(), Stdio::from)
}

/// Where on the `PATH` a program is.
fn find_program(name: &str) -> Option<std::path::PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|program| program.is_file())
}

/// Ids of all processes whose ancestor is `parent`, nearest first.
pub fn descendants(parent: u32) -> Vec<u32> {
    let parents = parents();
    let mut found = vec![parent];
    let mut next = 0;
    while next < found.len() {
        let of = found[next];
        found.extend(parents.iter().filter(|(_, above)| *above == of).map(|(id, _)| *id));
        next += 1;
    }
    found.remove(0);
    found
}

/// Every process with its parent.
fn parents() -> Vec<(u32, u32)> {
    let Ok(entries) = std::fs::read_dir("/proc") else {
        return Vec::new();
    };
    entries
        .flatten()
        .filter_map(|entry| {
            let id: u32 = entry.file_name().to_str()?.parse().ok()?;
            Some((id, stat_field(id, 4)?.parse().ok()?))
        })
        .collect()
}

/// A field of `/proc/<id>/stat`, counted from 1 as in proc(5); from the third on.
pub fn stat_field(id: u32, field: usize) -> Option<String> {
    let stat = std::fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    // The second field is a name in brackets that may hold anything, blanks too.
    let after_name = stat.rsplit_once(')')?.1;
    after_name.split_whitespace().nth(field.checked_sub(3)?).map(str::to_owned)
}

/// Whether a process is running: neither gone nor a zombie.
pub fn is_running(id: u32) -> bool {
    stat_field(id, 3).is_some_and(|state| state != "Z" && state != "X")
}

/// Sends a signal, such as `KILL`, to a process, or with a minus to a whole group.
pub fn signal(id: &str, name: &str) -> io::Result<()> {
    let status = Command::new("kill").args(["-s", name, "--", id]).stderr(Stdio::null()).status()?;
    if status.success() { Ok(()) } else { Err(io::Error::other(format!("kill -s {name} {id}: {status}"))) }
}
