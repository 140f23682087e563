//! The order of the discovery guide (P5): what can move a score most is asked first.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::profile::{Parameter, Profile};

/// A parameter in the order of the guide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Guided {
    /// The parameter's id.
    pub parameter: String,
    /// How far its answer can move the score: weight × (best fit − worst fit), in thousandths of a point.
    pub swing: u32,
    /// Whether a must-have looks at it.
    pub must_have: bool,
}

fn swing(parameter: &Parameter) -> u32 {
    let fits = || parameter.levels.iter().map(|level| u32::from(level.fit));
    let spread = fits().max().unwrap_or(0) - fits().min().unwrap_or(0);
    u32::from(parameter.weight) * spread
}

/// The parameters that can be asked about, those that can move the score most first; must-haves first among equals, then in the
/// order of the profile. What is only known after the sale is left out: nobody can ask for it.
#[must_use]
pub fn guide(profile: &Profile) -> Vec<Guided> {
    let mut order: Vec<Guided> = profile
        .parameters
        .iter()
        .filter(|p| p.known_before_sale)
        .map(|p| Guided {
            parameter: p.id.clone(),
            swing: swing(p),
            must_have: profile.must_haves.iter().any(|rule| rule.parameter == p.id),
        })
        .collect();
    order.sort_by_key(|one| (std::cmp::Reverse(one.swing), !one.must_have));
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    fn profile() -> Profile {
        let parameter = |id: &str, weight: u16, worst: u8, best: u8, before: bool| {
            serde_json::json!({"id": id, "name": id, "group": "g", "weight": weight, "answer": "ordered", "known_before_sale": before,
                "levels": [{"id": "a", "name": "A", "fit": worst}, {"id": "b", "name": "B", "fit": best}]})
        };
        serde_json::from_value(serde_json::json!({
            "format": 1, "id": "p", "name": "P", "language": "en", "groups": [{"id": "g", "name": "G"}],
            "parameters": [
                parameter("heavy_but_flat", 500, 50, 60, true),
                parameter("light", 100, 0, 50, true),
                parameter("steep", 200, 100, 0, true),
                parameter("light_must", 50, 0, 100, true),
                parameter("later", 150, 0, 100, false)
            ],
            "tiers": [{"id": "good", "name": "Good", "from": 50000}, {"id": "no", "name": "No", "from": 0}],
            "must_haves": [{"id": "m", "parameter": "light_must", "levels": ["a"], "at_most": "no"}]
        }))
        .unwrap()
    }

    #[test]
    fn what_moves_the_score_most_is_asked_first() {
        let order = guide(&profile());
        let said: Vec<(&str, u32, bool)> = order.iter().map(|g| (g.parameter.as_str(), g.swing, g.must_have)).collect();
        assert_eq!(
            said,
            [("steep", 20_000, false), ("light_must", 5_000, true), ("heavy_but_flat", 5_000, false), ("light", 5_000, false)]
        );
    }

    #[test]
    fn a_profile_without_parameters_has_an_empty_guide() {
        assert_eq!(guide(&Profile { parameters: Vec::new(), ..profile() }), []);
    }
}
