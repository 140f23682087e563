//! One pass over the rows: each is read, recognised, compared and, where it is not a dry run, written. The dry run and the import are the
//! same code, so that the one foretells the other.

use std::cell::RefCell;
use std::collections::HashMap;

use lanewise_method::{Answer, Stage};
use rusqlite::Connection;

use super::columns::{Columns, Values, text_of};
use super::known::{Found, Identity, Known};
use super::rejects::Rejects;
use super::report::{Choice, Duplicate, Like, Likeness, Reject};
use super::tally::{Tally, What};
use super::{ImportError, ImportOptions};
use crate::answer::{self, NewAnswers};
use crate::mapping::AccountField;
use crate::rejected::Keeper;
use crate::score_table::safe;
use crate::store::word::Words;
use crate::table::Row;
use crate::{Account, AccountEdit, Tx, WorkspaceError, account};

/// The way to the accounts: to look at them, or to change them.
pub(super) enum Door<'d, 'a> {
    Look(&'d Connection, &'d RefCell<Words>),
    Change(&'d mut Tx<'a>, Box<NewAnswers<'a>>),
}

impl Door<'_, '_> {
    fn conn(&self) -> &Connection {
        match self {
            Self::Look(conn, _) => conn,
            Self::Change(tx, _) => tx.conn,
        }
    }

    fn account(&self, id: u32) -> Result<Account, WorkspaceError> {
        account::get(self.conn(), id)
    }

    fn words(&self) -> &RefCell<Words> {
        match self {
            Self::Look(_, words) => words,
            Self::Change(tx, _) => tx.words,
        }
    }
}

/// The pass.
pub(super) struct Pass<'p, 'l> {
    pub(super) columns: Columns,
    pub(super) tally: Tally,
    options: &'p ImportOptions,
    rejects: Option<Rejects<'l>>,
    keeper: Option<Keeper>,
    known: Known,
    values: Values,
    identity: Identity,
    edits: Vec<AccountEdit>,
    what: Vec<What>,
    /// The numbers of the parameters in the file, as far as they were needed.
    numbers: Vec<Option<i64>>,
    /// What accounts were called before this import renamed them: the report is about what was there.
    renamed: HashMap<u32, String>,
}

impl<'p, 'l> Pass<'p, 'l> {
    /// Begins with the accounts that are there.
    pub(super) fn new(
        columns: Columns,
        options: &'p ImportOptions,
        rejects: Option<Rejects<'l>>,
        keeper: Option<Keeper>,
        conn: &Connection,
    ) -> Result<Self, WorkspaceError> {
        let mut known = Known::default();
        let mut identity = Identity::default();
        let mut query = conn.prepare("SELECT id, key, name, website, country FROM account WHERE gone = 0 ORDER BY id")?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            let text = |at| -> Result<&str, WorkspaceError> { Ok(row.get_ref(at)?.as_str().map_err(rusqlite::Error::from)?) };
            let key = row.get_ref(1)?.as_str_or_null().map_err(rusqlite::Error::from)?;
            identity.set(key, text(2)?, text(3)?, text(4)?);
            known.add(&identity, row.get(0)?, 0);
        }
        let numbers = vec![None; columns.parameters.len()];
        Ok(Self {
            columns,
            tally: Tally::default(),
            options,
            rejects,
            keeper,
            known,
            values: Values::new(),
            identity,
            edits: Vec::new(),
            what: Vec::new(),
            numbers,
            renamed: HashMap::new(),
        })
    }

    /// Gives back what the end of the import needs.
    pub(super) fn end(self) -> (Columns, Tally, Option<Rejects<'l>>, Option<Keeper>, bool) {
        (self.columns, self.tally, self.rejects, self.keeper, self.known.is_limited())
    }

    /// Takes one row, or says why it cannot be taken.
    pub(super) fn row(&mut self, row: &Row, door: &mut Door<'_, '_>) -> Result<Option<Reject>, ImportError> {
        self.tally.noticed(row, &self.columns);
        let taken = self.take(row, door)?;
        if let (Some(keeper), Door::Change(tx, _)) = (&mut self.keeper, door) {
            match &taken {
                Ok(()) => keeper.taken(tx, row.line)?,
                Err(reason) => keeper.rejected(tx, row, reason)?,
            }
        }
        match taken {
            Ok(()) => Ok(None),
            Err(reason) => {
                let text = reason.to_string();
                if let Some(rejects) = &mut self.rejects {
                    rejects.write(row, &text)?;
                }
                self.tally.rejected(row.line, reason.clone(), text);
                Ok(Some(reason))
            }
        }
    }

