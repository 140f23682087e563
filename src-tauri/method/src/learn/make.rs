//! The card as a profile: ids, names, other spellings, and why each parameter is there.

use std::collections::HashSet;

use super::Wishes;
use super::bins::{Bins, Kind};
use super::card::{Entry, limits};
use super::text::{self, Fared};
use crate::fold::fold;
use crate::number::Number;
use crate::profile::{AnswerKind, FORMAT, Group, Guesses, LearntFrom, Level, Parameter, Profile, Tier};
use crate::table::Table;

/// What the parameter from a column is called: the column's name in a form for people, unless another column's is the same in all but
/// marks and case. Then it is the column's own name to the letter, so that a table is scored with the right one.
pub(super) fn name(table: &Table, column: usize) -> String {
    let own = table.columns.get(column).map_or("", |c| c.name.as_str());
    let tokens = text::tokens(own);
    let alike = table.columns.iter().enumerate().any(|(at, c)| at != column && text::tokens(&c.name) == tokens);
    let name = if alike { own.trim().to_owned() } else { text::readable(own) };
    if name.is_empty() { format!("{}", column + 1) } else { name }
}

/// The profile without its thresholds, heaviest parameters first.
pub(super) fn profile(table: &Table, wishes: &Wishes, bins: &[Bins], card: &[Entry]) -> Profile {
    let language = wishes.language;
    let mut card: Vec<&Entry> = card.iter().collect();
    card.sort_by_key(|e| (std::cmp::Reverse(e.weight), e.at));
    let mut taken = HashSet::new();
    let parameters: Vec<Parameter> =
        card.iter().map(|entry| parameter(table, wishes, &bins[entry.at], entry, &mut taken)).collect();
    let happy = table.happy.iter().filter(|h| **h).count();
    let name = if wishes.name.trim().is_empty() { text::group(language) } else { wishes.name.trim() };
    let froms = [70_000, 50_000, 30_000, 0];
    let unwanted: Vec<String> = wishes.exclude.iter().map(|name| fold(name)).collect();
    Profile {
        schema: None,
        format: FORMAT,
        id: text::slug(name, "learnt", &mut HashSet::new()),
        name: name.to_owned(),
        language,
        about: text::about(language, table.len(), happy, parameters.len(), table.columns.len()),
        groups: vec![Group { id: "learnt".into(), name: text::group(language).to_owned() }],
        parameters,
        tiers: text::tiers(language)
            .iter()
            .zip(froms)
            .map(|((id, name), from)| Tier { id: (*id).to_owned(), name: (*name).to_owned(), from })
            .collect(),
        admits: None,
        must_haves: Vec::new(),
        guesses: Guesses::default(),
        slide_rule: None,
        gates: None,
        blend: None,
        learnt: Some(LearntFrom {
            columns: table.columns.iter().map(|c| c.name.clone()).filter(|name| !unwanted.contains(&fold(name))).collect(),
            max_parameters: wishes.max_parameters,
        }),
    }
}

pub(super) fn parameter(table: &Table, wishes: &Wishes, bins: &Bins, entry: &Entry, taken: &mut HashSet<String>) -> Parameter {
    let column = &table.columns[bins.column];
    let name = name(table, bins.column);
    let ordered = bins.is_ordered();
    let mut levels = if ordered { bands(wishes, bins, entry) } else { choices(wishes, bins, entry) };
    // A choice of one level is none: what is not given is then the other, for people to choose and for tables to leave blank.
    if let ([only], false) = (levels.as_slice(), ordered) {
        let name = text::not_given(wishes.language);
        let own = std::iter::once(&only.name).chain(&only.aliases).any(|known| fold(known) == fold(name));
        let other = Level {
            id: if only.id == "not_given" { "blank".into() } else { "not_given".into() },
            name: if own { format!("{name} …") } else { name.to_owned() },
            fit: entry.unknown,
            from: None,
            to: None,
            aliases: Vec::new(),
        };
        levels.push(other);
        levels.sort_by_key(|l| std::cmp::Reverse(l.fit));
    }
    Parameter {
        id: text::slug(&column.name, &format!("column_{}", bins.column + 1), taken),
        name,
        group: "learnt".into(),
        weight: entry.weight,
        answer: if ordered { AnswerKind::Bands } else { AnswerKind::Choice },
        unit: ordered.then(|| text::unit(wishes.language, column)),
        several: None,
        why: why(table, wishes, bins, entry, &levels),
        levels,
        typical: Some(entry.unknown),
        unknown_tells: entry.tells,
        questions: Vec::new(),
        known_before_sale: true,
        from_needs: false,
    }
}

