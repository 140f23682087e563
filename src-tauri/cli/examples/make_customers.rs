//! Writes a large table of customers whose story is known, always the same: `make_customers FILE.csv [ROWS]`. Forty columns beside the
//! outcome: an id, numbers whole and broken, words few and many, a constant, a near double, free text; a tenth of the cells blank.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

const NUMBERS: usize = 18;
const WORDS: usize = 18;

fn main() -> io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let file = PathBuf::from(arguments.next().unwrap_or_else(|| "customers.csv".into()));
    let rows: u32 = arguments.next().and_then(|n| n.parse().ok()).unwrap_or(50_000);
    let mut out = BufWriter::with_capacity(1 << 20, File::create(file)?);
    write!(out, "id,note,country,twin")?;
    for at in 0..NUMBERS {
        write!(out, ",number {at}")?;
    }
    for at in 0..WORDS {
        write!(out, ",word {at}")?;
    }
    writeln!(out, ",outcome")?;
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    for row in 0..rows {
        let twin = dice.below(500);
        write!(out, "C-{row:07},Spoke to number {} about {},Italy,{twin}", row % 977, dice.below(100_000))?;
        let mut luck = 0;
        for at in 0..NUMBERS {
            out.write_all(b",")?;
            if dice.below(10) == 0 {
                continue;
            }
            let value = if at == 0 { twin } else { dice.below(1_000) };
            // The first columns tell something, each less than the one before; the others nothing.
            luck += value * 8usize.saturating_sub(at) / 900;
            if at % 3 == 0 { write!(out, "{value}.{}", dice.below(100))? } else { write!(out, "{value}")? }
        }
        for at in 0..WORDS {
            out.write_all(b",")?;
            if dice.below(10) == 0 {
                continue;
            }
            let value = dice.below(3 + at * 3);
            luck += if value == 0 { 12usize.saturating_sub(2 * at) } else { 0 };
            write!(out, "level {value}")?;
        }
        let happy = dice.below(60) < luck + 8;
        writeln!(out, ",{}", if happy { "renewed" } else { "left" })?;
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