    fn take(&mut self, row: &Row, door: &mut Door<'_, '_>) -> Result<Result<(), Reject>, WorkspaceError> {
        let mapping = &self.options.mapping;
        if let Err(reason) = self.columns.read(row, mapping.stage, &mut self.values) {
            return Ok(Err(reason));
        }
        let account = &self.values.account;
        let key = account.key.as_deref();
        if account.name.is_empty() && key.is_none() {
            return Ok(Err(self.columns.no_name()));
        }
        self.identity.set(key, &account.name, &account.website, &account.country);
        let found =
            if account.name.is_empty() { self.known.find_by_key(&self.identity) } else { self.known.find(&self.identity) };
        let repeated = |first: u32, by_key: bool| match key {
            Some(key) if by_key => Reject::RepeatedKey { key: key.to_owned(), first },
            _ => Reject::RepeatedRow { first },
        };
        match found {
            Found::Repeated { first, by_key } => return Ok(Err(repeated(first, by_key))),
            Found::Ambiguous(accounts) => return Ok(Err(Reject::Ambiguous { accounts })),
            Found::Account { slot, account } => {
                self.update(row, slot, account, door)?;
            }
            Found::New if account.name.is_empty() => return Ok(Err(self.columns.no_name())),
            Found::New => {
                if let Some((slot, why)) = self.known.near(&self.identity) {
                    let choice = self.options.choices.get(&row.line).copied().unwrap_or(self.options.duplicates);
                    let (account, line) = self.known.at(slot);
                    if self.tally.lists_duplicates() {
                        self.propose(row.line, (account, line), why, choice, door)?;
                    } else {
                        self.tally.report.duplicates_found += 1;
                    }
                    match choice {
                        Choice::Add => {}
                        Choice::Skip => {
                            self.tally.report.skipped += 1;
                            return Ok(Ok(()));
                        }
                        Choice::Update if line > 0 => return Ok(Err(Reject::RepeatedRow { first: line })),
                        Choice::Update => {
                            self.update(row, slot, account, door)?;
                            self.keep_notes(row);
                            return Ok(Ok(()));
                        }
                    }
                }
                self.add(row, door)?;
            }
        }
        self.keep_notes(row);
        Ok(Ok(()))
    }

    /// Notes about a row that was taken.
    fn keep_notes(&mut self, row: &Row) {
        for (column, what, part) in self.values.unmatched.drain(..) {
            let text = part.as_deref().unwrap_or_else(|| safe::plain(row.cells.get(column).unwrap_or_default().trim()));
            self.tally.unmatched(row.line, column, what, text);
        }
    }

    fn propose(
        &mut self,
        line: u32,
        (account, earlier): (u32, u32),
        why: Likeness,
        choice: Choice,
        door: &Door<'_, '_>,
    ) -> Result<(), WorkspaceError> {
        let like = if account > 0 {
            let name = match self.renamed.get(&account) {
                Some(name) => name.clone(),
                None => door.account(account)?.name,
            };
            Like::Account { id: account, name }
        } else {
            Like::Row { line: earlier }
        };
        let name = self.values.account.name.clone();
        self.tally.duplicate(Duplicate { line, name, like, why, choice });
        Ok(())
    }

    fn add(&mut self, row: &Row, door: &mut Door<'_, '_>) -> Result<(), WorkspaceError> {
        for &at in &self.values.attributes {
            let text = safe::plain(row.cells.get(at).unwrap_or_default().trim());
            self.values.account.extra.insert(self.columns.columns[at].name.clone(), text.to_owned());
        }
        if self.values.account.outcome.is_some() && !self.values.account.stage.is_customer() {
            self.tally.outcome_of_prospect(row.line);
        }
        if let Door::Change(tx, new) = door {
            let id = tx.add_account(&self.values.account)?;
            for (at, read) in &self.values.answers {
                let grade = self.values.grade(*at).unwrap_or_default();
                let parameter = match self.numbers[*at] {
                    Some(number) => number,
                    None => *self.numbers[*at].insert(new.parameter(&self.columns.parameters[*at].id)?),
                };
                new.put(id, parameter, read.kept(new)?, grade)?;
            }
        }
        self.known.add(&self.identity, 0, row.line);
        self.tally.report.added += 1;
        Ok(())
    }

