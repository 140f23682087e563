//! What the customers themselves say about a profile (E1, E4, E5), honest at fifteen of them.

pub mod auc;
