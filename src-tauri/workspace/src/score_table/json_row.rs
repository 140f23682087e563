//! A scored row as a line of JSON.

use lanewise_method::answer::State;

use super::added::push_points;
use super::plan::Plan;
use super::scorer::{Row, RowScore, Scorer};

/// How rows are written.
#[derive(Debug, Clone)]
pub(super) struct JsonShape {
    /// `"name":` of each column of the table.
    keys: Vec<Vec<u8>>,
    /// `,"name":` of each added value.
    added: Vec<Vec<u8>>,
    /// `"id":` of each parameter, if the rows are explained.
    parameters: Vec<Vec<u8>>,
}

/// A text as JSON. Writing to memory cannot fail.
fn push_text(out: &mut Vec<u8>, text: &str) {
    let _ = serde_json::to_writer(out, text);
}

fn key(name: &str) -> Vec<u8> {
    let mut key = Vec::new();
    push_text(&mut key, name);
    key.push(b':');
    key
}

impl JsonShape {
    pub(super) fn new(plan: &Plan, added: &[String], explain: bool) -> Self {
        Self {
            keys: plan.columns.iter().map(|n| key(n)).collect(),
            added: added.iter().map(|n| [b",".as_slice(), &key(n)].concat()).collect(),
            parameters: plan.profile.parameters.iter().filter(|_| explain).map(|p| key(&p.id)).collect(),
        }
    }

    pub(super) fn push(&self, out: &mut Vec<u8>, row: Row<'_>, score: &RowScore, scorer: &Scorer<'_>) {
        let profile = &scorer.plan().profile;
        let mut scratch = Vec::new();
        out.push(b'{');
        for (column, key) in self.keys.iter().enumerate() {
            if column > 0 {
                out.push(b',');
            }
            out.extend_from_slice(key);
            push_text(out, &row.text(column, &mut scratch));
        }
        let mut added = self.added.iter();
        let mut next = |out: &mut Vec<u8>| {
            if let Some(key) = added.next() {
                out.extend_from_slice(key);
            }
        };
        for points in [score.sum.low(), score.sum.likely(), score.sum.high()] {
            next(out);
            push_points(out, points);
        }
        for tier in [score.tier_low, score.tier, score.tier_high] {
            next(out);
            push_text(out, &profile.tiers[tier].id);
        }
        next(out);
        out.extend_from_slice(if score.tier_low == score.tier_high { b"true" } else { b"false" });
        next(out);
        super::added::push_number(out, score.unknown);
        next(out);
        out.push(b'[');
        for (at, &must_have) in score.capped_by.iter().enumerate() {
            if at > 0 {
                out.push(b',');
            }
            push_text(out, &profile.must_haves[must_have].id);
        }
        out.push(b']');
        if !self.parameters.is_empty() {
            next(out);
            self.push_explained(out, score, scorer);
        }
        out.extend_from_slice(b"}\n");
    }

    fn push_explained(&self, out: &mut Vec<u8>, score: &RowScore, scorer: &Scorer<'_>) {
        let plan = scorer.plan();
        for (at, (parameter, input)) in plan.profile.parameters.iter().zip(&plan.input_of).enumerate() {
            out.push(if at == 0 { b'{' } else { b',' });
            out.extend_from_slice(&self.parameters[at]);
            let unknown;
            let (reading, unmatched) = match *input {
                Some(input) => {
                    let meaning = score.meanings[input];
                    (scorer.reading(input, meaning), meaning.standing == super::spelling::Standing::Unmatched)
                }
                None => {
                    unknown = parameter.unknown(State::Unknown);
                    (&unknown, false)
                }
            };
            let state = match reading.state {
                _ if unmatched => "unmatched",
                State::Known => "known",
                State::Guess => "guess",
                State::Unknown => "unknown",
                State::Unmatched => "unmatched",
            };
            out.extend_from_slice(b"{\"state\":");
            push_text(out, state);
            out.extend_from_slice(b",\"levels\":[");
            for (at, &level) in reading.levels.iter().enumerate() {
                if at > 0 {
                    out.push(b',');
                }
                push_text(out, &parameter.levels[level].id);
            }
            out.push(b']');
            for (key, fit) in [("low", reading.low), ("likely", reading.likely), ("high", reading.high)] {
                out.extend_from_slice(format!(",\"{key}\":").as_bytes());
                push_points(out, u32::from(parameter.weight) * u32::from(fit));
            }
            out.push(b'}');
        }
        out.push(b'}');
    }
}
