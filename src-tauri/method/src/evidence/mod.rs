//! What the customers themselves say about a profile (E1, E4, E5), honest at fifteen of them.
//!
//! [`coded`] reads the reference customers once; [`parameter`] says what separates them, [`whole`] how good the profile is as it stands,
//! [`warning`] what to be careful about. All of it is whole counts, seeded chance and sums in a fixed order: the same everywhere.

pub mod auc;
pub mod chance;
pub mod coded;
pub mod data_weight;
pub mod logistic;
pub mod parameter;
pub mod permute;
pub mod resample;
pub mod same;
pub mod share;
pub mod table;
pub mod warning;
pub mod weight_of_evidence;
pub mod whole;

pub use auc::{Auc, auc};
pub use chance::Chance;
pub use coded::{Case, Coded, Column, LeftOut, Sides};
pub use parameter::{LevelEvidence, ParameterEvidence, Says, WeightRange};
pub use permute::{Permuted, permute};
pub use share::SuccessShare;
pub use warning::EvidenceWarning;
pub use whole::{Headline, Misfit, Picks, TierShare};

pub use crate::contrast::ContrastVerdict;
