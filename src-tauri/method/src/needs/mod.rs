//! Needs on slides held against what the vendor can do (D4): which capability a need asks for, by its words, and how much of what an
//! account needs is covered.

mod matching;
mod share;
mod stop;
mod words;

pub use matching::{LONGEST_NEED, MatchWhy, NeedMatch, Offer, Offers};
pub use share::{Covered, NeedsFit, Stand, fit};
pub use words::meaning;
