//! Undo as data: each change of a row is kept as what the row was. Applying it puts that back and gives the change that would undo
//! *this*, so redo needs nothing of its own.

use std::sync::LazyLock;

use rusqlite::types::{FromSql, FromSqlResult, ToSqlOutput, Value as SqlValue, ValueRef};
use rusqlite::{Connection, ToSql, params, params_from_iter};
use serde::{Deserialize, Deserializer, Serialize, de};
use serde_json::Value;

use crate::store::error::WorkspaceError;
use crate::store::op::{Changes, Touched};
use crate::store::patch::{self, Edit};

/// One cell of a row, exactly as it is in the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub(crate) enum Cell {
    Nothing,
    Integer(i64),
    Text(String),
}

/// By hand, because the derived reader of an untagged enum copies everything first: undoing a large import took a fifth longer.
impl<'de> Deserialize<'de> for Cell {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl de::Visitor<'_> for Visitor {
            type Value = Cell;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("nothing, a whole number or a text")
            }
            fn visit_unit<E>(self) -> Result<Cell, E> {
                Ok(Cell::Nothing)
            }
            fn visit_i64<E>(self, value: i64) -> Result<Cell, E> {
                Ok(Cell::Integer(value))
            }
            fn visit_u64<E: de::Error>(self, value: u64) -> Result<Cell, E> {
                i64::try_from(value).map(Cell::Integer).map_err(E::custom)
            }
            fn visit_str<E>(self, text: &str) -> Result<Cell, E> {
                Ok(Cell::Text(text.to_owned()))
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

impl ToSql for Cell {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Self::Nothing => ToSqlOutput::Owned(SqlValue::Null),
            Self::Integer(i) => ToSqlOutput::Owned(SqlValue::Integer(*i)),
            Self::Text(t) => ToSqlOutput::Borrowed(ValueRef::Text(t.as_bytes())),
        })
    }
}

impl FromSql for Cell {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        match value {
            ValueRef::Null => Ok(Self::Nothing),
            ValueRef::Integer(i) => Ok(Self::Integer(i)),
            ValueRef::Text(_) => String::column_result(value).map(Self::Text),
            ValueRef::Real(_) | ValueRef::Blob(_) => Err(rusqlite::types::FromSqlError::InvalidType),
        }
    }
}

/// Tables whose rows are changed in place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Table {
    #[serde(rename = "account")]
    Account,
    #[serde(rename = "answer")]
    Answer,
    #[serde(rename = "setting")]
    Setting,
    #[serde(rename = "rejected")]
    Rejected,
    #[serde(rename = "slide")]
    Slide,
    #[serde(rename = "theme")]
    Theme,
    #[serde(rename = "capability")]
    Capability,
    #[serde(rename = "activity")]
    Activity,
    #[serde(rename = "waiver")]
    Waiver,
}

struct Sql {
    select: String,
    upsert: String,
    delete: String,
}

impl Sql {
    fn new(table: &str, key: &[&str], columns: &[&str]) -> Self {
        let list = columns.join(", ");
        let by_key = key.iter().enumerate().map(|(i, k)| format!("{k} = ?{}", i + 1)).collect::<Vec<_>>().join(" AND ");
        let marks = (1..=key.len() + columns.len()).map(|i| format!("?{i}")).collect::<Vec<_>>().join(", ");
        let sets = columns.iter().map(|c| format!("{c} = excluded.{c}")).collect::<Vec<_>>().join(", ");
        let key = key.join(", ");
        Self {
            select: format!("SELECT {list} FROM {table} WHERE {by_key}"),
            upsert: format!("INSERT INTO {table} ({key}, {list}) VALUES ({marks}) ON CONFLICT ({key}) DO UPDATE SET {sets}"),
            delete: format!("DELETE FROM {table} WHERE {by_key}"),
        }
    }
}

static ACCOUNT: LazyLock<Sql> = LazyLock::new(|| Sql::new("account", &["id"], crate::account::COLUMNS));
static ANSWER: LazyLock<Sql> = LazyLock::new(|| Sql::new("answer", &["account", "parameter"], crate::answer::COLUMNS));
static REJECTED: LazyLock<Sql> = LazyLock::new(|| Sql::new("rejected", &["id"], crate::rejected::COLUMNS));
static SLIDE: LazyLock<Sql> = LazyLock::new(|| Sql::new("slide", &["id"], crate::slide::COLUMNS));
static THEME: LazyLock<Sql> = LazyLock::new(|| Sql::new("theme", &["id"], crate::theme::COLUMNS));
static CAPABILITY: LazyLock<Sql> = LazyLock::new(|| Sql::new("capability", &["id"], crate::capability::COLUMNS));
static ACTIVITY: LazyLock<Sql> = LazyLock::new(|| Sql::new("activity", &["id"], crate::activity::COLUMNS));
static WAIVER: LazyLock<Sql> = LazyLock::new(|| Sql::new("waiver", &["id"], crate::waiver::COLUMNS));
static SETTING: LazyLock<Sql> = LazyLock::new(|| Sql::new("setting", &["key"], &["value"]));

