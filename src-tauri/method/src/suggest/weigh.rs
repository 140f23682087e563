//! Weights in thousandths out of what all parameters tell together.

use super::joint::joint;
use super::{Seen, SpeaksFor, WEIGHT_STEP};
use crate::contrast::ContrastVerdict;
use crate::evidence::coded::NOT_KNOWN;
use crate::evidence::data_weight::among;
use crate::evidence::parameter::WeightRange;
use crate::evidence::share::thousandths;
use crate::evidence::{Coded, Column, auc};
use crate::profile::Profile;
use crate::weight::{WHOLE, apportion};

/// Below this many standard errors a weight is not moved: eight of ten.
const SURE: f64 = 1.281_551_565_544_600_4;

/// What the data would have the parameters weigh.
pub(super) struct Weighed {
    /// In thousandths, together 1000, in the order of the parameters.
    pub weights: Vec<u16>,
    /// Standard errors, in thousandths, of weights that are drawn towards the team's.
    errors: Vec<f64>,
    /// Between which weights the data alone would have them.
    ranges: Vec<Option<WeightRange>>,
}

/// The parameters whose weights stay: the locked ones, and those known only after the sale.
pub(super) fn held(profile: &Profile, locked: &[String]) -> Vec<bool> {
    profile.parameters.iter().map(|p| locked.contains(&p.id) || !p.known_before_sale).collect()
}

/// Weights out of the joint model; nothing where the parameters that may move do nothing.
pub(super) fn weigh(coded: &Coded, team: &[u16], tells: &[bool], held: &[bool]) -> Option<Weighed> {
    let free: Vec<usize> = (0..team.len()).filter(|&j| !held[j]).collect();
    let kept: u16 = (0..team.len()).filter(|&j| held[j]).map(|j| team[j]).sum();
    let room = WHOLE.saturating_sub(kept);
    let shares = joint(coded, team, tells).shares(&free)?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "shares lie between 0 and 1")]
    let parts: Vec<u64> = shares.iter().map(|s| (s.0 * 1e9).round() as u64).collect();
    let (mut weights, mut errors) = (team.to_vec(), vec![0.0; team.len()]);
    for ((&j, weight), (_, error)) in free.iter().zip(apportion(&parts, room)).zip(&shares) {
        weights[j] = weight;
        errors[j] = error * f64::from(room);
    }
    Some(Weighed { weights, errors, ranges: among(coded, room, |at| !held[at]) })
}

impl Weighed {
    /// Why this parameter should weigh otherwise; nothing where the difference is small or unsure, or higher fits do not go with success.
    pub fn reason(&self, at: usize, weight: u16, seen: &Seen, column: &Column, success: &[bool]) -> Option<SpeaksFor> {
        let (to, error) = (self.weights[at], self.errors[at]);
        let sure = f64::from(to.abs_diff(weight)) > SURE * error;
        let told = seen.tells() || (seen.verdict == ContrastVerdict::NoDifference && to < weight);
        if to.abs_diff(weight) < WEIGHT_STEP || !sure || !told {
            return None;
        }
        let known = column.codes.iter().zip(success).filter(|(code, _)| **code != NOT_KNOWN);
        let (fits, success): (Vec<u8>, Vec<bool>) =
            known.filter_map(|(&code, &s)| Some((*column.fits.get(usize::try_from(code).ok()?)?, s))).unzip();
        let alone = auc(&fits, &success)?;
        // Fits that go the wrong way want other fits, not another weight.
        if seen.tells() && alone.value <= 0.5 {
            return None;
        }
        // What draws the weight towards the team's makes its own error too small to be an interval of what the data says.
        let (low, high) = self.ranges[at].map_or((to, to), |r| (r.low.min(to), r.high.max(to)));
        // It tells something, and still should weigh less: the others tell the same.
        let shared = seen.tells() && to < weight;
        Some(SpeaksFor::Pairs { auc: thousandths(alone.value), low, high, shared })
    }
}