    /// Brings an account up to what the row says. A blank cell says nothing, unless blanks are to clear.
    fn update(&mut self, row: &Row, slot: u32, id: u32, door: &mut Door<'_, '_>) -> Result<(), WorkspaceError> {
        let stored = door.account(id)?;
        let named = !self.values.account.name.is_empty();
        self.edits.clear();
        self.what.clear();
        self.fields(&stored);
        for &at in &self.values.attributes {
            let name = &self.columns.columns[at].name;
            let text = safe::plain(row.cells.get(at).unwrap_or_default().trim());
            if stored.extra.get(name).is_none_or(|was| was != text) {
                self.edits.push(AccountEdit::Extra { name: name.clone(), text: Some(text.to_owned()) });
                self.what.push(What::Attribute(at));
            }
        }
        let answers = self.answers(id, door)?;
        if let Door::Change(tx, _) = door {
            if self.what.contains(&What::Field(AccountField::Name)) {
                self.renamed.insert(id, stored.name.clone());
            }
            if !self.edits.is_empty() {
                tx.update_account(id, &self.edits)?;
            }
            for (parameter, answer) in &answers {
                let parameter = &self.columns.parameters[*parameter].id;
                match answer {
                    Some(answer) => tx.set_answer(id, parameter, answer)?,
                    None => tx.clear_answer(id, parameter)?,
                };
            }
        }
        self.what.extend(answers.iter().map(|(parameter, _)| What::Answer(*parameter)));
        if self.what.is_empty() {
            self.tally.report.unchanged += 1;
        } else {
            self.tally.updated(row.line, id, &stored.name, &self.what);
        }
        let clears = |field| self.options.blank_clears && self.columns.mapped.contains(&field);
        self.known.seen(slot, &self.identity, row.line, named, clears(AccountField::Website), clears(AccountField::Country));
        Ok(())
    }

    /// The fields in which the row differs from the account.
    fn fields(&mut self, stored: &Account) {
        let clears = self.options.blank_clears;
        let row = &mut self.values.account;
        let mut push = |edit: AccountEdit, field: AccountField| {
            self.edits.push(edit);
            self.what.push(What::Field(field));
        };
        // An account keeps the key it has: two systems may know it under two keys.
        if row.key.is_some() && stored.key.is_none() {
            push(AccountEdit::Key(row.key.take()), AccountField::Key);
        }
        type Edit = fn(String) -> AccountEdit;
        let texts: [(AccountField, &str, Edit); 8] = [
            (AccountField::Name, &stored.name, AccountEdit::Name),
            (AccountField::Website, &stored.website, AccountEdit::Website),
            (AccountField::Industry, &stored.industry, AccountEdit::Industry),
            (AccountField::Country, &stored.country, AccountEdit::Country),
            (AccountField::Region, &stored.region, AccountEdit::Region),
            (AccountField::Owner, &stored.owner, AccountEdit::Owner),
            (AccountField::Since, &stored.since, AccountEdit::Since),
            (AccountField::Note, &stored.note, AccountEdit::Note),
        ];
        for (field, was, edit) in texts {
            let Some(now) = text_of(row, field) else { continue };
            let blank = now.is_empty() && !(clears && field != AccountField::Name && self.columns.mapped.contains(&field));
            if !blank && now != was {
                push(edit(std::mem::take(now)), field);
            }
        }
        let numbers =
            [(AccountField::Employees, row.employees, stored.employees), (AccountField::Revenue, row.revenue, stored.revenue)];
        for (field, now, was) in numbers {
            let blank = now.is_none() && !(clears && self.columns.mapped.contains(&field));
            if !blank && now != was {
                let edit = if field == AccountField::Employees { AccountEdit::Employees } else { AccountEdit::Revenue };
                push(edit(now), field);
            }
        }
        let blank = row.outcome.is_none() && !(clears && self.columns.mapped.contains(&AccountField::Outcome));
        if !blank && row.outcome != stored.outcome {
            push(AccountEdit::Outcome(row.outcome.take()), AccountField::Outcome);
        }
        if let Some(stage) = new_stage(stored.stage, row.stage, self.values.has_stage) {
            push(AccountEdit::Stage(stage), AccountField::Stage);
        }
    }

