//! Which lane an account is in: the first in the team's order whose condition holds.

use std::collections::BTreeMap;

use super::column::Column;
use super::condition::{Attribute, Condition, Verdict};

/// Where an account is. Each account is in exactly one place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// In the lane at this position.
    Lane(usize),
    /// In no lane yet.
    Nowhere,
    /// It cannot be told: the lane at this position may be it, but too little is known.
    Open(usize),
}

/// Where an account is, and by what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placed {
    /// Where.
    pub place: Place,
    /// Whether something that decided it was only guessed.
    pub guessed: bool,
}

/// What a condition alone says of the accounts, as it is shown while it is edited.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Matched {
    /// The accounts for which it holds.
    pub yes: Vec<usize>,
    /// Those of which it cannot be told.
    pub unknown: Vec<usize>,
}

/// The attributes of all accounts, each coded once.
#[derive(Debug, Clone, Default)]
pub struct Table {
    columns: BTreeMap<Attribute, Column>,
    accounts: usize,
}

/// A condition made ready: for each clause what it says of each value of its column, with that of nothing known first.
struct Ready<'t, 'c> {
    condition: &'c Condition,
    clauses: Vec<(Option<&'t Column>, &'c Attribute, Vec<Verdict>)>,
    /// Whether any value is guessed, so that looking for guesses is worth it.
    guesses: bool,
}

impl Ready<'_, '_> {
    fn clause(column: Option<&Column>, verdicts: &[Verdict], at: usize) -> Verdict {
        let cell = column.and_then(|c| c.cells.get(at)).and_then(|c| usize::try_from(*c).ok()).unwrap_or(0);
        verdicts.get(cell).copied().unwrap_or(Verdict::Unknown)
    }

    fn verdict(&self, at: usize) -> Verdict {
        self.condition.join(self.clauses.iter().map(|(column, _, verdicts)| Self::clause(*column, verdicts, at)))
    }

    fn guessed(&self, at: usize) -> bool {
        self.guesses && self.clauses.iter().any(|(column, ..)| column.and_then(|c| c.value(at)).is_some_and(|v| v.guess))
    }
}

impl Table {
    /// A table of so many accounts; every column has a cell for each.
    #[must_use]
    pub const fn new(columns: BTreeMap<Attribute, Column>, accounts: usize) -> Self {
        Self { columns, accounts }
    }

    /// How many accounts.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.accounts
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.accounts == 0
    }

    fn ready<'c>(&self, condition: &'c Condition) -> Ready<'_, 'c> {
        let whole = condition.clauses.iter().filter(|c| c.test.is_whole());
        let clauses = whole.map(|clause| {
            let column = self.columns.get(&clause.of);
            let values = column.map_or(&[][..], |c| &c.values);
            (column, &clause.of, clause.test.verdicts(values))
        });
        let clauses: Vec<_> = clauses.collect();
        let guesses = clauses.iter().any(|(column, ..)| column.is_some_and(|c| c.values.iter().any(|v| v.guess)));
        Ready { clauses, condition, guesses }
    }

    /// Where each account is. The first condition in order counts; where too little is known to rule an earlier one out, it cannot be
    /// told, whatever the later ones say.
    #[must_use]
    pub fn places(&self, conditions: &[&Condition]) -> Vec<Placed> {
        let ready: Vec<_> = conditions.iter().map(|c| self.ready(c)).collect();
        (0..self.accounts)
            .map(|at| {
                let mut guessed = false;
                for (lane, ready) in ready.iter().enumerate() {
                    guessed |= ready.guessed(at);
                    match ready.verdict(at) {
                        Verdict::Yes => return Placed { place: Place::Lane(lane), guessed },
                        Verdict::Unknown => return Placed { place: Place::Open(lane), guessed },
                        Verdict::No => {}
                    }
                }
                Placed { place: Place::Nowhere, guessed }
            })
            .collect()
    }

    /// What one condition alone says of the accounts.
    #[must_use]
    pub fn matched(&self, condition: &Condition) -> Matched {
        let ready = self.ready(condition);
        let mut matched = Matched::default();
        for at in 0..self.accounts {
            match ready.verdict(at) {
                Verdict::Yes => matched.yes.push(at),
                Verdict::Unknown => matched.unknown.push(at),
                Verdict::No => {}
            }
        }
        matched
    }

    /// A condition made ready to say of account after account what leaves it open.
    #[must_use]
    pub fn lacking<'c>(&self, condition: &'c Condition) -> Lacking<'_, 'c> {
        Lacking(self.ready(condition))
    }
}

