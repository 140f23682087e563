//! `lanewise ready`

use std::path::PathBuf;

use clap::Args;
use lanewise_method::fold::fold;
use lanewise_method::gate::{Gate, GateNeed, Missing};
use lanewise_method::slide::{Completeness, SlideField};
use lanewise_workspace::view::is_open;
use lanewise_workspace::view::readiness::{GateSeen, NextStep, Pass, Readiness, of_accounts};
use lanewise_workspace::{Book, Workspace};
use serde::Serialize;

use crate::failure::{Failure, Finished};
use crate::gate_wording::{check_name, field_name, field_question, gate_name};
use crate::terminal::{self, plain, wrap};
use crate::wording::count;

const AFTER: &str = "\
Examples:
  lanewise ready team.lanewise \"Nordholz Prozesstechnik\"          may it have a POC? if not, what to ask
  lanewise ready team.lanewise 0015x00002AbCdE --gate deep_demo    an account by its record id, another gate
  lanewise ready team.lanewise                                     every prospect, those that are ready first
  lanewise ready team.lanewise --json | jq '.accounts[] | select(.pass == \"ready\") | .name'

Gates are those of the latest published version, or of the draft if there is none: vision_demo, deep_demo, poc, and what the
team added. An account is found by its key (the record id of the CRM), its name, or lanewise_id:NUMBER.

Exit codes: 0 when every account that was named is ready, or the gate is waived for it and the waiver holds today; 1 when one is
not. Without names, what there is to say about all prospects, and 0. The checklist is shown and never decides.
The workspace is only read, also while the app has it open.";

/// Its arguments.
#[derive(Debug, Args)]
#[command(after_help = AFTER)]
pub struct Arguments {
    /// The workspace
    #[arg(value_name = "FILE.lanewise")]
    file: PathBuf,
    /// Accounts, by record id or name; without any, all that are still to be won
    #[arg(value_name = "ACCOUNT")]
    accounts: Vec<String>,
    /// The gate by its id; without it poc, or the last gate where the profile has no poc
    #[arg(long, value_name = "GATE")]
    gate: Option<String>,
    /// Let no waiver count
    #[arg(long)]
    no_waivers: bool,
}

/// An account before the gate.
#[derive(Debug, Serialize)]
struct Told<'a> {
    lanewise_id: u32,
    key: Option<&'a str>,
    name: &'a str,
    stage: &'static str,
    tier_by_hand: bool,
    #[serde(flatten)]
    seen: &'a GateSeen,
}

#[derive(Debug, Serialize)]
struct All<'a> {
    gate: &'a str,
    gate_name: String,
    ready: usize,
    waived: usize,
    of: usize,
    accounts: Vec<Told<'a>>,
}

/// Says which accounts pass a gate, and what the others lack.
pub fn run(arguments: &Arguments, json: bool) -> Result<Finished, Failure> {
    let workspace = Workspace::open_read_only(&arguments.file)?;
    let book = workspace.book()?;
    let ids = match arguments.accounts.as_slice() {
        [] => book.entries().iter().filter(|e| is_open(e.account.stage)).map(|e| e.account.id).collect(),
        names => names.iter().map(|name| find(&book, name)).collect::<Result<Vec<u32>, _>>()?,
    };
    let no_profile = || Failure::Input(format!("{} has no profile yet. Make one in the app first.", arguments.file.display()));
    let profile = workspace.profile_in_force()?.ok_or_else(no_profile)?;
    let gates = profile.readiness();
    let at = gate_at(&gates, arguments.gate.as_deref())?;
    let mut all = of_accounts(&workspace, &ids)?.ok_or_else(no_profile)?;
    if arguments.no_waivers {
        for seen in all.iter_mut().filter_map(|r| r.gates.get_mut(at)).filter(|s| s.pass == Pass::Waived) {
            (seen.pass, seen.waiver) = (Pass::Missing, None);
        }
    }
    if arguments.accounts.is_empty() {
        // Those that pass first, then the nearest.
        all.sort_by_key(|r| r.gates.get(at).map(|s| (s.pass != Pass::Ready, s.pass != Pass::Waived, s.to_get)));
    }
    let seen = |pass| all.iter().filter_map(|r| r.gates.get(at)).filter(|s| s.pass == pass).count();
    let (ready, waived) = (seen(Pass::Ready), seen(Pass::Waived));
    if json {
        let accounts = all.iter().filter_map(|r| told(&book, r, at)).collect();
        let gate_name = gate_name(&gates[at]);
        terminal::print_json(&All { gate: &gates[at].id, gate_name, ready, waived, of: all.len(), accounts })?;
    } else if arguments.accounts.is_empty() {
        terminal::print(&overview(&all, &gates[at], at, ready, waived))?;
    } else {
        let sheets: Vec<String> = all.iter().filter_map(|r| r.gates.get(at).map(|s| sheet(r, s))).collect();
        terminal::print(&sheets.join("\n"))?;
    }
    let enough = arguments.accounts.is_empty() || ready + waived == all.len();
    Ok(if enough { Finished::Clean } else { Finished::WithFindings })
}