    /// The answers that are there, by position of the parameter.
    fn stored_answers(&mut self, id: u32, door: &Door<'_, '_>) -> Result<Vec<Option<Answer>>, WorkspaceError> {
        let conn = door.conn();
        let mut words = door.words().borrow_mut();
        for (at, number) in self.numbers.iter_mut().enumerate().filter(|(_, number)| number.is_none()) {
            *number = words.find(conn, &self.columns.parameters[at].id)?;
        }
        let mut answers = vec![None; self.numbers.len()];
        let mut query = conn.prepare_cached("SELECT parameter, kind, value, grade FROM answer WHERE account = ?1")?;
        let mut rows = query.query([id])?;
        while let Some(row) = rows.next()? {
            let parameter: Option<i64> = row.get(0)?;
            if let Some(at) = self.numbers.iter().position(|number| *number == parameter) {
                answers[at] = Some(answer::from_row(&mut words, conn, row, 1)?);
            }
        }
        Ok(answers)
    }

    /// The answers in which the row differs from the account; `None` for one that is cleared.
    fn answers(&mut self, id: u32, door: &Door<'_, '_>) -> Result<Vec<(usize, Option<Answer>)>, WorkspaceError> {
        let values = &self.values;
        let clears = self.options.blank_clears && !values.blank.is_empty();
        if values.answers.is_empty() && values.grades.is_empty() && !clears {
            return Ok(Vec::new());
        }
        let stored = self.stored_answers(id, door)?;
        let values = &self.values;
        let of = |parameter: usize| stored[parameter].as_ref();
        let mut changed = Vec::new();
        for (parameter, read) in &values.answers {
            let was = of(*parameter);
            // Who says the same again does not change how it is known.
            let same = was.filter(|was| &was.given == read.given()).map(|was| was.grade);
            let answer = read.with(values.grade(*parameter).or(same).unwrap_or_default());
            if was != Some(answer) {
                changed.push((*parameter, Some(answer.clone())));
            }
        }
        let answered = |parameter: usize| values.answers.iter().any(|(p, _)| *p == parameter);
        for &parameter in values.blank.iter().filter(|_| self.options.blank_clears) {
            if of(parameter).is_some() && !answered(parameter) {
                changed.push((parameter, None));
            }
        }
        for (at, (parameter, grade)) in values.grades.iter().enumerate() {
            let last = !values.grades[at + 1..].iter().any(|(p, _)| p == parameter);
            let cleared = changed.iter().any(|(p, _)| p == parameter);
            if let Some(was) = of(*parameter).filter(|was| last && !cleared && !answered(*parameter) && was.grade != *grade) {
                changed.push((*parameter, Some(Answer { given: was.given.clone(), grade: *grade })));
            }
        }
        Ok(changed)
    }
}

/// The stage that an account moves to, if it moves. A row that names a stage decides. A list of customers makes customers of accounts that
/// were before the sale; a list of prospects never takes a customer back.
fn new_stage(was: Stage, row: Stage, named: bool) -> Option<Stage> {
    let moves = if named { row != was } else { row.is_customer() && !was.is_customer() };
    moves.then_some(row)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stages_move_where_the_table_says_so() {
        assert_eq!(new_stage(Stage::Prospect, Stage::Customer, false), Some(Stage::Customer));
        assert_eq!(new_stage(Stage::Ambassador, Stage::Customer, false), None);
        assert_eq!(new_stage(Stage::Customer, Stage::Prospect, false), None);
        assert_eq!(new_stage(Stage::Nurture, Stage::Prospect, false), None);
        assert_eq!(new_stage(Stage::Customer, Stage::Nurture, true), Some(Stage::Nurture));
        assert_eq!(new_stage(Stage::Lead, Stage::Lead, true), None);
    }
}