/// What leaves a condition open.
pub struct Lacking<'t, 'c>(Ready<'t, 'c>);

impl<'c> Lacking<'_, 'c> {
    /// The attributes that leave it open for an account.
    #[must_use]
    pub fn of(&self, at: usize) -> Vec<&'c Attribute> {
        let open = self.0.clauses.iter().filter(|(column, _, verdicts)| Ready::clause(*column, verdicts, at) == Verdict::Unknown);
        let mut missing: Vec<_> = open.map(|(_, of, _)| *of).collect();
        missing.dedup();
        missing
    }
}

#[cfg(test)]
mod tests {
    use super::super::column::Value;
    use super::super::condition::{Clause, Join, Test};
    use super::*;
    use crate::number::Number;
    use proptest::prelude::*;

    fn column(values: Vec<Value>, cells: &[u32]) -> Column {
        Column { values, cells: cells.to_vec() }
    }

    fn table() -> Table {
        let industry = column(vec![Value::text("Dairy"), Value::text("Travel")], &[1, 2, 0, 1, 1]);
        let people = column(vec![Value::number(Number::from(30)), Value::number(Number::from(300))], &[2, 2, 2, 0, 1]);
        Table::new([(Attribute::Industry, industry), (Attribute::Employees, people)].into(), 5)
    }

    fn of(join: Join, clauses: Vec<(Attribute, Test)>) -> Condition {
        Condition { join, clauses: clauses.into_iter().map(|(of, test)| Clause { of, test }).collect() }
    }

    fn one(value: &str) -> Test {
        Test::OneOf { values: vec![value.into()] }
    }

    #[test]
    fn the_first_that_holds_counts_and_nothing_is_guessed_over() {
        let table = table();
        let large = Test::Between { from: Some(Number::from(100)), to: None };
        let dairies = of(Join::All, vec![(Attribute::Industry, one("dairy")), (Attribute::Employees, large.clone())]);
        let all_large = of(Join::All, vec![(Attribute::Employees, large)]);
        let places: Vec<_> = table.places(&[&dairies, &all_large]).into_iter().map(|p| p.place).collect();
        // A large dairy; a large agency; a large one of which nobody knows what it does; a dairy of unknown size; a small dairy.
        assert_eq!(places, [Place::Lane(0), Place::Lane(1), Place::Open(0), Place::Open(0), Place::Nowhere]);
        assert_eq!(table.lacking(&dairies).of(2), [&Attribute::Industry]);
        assert_eq!(table.lacking(&dairies).of(3), [&Attribute::Employees]);
        // The other way round the unknown industry does not matter any more.
        let places: Vec<_> = table.places(&[&all_large, &dairies]).into_iter().map(|p| p.place).collect();
        assert_eq!(places, [Place::Lane(0), Place::Lane(0), Place::Lane(0), Place::Open(0), Place::Nowhere]);
        let alone = table.matched(&dairies);
        assert_eq!((alone.yes, alone.unknown), (vec![0], vec![2, 3]));
    }

    #[test]
    fn a_condition_without_a_whole_clause_takes_nobody() {
        let table = table();
        let empty = of(Join::Any, vec![]);
        let begun = of(Join::All, vec![(Attribute::Industry, Test::OneOf { values: vec![] })]);
        assert!(table.places(&[&empty, &begun]).iter().all(|p| p.place == Place::Nowhere));
        // Of an attribute that no account has, nothing can be told.
        let odd = of(Join::All, vec![(Attribute::Column("Segment".into()), one("A"))]);
        assert!(table.places(&[&odd]).iter().all(|p| p.place == Place::Open(0)));
        assert!(table.places(&[]).iter().all(|p| p.place == Place::Nowhere));
    }

