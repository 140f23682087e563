//! Writes a large table of prospects and the profile it is scored with, always the same: `make_prospects FOLDER [ROWS]`.
//! 1,000,000 rows are about 130 MB: an id, a name and twenty parameters, a tenth of the answers missing.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use lanewise_method::Number;
use lanewise_method::profile::{AnswerKind, FORMAT, Group, Guesses, Language, Level, MustHave, Parameter, Profile, Tier};
use lanewise_method::weight::apportion;

/// Parameters: three in four with levels, the others with bands of a number.
const PARAMETERS: usize = 20;
const LEVELS: [&str; 6] = ["core", "near", "outside", "late", "named", "met"];

fn main() -> io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let folder = PathBuf::from(arguments.next().unwrap_or_else(|| ".".into()));
    let rows: u32 = arguments.next().and_then(|n| n.parse().ok()).unwrap_or(1_000_000);
    std::fs::create_dir_all(&folder)?;
    let profile = profile();
    std::fs::write(folder.join("profile.json"), serde_json::to_string_pretty(&profile)? + "\n")?;
    let mut out = BufWriter::with_capacity(1 << 20, File::create(folder.join("prospects.csv"))?);
    write!(out, "id,name")?;
    for parameter in &profile.parameters {
        write!(out, ",{}", parameter.id)?;
    }
    writeln!(out)?;
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    for row in 0..rows {
        write!(out, "P-{row:07},Prospect {} of {}", row, dice.below(9_000) + 1_000)?;
        for parameter in &profile.parameters {
            out.write_all(b",")?;
            if dice.below(10) == 0 {
                continue;
            }
            if parameter.answer == AnswerKind::Bands {
                write!(out, "{}", dice.below(1_000))?;
            } else {
                let at = dice.below(parameter.levels.len());
                out.write_all(parameter.levels[at].id.as_bytes())?;
            }
        }
        writeln!(out)?;
    }
    out.flush()
}

/// Xorshift: the same table in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 33) as usize % limit
    }
}

fn profile() -> Profile {
    let weights = apportion(&(1..=PARAMETERS as u64).collect::<Vec<_>>(), 1000);
    let parameters = weights.into_iter().enumerate().map(|(at, weight)| parameter(at, weight)).collect();
    let tiers = [("excellent", 70_000), ("good", 55_000), ("risky", 40_000), ("nope", 0)];
    Profile {
        schema: None,
        format: FORMAT,
        id: "many_prospects".into(),
        name: "Many prospects".into(),
        language: Language::En,
        about: String::new(),
        groups: vec![Group { id: "all".into(), name: "All".into() }],
        parameters,
        tiers: tiers.map(|(id, from)| Tier { id: id.into(), name: id.into(), from }).into(),
        admits: None,
        must_haves: vec![MustHave {
            id: "in_lane".into(),
            parameter: "p01".into(),
            levels: vec!["outside".into()],
            at_most: "risky".into(),
            why: String::new(),
        }],
        guesses: Guesses::Widen,
        slide_rule: None,
        blend: None,
        learnt: None,
        gates: None,
    }
}

fn parameter(at: usize, weight: u16) -> Parameter {
    let bands = at % 4 == 3;
    let count = 3 + at % 4;
    let level = |n: usize| {
        let fit = u8::try_from(n * 100 / (count - 1)).unwrap_or(100);
        let end = |n: usize| Number::from(i32::try_from(n * 1_000 / count).unwrap_or(0));
        let (id, from, to) = if bands {
            (format!("b{n}"), (n > 0).then(|| end(n)), (n + 1 < count).then(|| end(n + 1)))
        } else {
            (LEVELS[n].to_owned(), None, None)
        };
        Level { name: id.clone(), id, fit, from, to, aliases: vec![] }
    };
    Parameter {
        id: format!("p{at:02}"),
        name: format!("Parameter {at:02}"),
        group: "all".into(),
        weight,
        answer: if bands { AnswerKind::Bands } else { AnswerKind::Ordered },
        unit: bands.then(|| "people".to_owned()),
        several: None,
        levels: (0..count).map(level).collect(),
        typical: None,
        unknown_tells: false,
        questions: vec![],
        known_before_sale: true,
        from_needs: false,
        why: String::new(),
    }
}
