//! Makes the window paint, and paint quickly, on machines without a GPU.

/// Where the kernel offers no GPU (virtual machines, containers, `Xvfb`), older versions
/// of `WebKitGTK` show an empty white window, and newer ones draw through an OpenGL that
/// the CPU imitates. There the program starts itself again with
/// `WEBKIT_DISABLE_DMABUF_RENDERER=1`, which draws in plain software: more than twice as
/// many frames a second on a canvas of 5,000 dots. A value that is already set, whatever
/// it says, is left alone.
///
/// The variable has to be in place before any thread reads the environment, and setting
/// it in a running process is not safe; a fresh start costs a few milliseconds and keeps
/// the process id.
#[cfg(target_os = "linux")]
pub fn prepare() {
    use std::os::unix::process::CommandExt;

    const SWITCH: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
    if std::env::var_os(SWITCH).is_some() || has_render_node() {
        return;
    }
    let Ok(program) = std::env::current_exe() else {
        return;
    };
    // `exec` only returns when it failed; the window may still paint, so go on.
    let error = std::process::Command::new(program).args(std::env::args_os().skip(1)).env(SWITCH, "1").exec();
    eprintln!("Could not start again with {SWITCH}=1 ({error}); set it yourself if the window stays white.");
}

/// Whether the kernel offers a GPU to render with.
#[cfg(target_os = "linux")]
fn has_render_node() -> bool {
    std::fs::read_dir("/dev/dri")
        .is_ok_and(|nodes| nodes.flatten().any(|node| node.file_name().to_string_lossy().starts_with("renderD")))
}

/// Other systems bring their own renderer.
#[cfg(not(target_os = "linux"))]
pub fn prepare() {}
