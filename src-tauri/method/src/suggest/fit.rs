//! Fits from the answers (E3): how much more often the happy ones gave an answer, smoothed, on the team's own scale, and drawn towards
//! the team's fit as long as few have given it.

use super::monotone::{Way, rising};
use crate::evidence::Sides;
use crate::profile::Parameter;

/// The team's fit counts as much as so many customers with the level. *Ours*.
const TEAM: f64 = 10.0;
/// So many customers like all the others are added to each level, so that one customer proves nothing (Laplace).
const SMOOTH: f64 = 2.0;

/// The fits that the data suggests, one for each level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fits {
    /// 0-100. Of a level nobody has it is the team's, moved only where the order of levels asks for it.
    pub fits: Vec<u8>,
    /// Whether they rise where the team's fall, or fall where they rise.
    pub turned: bool,
}

/// What these customers say of a parameter's fits; nothing where they cannot say anything: one side is empty, or all levels that occur
/// come out the same.
pub(super) fn fits(parameter: &Parameter, levels: &[Sides], known: Sides) -> Option<Fits> {
    if known.success == 0 || known.others == 0 {
        return None;
    }
    let share = f64::from(known.success) / f64::from(known.total());
    let usual = libm::log(f64::from(known.success) / f64::from(known.others));
    let told = |level: &Sides| {
        let (with, without) = (f64::from(level.success) + SMOOTH * share, f64::from(level.others) + SMOOTH * (1.0 - share));
        libm::log(with / without) - usual
    };
    let (mut told, count): (Vec<f64>, Vec<f64>) = levels.iter().map(|l| (told(l), f64::from(l.total()))).unzip();
    let team: Vec<f64> = parameter.levels.iter().map(|l| f64::from(l.fit)).collect();
    let own = if parameter.has_order() { Way::of(&team) } else { None };
    let way = own.map(|own| {
        let (straight, turned) = (rising(&told, &count, own), rising(&told, &count, own.turned()));
        let miss = |of: &[f64]| -> f64 { of.iter().zip(&told).zip(&count).map(|((o, t), n)| n * (o - t) * (o - t)).sum() };
        let turns = miss(&turned) + 1e-9 < miss(&straight);
        told = if turns { turned } else { straight };
        if turns { own.turned() } else { own }
    });
    let seen = || told.iter().zip(&count).filter(|(_, n)| **n > 0.0).map(|(t, _)| *t);
    let (least, most) = (seen().fold(f64::INFINITY, f64::min), seen().fold(f64::NEG_INFINITY, f64::max));
    if most - least < 1e-9 {
        return None;
    }
    let (worst, best) = match (f64::from(parameter.worst()), f64::from(parameter.best())) {
        (worst, best) if worst < best => (worst, best),
        _ => (0.0, 100.0),
    };
    let mixed: Vec<f64> = told
        .iter()
        .zip(count.iter().zip(&team))
        .map(|(told, (&n, &team))| {
            let data = worst + (best - worst) * (told - least) / (most - least);
            if n > 0.0 { (n * data + TEAM * team) / (n + TEAM) } else { team }
        })
        .collect();
    let held: Vec<f64> = count.iter().map(|n| n + TEAM).collect();
    let mixed = match way {
        Some(way) => rising(&mixed, &held, way),
        None => mixed,
    };
    Some(Fits { fits: mixed.into_iter().map(whole).collect(), turned: way != own })
}

