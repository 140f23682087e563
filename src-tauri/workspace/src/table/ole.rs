//! The container of old Excel workbooks, checked before anything large is built from it.
//!
//! A damaged or hostile `.xls` can name sectors in a circle, or cells at the far ends of a sheet, and make a reader fill the memory.
//! So the workbook's stream is taken out here with every length bounded, its records are walked, and what is handed on is a fresh
//! container with that one stream in it.

use super::error::TableError;
use super::guard::CELL_LIMIT;
use super::other_file::OtherFile;

const SECTOR_FREE: u32 = 0xffff_fffa;
const END_OF_CHAIN: u32 = 0xffff_fffe;
const FREE: u32 = 0xffff_ffff;
const FAT_SECTOR: u32 = 0xffff_fffd;

/// A checked workbook stream, wrapped anew.
pub(super) fn checked(bytes: &[u8]) -> Result<Vec<u8>, TableError> {
    let container = Container::read(bytes)?;
    if container.find(&["EncryptedPackage", "EncryptionInfo"]).is_some() {
        return Err(TableError::Password);
    }
    let Some(entry) = container.find(&["Workbook"]).or_else(|| container.find(&["Book"])) else {
        let what = if container.find(&["WordDocument"]).is_some() {
            OtherFile::Document
        } else if container.find(&["PowerPoint Document"]).is_some() {
            OtherFile::Presentation
        } else if container.find(&["__properties_version1.0"]).is_some() {
            OtherFile::Mail
        } else {
            OtherFile::OldOffice
        };
        return Err(TableError::NotATable { what });
    };
    let stream = container.stream(entry)?;
    walk(&stream)?;
    wrap(&entry.name, stream)
}

struct Entry {
    name: String,
    start: u32,
    size: usize,
}

struct Container<'a> {
    bytes: &'a [u8],
    sector: usize,
    fat: Vec<u32>,
    mini_fat: Vec<u32>,
    mini: Vec<u8>,
    entries: Vec<Entry>,
}

fn short() -> TableError {
    TableError::corrupt("the workbook's container ends too early")
}

fn u16_at(bytes: &[u8], at: usize) -> Result<u16, TableError> {
    let b = bytes.get(at..at + 2).ok_or_else(short)?;
    Ok(u16::from_le_bytes([b[0], b[1]]))
}

fn u32_at(bytes: &[u8], at: usize) -> Result<u32, TableError> {
    let b = bytes.get(at..at + 4).ok_or_else(short)?;
    Ok(u32::from_le_bytes([b[0], b[1], b[2], b[3]]))
}

fn words(bytes: &[u8]) -> impl Iterator<Item = u32> + '_ {
    bytes.chunks_exact(4).map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]))
}

impl<'a> Container<'a> {
    fn read(bytes: &'a [u8]) -> Result<Self, TableError> {
        let sector = match u16_at(bytes, 30)? {
            9 => 512,
            12 => 4096,
            _ => return Err(TableError::corrupt("the container's sector size is unknown")),
        };
        let mut this = Self { bytes, sector, fat: Vec::new(), mini_fat: Vec::new(), mini: Vec::new(), entries: Vec::new() };
        let sectors = bytes.len() / sector;
        let mut table: Vec<u32> = words(bytes.get(76..512).ok_or_else(short)?).collect();
        let mut next = u32_at(bytes, 68)?;
        let mut steps = 0;
        while next < SECTOR_FREE {
            steps += 1;
            if steps > sectors {
                return Err(TableError::corrupt("the container's sector list runs in a circle"));
            }
            table.extend(words(this.sector_at(next)?));
            next = table.pop().ok_or_else(short)?;
        }
        for id in table.into_iter().filter(|&id| id < SECTOR_FREE).take(sectors) {
            let more: Vec<u32> = words(this.sector_at(id)?).collect();
            this.fat.extend(more);
        }
        let directory = this.chain(u32_at(bytes, 48)?, usize::MAX)?;
        for raw in directory.chunks_exact(128) {
            let length = usize::from(u16_at(raw, 64)?).min(64);
            let units: Vec<u16> =
                raw[..length].chunks_exact(2).map(|b| u16::from_le_bytes([b[0], b[1]])).take_while(|&u| u != 0).collect();
            this.entries.push(Entry {
                name: String::from_utf16_lossy(&units),
                start: u32_at(raw, 116)?,
                size: usize::try_from(u32_at(raw, 120)?).unwrap_or(usize::MAX),
            });
        }
        if let Some(root) = this.entries.first() {
            let (start, size) = (root.start, root.size);
            if size > 0 && start < SECTOR_FREE {
                this.mini = this.chain(start, size)?;
                this.mini_fat = words(&this.chain(u32_at(bytes, 60)?, usize::MAX)?).collect();
            }
        }
        Ok(this)
    }

