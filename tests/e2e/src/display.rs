//! A screen that nobody looks at.

use std::fs;
use std::path::{Path, PathBuf};

use crate::guard::Guarded;
use crate::wait;

/// An `Xvfb` server on a display number of its own.
pub struct Display {
    // Ended when this is dropped.
    _server: Guarded,
    name: String,
    frame: PathBuf,
}

impl Display {
    /// Starts a server with a screen of this size.
    ///
    /// # Panics
    /// When `Xvfb` is not installed or does not come up.
    pub fn start(width: u32, height: u32, folder: &Path, log: &Path) -> Self {
        // The server picks the first free number and writes it to its standard output.
        let number = folder.join("display");
        let screen = format!("{width}x{height}x24");
        let mut server = Guarded::start("Xvfb", "xvfb", log, |command| {
            command.args(["-screen", "0", &screen, "-nolisten", "tcp", "-noreset", "-nocursor", "-displayfd", "1"]);
            command.arg("-fbdir").arg(folder);
            if let Ok(file) = fs::File::create(&number) {
                command.stdout(file);
            }
        });
        let name = wait::until(|| {
            server.check_running(log);
            let written = fs::read_to_string(&number).ok()?;
            written.ends_with('\n').then(|| format!(":{}", written.trim()))
        });
        let Some(name) = name else {
            panic!("Xvfb did not come up; see {}", log.display());
        };
        Self { _server: server, name, frame: folder.join("Xvfb_screen0") }
    }

    /// What `DISPLAY` has to say.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What the screen shows at this moment.
    pub fn frame(&self) -> Result<Frame, String> {
        let file = fs::read(&self.frame).map_err(|error| format!("{}: {error}", self.frame.display()))?;
        Frame::from_xwd(&file).ok_or_else(|| format!("{} is no picture", self.frame.display()))
    }
}

/// A picture of the whole screen. Taken from the server itself: `WebKitWebDriver` never
/// answers when asked for one while the app draws in software.
#[derive(PartialEq, Eq)]
pub struct Frame {
    width: u32,
    height: u32,
    /// Three bytes for each pixel, row by row.
    rgb: Vec<u8>,
}

impl Frame {
    /// Reads an X window dump of 32 bits a pixel, which is what the server keeps.
    fn from_xwd(file: &[u8]) -> Option<Self> {
        let word = |place: usize| {
            let bytes = file.get(place * 4..place * 4 + 4)?;
            Some(u32::from_be_bytes(bytes.try_into().ok()?))
        };
        // XWDFile.h: size of the header, version, format, depth, width, height, offset,
        // byte order, then bits a pixel at 11, bytes a line at 12, colours at 19.
        let (header, width, height, order) = (word(0)?, word(4)?, word(5)?, word(7)?);
        let (depth, line, colours) = (word(11)?, word(12)?, word(19)?);
        if depth != 32 || order != 0 {
            return None;
        }
        let pixels = file.get((header + colours * 12) as usize..)?;
        let mut rgb = Vec::with_capacity((width * height * 3) as usize);
        for row in pixels.chunks_exact(line as usize).take(height as usize) {
            for pixel in row.chunks_exact(4).take(width as usize) {
                rgb.extend([pixel[2], pixel[1], pixel[0]]);
            }
        }
        (rgb.len() == (width * height * 3) as usize).then_some(Self { width, height, rgb })
    }

    /// The upper left part of it.
    #[must_use]
    pub fn part(&self, width: u32, height: u32) -> Vec<u8> {
        let (line, width) = (self.width as usize * 3, width.min(self.width) as usize * 3);
        self.rgb.chunks_exact(line).take(height as usize).flat_map(|row| &row[..width]).copied().collect()
    }

    /// Writes it as a PNG.
    pub fn save(&self, file: &Path) -> Result<(), String> {
        let failed = |error: &dyn std::fmt::Display| format!("{} could not be written: {error}", file.display());
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder).map_err(|error| failed(&error))?;
        }
        let target = fs::File::create(file).map_err(|error| failed(&error))?;
        let mut encoder = png::Encoder::new(std::io::BufWriter::new(target), self.width, self.height);
        encoder.set_color(png::ColorType::Rgb);
        let mut writer = encoder.write_header().map_err(|error| failed(&error))?;
        writer.write_image_data(&self.rgb).map_err(|error| failed(&error))?;
        writer.finish().map_err(|error| failed(&error))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dump_of_two_pixels_is_read_past_header_and_colours() {
        let mut words = [0_u32; 25];
        (words[0], words[4], words[5], words[11], words[12], words[19]) = (100, 2, 1, 32, 12, 1);
        let mut file: Vec<u8> = words.iter().flat_map(|word| word.to_be_bytes()).collect();
        file.extend([0; 12]);
        file.extend([1, 2, 3, 0, 4, 5, 6, 0, 9, 9, 9, 9]);
        let frame = Frame::from_xwd(&file).unwrap();
        assert_eq!((frame.width, frame.height, frame.rgb), (2, 1, vec![3, 2, 1, 6, 5, 4]));
        assert!(Frame::from_xwd(&file[..file.len() - 4]).is_none(), "a cut off file is no picture");
        assert!(Frame::from_xwd(&[]).is_none());
    }
}
