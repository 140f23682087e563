//! How smoothly the window draws: frames while something moves, and how long a thing that is done takes to be seen.

use std::fmt;

use serde_json::{Value, json};

use crate::app::App;

/// Times in milliseconds, in order: from frame to frame, or from a deed to the frame that shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct Times(Vec<f64>);

impl Times {
    /// From any order.
    #[must_use]
    pub fn new(mut times: Vec<f64>) -> Self {
        times.sort_by(f64::total_cmp);
        Self(times)
    }

    /// These and others.
    #[must_use]
    pub fn and(&self, others: &Self) -> Self {
        Self::new(self.0.iter().chain(&others.0).copied().collect())
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// The time that this share of them does not exceed: 0.5 is the median, 1.0 the longest. 0 where there are none.
    #[must_use]
    pub fn at(&self, share: f64) -> f64 {
        let last = self.0.len().saturating_sub(1);
        // A place among the times that are there.
        self.0.get((last as f64 * share).round() as usize).copied().unwrap_or_default()
    }

    /// How many of them fit in a second: frames a second, when they are times from frame to frame.
    #[must_use]
    pub fn per_second(&self) -> f64 {
        let all: f64 = self.0.iter().sum();
        if all > 0.0 { self.0.len() as f64 * 1000.0 / all } else { 0.0 }
    }
}

impl fmt::Display for Times {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:.0} ms (median), {:.0} ms (95 of 100), {:.0} ms (longest of {})",
            self.at(0.5),
            self.at(0.95),
            self.at(1.0),
            self.count()
        )
    }
}

/// Keeps the time of each frame in `window.__frames` until told to stop.
const RECORD: &str = "window.__frames = [];
const note = (time) => { window.__frames?.push(time); if (window.__frames) requestAnimationFrame(note); };
requestAnimationFrame(note);";

impl App {
    /// The times from frame to frame while something goes on.
    ///
    /// # Panics
    /// When hardly a frame was drawn: then nothing was measured.
    #[track_caller]
    pub fn frames_while(&self, doing: impl FnOnce(&Self)) -> Times {
        self.script(RECORD, &[]);
        doing(self);
        let frames = self.script("const frames = window.__frames; window.__frames = null; return frames;", &[]);
        let at: Vec<f64> = frames.as_array().into_iter().flatten().filter_map(Value::as_f64).collect();
        assert!(at.len() > 10, "only {} frames were drawn", at.len());
        Times::new(at.windows(2).map(|pair| pair[1] - pair[0]).collect())
    }

    /// How long it takes each time from a deed until the page shows what came of it, drawn. `act` and `shown` are bodies of
    /// JavaScript functions, given the number of the time from 0 on; `shown` says whether it is there, looked at in every frame.
    ///
    /// # Panics
    /// When one is not seen within ten seconds.
    #[track_caller]
    pub fn responses(&self, times: usize, act: &str, shown: &str) -> Times {
        let body = format!(
            "const [number, done] = arguments;
             const act = (number) => {{ {act} }};
             const shown = (number) => {{ {shown} }};
             const start = performance.now();
             act(number);
             const look = () => {{
               if (performance.now() - start > 10000) return done(null);
               if (!shown(number)) return requestAnimationFrame(look);
               // Drawn when the next frame begins.
               requestAnimationFrame(() => done(performance.now() - start));
             }};
             requestAnimationFrame(look);"
        );
        let one = |number: usize| {
            let took = self.script_async(&body, &[json!(number)]).as_f64();
            self.settled();
            took.unwrap_or_else(|| panic!("what was done the {number}th time was never seen: {act}"))
        };
        Times::new((0..times).map(one).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_from_their_order() {
        let times = Times::new((1..=101).rev().map(f64::from).collect());
        assert_eq!((times.at(0.5), times.at(0.95), times.at(1.0), times.count()), (51.0, 96.0, 101.0, 101));
        assert_eq!(Times::new(vec![10.0; 4]).per_second(), 100.0);
        assert_eq!(Times::new(Vec::new()).per_second(), 0.0);
    }
}