/// The nearest whole fit, halves up.
fn whole(fit: f64) -> u8 {
    // What lies on a half but for rounding goes up everywhere.
    let rounded = (fit + 0.5 + 1e-9).floor().clamp(0.0, 100.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held between 0 and 100 just above")]
    let whole = rounded as u8;
    whole
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::{AnswerKind, Level};
    use proptest::prelude::*;

    pub(super) fn parameter(answer: AnswerKind, fits: &[u8]) -> Parameter {
        let level = |(at, &fit): (usize, &u8)| Level {
            id: format!("l{at}"),
            name: format!("Level {at}"),
            fit,
            from: None,
            to: None,
            aliases: Vec::new(),
        };
        Parameter {
            id: "p".into(),
            name: "P".into(),
            group: "g".into(),
            weight: 1000,
            answer,
            unit: None,
            several: None,
            levels: fits.iter().enumerate().map(level).collect(),
            typical: None,
            questions: Vec::new(),
            known_before_sale: true,
            unknown_tells: false,
            from_needs: false,
            why: String::new(),
        }
    }

    fn sides(pairs: &[(u32, u32)]) -> (Vec<Sides>, Sides) {
        let levels: Vec<Sides> = pairs.iter().map(|&(success, others)| Sides { success, others }).collect();
        let known = crate::evidence::coded::sum(&levels);
        (levels, known)
    }

    #[test]
    fn two_levels_by_hand() {
        // 9 of 10 happy and 1 of 10 others had it: (9 + 1) / (1 + 1) = 5 to 1 against 1 to 5. The ends of the scale are the team's: 80
        // and 20 stay. With the team's fits the wrong way round, each is (10 · data + 10 · team) / 20, and the two meet in the middle.
        let (levels, known) = sides(&[(9, 1), (1, 9)]);
        let found = |fits| fits_of(AnswerKind::Choice, fits, &levels, known);
        assert_eq!(found(&[80, 20]), [80, 20]);
        assert_eq!(found(&[20, 80]), [50, 50]);
        assert_eq!(found(&[60, 60]), [80, 30], "without a scale of the team's it is 0 to 100: (100 + 60) / 2, (0 + 60) / 2");
    }

    fn fits_of(answer: AnswerKind, team: &[u8], levels: &[Sides], known: Sides) -> Vec<u8> {
        fits(&parameter(answer, team), levels, known).map(|f| f.fits).unwrap_or_default()
    }

    #[test]
    fn four_levels_by_hand() {
        // As many happy as others (18 each), so one of either is added to each level:
        // ln 10/1 = 2.302585, ln 8/4 = 0.693147, ln 3/11 = -1.299283, ln 1/6 = -1.791759. From least to most 4.094345:
        // 100, 60.6933, 12.0282, 0. With ten of the team's: (9·100+1000)/19, (10·60.6933+700)/20 = 65.35, (12·12.0282+300)/22 = 20.20, 0.
        let (levels, known) = sides(&[(9, 0), (7, 3), (2, 10), (0, 5)]);
        assert_eq!(fits_of(AnswerKind::Choice, &[100, 70, 30, 0], &levels, known), [100, 65, 20, 0]);
    }

    #[test]
    fn the_order_of_levels_is_kept() {
        // The second level comes out above the first by chance: an ordered parameter pools them, a choice does not.
        let (levels, known) = sides(&[(4, 2), (5, 1), (1, 7)]);
        let free = fits_of(AnswerKind::Choice, &[100, 60, 0], &levels, known);
        assert!(free[1] > 60 && free[0] < 100, "{free:?}");
        let ordered = fits_of(AnswerKind::Ordered, &[100, 60, 0], &levels, known);
        assert!(ordered[0] >= ordered[1] && ordered[1] >= ordered[2], "{ordered:?}");
        // Best in the middle is no order to keep.
        let peak = fits_of(AnswerKind::Ordered, &[30, 100, 0], &levels, known);
        assert!(peak[1] > peak[0] && peak[0] > peak[2], "{peak:?}");
    }

    #[test]
    fn the_other_way_round_is_said() {
        let (levels, known) = sides(&[(1, 30), (10, 10), (30, 1)]);
        let found = fits(&parameter(AnswerKind::Ordered, &[100, 50, 0]), &levels, known).unwrap();
        assert!(found.turned);
        assert!(found.fits[0] < found.fits[1] && found.fits[1] < found.fits[2], "{found:?}");
    }

    #[test]
    fn nothing_to_say() {
        let (levels, known) = sides(&[(5, 0), (3, 0)]);
        assert_eq!(fits(&parameter(AnswerKind::Choice, &[100, 0]), &levels, known), None, "nobody failed");
        let (levels, known) = sides(&[(5, 5), (0, 0)]);
        assert_eq!(fits(&parameter(AnswerKind::Choice, &[100, 0]), &levels, known), None, "one level only");
        let (levels, known) = sides(&[]);
        assert_eq!(fits(&parameter(AnswerKind::Choice, &[]), &levels, known), None);
        // A level nobody has keeps the team's fit.
        let (levels, known) = sides(&[(5, 1), (0, 0), (1, 5)]);
        assert_eq!(fits_of(AnswerKind::Choice, &[100, 40, 0], &levels, known), [100, 40, 0]);
    }

    proptest! {
        #[test]
        fn ordered_fits_go_one_way_and_stay_on_the_scale(
            pairs in prop::collection::vec((0u32..40, 0u32..40), 2..8), mut team in prop::collection::vec(0u8..=100, 8), down: bool,
        ) {
            let (levels, known) = sides(&pairs);
            team.truncate(levels.len());
            team.sort_unstable();
            if down { team.reverse(); }
            let parameter = parameter(AnswerKind::Ordered, &team);
            if let Some(found) = fits(&parameter, &levels, known) {
                let up = found.fits.is_sorted();
                let falls = found.fits.iter().rev().is_sorted();
                prop_assert!(up || falls, "{:?}", found);
                if parameter.worst() < parameter.best() {
                    prop_assert!(found.fits.iter().all(|f| (parameter.worst()..=parameter.best()).contains(f)));
                }
            }
        }

        #[test]
        fn many_customers_outweigh_the_team(scale in 500u32..5000) {
            let (levels, known) = sides(&[(scale, scale / 4), (scale / 4, scale)]);
            let found = fits_of(AnswerKind::Choice, &[0, 100], &levels, known);
            prop_assert!(found[0] >= 98 && found[1] <= 2, "{:?}", found);
        }
    }
}
