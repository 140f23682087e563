//! Bringing a file of an earlier schema up to date.

use std::path::Path;

use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::error::WorkspaceError;
use crate::lock::beside;

/// The schemas in order; the number of a schema is its position from 1. Released ones never change.
pub(crate) const MIGRATIONS: &[&str] = &[include_str!("../migrations/0001.sql")];

/// The schema that a file has.
pub(crate) fn schema_of(conn: &Connection) -> Result<u32, WorkspaceError> {
    Ok(conn.query_row("PRAGMA user_version", [], |r| r.get(0))?)
}

/// Refuses a file that a later program wrote.
pub(crate) fn refuse_newer(conn: &Connection, path: &Path, known: usize) -> Result<u32, WorkspaceError> {
    let found = schema_of(conn)?;
    let known = u32::try_from(known).unwrap_or(u32::MAX);
    if found > known {
        return Err(WorkspaceError::Newer { path: path.display().to_string(), found, known });
    }
    Ok(found)
}

/// Runs what is missing of `migrations`, all in one transaction with the record of it. A file that already had a schema is copied
/// first, to `FILE-schema-N-backup`.
pub(crate) fn migrate(conn: &Connection, path: &Path, migrations: &[&str]) -> Result<(), WorkspaceError> {
    let found = refuse_newer(conn, path, migrations.len())?;
    let done = usize::try_from(found).unwrap_or(usize::MAX);
    if done >= migrations.len() {
        return Ok(());
    }
    if found > 0 {
        back_up(conn, path, found)?;
    }
    let tx = Transaction::new_unchecked(conn, TransactionBehavior::Immediate)?;
    for sql in migrations.iter().skip(done) {
        tx.execute_batch(sql)?;
    }
    tx.pragma_update(None, "user_version", u32::try_from(migrations.len()).unwrap_or(u32::MAX))?;
    tx.commit()?;
    Ok(())
}

/// Copies the whole file, with what is still in its log. An earlier copy of the same name is of a migration that did not
/// happen, so it is replaced.
fn back_up(conn: &Connection, path: &Path, schema: u32) -> Result<(), WorkspaceError> {
    let copy = beside(path, &format!("-schema-{schema}-backup"));
    match std::fs::remove_file(&copy) {
        Err(e) if e.kind() != std::io::ErrorKind::NotFound => return Err(WorkspaceError::io(&copy, &e)),
        _ => {}
    }
    crate::lock::private(std::fs::OpenOptions::new().create_new(true).write(true))
        .open(&copy)
        .map_err(|e| WorkspaceError::io(&copy, &e))?;
    let name = copy.to_str().ok_or_else(|| WorkspaceError::Io { reason: "the file's name is not readable as text".into() })?;
    conn.execute("VACUUM INTO ?1", [name])?;
    Ok(())
}
