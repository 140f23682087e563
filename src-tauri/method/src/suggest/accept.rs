//! Taking suggestions: the profile with them in it.

use std::collections::HashMap;

use super::WouldBe;
use crate::edit::{put_parameter, set_fit, set_thresholds, set_weights};
use crate::number::Number;
use crate::problem::{Problem, Rule};
use crate::profile::{Language, Level, Parameter, Profile};
use crate::weight::{WHOLE, apportion};

/// Puts these suggestions into a profile. The weights that are taken are met exactly; the others give way in proportion, but the locked
/// ones. What is not there any more is a problem, and then nothing is to be kept.
///
/// # Errors
/// If a parameter, level or tier is gone.
pub fn accept(profile: &mut Profile, proposals: &[WouldBe], locked: &[String]) -> Result<(), Problem> {
    let mut thresholds: Vec<u32> = profile.tiers.iter().map(|t| t.from).collect();
    let mut taken: HashMap<&str, u16> = HashMap::new();
    for proposal in proposals {
        match proposal {
            WouldBe::Fit { parameter, level, to, .. } => set_fit(profile, parameter, level, *to)?,
            WouldBe::Weight { parameter, to, .. } => {
                taken.insert(parameter, *to);
            }
            WouldBe::Limits { parameter, to, .. } => {
                let new = with_limits(known(profile, parameter)?, to, profile.language);
                put_parameter(profile, new)?;
            }
            WouldBe::Join { parameter, level, into } => {
                let new = joined(known(profile, parameter)?, level, into);
                put_parameter(profile, new.ok_or_else(|| gone("levels", level))?)?;
            }
            WouldBe::Threshold { tier, to, .. } => {
                let at = profile.tier_index(tier).ok_or_else(|| gone("tiers", tier))?;
                thresholds[at] = *to;
            }
        }
    }
    set_thresholds(profile, &thresholds);
    if taken.is_empty() {
        return Ok(());
    }
    if let Some(id) = taken.keys().find(|id| profile.parameter(id).is_none()) {
        return Err(gone("parameters", id));
    }
    let weights = weights(profile, &taken, locked);
    set_weights(profile, weights);
    Ok(())
}

fn gone(place: &str, id: &str) -> Problem {
    Problem::new(format!("{place}[{id}]"), &[id], Rule::Gone)
}

fn known<'p>(profile: &'p Profile, id: &str) -> Result<&'p Parameter, Problem> {
    profile.parameter(id).ok_or_else(|| gone("parameters", id))
}

/// The weights with these taken. Where nothing else can give way, the taken ones share what there is.
fn weights(profile: &Profile, taken: &HashMap<&str, u16>, locked: &[String]) -> Vec<u16> {
    let own = |p: &Parameter| taken.get(p.id.as_str()).copied();
    let is_locked = |p: &Parameter| own(p).is_none() && locked.contains(&p.id);
    let sum = |of: &dyn Fn(&Parameter) -> Option<u16>| -> u16 { profile.parameters.iter().filter_map(of).sum() };
    let kept = sum(&|p| is_locked(p).then_some(p.weight));
    let room = WHOLE.saturating_sub(kept);
    let wanted = sum(&own);
    let gives = |p: &Parameter| own(p).is_none() && !is_locked(p);
    let all_taken = !profile.parameters.iter().any(gives) || wanted > room;
    let (share, rest) = if all_taken { (room, 0) } else { (wanted, room - wanted) };
    let parts = |of: &dyn Fn(&Parameter) -> Option<u16>, total: u16| {
        let parts: Vec<u64> = profile.parameters.iter().filter_map(of).map(u64::from).collect();
        apportion(&parts, total).into_iter()
    };
    let mut mine = parts(&own, share);
    let mut others = parts(&|p| gives(p).then_some(p.weight), rest);
    let weight = |p: &Parameter| {
        let next = if own(p).is_some() {
            mine.next()
        } else if is_locked(p) {
            Some(p.weight)
        } else {
            others.next()
        };
        next.unwrap_or(0)
    };
    profile.parameters.iter().map(weight).collect()
}

