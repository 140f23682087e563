//! What the tests of the command line share: the program, a folder for its files, and looking at what it left.

#![allow(clippy::unwrap_used, reason = "a test may fail")]
#![allow(dead_code, reason = "each test file uses some of it")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use lanewise_workspace::table;
use tempfile::TempDir;

/// A folder with files, and the program run in it.
pub struct Desk {
    pub folder: TempDir,
}

/// What a run left.
pub struct Run {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Desk {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file and gives its name back.
    pub fn write<'n>(&self, name: &'n str, content: impl AsRef<[u8]>) -> &'n str {
        fs::write(self.path(name), content).unwrap();
        name
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_lanewise"));
        command.args(arguments).current_dir(self.folder.path()).env("LANEWISE_AUTHOR", "Ada");
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Run {
        let run = Run::of(&self.command(arguments).output().unwrap());
        assert!(!run.err.contains("panicked"), "{arguments:?}: {}", run.err);
        run
    }

    /// Runs what must succeed.
    pub fn ok(&self, arguments: &[&str]) -> Run {
        let run = self.run(arguments);
        assert_eq!(run.code, 0, "{arguments:?}\n{}\n{}", run.out, run.err);
        run
    }

    /// Names of all files in the folder.
    pub fn files(&self) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(self.folder.path()).unwrap().map(|f| f.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// A file read by the table reader: the header and the rows.
    pub fn table(&self, name: &str) -> (Vec<String>, Vec<Vec<String>>) {
        let path = self.path(name);
        let layout = table::preview(&path, None).unwrap().layout;
        let mut rows = table::open(&path, &layout).unwrap();
        let mut all = Vec::new();
        while let Some(row) = rows.next_row().unwrap() {
            assert_eq!(row.problem, None);
            all.push(row.cells.iter().map(str::to_owned).collect());
        }
        (layout.columns.into_iter().map(|c| c.name).collect(), all)
    }

    /// One column of such a file.
    pub fn column(&self, name: &str, column: &str) -> Vec<String> {
        let (header, rows) = self.table(name);
        let at = header.iter().position(|h| h == column).unwrap_or_else(|| panic!("{column} in {header:?}"));
        rows.into_iter().map(|r| r[at].clone()).collect()
    }
}

impl Run {
    pub fn of(output: &Output) -> Self {
        Self {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8_lossy(&output.stdout).into_owned(),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap_or_else(|e| panic!("{e}: {}", self.out))
    }
}

/// A small profile: a choice, a yes/no, a number; a must-have on the second.
pub const PROFILE: &str = r#"{
  "format": 1, "id": "small", "name": "Small", "language": "en",
  "groups": [ { "id": "all", "name": "All" } ],
  "parameters": [
    { "id": "lane", "name": "Lane", "group": "all", "weight": 500, "answer": "choice",
      "levels": [ { "id": "core", "name": "Core lane", "fit": 100 }, { "id": "outside", "name": "Outside", "fit": 0 } ] },
    { "id": "champion", "name": "Champion", "group": "all", "weight": 300, "answer": "yes_no",
      "levels": [ { "id": "yes", "name": "Yes", "fit": 100 }, { "id": "no", "name": "No", "fit": 20 } ] },
    { "id": "people", "name": "People", "group": "all", "weight": 200, "answer": "bands", "unit": "people",
      "levels": [ { "id": "few", "name": "Few", "fit": 10, "to": 50 }, { "id": "many", "name": "Many", "fit": 90, "from": 50 } ] } ],
  "tiers": [ { "id": "good", "name": "Good", "from": 60000 }, { "id": "poor", "name": "Poor", "from": 0 } ],
  "must_haves": [ { "id": "no_champion", "parameter": "champion", "levels": ["no"], "at_most": "poor" } ],
  "guesses": "widen"
}"#;

/// A table for it, with all kinds of answers.
pub const LEADS: &str =
    "id,account,lane,champion,people\n1,Acme,core,yes,120\n2,Bolt,outside,no,10\n3,Cask,core,,\n4,Dune,moon,yes,50\n";

/// A desk with both.
pub fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("p.json", PROFILE);
    desk.write("leads.csv", LEADS);
    desk
}

/// A file of the repository.
pub fn shipped(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}
