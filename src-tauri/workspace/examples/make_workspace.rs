//! Writes a large workspace, always the same: `make_workspace FILE [CUSTOMERS] [PROSPECTS] [PARAMETERS] [LANES]`.
//!
//! Sixty parameters are those that ship, over and over; the first few tell something of the outcome. Every account has facts, answers and a
//! further column; there are lanes, costs, slides of each tenth account and a published version.
#![allow(clippy::unwrap_used, reason = "a measurement stops at the first error")]

use std::path::PathBuf;

use lanewise_method::check::read_profile;
use lanewise_method::cost::{CostWorth, TeamCosts};
use lanewise_method::lanes::{Attribute, Clause, Condition, Join, Lane, Standing, Test};
use lanewise_method::profile::{Language, Parameter};
use lanewise_method::{Answer, Given, Grade, Number, Profile, Slide, Stage};
use lanewise_workspace::{NewAccount, Op, Setup, Workspace, WorkspaceError, sample};

/// So many parameters, made of those that ship.
fn profile(parameters: usize) -> Profile {
    let mut profile = read_profile(include_str!("../../../profiles/success-ready.en.json")).unwrap();
    let own = profile.parameters.clone();
    let count = u16::try_from(parameters).unwrap();
    profile.parameters = (0..count)
        .map(|at| {
            let mut one = own[usize::from(at) % own.len()].clone();
            let round = usize::from(at) / own.len();
            if round > 0 {
                one.id = format!("{}_{}", one.id, round + 1);
                one.name = format!("{} {}", one.name, round + 1);
            }
            one.from_needs &= round == 0;
            one.weight = 1000 / count + u16::from(at < 1000 % count);
            one
        })
        .collect();
    profile
}

/// Xorshift: the same workspace in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 33) as usize % limit
    }
}

fn answer(parameter: &Parameter, happy: bool, tells: bool, dice: &mut Dice) -> Answer {
    let mut at = dice.below(parameter.levels.len());
    if tells && dice.below(3) == 0 {
        let by_fit = |i: &usize| parameter.levels[*i].fit;
        let places = 0..parameter.levels.len();
        at = if happy { places.max_by_key(by_fit) } else { places.min_by_key(by_fit) }.unwrap();
    }
    let level = &parameter.levels[at];
    let given = match (level.from, level.to) {
        (None, None) => Given::Levels(vec![level.id.clone()]),
        (from, to) => {
            let low = from.map_or_else(|| to.unwrap().millionths() / 2, Number::millionths);
            Given::Number(Number::from_millionths(low))
        }
    };
    Answer { given, grade: if dice.below(12) == 0 { Grade::Guess } else { Grade::Said } }
}

fn lanes(count: usize) -> Vec<Lane> {
    let lane = |at: usize| {
        let people = |from: usize, to: usize| Test::Between {
            from: Some(Number::from(i32::try_from(from).unwrap())),
            to: Some(Number::from(i32::try_from(to).unwrap())),
        };
        let clauses = vec![
            Clause { of: Attribute::Industry, test: Test::OneOf { values: vec![format!("Industry {}", at % 20)] } },
            Clause { of: Attribute::Employees, test: people(at * 50, 4_000 + at * 50) },
            Clause {
                of: Attribute::Column("Segment".into()),
                test: Test::NoneOf { values: vec![format!("Segment {}", at % 7)] },
            },
        ];
        Lane {
            id: String::new(),
            name: format!("Lane {at}"),
            standing: Standing::Core,
            reason: String::new(),
            condition: Condition { join: Join::All, clauses },
            product_cost: None,
        }
    };
    (0..count).map(lane).collect()
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    let path = PathBuf::from(arguments.next().expect("the file to write"));
    let mut number = |or: usize| arguments.next().map_or(or, |a| a.parse().unwrap());
    let (customers, prospects, parameters, wanted) = (number(10_000), number(10_000), number(60), number(12));
    let setup = Setup { name: "Large".into(), author: "Ada".into(), language: Language::En };
    let folder = tempfile::tempdir().unwrap();
    let models: Vec<Slide> = {
        let other = sample::create(folder.path().join("sample.lanewise"), &setup).unwrap();
        other.slides().unwrap().into_iter().map(|s| s.slide).collect()
    };
    let profile = profile(parameters);
    let mut ws = Workspace::create(&path, &setup).unwrap();
    ws.start_draft_from(&profile).unwrap();
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let rows = u32::try_from(customers + prospects).unwrap();
    ws.transact(Op::Import { file: "large.csv".into(), rows }, |tx| {
        for i in 0..customers + prospects {
            let customer = i < customers;
            let happy = dice.below(3) > 0;
            let mut new = NewAccount::new(format!("Company {i}"), if customer { Stage::Customer } else { Stage::Prospect });
            new.outcome = customer.then(|| if happy { "happy" } else { ["struggling", "failed"][dice.below(2)] }.into());
            new.industry = format!("Industry {}", dice.below(20));
            new.country = ["Italy", "Spain", "Germany", "France"][dice.below(4)].into();
            new.employees = (dice.below(10) > 0).then(|| Number::from(i32::try_from(dice.below(9_000)).unwrap()));
            new.extra.insert("Segment".into(), format!("Segment {}", dice.below(12)));
            new.extra.insert("Annual revenue per account".into(), format!("{}", 1_000 + dice.below(90_000)));
            let id = tx.add_account(&new)?;
            for (at, parameter) in profile.parameters.iter().enumerate() {
                if dice.below(100) < if customer { 85 } else { 60 } {
                    tx.set_answer(id, &parameter.id, &answer(parameter, happy, at % 8 == 0, &mut dice))?;
                }
            }
            if i % 10 == 0 {
                tx.add_slide(id, &models[dice.below(models.len())])?;
            }
        }
        Ok::<_, WorkspaceError>(())
    })
    .unwrap();
    ws.set_costs(&TeamCosts {
        demo: Some(Number::from(16)),
        poc: Some(Number::from(60)),
        rescue: Some(Number::from(90)),
        failed: CostWorth { hours: Some(Number::from(200)), ..CostWorth::default() },
        lost: CostWorth { hours: Some(Number::from(300)), ..CostWorth::default() },
        causes: Vec::new(),
    })
    .unwrap();
    ws.publish("A first version").unwrap();
    if wanted > 0 {
        ws.add_lanes(&lanes(wanted), None).unwrap();
    }
    ws.close().unwrap();
}