impl Table {
    fn sql(self) -> &'static Sql {
        match self {
            Self::Account => &ACCOUNT,
            Self::Answer => &ANSWER,
            Self::Setting => &SETTING,
            Self::Rejected => &REJECTED,
            Self::Slide => &SLIDE,
            Self::Theme => &THEME,
            Self::Capability => &CAPABILITY,
            Self::Activity => &ACTIVITY,
            Self::Waiver => &WAIVER,
        }
    }

    /// The row as it is now.
    pub(crate) fn read(self, conn: &Connection, key: &[Cell]) -> Result<Option<Vec<Cell>>, WorkspaceError> {
        let mut query = conn.prepare_cached(&self.sql().select)?;
        let columns = query.column_count();
        let mut rows = query.query(params_from_iter(key))?;
        match rows.next()? {
            Some(row) => Ok(Some((0..columns).map(|i| row.get(i)).collect::<rusqlite::Result<_>>()?)),
            None => Ok(None),
        }
    }

    /// Makes the row be this, or not be.
    pub(crate) fn write(self, conn: &Connection, key: &[Cell], row: Option<&[Cell]>) -> Result<(), WorkspaceError> {
        match row {
            Some(row) => conn.prepare_cached(&self.sql().upsert)?.execute(params_from_iter(key.iter().chain(row)))?,
            None => conn.prepare_cached(&self.sql().delete)?.execute(params_from_iter(key))?,
        };
        Ok(())
    }

    pub(crate) fn touched(self, conn: &Connection, key: &[Cell], changes: &mut Changes) -> Result<(), WorkspaceError> {
        let id = match key.first() {
            Some(Cell::Integer(id)) => u32::try_from(*id).unwrap_or(0),
            _ => 0,
        };
        match self {
            Self::Account => changes.accounts.add(id),
            Self::Answer => changes.answers.add(id),
            Self::Setting => changes.settings = true,
            Self::Rejected => changes.rejected = true,
            Self::Slide => Shown::Slide.touched(conn, id, id, changes)?,
            Self::Theme => changes.themes = true,
            Self::Capability => changes.capabilities = true,
            Self::Activity => Shown::Activity.touched(conn, id, id, changes)?,
            Self::Waiver => Shown::Waiver.touched(conn, id, id, changes)?,
        }
        Ok(())
    }
}

/// Tables whose rows come and go but keep their content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Shown {
    Account,
    Version,
    Score,
    Override,
    Signal,
    Note,
    Rejected,
    Move,
    Slide,
    Theme,
    Tag,
    Capability,
    Cover,
    Activity,
    Waiver,
    Checked,
}

impl Shown {
    /// How many tables these are.
    pub(crate) const COUNT: usize = 16;
    pub(crate) const ALL: [Self; Self::COUNT] = [
        Self::Account,
        Self::Version,
        Self::Score,
        Self::Override,
        Self::Signal,
        Self::Note,
        Self::Rejected,
        Self::Move,
        Self::Slide,
        Self::Theme,
        Self::Tag,
        Self::Capability,
        Self::Cover,
        Self::Activity,
        Self::Waiver,
        Self::Checked,
    ];

    pub(crate) const fn table(self) -> &'static str {
        match self {
            Self::Account => "account",
            Self::Version => "version",
            Self::Score => "score",
            Self::Override => "override",
            Self::Signal => "signal",
            Self::Note => "note",
            Self::Rejected => "rejected",
            Self::Move => "move",
            Self::Slide => "slide",
            Self::Theme => "theme",
            Self::Tag => "tag",
            Self::Capability => "capability",
            Self::Cover => "cover",
            Self::Activity => "activity",
            Self::Waiver => "waiver",
            Self::Checked => "checked",
        }
    }

    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Version => "number",
            _ => "id",
        }
    }

    /// Shows or hides a run of rows.
    pub(crate) fn show(self, conn: &Connection, first: u32, last: u32, visible: bool) -> Result<(), WorkspaceError> {
        let sql = format!("UPDATE {} SET gone = ?1 WHERE {} BETWEEN ?2 AND ?3", self.table(), self.key());
        conn.prepare_cached(&sql)?.execute(params![!visible, first, last])?;
        Ok(())
    }

    pub(crate) fn touched(self, conn: &Connection, first: u32, last: u32, changes: &mut Changes) -> Result<(), WorkspaceError> {
        match self {
            Self::Account => {
                changes.accounts.add_range(first, last);
                changes.answers.add_range(first, last);
            }
            Self::Version => changes.versions = true,
            Self::Score => changes.scores = true,
            Self::Override => self.touched_accounts(conn, first, last, &mut changes.overrides)?,
            Self::Signal => self.touched_accounts(conn, first, last, &mut changes.signals)?,
            Self::Note => self.touched_accounts(conn, first, last, &mut changes.notes)?,
            Self::Rejected => changes.rejected = true,
            // Where an account stands and how it came there are shown together.
            Self::Move => self.touched_accounts(conn, first, last, &mut changes.accounts)?,
            Self::Slide | Self::Tag | Self::Cover => self.touched_accounts(conn, first, last, &mut changes.slides)?,
            Self::Theme => changes.themes = true,
            Self::Capability => changes.capabilities = true,
            Self::Activity => self.touched_accounts(conn, first, last, &mut changes.activities)?,
            Self::Waiver | Self::Checked => self.touched_accounts(conn, first, last, &mut changes.gates)?,
        }
        Ok(())
    }

    /// The accounts that a run of rows belongs to.
    fn touched_accounts(self, conn: &Connection, first: u32, last: u32, touched: &mut Touched) -> Result<(), WorkspaceError> {
        let sql = format!("SELECT DISTINCT account FROM {} WHERE id BETWEEN ?1 AND ?2", self.table());
        let mut query = conn.prepare_cached(&sql)?;
        let mut rows = query.query(params![first, last])?;
        while let Some(row) = rows.next()? {
            touched.add(row.get(0)?);
        }
        Ok(())
    }
}

