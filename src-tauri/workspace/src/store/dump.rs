//! The content of a workspace as text, to compare two states of it: everything that can be seen, nothing that cannot.

use rusqlite::types::ValueRef;
use std::fmt::Write;

use crate::store::error::WorkspaceError;
use crate::store::file::Workspace;

/// Each visible table with its rows in order; words and pieces stand in full.
const TABLES: &[(&str, &str)] = &[
    ("account", "SELECT * FROM account WHERE gone = 0 ORDER BY id"),
    (
        "answer",
        "SELECT answer.account, p.text, kind, iif(kind = 0, (SELECT text FROM word WHERE id = value), value), grade, a.text, at \
         FROM answer JOIN account ON account.id = answer.account JOIN word p ON p.id = parameter JOIN word a ON a.id = author \
         WHERE gone = 0 ORDER BY 1, 2",
    ),
    ("draft", "SELECT profile FROM draft"),
    ("version", "SELECT * FROM version WHERE gone = 0 ORDER BY number"),
    (
        "override",
        "SELECT o.* FROM override o JOIN account ON account.id = o.account WHERE o.gone = 0 AND account.gone = 0 ORDER BY 1",
    ),
    (
        "signal",
        "SELECT s.* FROM signal s JOIN account ON account.id = s.account WHERE s.gone = 0 AND account.gone = 0 ORDER BY 1",
    ),
    ("note", "SELECT n.* FROM note n JOIN account ON account.id = n.account WHERE n.gone = 0 AND account.gone = 0 ORDER BY 1"),
    ("move", "SELECT m.* FROM move m JOIN account ON account.id = m.account WHERE m.gone = 0 AND account.gone = 0 ORDER BY 1"),
    (
        "rejected",
        "SELECT r.id, b.file, b.header, b.layout, b.options, r.line, r.cells, r.reason FROM rejected r \
         JOIN reject_batch b ON b.id = r.batch WHERE r.gone = 0 ORDER BY 1",
    ),
    ("theme", "SELECT * FROM theme WHERE gone = 0 ORDER BY id"),
    ("capability", "SELECT * FROM capability WHERE gone = 0 ORDER BY id"),
    ("slide", "SELECT t.* FROM slide t JOIN account ON account.id = t.account WHERE t.gone = 0 AND account.gone = 0 ORDER BY 1"),
    ("tag", "SELECT t.* FROM tag t JOIN account ON account.id = t.account WHERE t.gone = 0 AND account.gone = 0 ORDER BY 1"),
    ("cover", "SELECT t.* FROM cover t JOIN account ON account.id = t.account WHERE t.gone = 0 AND account.gone = 0 ORDER BY 1"),
    (
        "activity",
        "SELECT t.* FROM activity t JOIN account ON account.id = t.account WHERE t.gone = 0 AND account.gone = 0 ORDER BY 1",
    ),
    (
        "waiver",
        "SELECT t.* FROM waiver t JOIN account ON account.id = t.account WHERE t.gone = 0 AND account.gone = 0 ORDER BY 1",
    ),
    (
        "checked",
        "SELECT t.* FROM checked t JOIN account ON account.id = t.account WHERE t.gone = 0 AND account.gone = 0 ORDER BY 1",
    ),
    ("setting", "SELECT * FROM setting ORDER BY key"),
    (
        "score",
        "SELECT s.id, account, version, at, cause, low, likely, high, tier_low, tier, tier_high FROM score s \
         JOIN account ON account.id = s.account WHERE s.gone = 0 AND account.gone = 0 ORDER BY 1",
    ),
];

impl Workspace {
    /// All that can be seen in the file, as text with a line for each row. Two workspaces with the same text hold the same.
    ///
    /// # Errors
    /// What the disk says.
    #[doc(hidden)]
    pub fn dump(&self) -> Result<String, WorkspaceError> {
        let mut text = String::new();
        for (name, sql) in TABLES {
            let mut query = self.conn.prepare(sql)?;
            let columns = query.column_count();
            let mut rows = query.query([])?;
            while let Some(row) = rows.next()? {
                text.push_str(name);
                for at in 0..columns {
                    let _ = match row.get_ref(at)? {
                        ValueRef::Null => write!(text, " -"),
                        ValueRef::Integer(i) => write!(text, " {i}"),
                        ValueRef::Real(r) => write!(text, " {r}"),
                        ValueRef::Text(t) => write!(text, " {:?}", String::from_utf8_lossy(t)),
                        ValueRef::Blob(b) => write!(text, " {b:?}"),
                    };
                }
                if *name == "score" {
                    let id = row.get(0)?;
                    let _ = write!(text, " {} {:?}", self.score_text(id)?, self.score_answers_text(id)?);
                }
                text.push('\n');
            }
        }
        Ok(text)
    }
}
