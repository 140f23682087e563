fn main() {
    // The built UI is embedded into the binary at compile time, and the macro that does
    // it does not tell cargo to look at the folder again.
    println!("cargo:rerun-if-changed=ui/dist");
    tauri_build::build();
}
