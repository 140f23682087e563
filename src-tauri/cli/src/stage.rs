//! Stages as the command line names them.

use clap::ValueEnum;
use lanewise_method::Stage;

/// A stage (L1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum As {
    /// Came by once
    Visitor,
    /// A contact whose need is not known
    Lead,
    /// Has a known need that we can meet
    Prospect,
    /// Bought
    Customer,
    /// A customer who recommends us
    Ambassador,
    /// Kept warm until they or we change
    Nurture,
    /// Not pursued
    Disqualified,
}

impl From<As> for Stage {
    fn from(stage: As) -> Self {
        match stage {
            As::Visitor => Self::Visitor,
            As::Lead => Self::Lead,
            As::Prospect => Self::Prospect,
            As::Customer => Self::Customer,
            As::Ambassador => Self::Ambassador,
            As::Nurture => Self::Nurture,
            As::Disqualified => Self::Disqualified,
        }
    }
}