/// A parameter whose bands meet elsewhere. Bands that change get a name that says their limits: the old one would not be true any more.
fn with_limits(parameter: &Parameter, limits: &[Number], language: Language) -> Parameter {
    let mut new = parameter.clone();
    let last = new.levels.len().saturating_sub(1);
    for (at, level) in new.levels.iter_mut().enumerate() {
        let (was, unit) = ((level.from, level.to), parameter.unit.as_deref().unwrap_or_default());
        if at > 0 {
            level.from = limits.get(at - 1).copied().or(level.from);
        }
        if at < last {
            level.to = limits.get(at).copied().or(level.to);
        }
        if was != (level.from, level.to) {
            level.name = band_name(level, at == 0, unit, language);
        }
    }
    new
}

/// The name of a band by its limits, in the language of the profile's texts. The first band of all is only told by its upper end.
fn band_name(level: &Level, first: bool, unit: &str, language: Language) -> String {
    let (thousand, point) = match language {
        Language::En => (",", "."),
        Language::It | Language::Es => (".", ","),
    };
    let written = |number: Number| {
        let text = number.to_string();
        let (sign, text) = text.strip_prefix('-').map_or(("", text.as_str()), |rest| ("-", rest));
        let (whole, part) = text.split_once('.').unwrap_or((text, ""));
        let mut grouped = String::new();
        for (at, digit) in whole.chars().enumerate() {
            if at > 0 && whole.len() > 3 && (whole.len() - at).is_multiple_of(3) {
                grouped.push_str(thousand);
            }
            grouped.push(digit);
        }
        if part.is_empty() { format!("{sign}{grouped}") } else { format!("{sign}{grouped}{point}{part}") }
    };
    let counted = |text: String| match (unit.trim(), language) {
        ("", _) => text,
        ("%", Language::En | Language::It) => format!("{text}%"),
        ("%", Language::Es) => format!("{text} %"),
        (unit, _) => format!("{text} {unit}"),
    };
    let from = level.from.filter(|_| !first).map(written);
    match (from, level.to.map(written), language) {
        (None, None, _) => level.name.clone(),
        (None, Some(to), Language::En) => counted(format!("Under {to}")),
        (None, Some(to), Language::It) => counted(format!("Meno di {to}")),
        (None, Some(to), Language::Es) => counted(format!("Menos de {to}")),
        (Some(from), Some(to), Language::En) => counted(format!("{from} to under {to}")),
        (Some(from), Some(to), Language::It) => counted(format!("Da {from} a meno di {to}")),
        (Some(from), Some(to), Language::Es) => counted(format!("De {from} a menos de {to}")),
        (Some(from), None, Language::En) => format!("{} or more", counted(from)),
        (Some(from), None, Language::It) => format!("{} o più", counted(from)),
        (Some(from), None, Language::Es) => format!("{} o más", counted(from)),
    }
}

