//! How much memory the app takes, with all its processes.

use std::fs;

use crate::app::App;
use crate::guard;

/// A process of the app.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Process {
    /// Its name.
    pub name: String,
    /// What it has in memory, in KiB, with all it shares with others.
    pub rss: u64,
    /// The same, with what it shares divided among those who share it: these may be added up.
    pub pss: u64,
}

impl App {
    /// The app's processes: its own, and those that draw its page.
    #[must_use]
    pub fn processes(&self) -> Vec<Process> {
        let id = self.id();
        std::iter::once(id).chain(guard::descendants(id)).filter_map(look).collect()
    }
}

fn look(id: u32) -> Option<Process> {
    let name = fs::read_to_string(format!("/proc/{id}/comm")).ok()?.trim().to_owned();
    let sums = fs::read_to_string(format!("/proc/{id}/smaps_rollup")).ok()?;
    Some(Process { name, rss: kibibytes(&sums, "Rss:")?, pss: kibibytes(&sums, "Pss:")? })
}

/// A line such as `Rss:  123456 kB`.
fn kibibytes(sums: &str, word: &str) -> Option<u64> {
    sums.lines().find_map(|line| line.strip_prefix(word))?.trim().strip_suffix("kB")?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_read() {
        let sums =
            "55d0-7ffc ---p 00000000 00:00 0 [rollup]\nRss:              123456 kB\nPss:               99 kB\nPss_Anon:  1 kB\n";
        assert_eq!((kibibytes(sums, "Rss:"), kibibytes(sums, "Pss:")), (Some(123_456), Some(99)));
    }
}
