//! The file of rejected rows, begun with the first of them and put in its place when the import is through.

use std::fs::{self, File};
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};

use super::ImportError;
use crate::table::{Layout, RejectsWriter, Row};

/// The file under way. Dropped before it is finished, it leaves nothing behind.
pub(crate) struct Rejects<'l> {
    path: PathBuf,
    part: PathBuf,
    layout: &'l Layout,
    writer: Option<RejectsWriter<BufWriter<File>>>,
    begun: bool,
}

impl<'l> Rejects<'l> {
    pub(crate) fn new(path: &Path, layout: &'l Layout) -> Self {
        let mut part = path.as_os_str().to_owned();
        part.push(".part");
        Self { path: path.to_owned(), part: part.into(), layout, writer: None, begun: false }
    }

    fn error(&self, error: &io::Error) -> ImportError {
        ImportError::Rejects { path: self.path.display().to_string(), reason: error.to_string() }
    }

    /// Adds a row.
    pub(crate) fn write(&mut self, row: &Row, reason: &str) -> Result<(), ImportError> {
        if self.writer.is_none() {
            // The list may be the very table that is being read, so it only takes its place at the end.
            let file = File::create(&self.part).map_err(|e| self.error(&e))?;
            self.begun = true;
            self.writer = Some(RejectsWriter::new(BufWriter::new(file), self.layout).map_err(|e| self.error(&e))?);
        }
        let Some(writer) = &mut self.writer else { return Ok(()) };
        let written = writer.write(row, reason);
        written.map_err(|e| self.error(&e))
    }

    /// Puts the file in its place; its path, if there is one.
    pub(crate) fn finish(mut self) -> Result<Option<String>, ImportError> {
        let Some(writer) = self.writer.take() else { return Ok(None) };
        writer.finish().and_then(|()| fs::rename(&self.part, &self.path)).map_err(|e| self.error(&e))?;
        self.begun = false;
        Ok(Some(self.path.display().to_string()))
    }
}

impl Drop for Rejects<'_> {
    fn drop(&mut self) {
        if self.begun {
            self.writer = None;
            let _ = fs::remove_file(&self.part);
        }
    }
}