fn told<'a>(book: &'a Book, readiness: &'a Readiness, at: usize) -> Option<Told<'a>> {
    let account = &book.entry(readiness.account)?.account;
    Some(Told {
        lanewise_id: account.id,
        key: account.key.as_deref(),
        name: &account.name,
        stage: account.stage.id(),
        tier_by_hand: readiness.by_hand,
        seen: readiness.gates.get(at)?,
    })
}

/// The account of this key, number or name.
fn find(book: &Book, wanted: &str) -> Result<u32, Failure> {
    let accounts = || book.entries().iter().map(|e| &e.account);
    if let Some(number) = wanted.strip_prefix("lanewise_id:") {
        let id = number.trim().parse().ok().filter(|&id| book.entry(id).is_some());
        return id.ok_or_else(|| Failure::Input(format!("There is no account number {}. See lanewise export.", plain(number))));
    }
    if let Some(account) = accounts().find(|a| a.key.as_deref() == Some(wanted)) {
        return Ok(account.id);
    }
    let name = fold(wanted);
    let same: Vec<_> = accounts().filter(|a| fold(&a.name) == name).collect();
    match same.as_slice() {
        [one] => Ok(one.id),
        [] => {
            let near: Vec<String> = accounts()
                .filter(|a| !name.is_empty() && fold(&a.name).contains(&name))
                .take(3)
                .map(|a| plain(&a.name))
                .collect();
            let hint = if near.is_empty() {
                "lanewise export lists them all.".into()
            } else {
                format!("Did you mean {}?", near.join(", or "))
            };
            Err(Failure::Input(format!("There is no account \"{}\". {hint}", plain(wanted))))
        }
        several => {
            let ids: Vec<String> = several.iter().map(|a| format!("lanewise_id:{}", a.id)).collect();
            let (name, ids) = (plain(wanted), ids.join(", "));
            Err(Failure::Input(format!("Several accounts are called \"{name}\". Say which: {ids}.")))
        }
    }
}

fn gate_at(gates: &[Gate], wanted: Option<&str>) -> Result<usize, Failure> {
    let place = |id: &str| gates.iter().position(|g| g.id == id);
    let Some(wanted) = wanted else { return Ok(place("poc").unwrap_or(gates.len().saturating_sub(1))) };
    place(wanted).ok_or_else(|| {
        let known: Vec<&str> = gates.iter().map(|g| g.id.as_str()).collect();
        Failure::Input(format!("There is no gate \"{}\". Use one of: {}.", plain(wanted), known.join(", ")))
    })
}

fn or<'a>(own: &'a str, ours: &'a str) -> &'a str {
    if own.is_empty() { ours } else { own }
}

/// What is missing and the question that gets it, line by line.
fn missing_lines(missing: &Missing, at_least: Option<Completeness>) -> Vec<(String, String)> {
    match missing {
        Missing::Player => vec![(
            "no key player is known: no Situation Slide".into(),
            "Who has to say yes to this, and who will live with it every day?".into(),
        )],
        Missing::Fields { person, title, fields, spare, .. } => {
            let who = plain(or(person, or(title, "a key player without a name")));
            let whole = if at_least == Some(Completeness::Reasonable) { "reasonably complete" } else { "complete" };
            let but = match spare {
                0 => String::new(),
                n => format!(" ({n} that is not vital may stay open)"),
            };
            let head = (format!("the slide of {who} is not {whole}{but}"), String::new());
            let field = fields.iter().map(|f| {
                let vital = if f.vital { ", vital" } else { "" };
                let name = format!("  {who}: {}{vital}", field_name(f.field));
                (name, or(&f.question, field_question(f.field)).to_owned())
            });
            std::iter::once(head).chain(field).collect()
        }
        Missing::ValueEvent { question, asked, .. } => {
            // Where a slide above is asked for it, it is asked once.
            let ask = if *asked { String::new() } else { or(question, field_question(SlideField::Events)).to_owned() };
            vec![("no Value Realization Event".into(), ask)]
        }
        Missing::NoParameter { parameter } => {
            vec![(format!("the profile has no parameter \"{parameter}\" any more: mend the gate"), String::new())]
        }
        Missing::NoTier { tier } => {
            vec![(format!("the profile has no tier \"{tier}\" any more: mend the gate"), String::new())]
        }
        Missing::Answer { name, guessed, wanted, question, .. } => {
            let how = if *guessed { "is only guessed" } else { "is not known" };
            vec![(format!("{} {how}{}", plain(name), wanted_text(wanted)), question.clone())]
        }
        Missing::OtherAnswer { name, levels, wanted, question, .. } => {
            vec![(format!("{} is {}{}", plain(name), plain(&levels.join(" / ")), wanted_text(wanted)), question.clone())]
        }
        Missing::Tier { tier, wanted, open } => {
            let can = if *open { "open answers can still lift it" } else { "no open answer can lift it" };
            vec![(format!("tier {} instead of {}; {can}", plain(tier), plain(wanted)), String::new())]
        }
    }
}