    /// A sector's bytes; the last one may be short.
    fn sector_at(&self, id: u32) -> Result<&'a [u8], TableError> {
        let start = (id as usize + 1).checked_mul(self.sector).ok_or_else(short)?;
        let end = (start + self.sector).min(self.bytes.len());
        self.bytes.get(start..end).filter(|s| !s.is_empty()).ok_or_else(short)
    }

    /// The bytes of a chain of sectors, `size` at most. A chain longer than the file runs in a circle.
    fn chain(&self, mut id: u32, size: usize) -> Result<Vec<u8>, TableError> {
        let mut bytes = Vec::new();
        while id < SECTOR_FREE && bytes.len() < size {
            if bytes.len() > self.bytes.len() {
                return Err(TableError::corrupt("the container's sectors run in a circle"));
            }
            let sector = self.sector_at(id)?;
            bytes.extend_from_slice(&sector[..sector.len().min(size - bytes.len())]);
            id = self.fat.get(id as usize).copied().unwrap_or(END_OF_CHAIN);
        }
        Ok(bytes)
    }

    fn find(&self, names: &[&str]) -> Option<&Entry> {
        self.entries.iter().find(|e| names.iter().any(|n| e.name.eq_ignore_ascii_case(n)))
    }

    fn stream(&self, entry: &Entry) -> Result<Vec<u8>, TableError> {
        if entry.size >= 4096 {
            return self.chain(entry.start, entry.size);
        }
        let mut bytes = Vec::new();
        let mut id = entry.start;
        while id < SECTOR_FREE && bytes.len() < entry.size {
            let start = id as usize * 64;
            let piece = self.mini.get(start..(start + 64).min(self.mini.len())).filter(|p| !p.is_empty()).ok_or_else(short)?;
            bytes.extend_from_slice(&piece[..piece.len().min(entry.size - bytes.len())]);
            id = self.mini_fat.get(id as usize).copied().unwrap_or(END_OF_CHAIN);
        }
        Ok(bytes)
    }
}

/// The corners of the cells seen in one sheet.
#[derive(Default)]
struct Area {
    cells: Option<[u32; 4]>,
    formulas: Option<[u32; 4]>,
}

fn widen(area: &mut Option<[u32; 4]>, row: u32, first: u32, last: u32) {
    let [top, bottom, left, right] = area.unwrap_or([row, row, first, last]);
    *area = Some([top.min(row), bottom.max(row), left.min(first), right.max(last)]);
}

fn size(area: Option<[u32; 4]>) -> u64 {
    area.map_or(0, |[top, bottom, left, right]| u64::from(bottom - top + 1) * u64::from(right.saturating_sub(left) + 1))
}

