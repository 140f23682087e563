//! What the tests of the workspace file share.
#![allow(dead_code, clippy::unwrap_used, reason = "each test takes what it needs")]

pub mod import;

use std::path::PathBuf;

use lanewise_method::check::read_profile;
use lanewise_method::profile::Language;
use lanewise_method::{Answer, Given, Grade, Number, Profile, Stage};
use lanewise_workspace::{NewAccount, Setup, Workspace};
use tempfile::TempDir;

/// A profile of three parameters, one of each usual kind.
pub fn profile() -> Profile {
    read_profile(
        r#"{ "format": 1, "id": "small", "name": "Small", "language": "en",
          "groups": [ { "id": "g", "name": "Group" } ],
          "parameters": [
            { "id": "criteria", "name": "Success criteria", "group": "g", "weight": 500, "answer": "ordered",
              "levels": [ { "id": "written", "name": "Written", "fit": 100 }, { "id": "spoken", "name": "Spoken", "fit": 50 },
                          { "id": "none", "name": "None", "fit": 0 } ] },
            { "id": "size", "name": "Size", "group": "g", "weight": 300, "answer": "bands", "unit": "people",
              "levels": [ { "id": "small", "name": "Small", "fit": 20, "to": 50 }, { "id": "mid", "name": "Mid", "fit": 100, "from": 50, "to": 500 },
                          { "id": "large", "name": "Large", "fit": 40, "from": 500 } ] },
            { "id": "executive", "name": "Executive contact", "group": "g", "weight": 200, "answer": "yes_no",
              "levels": [ { "id": "yes", "name": "Yes", "fit": 100 }, { "id": "no", "name": "No", "fit": 10 } ] } ],
          "tiers": [ { "id": "excellent", "name": "Excellent", "from": 80000 }, { "id": "good", "name": "Good", "from": 60000 },
                     { "id": "risky", "name": "Risky", "from": 37000 }, { "id": "nope", "name": "Nope", "from": 0 } ],
          "must_haves": [ { "id": "m", "parameter": "executive", "levels": ["no"], "at_most": "risky", "why": "Nobody decides." } ] }"#,
    )
    .unwrap()
}

pub fn setup() -> Setup {
    Setup { name: "Ordito".into(), author: "Ada".into(), language: Language::En }
}

/// A new workspace in a folder that goes with the test.
pub fn fresh() -> (TempDir, PathBuf, Workspace) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("team.lanewise");
    let workspace = Workspace::create(&path, &setup()).unwrap();
    (folder, path, workspace)
}

pub fn level(id: &str) -> Answer {
    Answer { given: Given::Levels(vec![id.into()]), grade: Grade::Said }
}

pub fn number(n: i32) -> Answer {
    Answer { given: Given::Number(Number::from(n)), grade: Grade::Observed }
}

pub fn prospect(name: &str) -> NewAccount {
    NewAccount::new(name, Stage::Prospect)
}

/// The names of the files in a folder, in order.
pub fn files(folder: &TempDir) -> Vec<String> {
    let mut names: Vec<String> =
        std::fs::read_dir(folder.path()).unwrap().map(|f| f.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}