fn bands(wishes: &Wishes, bins: &Bins, entry: &Entry) -> Vec<Level> {
    let whole = matches!(bins.kind, Kind::Ordered { whole: true, .. });
    let limits = limits(bins, &entry.levels);
    let mut levels: Vec<Level> = Vec::new();
    for (i, fit) in entry.fits.iter().enumerate() {
        let from: Option<Number> = i.checked_sub(1).and_then(|before| limits.get(before)).copied();
        let to = limits.get(i).copied();
        levels.push(Level {
            id: format!("band_{}", i + 1),
            name: text::band(wishes.language, from, to, whole),
            fit: *fit,
            from,
            to,
            aliases: Vec::new(),
        });
    }
    levels
}

fn choices(wishes: &Wishes, bins: &Bins, entry: &Entry) -> Vec<Level> {
    let Kind::Nominal { words } = &bins.kind else { return Vec::new() };
    let mut used: HashSet<String> = HashSet::new();
    // No id may read like what another level is called.
    let mut ids: HashSet<String> = HashSet::new();
    let all: HashSet<String> = words.iter().flat_map(|w| &w.spellings).map(|s| fold(s)).collect();
    let mut levels: Vec<Level> = Vec::new();
    for (bins, fit) in entry.levels.iter().zip(&entry.fits) {
        let mut parts: Vec<&super::bins::Word> = bins.iter().filter_map(|&b| words.get(b)).collect();
        parts.sort_by_key(|w| w.rest);
        let rest = parts.iter().all(|w| w.rest);
        let leading: Vec<String> =
            parts.iter().filter(|w| rest || !w.rest).filter_map(|w| w.spellings.first().cloned()).collect();
        let shown: Vec<String> = if rest { parts.iter().flat_map(|w| w.spellings.iter().cloned()).collect() } else { leading };
        let one = !rest && parts.len() == 1;
        let name = if one { shown.first().cloned().unwrap_or_default() } else { text::joined(wishes.language, &shown, rest) };
        let own: HashSet<String> = parts.iter().flat_map(|w| &w.spellings).map(|s| fold(s)).collect();
        let name = if all.contains(&fold(&name)) && !own.contains(&fold(&name)) { format!("{name} …") } else { name };
        let first = parts.first().and_then(|w| w.spellings.first()).map_or("level", String::as_str);
        let mut id = text::slug(first, "level", &mut ids);
        while all.contains(&fold(&id)) && !own.contains(&fold(&id)) {
            id = text::slug(&format!("{id} level"), "level", &mut ids);
        }
        used.insert(fold(&name));
        let mut aliases = Vec::new();
        for spelling in parts.iter().flat_map(|w| &w.spellings) {
            if used.insert(fold(spelling)) {
                aliases.push(spelling.clone());
            }
        }
        levels.push(Level { id, name, fit: *fit, from: None, to: None, aliases });
    }
    // Best first.
    levels.sort_by_key(|l| std::cmp::Reverse(l.fit));
    levels
}

/// The sentence: the best and the worst level that enough rows have.
fn why(table: &Table, wishes: &Wishes, bins: &Bins, entry: &Entry, levels: &[Level]) -> String {
    let mut counts = vec![(0usize, 0usize); bins.count];
    for (&code, &happy) in bins.codes.iter().zip(&table.happy) {
        counts[usize::from(code)].0 += usize::from(happy);
        counts[usize::from(code)].1 += 1;
    }
    // By fit, because names are sorted apart from the entry's levels.
    let fared: Vec<(u8, usize, usize)> = entry
        .levels
        .iter()
        .zip(&entry.fits)
        .map(|(of, &fit)| (fit, of.iter().map(|&b| counts[b].0).sum(), of.iter().map(|&b| counts[b].1).sum()))
        .collect();
    let least = (table.len() / 50).max(1);
    let big: Vec<&(u8, usize, usize)> = fared.iter().filter(|f| f.2 >= least).collect();
    let (Some(best), Some(worst)) = (big.iter().max_by_key(|f| f.0), big.iter().min_by_key(|f| f.0)) else {
        return String::new();
    };
    let named = |fit: u8| levels.iter().find(|l| l.fit == fit).map_or("", |l| l.name.as_str());
    let said = |f: &(u8, usize, usize)| -> (String, usize, usize) { (named(f.0).to_owned(), f.1, f.2) };
    let (b, w) = (said(best), said(worst));
    let unknown = bins.missing.filter(|_| entry.tells).map(|m| counts[m]);
    text::why(
        wishes.language,
        &Fared { level: &b.0, happy: b.1, rows: b.2 },
        &Fared { level: &w.0, happy: w.1, rows: w.2 },
        unknown,
    )
}
