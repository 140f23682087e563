//! What is wrong with a mapping for a given table and profile.

use std::collections::HashSet;

use lanewise_method::fold::fold;
use lanewise_method::{Outcome, Profile, Stage};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{AccountField, Mapping, Target};

/// Something in a mapping that does not fit the table or the profile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type, thiserror::Error)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum MappingProblem {
    /// Nothing says what the accounts are called.
    #[error("No column holds the names of the accounts. Choose the column that does.")]
    NoName,
    /// Two columns go to the same place.
    #[error("The columns \"{first}\" and \"{second}\" go to the same place. Keep one of them.")]
    Twice {
        /// The first column.
        first: String,
        /// The second column.
        second: String,
    },
    /// The mapping says two things about one column.
    #[error("The column \"{column}\" stands twice in the mapping. Remove one of its entries.")]
    Repeated {
        /// The column.
        column: String,
    },
    /// The column that tells accounts apart is not in the table.
    #[error("The table has no column \"{column}\" to tell accounts apart by. Choose another key column, or none.")]
    NoKeyColumn {
        /// The column.
        column: String,
    },
    /// A column of the mapping is not in the table.
    #[error("The table has no column \"{column}\". It is passed over; check the spelling if it should be there.")]
    NoColumn {
        /// The column.
        column: String,
    },
    /// The profile has no such parameter.
    #[error(
        "The column \"{column}\" goes to the parameter \"{parameter}\", which the profile does not have. Its cells are kept as an attribute."
    )]
    NoParameter {
        /// The column.
        column: String,
        /// The parameter's id.
        parameter: String,
    },
    /// A translation leads to a level, outcome or stage that does not exist.
    #[error(
        "In the column \"{column}\", \"{word}\" is translated to \"{to}\", which does not exist there. Correct the translation."
    )]
    NoSuchValue {
        /// The column.
        column: String,
        /// The word of the table.
        word: String,
        /// What it is translated to.
        to: String,
    },
}

impl MappingProblem {
    /// True where an import cannot go on; the others are warnings.
    #[must_use]
    pub const fn stops(&self) -> bool {
        !matches!(self, Self::NoColumn { .. } | Self::NoParameter { .. })
    }
}

impl Mapping {
    /// What does not fit, in the order of the mapping.
    #[must_use]
    pub fn check(&self, headers: &[String], profile: Option<&Profile>, outcomes: &[Outcome]) -> Vec<MappingProblem> {
        let mut problems = Vec::new();
        let present: HashSet<String> = headers.iter().map(|h| fold(h)).collect();
        let is_there = |column: &str| present.contains(&fold(column));
        let mut targets: Vec<(&Target, &str)> = Vec::new();
        let mut named = HashSet::new();
        for entry in &self.columns {
            let column = entry.column.clone();
            if !named.insert(entry.column.as_str()) {
                problems.push(MappingProblem::Repeated { column });
                continue;
            }
            if !is_there(&column) {
                if entry.to != Target::Ignore {
                    problems.push(MappingProblem::NoColumn { column });
                }
                continue;
            }
            if entry.to.is_single() {
                if let Some((_, first)) = targets.iter().find(|(t, _)| **t == entry.to) {
                    problems.push(MappingProblem::Twice { first: (*first).to_owned(), second: column.clone() });
                }
                targets.push((&entry.to, &entry.column));
            }
            let parameter = match &entry.to {
                Target::Parameter(id) | Target::Grade(id) => Some(id),
                _ => entry.also.as_ref(),
            };
            if let Some(parameter) = parameter
                && profile.is_none_or(|p| p.parameter(parameter).is_none())
            {
                problems.push(MappingProblem::NoParameter { column: column.clone(), parameter: parameter.clone() });
            }
            for (word, to) in &entry.values {
                if !to.is_empty() && !leads_somewhere(&entry.to, to, profile, outcomes) {
                    problems.push(MappingProblem::NoSuchValue { column: column.clone(), word: word.clone(), to: to.clone() });
                }
            }
        }
        for (at, second) in self.columns.iter().enumerate().filter(|(_, c)| c.also.is_some() && is_there(&c.column)) {
            if let Some(first) = self.columns[..at].iter().find(|c| c.also == second.also && is_there(&c.column)) {
                problems.push(MappingProblem::Twice { first: first.column.clone(), second: second.column.clone() });
            }
        }
        let also = |id: &str| self.columns.iter().filter(|c| is_there(&c.column)).find(|c| c.also.as_deref() == Some(id));
        for (target, first) in &targets {
            if let Target::Parameter(id) = target
                && let Some(second) = also(id)
            {
                problems.push(MappingProblem::Twice { first: (*first).to_owned(), second: second.column.clone() });
            }
        }
        if let Some(key) = self.key_column()
            && !is_there(key)
        {
            problems.push(MappingProblem::NoKeyColumn { column: key.to_owned() });
        }
        let has_name = self.column_of(&Target::Field(AccountField::Name)).is_some_and(is_there);
        if !has_name && !self.key_column().is_some_and(is_there) {
            problems.push(MappingProblem::NoName);
        }
        problems
    }
}

