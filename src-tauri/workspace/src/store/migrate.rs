//! Bringing a file of an earlier schema up to date.

use std::path::Path;

use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::store::error::WorkspaceError;
use crate::store::file::copy;
use crate::store::lock::beside;

/// The schemas in order; the number of a schema is its position from 1. Released ones never change.
pub(crate) const MIGRATIONS: &[&str] = &[
    include_str!("../../migrations/0001.sql"),
    include_str!("../../migrations/0002.sql"),
    include_str!("../../migrations/0003.sql"),
];

fn schema_of(conn: &Connection) -> Result<u32, WorkspaceError> {
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

/// Makes the tables of the latest schema in an empty file; part of the caller's transaction.
pub(crate) fn make(conn: &Connection) -> Result<(), WorkspaceError> {
    for sql in MIGRATIONS {
        conn.execute_batch(sql)?;
    }
    set_schema(conn, MIGRATIONS.len())
}

fn set_schema(conn: &Connection, schema: usize) -> Result<(), WorkspaceError> {
    Ok(conn.pragma_update(None, "user_version", u32::try_from(schema).unwrap_or(u32::MAX))?)
}

/// Runs what is missing of `migrations`, all in one transaction with the record of it. The file is copied first, to
/// `FILE-schema-N-backup`.
pub(crate) fn migrate(conn: &Connection, path: &Path, migrations: &[&str]) -> Result<(), WorkspaceError> {
    let found = refuse_newer(conn, path, migrations.len())?;
    let done = usize::try_from(found).unwrap_or(usize::MAX);
    if done >= migrations.len() {
        return Ok(());
    }
    if found == 0 {
        return Err(WorkspaceError::damaged("it has no tables"));
    }
    back_up(conn, path, found)?;
    let tx = Transaction::new_unchecked(conn, TransactionBehavior::Immediate)?;
    for sql in migrations.iter().skip(done) {
        tx.execute_batch(sql)?;
    }
    set_schema(&tx, migrations.len())?;
    tx.commit()?;
    Ok(())
}

/// Copies the whole file, with what is still in its log. An earlier copy of the same name is of a migration that did not
/// happen, so it is replaced.
fn back_up(conn: &Connection, path: &Path, schema: u32) -> Result<(), WorkspaceError> {
    let copy_path = beside(path, &format!("-schema-{schema}-backup"));
    match std::fs::remove_file(&copy_path) {
        Err(e) if e.kind() != std::io::ErrorKind::NotFound => return Err(WorkspaceError::io(&copy_path, &e)),
        _ => {}
    }
    copy(conn, &copy_path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::error::ErrorKind;
    use crate::store::file::{Setup, Workspace};
    use lanewise_method::profile::Language;

    fn file() -> (tempfile::TempDir, std::path::PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.lanewise");
        let setup = Setup { name: "A".into(), author: "Ada".into(), language: Language::En };
        Workspace::create(&path, &setup).unwrap().close().unwrap();
        (folder, path)
    }

    #[test]
    fn a_migration_keeps_a_copy_and_is_all_or_nothing() {
        let (_folder, path) = file();
        let conn = Connection::open(&path).unwrap();
        let now = u32::try_from(MIGRATIONS.len()).unwrap();
        let broken = [MIGRATIONS, &["CREATE TABLE more (x)", "CREATE TABLE more (y)"]].concat();
        assert!(migrate(&conn, &path, &broken).is_err());
        assert_eq!(schema_of(&conn).unwrap(), now);
        assert!(conn.prepare("SELECT x FROM more").is_err());

        migrate(&conn, &path, &[MIGRATIONS, &["CREATE TABLE more (x)"]].concat()).unwrap();
        assert_eq!(schema_of(&conn).unwrap(), now + 1);
        conn.prepare("SELECT x FROM more").unwrap();
        let copy = Connection::open(beside(&path, &format!("-schema-{now}-backup"))).unwrap();
        assert_eq!(schema_of(&copy).unwrap(), now);
        assert_eq!(copy.query_row("SELECT count(*) FROM setting", [], |r| r.get::<_, u32>(0)).unwrap(), 3);
    }

    #[test]
    fn a_newer_file_is_left_alone() {
        let (folder, path) = file();
        Connection::open(&path).unwrap().pragma_update(None, "user_version", 99).unwrap();
        let before = std::fs::read(&path).unwrap();
        for opened in [Workspace::open(&path, ""), Workspace::open_read_only(&path)] {
            let error = opened.unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Newer);
            assert!(error.to_string().contains("Update Lanewise"), "{error}");
        }
        assert_eq!(std::fs::read(&path).unwrap(), before);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
