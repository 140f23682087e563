//! One process at a time changes a workspace, and the second is told who has it.
//!
//! The lock is the operating system's, on a file beside the workspace, so it ends with the process however that ends. Who holds it
//! stands in a second file, because on Windows nobody else can read a locked one.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};
use std::process;

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::store::error::WorkspaceError;
use crate::store::time::Time;

/// Who has a workspace open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Holder {
    /// The process's number.
    pub pid: u32,
    /// The user's name in the system.
    pub user: String,
    /// The computer's name.
    pub host: String,
    /// Since when.
    pub since: Time,
}

impl Holder {
    fn this_process() -> Self {
        let env = |names: &[&str]| names.iter().find_map(|n| std::env::var(n).ok().filter(|v| !v.trim().is_empty()));
        let host = fs::read_to_string("/etc/hostname").ok().map(|h| h.trim().to_owned()).filter(|h| !h.is_empty());
        Self {
            pid: process::id(),
            user: env(&["USER", "USERNAME", "LOGNAME"]).unwrap_or_else(|| "somebody".into()),
            host: host.or_else(|| env(&["HOSTNAME", "COMPUTERNAME"])).unwrap_or_else(|| "this computer".into()),
            since: Time::now(),
        }
    }
}

/// A file beside the workspace: its name with something after it.
pub(crate) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = OsString::from(path.as_os_str());
    name.push(suffix);
    PathBuf::from(name)
}

/// The right to change a workspace, held until it is dropped.
#[derive(Debug)]
pub(crate) struct Lock {
    file: File,
    lock: PathBuf,
    holder: PathBuf,
}

impl Lock {
    /// Takes it, or says who has it.
    pub(crate) fn take(path: &Path) -> Result<Self, WorkspaceError> {
        let lock = beside(path, "-lock");
        let holder = beside(path, "-holder");
        // Whoever had it may remove the file between our opening and our locking it: then we hold a lock that nobody else sees,
        // and try again with the file that is there now.
        for _ in 0..100 {
            let file = private(OpenOptions::new().create(true).truncate(false).write(true).read(true))
                .open(&lock)
                .map_err(|e| WorkspaceError::io(path, &e))?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => {
                    let who = fs::read_to_string(&holder).ok().and_then(|t| serde_json::from_str(&t).ok());
                    return Err(WorkspaceError::Busy { path: path.display().to_string(), holder: who });
                }
                Err(TryLockError::Error(e)) => return Err(WorkspaceError::io(path, &e)),
            }
            if !still_there(&file, &lock) {
                continue;
            }
            let text = serde_json::to_string(&Holder::this_process())?;
            write_private(&holder, &text).map_err(|e| WorkspaceError::io(path, &e))?;
            return Ok(Self { file, lock, holder });
        }
        Err(WorkspaceError::Busy { path: path.display().to_string(), holder: None })
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Removed while still locked, so that nobody finds them between. What cannot be removed does no harm: the next one to open
        // the workspace takes it over.
        let _ = fs::remove_file(&self.holder);
        let _ = fs::remove_file(&self.lock);
        let _ = self.file.unlock();
    }
}

#[cfg(unix)]
fn still_there(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (file.metadata(), fs::metadata(path)) {
        (Ok(ours), Ok(there)) => (ours.dev(), ours.ino()) == (there.dev(), there.ino()),
        _ => false,
    }
}

/// Elsewhere a file that somebody has open keeps its name, or at least its lock.
#[cfg(not(unix))]
fn still_there(_: &File, path: &Path) -> bool {
    path.exists()
}

/// Readable by its owner only.
pub(crate) fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600)
    }
    #[cfg(not(unix))]
    options
}

fn write_private(path: &Path, text: &str) -> std::io::Result<()> {
    use std::io::Write;
    let mut file = private(OpenOptions::new().create(true).truncate(true).write(true)).open(path)?;
    file.write_all(text.as_bytes())
}
