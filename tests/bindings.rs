//! `ui/src/bindings.ts` says the same as the commands and types in Rust.

use std::fs;
use std::path::Path;

use specta_typescript::Typescript;

/// First lines of the generated file.
const HEADER: &str = "// Generated from Rust by `cargo xtask bindings`. Do not edit.\n";

#[test]
fn bindings_are_current() {
    let committed = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui/src/bindings.ts");
    let folder = tempfile::tempdir().unwrap();
    let fresh = folder.path().join("bindings.ts");
    lanewise_desktop::ipc().export(Typescript::default().header(HEADER), &fresh).unwrap();
    let fresh = fs::read_to_string(fresh).unwrap();

    if std::env::var_os("LANEWISE_BLESS").is_some_and(|bless| bless == "1") {
        fs::write(&committed, fresh).unwrap();
        return;
    }
    let committed = fs::read_to_string(&committed).unwrap_or_default();
    let differs = committed
        .lines()
        .zip(fresh.lines())
        .position(|(old, new)| old != new)
        .unwrap_or_else(|| committed.lines().count().min(fresh.lines().count()));
    assert!(
        committed == fresh,
        "ui/src/bindings.ts is out of date from line {} on; run `cargo xtask bindings` and commit it.\n  committed: {}\n  generated: {}",
        differs + 1,
        committed.lines().nth(differs).unwrap_or("(end of file)"),
        fresh.lines().nth(differs).unwrap_or("(end of file)"),
    );
}
