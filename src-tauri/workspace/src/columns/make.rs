//! Making parameters of columns: the draft and the answers of all accounts, as one step.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use lanewise_method::lanes::Attribute;
use lanewise_method::profile::{Group, Language, Parameter, Profile};
use lanewise_method::{Answer, Given, edit};
use rusqlite::params;

use super::read::{Reading, covered, name_of};
use super::{ColumnsMade, FROM_COLUMN, Learnt, UnmatchedAnswer, count};
use crate::book::Book;
use crate::lanes::{Measure, Source};
use crate::make::base;
use crate::score::{CHEAP, Cause};
use crate::store::error::WorkspaceError;
use crate::store::file::Workspace;
use crate::store::op::{Done, Op};
use crate::store::transact::Tx;

/// So many cells are named.
const NAMED: usize = 100;

fn group_for(profile: &Profile) -> Group {
    let name = match profile.language {
        Language::En => "From our tables",
        Language::It => "Dalle nostre tabelle",
        Language::Es => "De nuestras tablas",
    };
    edit::group_for(profile, Group { id: "columns".into(), name: name.into() })
}

/// What an account answers, out of a column.
struct Filled {
    account: u32,
    answer: Answer,
}

/// A parameter with the answers that its column gives.
struct Column {
    parameter: String,
    source: String,
    answers: Vec<Filled>,
}

/// Reads the answers, and says in `made` what is not taken: where somebody answered already, that stays.
fn fill(
    book: &Arc<Book>,
    reading: &Reading,
    by_hand: &BTreeSet<u32>,
    (of, parameter): (&Attribute, &Parameter),
    language: Language,
    made: &mut ColumnsMade,
) -> Column {
    let mut answers = Vec::new();
    for (entry, answer, covered) in reading.answers(book.entries().iter().map(AsRef::as_ref), of, parameter) {
        let account = entry.account.id;
        if by_hand.contains(&account) {
            let own = entry.answers.get(&parameter.id).and_then(|own| parameter.levels_of(&own.given));
            made.kept += u32::from(own != parameter.levels_of(&answer.given));
            continue;
        }
        if !covered {
            made.unmatched_count += 1;
            if made.unmatched.len() < NAMED {
                let text = match &answer.given {
                    Given::Text(text) => text.clone(),
                    Given::Number(number) => number.to_string(),
                    Given::Levels(levels) => levels.join("; "),
                };
                let (name, parameter) = (entry.account.name.clone(), parameter.name.clone());
                made.unmatched.push(UnmatchedAnswer { account, name, parameter, text });
            }
        }
        answers.push(Filled { account, answer });
    }
    Column { parameter: parameter.id.clone(), source: format!("{FROM_COLUMN}{}", name_of(of, language)), answers }
}

impl Tx<'_> {
    /// Records what the columns answer; gives how many answers that were, and of how many accounts.
    fn answer_from_columns(&mut self, columns: &[Column]) -> Result<(u32, u32), WorkspaceError> {
        let (mut answers, mut accounts) = (0, BTreeSet::new());
        let mut rescored = BTreeSet::new();
        for column in columns {
            self.record_as(column.source.clone());
            let scored = self.scores_with(&column.parameter)?;
            for filled in &column.answers {
                if self.set_answer(filled.account, &column.parameter, &filled.answer)? {
                    answers += 1;
                    accounts.insert(filled.account);
                    if scored {
                        rescored.insert(filled.account);
                    }
                }
            }
        }
        if rescored.len() <= CHEAP {
            let rescored: Vec<u32> = rescored.into_iter().collect();
            self.record_scores(&rescored, Cause::Answer)?;
        }
        Ok((answers, count(accounts.len())))
    }
}

impl Workspace {
    /// The headers that the team took for the measures of its lanes.
    ///
    /// # Errors
    /// What the disk says.
    pub fn measured_columns(&self) -> Result<BTreeMap<String, Measure>, WorkspaceError> {
        let header = |(measure, source)| match source {
            Source::Column(header) => Some((header, measure)),
            _ => None,
        };
        Ok(self.lane_measures()?.into_iter().filter_map(header).collect())
    }