/// Walks the records: a password, and how large the sheets would become.
fn walk(stream: &[u8]) -> Result<(), TableError> {
    let mut at = 0;
    let mut total = 0;
    let mut area = Area::default();
    while let Some(head) = stream.get(at..at + 4) {
        let kind = u16::from_le_bytes([head[0], head[1]]);
        let length = usize::from(u16::from_le_bytes([head[2], head[3]]));
        let Some(data) = stream.get(at + 4..at + 4 + length) else { break };
        at += 4 + length;
        let place = || Some((u32::from(u16_at(data, 0).ok()?), u32::from(u16_at(data, 2).ok()?)));
        match kind {
            0x002f => return Err(TableError::Password),
            0x0809 | 0x000a => {
                total += size(area.cells) + size(area.formulas);
                area = Area::default();
            }
            0x0200 => {
                // The declared corners are reserved for before any cell is read.
                let (first, last, left, right) = if data.len() >= 14 {
                    (u32_at(data, 0)?, u32_at(data, 4)?, u16_at(data, 8)?, u16_at(data, 10)?)
                } else if data.len() >= 10 {
                    (u32::from(u16_at(data, 0)?), u32::from(u16_at(data, 2)?), u16_at(data, 4)?, u16_at(data, 6)?)
                } else {
                    return Err(TableError::corrupt("a sheet's size is cut short"));
                };
                let declared = u64::from(last.saturating_sub(first)) * u64::from(right.saturating_sub(left));
                if last > 0x1_0000 || right > 0x100 || declared > CELL_LIMIT * 3 {
                    return Err(TableError::corrupt("a sheet declares more cells than there can be"));
                }
            }
            0x0203 | 0x0204 | 0x00d6 | 0x0205 | 0x027e | 0x00fd => {
                if let Some((row, column)) = place() {
                    widen(&mut area.cells, row, column, column);
                }
            }
            0x00bd => {
                if let (Some((row, first)), Some(last)) = (place(), length.checked_sub(2).and_then(|l| u16_at(data, l).ok())) {
                    widen(&mut area.cells, row, first, u32::from(last).max(first));
                }
            }
            0x0006 => {
                if let Some((row, column)) = place() {
                    widen(&mut area.cells, row, column, column);
                    widen(&mut area.formulas, row, column, column);
                }
            }
            _ => {}
        }
        if total + size(area.cells) + size(area.formulas) > CELL_LIMIT {
            return Err(TableError::TooLarge { detail: format!("its sheets span more than {CELL_LIMIT} cells") });
        }
    }
    Ok(())
}

