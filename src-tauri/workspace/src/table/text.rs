//! Bytes in any encoding to UTF-8, as a stream.

use std::io::{self, Read};

use encoding_rs::{CoderResult, Decoder};

use super::layout::Encoding;

impl Encoding {
    /// Length of the byte order mark that this encoding skips at the start of `head`.
    fn mark(self, head: &[u8]) -> usize {
        let mark: &[u8] = match self {
            Self::Utf8 | Self::Utf8Bom => b"\xef\xbb\xbf",
            Self::Utf16Le => b"\xff\xfe",
            Self::Utf16Be => b"\xfe\xff",
            _ => b"",
        };
        if head.starts_with(mark) { mark.len() } else { 0 }
    }

    /// The decoder, for encodings that need one.
    fn decoder(self) -> Option<Decoder> {
        let encoding = match self {
            Self::Utf8 | Self::Utf8Bom | Self::Latin1 => return None,
            Self::Utf16Le => encoding_rs::UTF_16LE,
            Self::Utf16Be => encoding_rs::UTF_16BE,
            Self::Windows1252 => encoding_rs::WINDOWS_1252,
            Self::Windows1250 => encoding_rs::WINDOWS_1250,
            Self::Windows1251 => encoding_rs::WINDOWS_1251,
            Self::Macintosh => encoding_rs::MACINTOSH,
        };
        Some(encoding.new_decoder_without_bom_handling())
    }
}

/// Reads UTF-8 from a source in a given encoding. UTF-8 passes through untouched, broken or not, so that whoever splits the rows
/// can say in which row it is broken; in the other encodings a sequence that does not exist becomes U+FFFD.
pub(super) struct Utf8Reader<R> {
    inner: R,
    encoding: Encoding,
    decoder: Option<Decoder>,
    raw: Vec<u8>,
    start: usize,
    end: usize,
    begun: bool,
    eof: bool,
    /// Text that had to be decoded here because the caller's buffer was too small for a character.
    spare: Vec<u8>,
}

const RAW: usize = 64 * 1024;

impl<R: Read> Utf8Reader<R> {
    pub(super) fn new(inner: R, encoding: Encoding) -> Self {
        Self {
            inner,
            encoding,
            decoder: encoding.decoder(),
            raw: vec![0; RAW],
            start: 0,
            end: 0,
            begun: false,
            eof: false,
            spare: Vec::new(),
        }
    }

    /// Fills the raw buffer until it holds at least `least` bytes or the source ends.
    fn fill(&mut self, least: usize) -> io::Result<()> {
        if self.start > 0 {
            self.raw.copy_within(self.start..self.end, 0);
            self.end -= self.start;
            self.start = 0;
        }
        while self.end < least && !self.eof {
            match self.inner.read(&mut self.raw[self.end..]) {
                Ok(0) => self.eof = true,
                Ok(n) => self.end += n,
                Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
                Err(e) => return Err(e),
            }
        }
        Ok(())
    }
}

/// Below this a decoder might find no room for the next character, and would never get any further.
const ROOM: usize = 16;

impl<R: Read> Read for Utf8Reader<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if out.is_empty() {
            return Ok(0);
        }
        if self.spare.is_empty() {
            if out.len() >= ROOM {
                return self.decode(out);
            }
            let mut room = [0; ROOM];
            let n = self.decode(&mut room)?;
            self.spare.extend_from_slice(&room[..n]);
        }
        let n = self.spare.len().min(out.len());
        out[..n].copy_from_slice(&self.spare[..n]);
        self.spare.drain(..n);
        Ok(n)
    }
}

impl<R: Read> Utf8Reader<R> {
    /// Decodes into a buffer of at least [`ROOM`] bytes.
    fn decode(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if !self.begun {
            self.begun = true;
            self.fill(3)?;
            self.start = self.encoding.mark(&self.raw[..self.end]);
        }
        loop {
            if self.start == self.end && !self.eof {
                if self.decoder.is_none() && self.encoding != Encoding::Latin1 {
                    return self.inner.read(out);
                }
                self.fill(1)?;
            }
            let raw = &self.raw[self.start..self.end];
            let Some(decoder) = self.decoder.as_mut() else {
                return Ok(if self.encoding == Encoding::Latin1 {
                    let (taken, written) = encoding_rs::mem::convert_latin1_to_utf8_partial(raw, out);
                    self.start += taken;
                    written
                } else {
                    let n = raw.len().min(out.len());
                    out[..n].copy_from_slice(&raw[..n]);
                    self.start += n;
                    n
                });
            };
            let last = self.eof;
            let (result, taken, written, _) = decoder.decode_to_utf8(raw, out, last);
            self.start += taken;
            if last && result == CoderResult::InputEmpty {
                // The decoder is finished and must not be asked again.
                self.decoder = None;
                self.encoding = Encoding::Utf8;
            }
            if written > 0 || last {
                return Ok(written);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives one byte at a time, as a slow disk might.
    struct Drip<'a>(&'a [u8]);

    impl Read for Drip<'_> {
        fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
            let n = self.0.len().min(1).min(out.len());
            out[..n].copy_from_slice(&self.0[..n]);
            self.0 = &self.0[n..];
            Ok(n)
        }
    }

    fn decode(bytes: &[u8], encoding: Encoding) -> String {
        let mut all = String::new();
        Utf8Reader::new(bytes, encoding).read_to_string(&mut all).unwrap();
        let mut slowly = String::new();
        Utf8Reader::new(Drip(bytes), encoding).read_to_string(&mut slowly).unwrap();
        assert_eq!(all, slowly);
        all
    }

    #[test]
    fn every_encoding_and_its_mark() {
        assert_eq!(decode(b"\xef\xbb\xbfa\xc3\xa8", Encoding::Utf8), "aè");
        assert_eq!(decode(b"\xff\xfea\0\xe8\0", Encoding::Utf16Le), "aè");
        assert_eq!(decode(b"\xfe\xff\0a\0\xe8", Encoding::Utf16Be), "aè");
        assert_eq!(decode(b"a\xe8\x80", Encoding::Windows1252), "aè€");
        assert_eq!(decode(b"a\xe8\x80", Encoding::Latin1), "aè\u{80}");
        assert_eq!(decode(b"\x8e", Encoding::Macintosh), "é");
        assert_eq!(decode(b"", Encoding::Utf16Le), "");
        assert_eq!(decode(b"a\0b", Encoding::Utf16Le), "a\u{fffd}");
    }

    #[test]
    fn long_texts_cross_the_buffers() {
        let text: String = (0..200_000).map(|i| if i % 7 == 0 { '€' } else { 'x' }).collect();
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let mut all = String::new();
        Utf8Reader::new(utf16.as_slice(), Encoding::Utf16Le).read_to_string(&mut all).unwrap();
        assert_eq!(all, text);
    }
}