    /// The accounts that have an answer to a parameter that did not come from a column.
    fn answered_by_hand(&self, parameter: &str) -> Result<BTreeSet<u32>, WorkspaceError> {
        let mut query = self.conn.prepare_cached(
            "SELECT answer.account FROM answer JOIN word AS parameter ON parameter.id = answer.parameter \
             JOIN word AS author ON author.id = answer.author WHERE parameter.text = ?1 AND substr(author.text, 1, ?2) <> ?3",
        )?;
        let rows = query.query_map(params![parameter, count(FROM_COLUMN.len()), FROM_COLUMN], |r| r.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// One step: the profile as the draft, where it is `new`, and what all accounts answer to these of its parameters.
    fn step(
        &mut self,
        profile: &Profile,
        new: bool,
        sources: &[(String, Attribute)],
        op: impl FnOnce(u32) -> Op + Clone,
    ) -> Result<Done<ColumnsMade>, WorkspaceError> {
        let mut made = ColumnsMade { parameters: sources.iter().map(|(id, _)| id.clone()).collect(), ..ColumnsMade::default() };
        let filled = self.filled(profile, sources, &mut made)?;
        self.transact(op.clone()(0), |tx| {
            if new {
                tx.put_draft(Some(profile))?;
            }
            (made.answers, made.accounts) = tx.answer_from_columns(&filled)?;
            tx.relabel(op(made.answers));
            Ok(made)
        })
    }

    fn filled(
        &self,
        profile: &Profile,
        sources: &[(String, Attribute)],
        made: &mut ColumnsMade,
    ) -> Result<Vec<Column>, WorkspaceError> {
        let book = self.book()?;
        let language = self.settings()?.language;
        let reading = Reading::new(&book, language);
        let mut columns = Vec::with_capacity(sources.len());
        for (id, of) in sources {
            let parameter = profile.parameter(id).ok_or_else(|| WorkspaceError::missing("parameter"))?;
            let by_hand = self.answered_by_hand(id)?;
            columns.push(fill(&book, &reading, &by_hand, (of, parameter), language, made));
        }
        Ok(columns)
    }

    /// Makes parameters of these columns in one step: adds them to the draft, which is started where there is none, each with as much
    /// weight as the others have on average, and fills in what all accounts answer. What somebody answered stays. A column that a
    /// parameter covers already only fills in answers.
    ///
    /// # Errors
    /// [`WorkspaceError::Invalid`] where the draft could not be kept, or what the disk says.
    pub fn make_columns(
        &mut self,
        columns: &[(Attribute, Parameter)],
        locked: &[String],
    ) -> Result<Done<ColumnsMade>, WorkspaceError> {
        let language = self.settings()?.language;
        let (mut profile, _) = base(self)?;
        let mut sources: Vec<(String, Attribute)> = Vec::with_capacity(columns.len());
        for (of, parameter) in columns {
            let there = covered(&profile.parameters, of, language).map(|p| p.id.clone());
            let id = there.unwrap_or_else(|| add(&mut profile, parameter, locked));
            sources.push((id, of.clone()));
        }
        let parameter_name = first_name(&profile, &sources);
        let op = |answers| Op::MakeColumns { parameter_name, count: count(columns.len()), answers };
        self.step(&profile, true, &sources, op)
    }

    /// Fills in what all accounts answer to parameters that are in the profile, out of the columns that they cover, in one step; what
    /// somebody answered stays.
    ///
    /// # Errors
    /// [`WorkspaceError::Missing`] where a column is no parameter, or what the disk says.
    pub fn fill_from_columns(&mut self, columns: &[Attribute]) -> Result<Done<ColumnsMade>, WorkspaceError> {
        let language = self.settings()?.language;
        let (profile, _) = base(self)?;
        let own = |of: &Attribute| covered(&profile.parameters, of, language).map(|p| (p.id.clone(), of.clone()));
        let sources: Option<Vec<(String, Attribute)>> = columns.iter().map(own).collect();
        let sources = sources.ok_or_else(|| WorkspaceError::missing("parameter of that column"))?;
        let parameter_name = first_name(&profile, &sources);
        self.step(&profile, false, &sources, |answers| Op::FillFromColumns { parameter_name, answers })
    }

    /// Starts the draft anew as a profile that was learnt from the customers, and fills in what all accounts answer, in one step. What
    /// somebody answered stays.
    ///
    /// # Errors
    /// [`WorkspaceError::Invalid`] where it is no valid profile, or what the disk says.
    pub fn start_learnt(&mut self, learnt: &Learnt) -> Result<Done<ColumnsMade>, WorkspaceError> {
        let profile_name = learnt.profile.name.clone();
        self.step(&learnt.profile, true, &learnt.sources, |answers| Op::LearnProfile { profile_name, answers })
    }
}

/// What a step is named after: its first parameter.
fn first_name(profile: &Profile, sources: &[(String, Attribute)]) -> String {
    let first = sources.first().and_then(|(id, _)| profile.parameter(id));
    first.map(|p| p.name.clone()).unwrap_or_default()
}

/// Adds a parameter to a profile that has none like it, under an id that is free; gives the id.
fn add(profile: &mut Profile, parameter: &Parameter, locked: &[String]) -> String {
    let own = parameter.id.clone();
    let free = |id: &String| profile.parameter(id).is_none();
    let numbered = (2..).map(|n| format!("{own}_{n}"));
    let id = std::iter::once(own.clone()).chain(numbered).find(free).unwrap_or(own);
    let (weight, group) = (edit::fair_share(profile), group_for(profile));
    let parameter = Parameter { id: id.clone(), group: group.id.clone(), weight, ..parameter.clone() };
    edit::add_parameter_beside(profile, parameter, group, locked);
    id
}