/// A minimal container with one stream.
fn wrap(name: &str, mut stream: Vec<u8>) -> Result<Vec<u8>, TableError> {
    const SECTOR: usize = 512;
    // Below this a stream would have to live in the mini stream.
    let size = stream.len().max(4096);
    stream.resize(size.next_multiple_of(SECTOR), 0);
    let data = stream.len() / SECTOR;
    // FAT sectors, then one directory sector, then the data; a FAT sector lists 128 sectors.
    let fats = (data + 1).div_ceil(127);
    let too_large = || TableError::TooLarge { detail: "its stream is longer than an old workbook can be".into() };
    // A list of FAT sectors past the header's 109 needs sectors of its own.
    let lists = fats.saturating_sub(109).div_ceil(127);
    let id = |n: usize| u32::try_from(n).map_err(|_| too_large());
    let fats = (data + 1 + lists).div_ceil(127).max(fats);
    let lists = fats.saturating_sub(109).div_ceil(127);
    let directory = fats + lists;
    let mut out = Vec::with_capacity((directory + 2 + data) * SECTOR);
    out.extend_from_slice(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
    out.extend_from_slice(&[0; 16]);
    for word in [0x3eu16, 3, 0xfffe, 9, 6, 0, 0, 0] {
        out.extend_from_slice(&word.to_le_bytes());
    }
    let first_list = if lists == 0 { END_OF_CHAIN } else { id(fats)? };
    for word in [0, id(fats)?, id(directory)?, 0, 4096, END_OF_CHAIN, 0, first_list, id(lists)?] {
        out.extend_from_slice(&word.to_le_bytes());
    }
    let mut put = |n: u32| out.extend_from_slice(&n.to_le_bytes());
    for n in 0..109 {
        put(if n < fats { id(n)? } else { FREE });
    }
    // The FAT itself.
    let listed = directory + 1 + data;
    for n in 0..fats * 128 {
        put(if n < fats {
            FAT_SECTOR
        } else if n < directory {
            0xffff_fffc
        } else if n == directory || n + 1 == listed {
            END_OF_CHAIN
        } else if n < listed {
            id(n + 1)?
        } else {
            FREE
        });
    }
    for list in 0..lists {
        for n in 0..127 {
            let at = 109 + list * 127 + n;
            put(if at < fats { id(at)? } else { FREE });
        }
        put(if list + 1 < lists { id(fats + list + 1)? } else { END_OF_CHAIN });
    }
    let entry = |name: &str, kind: u8, child: u32, start: u32, size: u32| {
        let mut raw = [0u8; 128];
        let units: Vec<u8> = name.encode_utf16().take(31).flat_map(u16::to_le_bytes).collect();
        raw[..units.len()].copy_from_slice(&units);
        raw[64] = u8::try_from(units.len() + 2).unwrap_or(64);
        raw[66] = kind;
        raw[67] = 1;
        for at in [68, 72] {
            raw[at..at + 4].copy_from_slice(&FREE.to_le_bytes());
        }
        raw[76..80].copy_from_slice(&child.to_le_bytes());
        raw[116..120].copy_from_slice(&start.to_le_bytes());
        raw[120..124].copy_from_slice(&size.to_le_bytes());
        raw
    };
    out.extend_from_slice(&entry("Root Entry", 5, 1, END_OF_CHAIN, 0));
    out.extend_from_slice(&entry(name, 2, FREE, id(directory + 1)?, u32::try_from(size).map_err(|_| too_large())?));
    out.extend_from_slice(&[0; 256]);
    out.extend_from_slice(&stream);
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrapped_stream_comes_out_the_same() {
        // The last sizes need one and several sectors of lists.
        for size in [0, 1, 4095, 4096, 5000, 100_000, 109 * 127 * 512, 8 << 20, 30 << 20] {
            let stream: Vec<u8> = (0..size).map(|i| u8::try_from(i % 251).unwrap()).collect();
            let wrapped = wrap("Workbook", stream.clone()).unwrap();
            let container = Container::read(&wrapped).unwrap();
            let entry = container.find(&["workbook"]).unwrap();
            let out = container.stream(entry).unwrap();
            assert_eq!(out.len(), size.max(4096));
            assert!(out[..size] == stream[..], "{size}");
            assert!(out[size..].iter().all(|&b| b == 0));
        }
    }

    #[test]
    fn circles_end() {
        let mut wrapped = wrap("Workbook", vec![1; 9000]).unwrap();
        // Sector 2 is the stream's first: let it follow itself, and let the size be absurd.
        wrapped[512 + 2 * 4..512 + 3 * 4].copy_from_slice(&2u32.to_le_bytes());
        let at = 512 * 2 + 128 + 120;
        wrapped[at..at + 4].copy_from_slice(&0x7fff_ffffu32.to_le_bytes());
        assert!(matches!(checked(&wrapped), Err(TableError::Corrupt { .. })));
        // And the directory itself.
        let mut wrapped = wrap("Workbook", vec![1; 9000]).unwrap();
        wrapped[512 + 4..512 + 8].copy_from_slice(&1u32.to_le_bytes());
        assert!(matches!(checked(&wrapped), Err(TableError::Corrupt { .. })));
    }

    fn record(kind: u16, data: &[u8]) -> Vec<u8> {
        let length = u16::try_from(data.len()).unwrap();
        [&kind.to_le_bytes()[..], &length.to_le_bytes(), data].concat()
    }

    #[test]
    fn far_cells_and_passwords_are_refused() {
        let far = [record(0x0203, &[0; 14]), record(0x0203, &[0xff, 0xff, 0xff, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])].concat();
        assert!(matches!(walk(&far), Err(TableError::TooLarge { .. })));
        assert!(matches!(walk(&record(0x002f, &[1, 0])), Err(TableError::Password)));
        assert!(matches!(
            walk(&record(0x0200, &[0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0, 0, 0xff, 0xff, 0, 0])),
            Err(TableError::Corrupt { .. })
        ));
        assert!(walk(&record(0x0203, &[0; 14])).is_ok());
        assert!(walk(b"abc").is_ok());
    }

    #[test]
    fn truncated_containers_are_corrupt() {
        let wrapped = wrap("Workbook", vec![1; 9000]).unwrap();
        for n in [8, 40, 511, 512, 600, 1100] {
            assert!(checked(&wrapped[..n]).is_err(), "{n}");
        }
    }
}
