//! Scores for another system: one line per account, found again by its record id.
//!
//! The columns are [`SCORE_TABLE`], in this order, in every language and version of the program: later versions add columns behind them and
//! never rename, move or drop one. Behind them stand the ids that imported tables gave the account ([`record_ids`]), under the names they
//! came with. [`crate::mapping::suggest`] knows such a table: imported again, it finds each account and changes nothing.

use std::collections::{BTreeSet, HashMap};
use std::io::Write;
use std::path::Path;

use jiff::civil::Date;
use lanewise_method::gate::Gate;
use lanewise_method::{Profile, Scored, score};
use rust_xlsxwriter::{Format, Workbook, XlsxError};

use super::lanes::{LANE_COLUMNS, LaneOf};
use super::table::cut;
use super::{ExportError, ID_COLUMN, Shape};
use crate::book::Entry;
use crate::score_table::{PartFile, SCORE_COLUMNS, points_text, safe};
use crate::scoring::{Scoring, Verdict};
use crate::store::time::{Time, today};
use crate::view::account::asker;
use crate::view::readiness::{Grounds, Pass, ReadinessRow};
use crate::view::{briefs, facts, is_open};
use crate::{StoredScore, Workspace};

/// What the last column says: the version of this list of columns.
pub const SCORE_FORMAT: &str = "lanewise-scores-1";

/// So many columns the first version of the list had: what a table has to have to be known again.
pub const FIRST_SCORE_TABLE: usize = 27;

/// The columns, in order. See `docs/file-formats.md`.
pub const SCORE_TABLE: [&str; 34] = [
    ID_COLUMN,
    "key",
    "name",
    "stage",
    "owner",
    SCORE_COLUMNS[0],
    SCORE_COLUMNS[1],
    SCORE_COLUMNS[2],
    SCORE_COLUMNS[3],
    SCORE_COLUMNS[4],
    SCORE_COLUMNS[5],
    SCORE_COLUMNS[6],
    SCORE_COLUMNS[7],
    SCORE_COLUMNS[8],
    "tier_in_force",
    "tier_in_force_name",
    "action",
    "ask_first",
    "ask_first_question",
    "override_tier",
    "override_reason",
    "override_author",
    "override_until",
    "profile",
    "profile_version",
    "scored_at",
    "scores_format",
    "gate",
    "gate_waived",
    "gate_next",
    "gate_next_missing",
    LANE_COLUMNS[0],
    LANE_COLUMNS[1],
    LANE_COLUMNS[2],
];

/// Which accounts.
#[derive(Debug, Clone, Copy)]
pub enum Chosen<'a> {
    /// Those at these stages; none named: all.
    Stages(&'a [lanewise_method::Stage]),
    /// These, in this order; those that are not there any more are left out.
    Ids(&'a [u32]),
}

/// A cell.
enum Cell {
    Text(String),
    /// Thousandths of a point.
    Points(u32),
    Count(u32),
    Flag(bool),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

/// Whether a further column of an imported table names the record in the system it came from: `Id`, `Record ID`, `Account ID (18)`,
/// `hs_object_id`, `ID Contatto`.
#[must_use]
pub fn is_record_id(header: &str) -> bool {
    let words: Vec<String> =
        header.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect();
    let joined =
        |word: &str| matches!(word, "accountid" | "recordid" | "leadid" | "contactid" | "companyid" | "objectid" | "crmid");
    words.iter().any(|w| matches!(w.as_str(), "id" | "guid" | "uuid") || joined(w))
}

/// What all lines of a table are written with.
struct Table<'a> {
    lines: Vec<Line<'a>>,
    /// The further columns, by their headers.
    ids: Vec<String>,
    profile: &'a Profile,
    gates: Vec<Gate>,
    version: Option<u32>,
    lanes: LaneOf,
    now: Time,
}

struct Line<'a> {
    entry: &'a Entry,
    scored: Scored,
    verdict: Verdict,
    /// The id of the parameter most worth asking about, and the question.
    ask: Option<(&'a str, &'a str)>,
    at: Option<Time>,
    /// How it stands before the gates; none of an account that is not to be won any more.
    ready: Option<ReadinessRow>,
}