/// A parameter in which one level became part of another: its words go along, so that kept answers still count.
fn joined(parameter: &Parameter, level: &str, into: &str) -> Option<Parameter> {
    let mut new = parameter.clone();
    let at = new.levels.iter().position(|l| l.id == level).filter(|_| level != into)?;
    let gone = new.levels.remove(at);
    new.levels.iter_mut().find(|l| l.id == into)?.take_up(&gone);
    Some(new)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::check;

    fn profile() -> Profile {
        serde_json::from_str(include_str!("../../../../profiles/success-ready.en.json")).unwrap()
    }

    #[test]
    fn limits_rename_the_bands_they_move() {
        let mut profile = profile();
        let limit = |n: i32| Number::from(n);
        let to: Vec<Number> = [25, 50, 250, 1500, 5000].map(limit).into();
        let proposal = WouldBe::Limits { parameter: "company_size".into(), from: Vec::new(), to };
        accept(&mut profile, &[proposal], &[]).unwrap();
        let names: Vec<&str> = profile.parameter("company_size").unwrap().levels.iter().map(|l| l.name.as_str()).collect();
        assert_eq!(names[..3], ["Under 25 people", "25 to under 50 people", "50 to 249 people"]);
        assert_eq!(names[3..], ["250 to under 1,500 people", "1,500 to under 5,000 people", "5,000 people or more"]);
        assert!(check(&profile).is_empty(), "{:?}", check(&profile));
    }

    #[test]
    fn names_of_bands_in_three_languages() {
        let band = |from: Option<i32>, to: Option<i32>| Level {
            id: "b".into(),
            name: "B".into(),
            fit: 0,
            from: from.map(Number::from),
            to: to.map(Number::from),
            aliases: Vec::new(),
        };
        assert_eq!(band_name(&band(Some(0), Some(1500)), true, "EUR", Language::It), "Meno di 1.500 EUR");
        assert_eq!(band_name(&band(Some(70), Some(80)), false, "%", Language::Es), "De 70 a menos de 80 %");
        assert_eq!(band_name(&band(Some(90), None), false, "%", Language::En), "90% or more");
        let half = Level { from: Number::parse("-0.5"), ..band(None, Some(2)) };
        assert_eq!(band_name(&half, false, "", Language::It), "Da -0,5 a meno di 2");
        assert_eq!(band_name(&band(None, None), true, "%", Language::En), "B");
    }

    #[test]
    fn a_joined_level_still_counts() {
        let mut profile = profile();
        let parameter = profile.parameters.iter().find(|p| p.levels.len() > 2 && p.unit.is_none()).unwrap().clone();
        let (gone, into) = (parameter.levels[0].id.clone(), parameter.levels[1].id.clone());
        let proposal = WouldBe::Join { parameter: parameter.id.clone(), level: gone.clone(), into: into.clone() };
        accept(&mut profile, std::slice::from_ref(&proposal), &[]).unwrap();
        let new = profile.parameter(&parameter.id).unwrap();
        assert_eq!(new.levels.len(), parameter.levels.len() - 1);
        assert_eq!(new.level_at(&gone), new.level_at(&into));
        assert!(accept(&mut profile, &[proposal], &[]).is_err(), "it is gone already");
    }

    #[test]
    fn taken_weights_are_met_and_the_rest_gives_way() {
        let mut profile = profile();
        let before = profile.weights();
        let ids: Vec<String> = profile.parameters.iter().map(|p| p.id.clone()).collect();
        let take = |at: usize, to: u16| WouldBe::Weight { parameter: ids[at].clone(), from: before[at], to };
        let locked = [ids[2].clone()];
        accept(&mut profile, &[take(0, 300), take(1, 5)], &locked).unwrap();
        let after = profile.weights();
        assert_eq!((after[0], after[1], after[2]), (300, 5, before[2]));
        assert_eq!(after.iter().map(|&w| u32::from(w)).sum::<u32>(), 1000);
        // More than there is: they share it.
        accept(&mut profile, &[take(0, 900), take(1, 900)], &locked).unwrap();
        let after = profile.weights();
        assert_eq!(after[0] + after[1] + before[2], 1000);
        assert_eq!(after[2], before[2]);
        let nobody = WouldBe::Weight { parameter: "nobody".into(), from: 0, to: 5 };
        assert!(accept(&mut profile, &[nobody], &[]).is_err());
    }

    #[test]
    fn thresholds_move_together() {
        let mut profile = profile();
        let to = |at: usize, to: u32| WouldBe::Threshold { tier: profile.tiers[at].id.clone(), from: profile.tiers[at].from, to };
        let proposals = [to(0, 90_000), to(1, 85_000)];
        accept(&mut profile, &proposals, &[]).unwrap();
        assert_eq!((profile.tiers[0].from, profile.tiers[1].from), (90_000, 85_000));
        assert!(check(&profile).is_empty());
    }
}
