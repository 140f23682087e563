//! How the file is kept: opened, locked and migrated; every change a transaction with its undo entry and what it touched.

pub(crate) mod change;
pub mod checked;
pub(crate) mod dump;
pub mod error;
pub mod file;
pub mod history;
pub mod lock;
pub(crate) mod migrate;
pub mod op;
pub(crate) mod patch;
pub(crate) mod read;
pub mod refusal;
pub mod time;
pub(crate) mod touch;
pub mod transact;
pub(crate) mod word;