fn leads_somewhere(target: &Target, to: &str, profile: Option<&Profile>, outcomes: &[Outcome]) -> bool {
    match target {
        Target::Field(AccountField::Stage) => Stage::from_id(to).is_some(),
        Target::Field(AccountField::Outcome) => outcomes.iter().any(|o| o.id == to),
        Target::Parameter(id) => {
            // A parameter that the profile lacks is its own problem.
            let Some(parameter) = profile.and_then(|p| p.parameter(id)) else { return true };
            parameter.read(to).is_none_or(|given| parameter.levels_of(&given).is_some())
        }
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{ColumnMapping, FORMAT};
    use super::*;

    fn mapping(columns: &[(&str, Target)]) -> Mapping {
        let columns = columns.iter().map(|(c, t)| ColumnMapping::new(*c, t.clone())).collect();
        Mapping { format: FORMAT, name: String::new(), stage: Stage::Prospect, key: None, columns }
    }

    #[test]
    fn says_what_does_not_fit() {
        let headers: Vec<String> = ["Name", "Size", "State"].map(String::from).into();
        let outcomes = lanewise_method::account::standard_outcomes();
        let name = Target::Field(AccountField::Name);
        assert_eq!(mapping(&[("name", name.clone())]).check(&headers, None, &outcomes), []);
        assert_eq!(mapping(&[("Size", Target::Attribute)]).check(&headers, None, &outcomes), [MappingProblem::NoName]);
        let mut keyed = mapping(&[("Size", Target::Attribute)]);
        keyed.key = Some("Size".into());
        assert_eq!(keyed.check(&headers, None, &outcomes), []);
        keyed.key = Some("Code".into());
        assert!(keyed.check(&headers, None, &outcomes).contains(&MappingProblem::NoKeyColumn { column: "Code".into() }));
        let twice = mapping(&[("Name", name.clone()), ("Size", name.clone()), ("Gone", Target::Grades)]);
        let problems = twice.check(&headers, None, &outcomes);
        assert_eq!(
            problems,
            [
                MappingProblem::Twice { first: "Name".into(), second: "Size".into() },
                MappingProblem::NoColumn { column: "Gone".into() }
            ]
        );
        assert!(problems[0].stops() && !problems[1].stops());
        let mut stage = mapping(&[("Name", name), ("State", Target::Field(AccountField::Stage))]);
        stage.columns[1].values.insert("Won".into(), "customer".into());
        stage.columns[1].values.insert("Lost".into(), "lost".into());
        stage.columns[1].values.insert("?".into(), String::new());
        assert_eq!(
            stage.check(&headers, None, &outcomes),
            [MappingProblem::NoSuchValue { column: "State".into(), word: "Lost".into(), to: "lost".into() }]
        );
    }
}