/// When the score that an account has now was stored, if it was.
fn stored_at(stored: Option<&StoredScore>, scored: &Scored, version: Option<u32>) -> Option<Time> {
    let same = |s: &&StoredScore| {
        Some(s.version) == version
            && (s.low, s.likely, s.high) == (scored.low, scored.likely, scored.high)
            && (&s.tier_low, &s.tier, &s.tier_high) == (&scored.tier_low, &scored.tier, &scored.tier_high)
    };
    stored.filter(same).map(|s| s.at)
}

/// Writes the scores of accounts by the given profile to a file and says how many there were. The file is there whole, or not at all.
///
/// # Errors
/// What the disk says.
pub fn export_scores_file(
    workspace: &Workspace,
    scoring: &Scoring,
    chosen: Chosen<'_>,
    shape: Shape,
    path: &Path,
) -> Result<usize, ExportError> {
    let mut file = PartFile::create(path)?;
    let to_be = file.path().to_owned();
    let count = match shape {
        Shape::Workbook => with_table(workspace, scoring, chosen, |table| {
            workbook(table, &to_be).map_err(|e| ExportError::Write(std::io::Error::other(e.to_string())))
        })?,
        Shape::Csv | Shape::JsonLines => export_scores(workspace, scoring, chosen, &mut file, true)?,
    };
    file.finish()?;
    Ok(count)
}

/// Writes the scores as comma-separated text in UTF-8, with a byte order mark where it is asked for, and says how many there were.
///
/// # Errors
/// What the disk says.
pub fn export_scores(
    workspace: &Workspace,
    scoring: &Scoring,
    chosen: Chosen<'_>,
    out: &mut dyn Write,
    mark: bool,
) -> Result<usize, ExportError> {
    with_table(workspace, scoring, chosen, |table| csv_table(table, out, mark))
}

fn with_table(
    workspace: &Workspace,
    scoring: &Scoring,
    chosen: Chosen<'_>,
    write: impl FnOnce(&Table<'_>) -> Result<(), ExportError>,
) -> Result<usize, ExportError> {
    let book = workspace.book()?;
    let stored = workspace.latest_scores()?;
    let (profile, day) = (&scoring.profile, today());
    let all = facts(&book);
    let asker = asker(&scoring.profile, &all);
    let entries: Vec<&Entry> = match chosen {
        Chosen::Stages(stages) => {
            let wanted = |e: &&Entry| stages.is_empty() || stages.contains(&e.account.stage);
            book.entries().iter().map(AsRef::as_ref).filter(wanted).collect()
        }
        Chosen::Ids(ids) => ids.iter().filter_map(|&id| book.entry(id)).collect(),
    };
    let grounds = Grounds::read(workspace, day)?.map(|grounds| grounds.judged_by(profile.clone()));
    let lanes = LaneOf::read(workspace, &entries)?;
    let lines: Vec<_> = entries.into_iter().map(|entry| line(entry, scoring, &asker, &stored, grounds.as_ref(), day)).collect();
    let ids: BTreeSet<&String> =
        lines.iter().flat_map(|l| l.entry.account.extra.keys()).filter(|header| is_record_id(header)).collect();
    let ids = ids.into_iter().cloned().collect();
    let table = Table { lines, ids, profile, gates: profile.readiness(), version: scoring.version, lanes, now: Time::now() };
    write(&table)?;
    Ok(table.lines.len())
}

fn line<'a>(
    entry: &'a Entry,
    scoring: &'a Scoring,
    asker: &lanewise_method::ask::Asker<'_>,
    stored: &HashMap<u32, StoredScore>,
    grounds: Option<&Grounds>,
    day: Date,
) -> Line<'a> {
    let profile = &scoring.profile;
    let fact = crate::view::Fact::of(entry);
    let brief = briefs(profile, &[fact]).pop();
    let ready = match (grounds, &brief) {
        (Some(grounds), Some(brief)) if is_open(fact.stage) => Some(grounds.row(&fact, brief)),
        _ => None,
    };
    let verdict = brief.map(|brief| scoring.verdict(&brief, fact.by_hand(day)));
    let scored = score(profile, &entry.answers);
    let ask = if scored.low == scored.high { None } else { asker.worths(&entry.answers).first().copied() }.map(|worth| {
        let parameter = &profile.parameters[worth.parameter];
        (parameter.id.as_str(), parameter.questions.first().map_or("", |q| q.text.as_str()))
    });
    let at = stored_at(stored.get(&entry.account.id), &scored, scoring.version);
    let verdict = verdict.unwrap_or_else(|| Verdict {
        tier: scored.tier.clone(),
        by_hand: false,
        settled: scored.settled,
        admitted: scoring.admits(&scored.tier),
        action: lanewise_method::Action::Nurture,
        sure: false,
    });
    Line { entry, scored, verdict, ask, at, ready }
}

