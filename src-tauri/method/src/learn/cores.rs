//! Work shared out among the cores there are. What comes of it does not depend on how many.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

/// How many tasks run at the same time.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cores(pub usize);

impl Cores {
    /// As many as the machine has.
    pub(super) fn all() -> Self {
        Self(std::thread::available_parallelism().map_or(1, std::num::NonZero::get))
    }

    /// Runs `count` tasks; the results come in the order of the tasks.
    pub(super) fn run<T: Send>(self, count: usize, task: impl Fn(usize) -> T + Sync) -> Vec<T> {
        let next = AtomicUsize::new(0);
        let done: Mutex<Vec<(usize, T)>> = Mutex::new(Vec::new());
        std::thread::scope(|scope| {
            for _ in 0..self.0.min(count).max(1) {
                scope.spawn(|| {
                    loop {
                        let at = next.fetch_add(1, Ordering::Relaxed);
                        if at >= count {
                            break;
                        }
                        let found = task(at);
                        done.lock().unwrap_or_else(PoisonError::into_inner).push((at, found));
                    }
                });
            }
        });
        let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
        done.sort_by_key(|d| d.0);
        done.into_iter().map(|d| d.1).collect()
    }
}