/// What the draft was.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) enum DraftWas {
    /// The whole text, or no draft.
    #[serde(rename = "w")]
    Whole(Option<String>),
    /// The edits that bring it back.
    #[serde(rename = "p")]
    Patch(Vec<Edit>),
}

/// One change, as what brings it back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) enum Change {
    /// A row was this, or was not.
    #[serde(rename = "r")]
    Row(Table, Vec<Cell>, Option<Vec<Cell>>),
    /// A run of rows was visible, or was not.
    #[serde(rename = "v")]
    Visible(Shown, u32, u32, bool),
    /// The draft was this.
    #[serde(rename = "d")]
    Draft(DraftWas),
}

impl Change {
    /// Puts back what was, and gives the change that undoes that.
    pub(crate) fn swap(self, conn: &Connection, changes: &mut Changes) -> Result<Self, WorkspaceError> {
        match self {
            Self::Row(table, key, was) => {
                let now = table.read(conn, &key)?;
                table.write(conn, &key, was.as_deref())?;
                table.touched(conn, &key, changes)?;
                Ok(Self::Row(table, key, now))
            }
            Self::Visible(shown, first, last, was) => {
                shown.show(conn, first, last, was)?;
                shown.touched(conn, first, last, changes)?;
                Ok(Self::Visible(shown, first, last, !was))
            }
            Self::Draft(was) => {
                changes.draft = true;
                let now = draft_text(conn)?;
                let text = match was {
                    DraftWas::Whole(text) => text,
                    DraftWas::Patch(edits) => Some(patched(now.as_deref(), &edits)?),
                };
                set_draft_text(conn, text.as_deref())?;
                Ok(Self::Draft(draft_was(now, text.as_deref())?))
            }
        }
    }
}

/// What brings the draft back from `now` to `was`.
pub(crate) fn draft_was(was: Option<String>, now: Option<&str>) -> Result<DraftWas, WorkspaceError> {
    Ok(match (&was, now) {
        (Some(was), Some(now)) => {
            let (now, was): (Value, Value) = (serde_json::from_str(now)?, serde_json::from_str(was)?);
            DraftWas::Patch(patch::diff(&now, &was))
        }
        _ => DraftWas::Whole(was),
    })
}

/// A draft's text with edits made. The text is written by way of the profile's type, so that the same profile always has the same
/// text.
pub(crate) fn patched(text: Option<&str>, edits: &[Edit]) -> Result<String, WorkspaceError> {
    let mut value: Value = serde_json::from_str(text.unwrap_or("null"))?;
    patch::apply(&mut value, edits).ok_or_else(|| WorkspaceError::damaged("the history of the draft does not fit the draft"))?;
    let profile: lanewise_method::Profile = serde_json::from_value(value)?;
    Ok(serde_json::to_string(&profile)?)
}

/// The draft as it is in the file.
pub(crate) fn draft_text(conn: &Connection) -> Result<Option<String>, WorkspaceError> {
    let mut query = conn.prepare_cached("SELECT profile FROM draft")?;
    let mut rows = query.query([])?;
    Ok(match rows.next()? {
        Some(row) => Some(row.get(0)?),
        None => None,
    })
}

/// Puts a draft in its place, or none.
pub(crate) fn set_draft_text(conn: &Connection, text: Option<&str>) -> Result<(), WorkspaceError> {
    match text {
        Some(text) => conn
            .prepare_cached("INSERT INTO draft (id, profile) VALUES (1, ?1) ON CONFLICT (id) DO UPDATE SET profile = ?1")?
            .execute([text])?,
        None => conn.execute("DELETE FROM draft", [])?,
    };
    Ok(())
}