impl Table<'_> {
    /// The names of all columns, each once.
    fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = SCORE_TABLE.map(str::to_owned).into();
        for header in &self.ids {
            let mut name = header.clone();
            while names.contains(&name) {
                name.push_str(" (attribute)");
            }
            names.push(name);
        }
        names
    }

    /// The furthest gate, whether it is waived, the next one, and how many things are missing before it.
    fn gate_cells(&self, ready: Option<&ReadinessRow>) -> [Cell; 4] {
        let id = |at: Option<usize>| Cell::from(at.and_then(|at| self.gates.get(at)).map_or("", |g| g.id.as_str()));
        let Some(row) = ready else { return [id(None), id(None), id(None), id(None)] };
        let (reached, next) = (row.reached(), row.next());
        let gate = |at: Option<usize>| at.and_then(|at| row.gates.get(at));
        let waived = gate(reached).map_or_else(|| "".into(), |g| Cell::Flag(g.pass == Pass::Waived));
        let missing = gate(next).map_or_else(|| "".into(), |g| Cell::Count(u32::from(g.to_get)));
        [id(reached), waived, id(next), missing]
    }

    /// The cells of a line, in the order of the names.
    fn cells(&self, line: &Line<'_>) -> Vec<Cell> {
        let (account, scored, verdict) = (&line.entry.account, &line.scored, &line.verdict);
        let tier_name =
            self.profile.tiers.iter().find(|t| t.id == verdict.tier).map_or(verdict.tier.as_str(), |t| t.name.as_str());
        let capped: Vec<&str> = scored.capped_by.iter().map(|c| c.must_have.as_str()).collect();
        let set = line.entry.override_on(today());
        let set = |field: fn(&crate::Override) -> &str| Cell::from(set.map_or("", field));
        let (ask, question) = line.ask.unwrap_or_default();
        let mut cells = vec![
            Cell::Count(account.id),
            account.key.as_deref().unwrap_or_default().into(),
            account.name.as_str().into(),
            account.stage.id().into(),
            account.owner.as_str().into(),
            Cell::Points(scored.low),
            Cell::Points(scored.likely),
            Cell::Points(scored.high),
            scored.tier_low.as_str().into(),
            scored.tier.as_str().into(),
            scored.tier_high.as_str().into(),
            Cell::Flag(scored.settled),
            Cell::Count(scored.unknown),
            Cell::Text(capped.join(" ")),
            verdict.tier.as_str().into(),
            tier_name.into(),
            verdict.action.id().into(),
            ask.into(),
            question.into(),
            set(|o| &o.tier),
            set(|o| &o.reason),
            set(|o| &o.author),
            set(|o| &o.expires),
            self.profile.name.as_str().into(),
            self.version.map_or_else(|| "draft".into(), Cell::Count),
            Cell::Text(line.at.unwrap_or(self.now).to_string()),
            SCORE_FORMAT.into(),
        ];
        cells.extend(self.gate_cells(line.ready.as_ref()));
        cells.extend(self.lanes.cells(account.id).map(Cell::from));
        cells.extend(self.ids.iter().map(|header| account.extra.get(header).map_or("", String::as_str).into()));
        cells
    }
}