    fn test() -> impl Strategy<Value = Test> {
        let values = prop::collection::vec(prop_oneof![Just("a".to_owned()), Just("b".to_owned()), Just("c".to_owned())], 0..3);
        let number = prop::option::of((-3i32..4).prop_map(Number::from));
        prop_oneof![
            values.clone().prop_map(|values| Test::OneOf { values }),
            values.prop_map(|values| Test::NoneOf { values }),
            (number.clone(), number).prop_map(|(from, to)| Test::Between { from, to }),
            Just(Test::Known),
        ]
    }

    fn condition() -> impl Strategy<Value = Condition> {
        let clause = (prop_oneof![Just(Attribute::Industry), Just(Attribute::Employees)], test());
        (any::<bool>(), prop::collection::vec(clause, 0..4))
            .prop_map(|(all, clauses)| of(if all { Join::All } else { Join::Any }, clauses))
    }

    fn some_table() -> impl Strategy<Value = Table> {
        prop::collection::vec((0u32..4, 0u32..5), 0..20).prop_map(|cells| {
            let texts = ["a", "b", "c"].map(Value::text).to_vec();
            let numbers = [-2, 0, 1, 3].map(|n| Value::number(Number::from(n))).to_vec();
            let (industry, people): (Vec<u32>, Vec<u32>) = cells.iter().copied().unzip();
            let columns = [
                (Attribute::Industry, Column { values: texts, cells: industry }),
                (Attribute::Employees, Column { values: numbers, cells: people }),
            ];
            Table::new(columns.into(), cells.len())
        })
    }

    proptest! {
        /// Whatever the lanes, each account is in exactly one place, and that is where the first lane that does not say no puts it.
        #[test]
        fn each_account_is_in_exactly_one_place(table in some_table(), conditions in prop::collection::vec(condition(), 0..6)) {
            let lanes: Vec<&Condition> = conditions.iter().collect();
            let places = table.places(&lanes);
            prop_assert_eq!(places.len(), table.len());
            let alone: Vec<Matched> = conditions.iter().map(|c| table.matched(c)).collect();
            for (at, placed) in places.iter().enumerate() {
                let first = alone.iter().position(|m| m.yes.contains(&at) || m.unknown.contains(&at));
                let wanted = match first {
                    None => Place::Nowhere,
                    Some(lane) if alone[lane].yes.contains(&at) => Place::Lane(lane),
                    Some(lane) => Place::Open(lane),
                };
                prop_assert_eq!(placed.place, wanted);
                if let Place::Open(lane) = placed.place {
                    prop_assert!(!table.lacking(&conditions[lane]).of(at).is_empty());
                }
            }
        }

        /// Learning one more value never moves an account out of the lane that it was known to be in.
        #[test]
        fn knowing_more_never_unsays(cells in prop::collection::vec((0u32..4, 0u32..5), 1..12), lanes in prop::collection::vec(condition(), 1..5), more in (1u32..4, 1u32..5)) {
            // A lane that asks whether something is known is meant to change with it.
            prop_assume!(lanes.iter().all(|l| l.clauses.iter().all(|c| c.test != Test::Known)));
            let build = |cells: &[(u32, u32)]| {
                let texts = ["a", "b", "c"].map(Value::text).to_vec();
                let numbers = [-2, 0, 1, 3].map(|n| Value::number(Number::from(n))).to_vec();
                let (industry, people): (Vec<u32>, Vec<u32>) = cells.iter().copied().unzip();
                let columns = [
                    (Attribute::Industry, Column { values: texts, cells: industry }),
                    (Attribute::Employees, Column { values: numbers, cells: people }),
                ];
                Table::new(columns.into(), cells.len())
            };
            let filled: Vec<(u32, u32)> =
                cells.iter().map(|(i, p)| (if *i == 0 { more.0 } else { *i }, if *p == 0 { more.1 } else { *p })).collect();
            let lanes: Vec<&Condition> = lanes.iter().collect();
            for (before, after) in build(&cells).places(&lanes).iter().zip(build(&filled).places(&lanes)) {
                if !matches!(before.place, Place::Open(_)) {
                    prop_assert_eq!(before.place, after.place);
                }
            }
        }
    }
}
