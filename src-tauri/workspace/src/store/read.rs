//! The slides as words, kept in memory: of slides that stay as they are, nothing is read twice.

use std::collections::HashMap;
use std::sync::Arc;

use lanewise_method::Slide;
use lanewise_method::contrast::pieces::{Piece, pieces};
use lanewise_method::words::Reader;

use crate::slide::KeptSlide;

/// Slides as words.
#[derive(Debug, Default)]
pub(crate) struct ReadSlides {
    pub reader: Reader,
    known: HashMap<u32, (Slide, Arc<[Piece]>)>,
}

impl ReadSlides {
    /// Reads what is new, and forgets what is gone.
    pub fn refresh(&mut self, slides: &[KeptSlide]) {
        let mut before = std::mem::take(&mut self.known);
        for kept in slides {
            let same = before.remove(&kept.id).filter(|(slide, _)| *slide == kept.slide);
            let read = same.unwrap_or_else(|| (kept.slide.clone(), pieces(&kept.slide, &mut self.reader).into()));
            self.known.insert(kept.id, read);
        }
    }

    /// The sentences of a slide.
    pub fn of(&self, slide: u32) -> &[Piece] {
        self.known.get(&slide).map_or(&[], |(_, pieces)| pieces)
    }

    /// The stems that a key stands for; nothing where no slide ever had one of them.
    pub fn stems(&self, key: &str) -> Option<Vec<u32>> {
        key.split(' ').map(|stem| self.reader.number(stem)).collect()
    }
}