fn csv_table(table: &Table<'_>, out: &mut dyn Write, mark: bool) -> Result<(), ExportError> {
    if mark {
        out.write_all("\u{feff}".as_bytes())?;
    }
    let mut out = csv::Writer::from_writer(out);
    for name in table.names() {
        out.write_field(&*safe::escaped(&name))?;
    }
    out.write_record(None::<&[u8]>)?;
    for line in &table.lines {
        for cell in table.cells(line) {
            out.write_field(match cell {
                Cell::Text(text) => safe::escaped(&text).into_owned(),
                Cell::Points(points) => points_text(points),
                Cell::Count(count) => count.to_string(),
                Cell::Flag(flag) => flag.to_string(),
            })?;
        }
        out.write_record(None::<&[u8]>)?;
    }
    out.flush()?;
    Ok(())
}

fn workbook(table: &Table<'_>, path: &Path) -> Result<(), XlsxError> {
    let mut workbook = Workbook::new();
    let bold = Format::new().set_bold();
    let points = Format::new().set_num_format("0.000");
    let sheet = workbook.add_worksheet_with_constant_memory()?;
    sheet.set_name("Scores")?;
    sheet.set_freeze_panes(1, 0)?;
    for (at, name) in (0..).zip(table.names()) {
        sheet.write_string_with_format(0, at, name, &bold)?;
    }
    for (row, line) in (1..).zip(&table.lines) {
        for (at, cell) in (0..).zip(table.cells(line)) {
            match cell {
                Cell::Text(text) if text.is_empty() => {}
                Cell::Text(text) => {
                    sheet.write_string(row, at, cut(&safe::for_sheet(&text)))?;
                }
                Cell::Points(thousandths) => {
                    sheet.write_number_with_format(row, at, f64::from(thousandths) / 1000.0, &points)?;
                }
                Cell::Count(count) => {
                    sheet.write_number(row, at, f64::from(count))?;
                }
                Cell::Flag(flag) => {
                    sheet.write_boolean(row, at, flag)?;
                }
            }
        }
    }
    workbook.save(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn record_ids_of_the_usual_systems_are_known() {
        for header in [
            "Id",
            "ID",
            "Record ID",
            "Account ID (18)",
            "hs_object_id",
            "AccountId",
            "Company Domain ID",
            "Lead-ID",
            "GUID",
            "ID Azienda",
        ] {
            assert!(is_record_id(header), "{header}");
        }
        for header in ["Industry", "Identity", "Paid", "Idea", "Notes", "Solid", ""] {
            assert!(!is_record_id(header), "{header}");
        }
    }

    /// Systems read these by name and by place: what is here stays as it is, and more goes behind it.
    #[test]
    fn the_columns_are_what_they_were() {
        assert_eq!(
            SCORE_TABLE.join(","),
            "lanewise_id,key,name,stage,owner,score_low,score_likely,score_high,tier_low,tier,tier_high,settled,unknown,capped_by,\
             tier_in_force,tier_in_force_name,action,ask_first,ask_first_question,override_tier,override_reason,override_author,\
             override_until,profile,profile_version,scored_at,scores_format,gate,gate_waived,gate_next,gate_next_missing,\
             in_lane,in_lane_name,in_lane_standing"
        );
        assert_eq!(SCORE_FORMAT, "lanewise-scores-1");
    }
}