fn wanted_text(wanted: &[String]) -> String {
    if wanted.is_empty() { String::new() } else { format!("; needed: {}", plain(&wanted.join(" or "))) }
}

fn next_text(next: &NextStep) -> Option<String> {
    match next {
        NextStep::Player => Some("Who has to say yes to this, and who will live with it every day?".into()),
        NextStep::Field { field, question, .. } => Some(or(question, field_question(*field)).to_owned()),
        NextStep::Answer { question, name, .. } => Some(or(question, name).to_owned()),
        NextStep::Nothing => None,
    }
}

fn sheet(readiness: &Readiness, seen: &GateSeen) -> String {
    let mut lines = Vec::new();
    let verdict = match (seen.pass, seen.gate.needs.is_empty()) {
        (Pass::Ready, true) => "ready: this gate asks for nothing".into(),
        (Pass::Ready, false) => "ready".to_owned(),
        (Pass::Waived, _) => format!("waived, {}", missing_count(seen.to_get)),
        (Pass::Missing, _) => format!("not yet, {}", missing_count(seen.to_get)),
    };
    lines.push(format!("{}, {}: {verdict}", plain(&readiness.name), gate_name(&seen.gate)));
    if let Some(waiver) = &seen.waiver {
        let w = &waiver.content;
        let text =
            format!("waived until {} by {}: {}. Expected: {}", w.until, plain(&w.approver), plain(&w.reason), plain(&w.expected));
        lines.extend(wrap(&text, 92).into_iter().map(|l| format!("  {l}")));
    }
    if readiness.by_hand {
        lines.push("  The tier was set by hand; it counts as low, likely and high.".into());
    }
    for need in &seen.verdict.needs {
        let at_least = match need.need {
            GateNeed::Slides { at_least, .. } => Some(at_least),
            _ => None,
        };
        for (what, question) in need.missing.iter().flat_map(|m| missing_lines(m, at_least)) {
            lines.push(format!("  - {what}"));
            if !question.is_empty() {
                lines.extend(wrap(&format!("ask: {question}"), 88).into_iter().map(|l| format!("      {l}")));
            }
        }
    }
    if let Some(next) = seen.next.as_ref().and_then(next_text) {
        lines.extend(wrap(&format!("Ask first: {next}"), 92).into_iter().map(|l| format!("  {l}")));
    }
    let open: Vec<String> = seen.checklist.iter().filter(|i| i.checked.is_none()).map(|i| check_name(&i.item)).collect();
    if !open.is_empty() {
        let text = format!("Not checked off: {}.", open.join("; "));
        lines.extend(wrap(&text, 92).into_iter().map(|l| format!("  {l}")));
    }
    lines.join("\n") + "\n"
}

fn missing_count(to_get: u32) -> String {
    format!("{} missing", count(u64::from(to_get), "thing", "things"))
}

fn overview(all: &[Readiness], gate: &Gate, at: usize, ready: usize, waived: usize) -> String {
    let of = count(all.len() as u64, "prospect", "prospects");
    let mut text = format!("{}: {ready} of {of} ready", gate_name(gate));
    if waived > 0 {
        text.push_str(&format!(", {waived} more waived"));
    }
    if gate.needs.is_empty() {
        text.push_str(" (this gate asks for nothing)");
    }
    text.push('\n');
    let width = all.iter().map(|r| r.name.chars().count()).max().unwrap_or(0).min(40);
    for (readiness, seen) in all.iter().filter_map(|r| r.gates.get(at).map(|s| (r, s))) {
        let standing = match seen.pass {
            Pass::Ready => "ready".to_owned(),
            Pass::Waived => "waived".to_owned(),
            Pass::Missing => format!("{} missing", seen.to_get),
        };
        let ask = seen.next.as_ref().and_then(next_text).map(|q| plain(&q)).unwrap_or_default();
        let line = format!("  {:<width$}  {standing:<11} {ask}", plain(&readiness.name));
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}
