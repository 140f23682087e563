//! A file that stands under its name only once it is whole.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// Written beside the file it becomes; removed if it never does.
#[derive(Debug)]
pub struct PartFile {
    file: BufWriter<File>,
    /// Where it is written; `None` for what is no regular file and is written directly.
    part: Option<PathBuf>,
    path: PathBuf,
}

impl PartFile {
    /// Starts it. A file that is already there stays until [`PartFile::finish`].
    ///
    /// # Errors
    /// If the folder cannot be written, or there is a folder of that name.
    pub fn create(path: &Path) -> io::Result<Self> {
        // A link keeps pointing to the file that is written.
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        if let Ok(about) = fs::metadata(&path) {
            if about.is_dir() {
                return Err(io::Error::new(io::ErrorKind::IsADirectory, "it is a folder"));
            }
            // A pipe or a device cannot be replaced.
            if !about.is_file() {
                let file = OpenOptions::new().write(true).open(&path)?;
                return Ok(Self { file: BufWriter::new(file), part: None, path });
            }
        }
        let name = path.file_name().ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "it has no file name"))?;
        for attempt in 0..1000u32 {
            let mut part = std::ffi::OsString::from(".");
            part.push(name);
            part.push(format!(".{}-{attempt}.part", std::process::id()));
            let part = path.with_file_name(part);
            match OpenOptions::new().write(true).create_new(true).open(&part) {
                Ok(file) => return Ok(Self { file: BufWriter::with_capacity(1 << 16, file), part: Some(part), path }),
                Err(e) if e.kind() == io::ErrorKind::AlreadyExists => {}
                Err(e) => return Err(e),
            }
        }
        Err(io::Error::new(io::ErrorKind::AlreadyExists, "too many unfinished files stand beside it"))
    }

    /// Where it is written meanwhile.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.part.as_deref().unwrap_or(&self.path)
    }

    /// Gives it its name, in place of a file that had it.
    ///
    /// # Errors
    /// If the last bytes cannot be written or the name cannot be given.
    pub fn finish(mut self) -> io::Result<()> {
        self.file.flush()?;
        if let Some(part) = &self.part {
            fs::rename(part, &self.path)?;
            self.part = None;
        }
        Ok(())
    }
}

impl Write for PartFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Drop for PartFile {
    fn drop(&mut self) {
        if let Some(part) = &self.part {
            // What cannot be removed stays behind under a name that says what it is.
            let _ = fs::remove_file(part);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stands_under_its_name_only_when_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out.csv");
        fs::write(&path, "before").unwrap();
        let mut half = PartFile::create(&path).unwrap();
        half.write_all(b"half").unwrap();
        half.flush().unwrap();
        drop(half);
        assert_eq!(fs::read_to_string(&path).unwrap(), "before");
        let mut whole = PartFile::create(&path).unwrap();
        whole.write_all(b"whole").unwrap();
        whole.finish().unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "whole");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        assert!(PartFile::create(folder.path()).is_err());
        assert!(PartFile::create(&folder.path().join("no/such/folder.csv")).is_err());
    }
}
