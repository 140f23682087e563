//! The blend (E2): the team's weights moved towards the data's, as far as the team says, and back again exactly.
//!
//! The team's own weights stay in the profile beside the ones that count, so that 0 % is what the team had, to the last thousandth. Once a
//! weight is set in another way there is nothing to go back to: what counts then is the team's own, and the blend is gone.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::profile::Profile;
use crate::weight::{WHOLE, apportion};

/// How far the weights of a profile were moved from the team's towards the data's, and from where to where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(deny_unknown_fields)]
pub struct Blend {
    /// How far, in per cent: 1-100. At 0 there is no blend.
    #[schemars(range(min = 1, max = 100))]
    pub percent: u8,
    /// One for each parameter, in the order of their ids: moving a parameter to another place moves no weight.
    pub weights: Vec<BlendWeight>,
}

/// The two weights that one parameter's weight was mixed of, in thousandths. Either column sums to 1000.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(deny_unknown_fields)]
pub struct BlendWeight {
    /// The id of the parameter.
    pub parameter: String,
    /// The team's own.
    #[schemars(range(max = 1000))]
    pub team: u16,
    /// What the customers' data pointed to when the blend was set.
    #[schemars(range(max = 1000))]
    pub data: u16,
}

/// The weights `percent` of the way from the team's to the data's: exact integers by largest remainder, together 1000. What is the same in
/// both stays the same.
#[must_use]
pub fn mix(team: &[u16], data: &[u16], percent: u8) -> Vec<u16> {
    let far = u64::from(percent.min(100));
    let parts: Vec<u64> = team.iter().zip(data).map(|(&t, &d)| u64::from(t) * (100 - far) + u64::from(d) * far).collect();
    apportion(&parts, WHOLE)
}

/// The team's own weights, in the order of the parameters: those before the blend, or, where there is none, those that count.
#[must_use]
pub fn team_weights(profile: &Profile) -> Vec<u16> {
    let own = |id: &str| profile.blend.as_ref()?.weights.iter().find(|w| w.parameter == id).map(|w| w.team);
    profile.parameters.iter().map(|p| own(&p.id).unwrap_or(p.weight)).collect()
}

/// Moves the weights of a profile this far from the team's own towards these (in the order of its parameters), in per cent. 0 brings the
/// team's own back.
pub fn set_blend(profile: &mut Profile, percent: u8, data: &[u16]) {
    let pairs = profile.parameters.iter().zip(team_weights(profile).into_iter().zip(data));
    let mut weights: Vec<BlendWeight> =
        pairs.map(|(p, (team, &data))| BlendWeight { parameter: p.id.clone(), team, data }).collect();
    weights.sort_by(|a, b| a.parameter.cmp(&b.parameter));
    let blend = Blend { percent: percent.min(100), weights };
    for (id, weight) in blend.mixed() {
        if let Some(parameter) = profile.parameters.iter_mut().find(|p| p.id == id) {
            parameter.weight = weight;
        }
    }
    profile.blend = (blend.percent > 0).then_some(blend);
}

impl Blend {
    /// What each parameter weighs by it.
    fn mixed(&self) -> Vec<(&str, u16)> {
        let (team, data): (Vec<u16>, Vec<u16>) = self.weights.iter().map(|w| (w.team, w.data)).unzip();
        self.weights.iter().map(|w| w.parameter.as_str()).zip(mix(&team, &data, self.percent)).collect()
    }

    /// Whether the weights of this profile are what it makes of them: every parameter once and in order, both columns whole.
    #[must_use]
    pub fn holds(&self, profile: &Profile) -> bool {
        let whole = |of: fn(&BlendWeight) -> u16| self.weights.iter().map(|w| u32::from(of(w))).sum::<u32>() == u32::from(WHOLE);
        let mut own: Vec<(&str, u16)> = profile.parameters.iter().map(|p| (p.id.as_str(), p.weight)).collect();
        own.sort_unstable();
        (1..=100).contains(&self.percent) && whole(|w| w.team) && whole(|w| w.data) && self.mixed() == own
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn by_hand() {
        // 500·60 + 200·40 = 38000, 300·60 + 300·40 = 30000, 200·60 + 500·40 = 32000 hundredths.
        assert_eq!(mix(&[500, 300, 200], &[200, 300, 500], 40), [380, 300, 320]);
        // 333·50 + 334·50 = 33350, 333·50 + 333·50 = 33300, 334·50 + 333·50 = 33350: one thousandth is left for the first half.
        assert_eq!(mix(&[333, 333, 334], &[334, 333, 333], 50), [334, 333, 333]);
        assert_eq!(mix(&[], &[], 50), Vec::<u16>::new());
    }

    proptest! {
        #[test]
        fn from_the_team_to_the_data_and_always_whole(
            team in prop::collection::vec(0u64..1000, 1..30), data in prop::collection::vec(0u64..1000, 30), percent in 0u8..=100,
        ) {
            let data = apportion(&data[..team.len()], WHOLE);
            let team = apportion(&team, WHOLE);
            let mixed = mix(&team, &data, percent);
            prop_assert_eq!(mixed.iter().map(|&w| u32::from(w)).sum::<u32>(), 1000);
            prop_assert_eq!(&mix(&team, &data, 0), &team);
            prop_assert_eq!(&mix(&team, &data, 100), &data);
            for ((&m, &t), &d) in mixed.iter().zip(&team).zip(&data) {
                prop_assert!((t.min(d)..=t.max(d)).contains(&m), "{} between {} and {}", m, t, d);
            }
        }
    }
}
