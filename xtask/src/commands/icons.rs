//! `cargo xtask icons`: all files of src-tauri/icons from its SVG files.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{Outcome, setup};
use crate::folders;
use crate::process::ask;

/// The sizes that Linux desktops ask for, with the names that Tauri looks for.
const PNGS: &[(&str, u32)] = &[
    ("16x16.png", 16),
    ("24x24.png", 24),
    ("32x32.png", 32),
    ("48x48.png", 48),
    ("64x64.png", 64),
    ("128x128.png", 128),
    ("128x128@2x.png", 256),
    ("icon.png", 512),
];

/// The sizes in one file for Windows.
const ICO: &[u32] = &[16, 24, 32, 48, 64, 256];

/// The sizes in one file for macOS, with the kind under which each stands in it.
const ICNS: &[(&[u8; 4], u32)] = &[
    (b"icp4", 16),
    (b"icp5", 32),
    (b"ic11", 32),
    (b"ic12", 64),
    (b"ic07", 128),
    (b"ic08", 256),
    (b"ic13", 256),
    (b"ic09", 512),
    (b"ic14", 512),
    (b"ic10", 1024),
];

/// Up to this size the drawing for small sizes is used.
const SMALL: u32 = 32;

pub fn run(_: &[String]) -> Outcome {
    setup::ensure()?;
    setup::debian_tools(&["librsvg2-bin"])?;
    let folder = folder();
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    for (name, size) in PNGS {
        fs::write(folder.join(name), drawn(*size)?).map_err(failed)?;
    }
    let each = ICO.iter().map(|size| Ok((*size, drawn(*size)?))).collect::<Outcome<Vec<_>>>()?;
    fs::write(folder.join("icon.ico"), ico(&each)).map_err(failed)?;
    let each = ICNS.iter().map(|(kind, size)| Ok((**kind, drawn(*size)?))).collect::<Outcome<Vec<_>>>()?;
    fs::write(folder.join("icon.icns"), icns(&each)).map_err(failed)?;
    fs::copy(folder.join("lanewise-small.svg"), folders::ui().join("public/icon.svg")).map_err(failed)?;
    println!("The icons are in {}.", folder.display());
    Ok(())
}

fn folder() -> PathBuf {
    folders::root().join("src-tauri/icons")
}

/// The icon as a PNG of this size.
fn drawn(size: u32) -> Outcome<Vec<u8>> {
    let source = folder().join(if size <= SMALL { "lanewise-small.svg" } else { "lanewise.svg" });
    let file = folders::target().join("icon.png");
    let size = size.to_string();
    let words = ["--width", &size, "--height", &size, "--output"];
    ask(Command::new("rsvg-convert").args(words).arg(&file).arg(&source))
        .ok_or_else(|| format!("rsvg-convert could not draw {}", source.display()))?;
    fs::read(&file).map_err(|error| format!("{}: {error}", file.display()))
}

/// Several PNG files as one for Windows: a table of sizes and places, then the files.
fn ico(each: &[(u32, Vec<u8>)]) -> Vec<u8> {
    let mut out = vec![0, 0, 1, 0];
    // A handful of files of a few kilobytes.
    out.extend((each.len() as u16).to_le_bytes());
    let mut place = 6 + 16 * each.len() as u32;
    for (size, png) in each {
        // 256 is written as 0.
        let side = *size as u8;
        out.extend([side, side, 0, 0, 1, 0, 32, 0]);
        out.extend((png.len() as u32).to_le_bytes());
        out.extend(place.to_le_bytes());
        place += png.len() as u32;
    }
    each.iter().for_each(|(_, png)| out.extend(png));
    out
}

/// Several PNG files as one for macOS: each after its kind and length.
fn icns(each: &[([u8; 4], Vec<u8>)]) -> Vec<u8> {
    let block = |kind: &[u8; 4], content: &[u8]| {
        let length = content.len() as u32 + 8;
        [kind.as_slice(), &length.to_be_bytes(), content].concat()
    };
    let inside: Vec<u8> = each.iter().flat_map(|(kind, png)| block(kind, png)).collect();
    block(b"icns", &inside)
}

/// What is wrong with the icons: a missing file, a wrong size.
pub fn faults() -> Vec<String> {
    let folder = folder();
    let png = |name: &str, size: u32| match fs::read(folder.join(name)) {
        Ok(file) if png_size(&file) == Some((size, size)) => None,
        Ok(_) => Some(format!("src-tauri/icons/{name} is not {size} × {size}; run `cargo xtask icons`")),
        Err(error) => Some(format!("src-tauri/icons/{name}: {error}; run `cargo xtask icons`")),
    };
    let starts = |name: &str, start: &[u8]| match fs::read(folder.join(name)) {
        Ok(file) if file.starts_with(start) => None,
        _ => Some(format!("src-tauri/icons/{name} is missing or damaged; run `cargo xtask icons`")),
    };
    let small = |path: &Path| fs::read(path).ok();
    let same = small(&folder.join("lanewise-small.svg")) == small(&folders::ui().join("public/icon.svg"));
    let rail = (!same).then(|| "ui/public/icon.svg is not lanewise-small.svg; run `cargo xtask icons`".to_owned());
    let pngs = PNGS.iter().filter_map(|(name, size)| png(name, *size));
    pngs.chain(starts("icon.ico", &[0, 0, 1, 0])).chain(starts("icon.icns", b"icns")).chain(rail).collect()
}

/// Width and height of a PNG.
fn png_size(file: &[u8]) -> Option<(u32, u32)> {
    let number = |at: usize| Some(u32::from_be_bytes(file.get(at..at + 4)?.try_into().ok()?));
    file.starts_with(b"\x89PNG\r\n\x1a\n").then_some(())?;
    Some((number(16)?, number(20)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_for_windows_and_macos_hold_each_picture_where_they_say() {
        let ico = ico(&[(16, vec![1, 2, 3]), (256, vec![4, 5])]);
        assert_eq!(&ico[..8], [0, 0, 1, 0, 2, 0, 16, 16]);
        assert_eq!((ico[22], &ico[38..]), (0, &[1, 2, 3, 4, 5][..]));
        assert_eq!(u32::from_le_bytes(ico[34..38].try_into().unwrap()), 41);
        let icns = icns(&[(*b"ic07", vec![9; 3])]);
        assert_eq!(icns, [b"icns".as_slice(), &[0, 0, 0, 19], b"ic07", &[0, 0, 0, 11], &[9, 9, 9]].concat());
    }

    #[test]
    fn the_icons_of_the_repository_are_whole() {
        assert_eq!(faults(), Vec::<String>::new());
    }
}
