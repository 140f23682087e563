//! Importing a table as the command line does it.

use std::fs;
use std::path::{Path, PathBuf};

use lanewise_workspace::Workspace;
use lanewise_workspace::import::{ImportOptions, ImportReport, import_table, look_at_table, plan_table, unwatched};
use lanewise_workspace::table::Layout;
use tempfile::TempDir;

use super::{fresh, profile};

/// A workspace with a draft, and a folder for tables.
pub fn team() -> (TempDir, Workspace) {
    let (folder, _, mut workspace) = fresh();
    workspace.start_draft_from(&profile()).unwrap();
    (folder, workspace)
}

pub fn write(folder: &TempDir, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.path().join(name);
    fs::write(&path, text).unwrap();
    path
}

/// What the command line does: look, take the suggestion, import.
pub fn prepared(workspace: &Workspace, table: &Path) -> (Layout, ImportOptions) {
    let look = look_at_table(workspace, table, None).unwrap();
    let mapping = look.mapping(None, None);
    (look.preview.layout, ImportOptions::new(mapping))
}

/// The plan, then the import; both say the same.
#[track_caller]
pub fn import_with(workspace: &mut Workspace, table: &Path, layout: &Layout, options: &ImportOptions) -> ImportReport {
    let before = workspace.dump().unwrap();
    let mut plan = plan_table(workspace, table, layout, options, None, &mut unwatched).unwrap();
    assert_eq!(workspace.dump().unwrap(), before, "a plan changes nothing");
    assert!(plan.dry_run);
    let done = import_table(workspace, table, layout, options, None, &mut unwatched).unwrap();
    (plan.dry_run, plan.elapsed_ms) = (false, done.value.elapsed_ms);
    assert_eq!(plan, done.value, "the plan foretells the import");
    assert!(done.value.accounts_for_every_row());
    assert_eq!(done.changes.history, done.value.added + done.value.updated > 0);
    done.value
}

#[track_caller]
pub fn import(workspace: &mut Workspace, table: &Path) -> ImportReport {
    let (layout, options) = prepared(workspace, table);
    import_with(workspace, table, &layout, &options)
}

pub fn counts(report: &ImportReport) -> [u32; 5] {
    [report.added, report.updated, report.unchanged, report.rejected, report.skipped]
}

pub const LIST: &str = "id,name,website,country,employees,customer since,outcome,size,criteria,executive,campaign\n\
    A1,Alfa S.p.A.,alfa.example,Italy,120,12/31/2020,happy,120,Written,yes,Spring\n\
    A2,Beta GmbH,beta.example,Germany,\"1,200\",2021-05-10,failed,1200,Spoken,no,\n\
    A3,Gamma SL,,Spain,,,struggling,,Nearly written,maybe,Autumn\n";
