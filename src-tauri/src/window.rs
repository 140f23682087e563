//! The window: where it was left, it comes back, as long as that is on a screen.

use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};
use tauri::{App, AppHandle, Manager, PhysicalPosition, PhysicalSize, Window, WindowEvent};

use crate::data;

const FILE: &str = "window.json";

/// Where a window is, in pixels of the screen, while it is not maximised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Left edge.
    x: i32,
    /// Upper edge.
    y: i32,
    /// Inner width.
    width: u32,
    /// Inner height.
    height: u32,
    /// Whether it fills the screen.
    maximised: bool,
}

/// A part of a screen that windows may cover, without panels and docks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Area {
    x: i32,
    y: i32,
    width: u32,
    height: u32,
}

/// Where the window is now; `None` until it has moved.
#[derive(Default)]
pub struct Remembered(Mutex<Option<Place>>);

/// Makes the window as it was left.
///
/// # Errors
/// What Tauri says.
pub fn open(app: &App) -> tauri::Result<()> {
    let config = app.config().app.windows.first().ok_or(tauri::Error::WindowNotFound)?;
    // Not shown before it is in place, so that it does not jump.
    let window = tauri::WebviewWindowBuilder::from_config(app.handle(), config)?.visible(false).build()?;
    // The main screen first: a window that is lost comes back there.
    let screens: Vec<Area> = app.primary_monitor()?.iter().chain(&app.available_monitors()?).map(area).collect();
    if let Some(place) = data::read::<Place>(FILE) {
        let scale = window.scale_factor()?;
        // Pixels, and never negative.
        let least = [config.min_width, config.min_height].map(|least| (least.unwrap_or_default() * scale).round() as u32);
        let place = fit(place, &screens, least);
        window.set_size(PhysicalSize::new(place.width, place.height))?;
        window.set_position(PhysicalPosition::new(place.x, place.y))?;
        if place.maximised {
            window.maximize()?;
        }
    }
    revive(&window)?;
    window.show()
}

/// Brings the page back when the process that draws it has ended: killed, out of memory, crashed. Everything is saved in the core,
/// so the person loses nothing but the half-typed word. A page that ends again at once is left, or it would go on for ever.
#[cfg(target_os = "linux")]
fn revive(window: &tauri::WebviewWindow) -> tauri::Result<()> {
    use std::cell::Cell;
    use std::time::{Duration, Instant};

    use webkit2gtk::{WebProcessTerminationReason, WebViewExt};

    const AT_ONCE: Duration = Duration::from_secs(10);
    window.with_webview(|view| {
        let last = Cell::new(None::<Instant>);
        view.inner().connect_web_process_terminated(move |view, reason| {
            crate::crash::page(match reason {
                WebProcessTerminationReason::ExceededMemoryLimit => "the page took more memory than it may",
                WebProcessTerminationReason::TerminatedByApi => "the page was ended",
                _ => "the page's process ended by itself",
            });
            if last.replace(Some(Instant::now())).is_none_or(|last| last.elapsed() > AT_ONCE) {
                view.reload();
            }
        });
    })
}

/// Other systems bring the page back themselves.
#[cfg(not(target_os = "linux"))]
fn revive(_: &tauri::WebviewWindow) -> tauri::Result<()> {
    Ok(())
}

fn area(monitor: &tauri::Monitor) -> Area {
    let area = monitor.work_area();
    Area { x: area.position.x, y: area.position.y, width: area.size.width, height: area.size.height }
}

/// Follows the window.
pub fn follow(window: &Window, event: &WindowEvent) {
    match event {
        WindowEvent::Resized(_) | WindowEvent::Moved(_) => note(window),
        WindowEvent::CloseRequested { .. } => {
            note(window);
            save(window.app_handle());
        }
        _ => {}
    }
}

/// Writes down where the window is.
pub fn save(app: &AppHandle) {
    if let Some(place) = *app.state::<Remembered>().0.lock().unwrap_or_else(PoisonError::into_inner) {
        data::write(FILE, &place);
    }
}

fn note(window: &Window) {
    // A window that is going away answers nothing; what was noted last stays.
    let Some(now) = look(window) else { return };
    let state = window.state::<Remembered>();
    let mut place = state.0.lock().unwrap_or_else(PoisonError::into_inner);
    *place = Some(match *place {
        // The size to come back to is the one from before.
        Some(before) if now.maximised => Place { maximised: true, ..before },
        _ => now,
    });
}

fn look(window: &Window) -> Option<Place> {
    if window.is_minimized().ok()? || window.is_fullscreen().ok()? {
        return None;
    }
    let (position, size) = (window.outer_position().ok()?, window.inner_size().ok()?);
    let maximised = window.is_maximized().ok()?;
    Some(Place { x: position.x, y: position.y, width: size.width, height: size.height, maximised })
}

/// Where the window can go: whole on the screen that shows most of its title bar, no larger than that screen, no smaller than
/// `least`. When no screen shows enough of it to be taken hold of, its position means nothing, and the middle of the first one is
/// its place.
fn fit(place: Place, screens: &[Area], least: [u32; 2]) -> Place {
    /// So much of the title bar has to be on a screen.
    const HOLD: (i64, i64) = (96, 16);
    const TITLE: i64 = 32;
    let shown = |screen: &Area| {
        let across = overlap(i64::from(place.x), i64::from(place.width), i64::from(screen.x), i64::from(screen.width));
        let down = overlap(i64::from(place.y), TITLE, i64::from(screen.y), i64::from(screen.height));
        if across >= HOLD.0 && down >= HOLD.1 { across * down } else { 0 }
    };
    let Some(first) = screens.first() else { return place };
    let seen = screens.iter().max_by_key(|screen| shown(screen)).filter(|screen| shown(screen) > 0);
    let screen = seen.unwrap_or(first);
    let (width, height) = (place.width.min(screen.width).max(least[0]), place.height.min(screen.height).max(least[1]));
    let (x, y) = match seen {
        Some(_) => (inside(place.x, width, screen.x, screen.width), inside(place.y, height, screen.y, screen.height)),
        None => (middle(width, screen.x, screen.width), middle(height, screen.y, screen.height)),
    };
    Place { x, y, width, height, ..place }
}

/// How long two lines lie over each other.
fn overlap(one: i64, length: i64, other: i64, other_length: i64) -> i64 {
    (one + length).min(other + other_length) - one.max(other)
}

/// The start of a line in the middle of another one, or with it when it is too long.
fn middle(length: u32, from: i32, room: u32) -> i32 {
    from.saturating_add(i32::try_from(room.saturating_sub(length) / 2).unwrap_or_default())
}

/// The start of a line that lies in another one, or starts with it when it is too long.
fn inside(start: i32, length: u32, from: i32, room: u32) -> i32 {
    let last = i64::from(from) + i64::from(room) - i64::from(length);
    let start = i64::from(start).min(last).max(i64::from(from));
    // Between two numbers that were an `i32` each, or on the edge of a screen.
    i32::try_from(start).unwrap_or(from)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LAPTOP: Area = Area { x: 0, y: 0, width: 1920, height: 1040 };
    /// A projector on the left of it.
    const PROJECTOR: Area = Area { x: -2560, y: -200, width: 2560, height: 1440 };
    const LEAST: [u32; 2] = [1024, 700];

    fn place(x: i32, y: i32, width: u32, height: u32) -> Place {
        Place { x, y, width, height, maximised: false }
    }

    #[test]
    fn a_window_on_a_screen_stays_where_it_was() {
        let two = [LAPTOP, PROJECTOR];
        for there in [place(100, 50, 1200, 800), place(-2000, -100, 1440, 900)] {
            assert_eq!(fit(there, &two, LEAST), there);
        }
    }

    #[test]
    fn a_window_of_a_screen_that_is_gone_is_put_in_the_middle_of_the_first_one() {
        assert_eq!(fit(place(-2400, -100, 1200, 800), &[LAPTOP], LEAST), place(360, 120, 1200, 800));
        let large = fit(place(-2400, -100, 2500, 1400), &[LAPTOP], LEAST);
        assert_eq!(large, place(0, 0, 1920, 1040), "and is no larger than what is left");
    }

    #[test]
    fn a_window_that_hangs_over_the_edge_is_drawn_in() {
        assert_eq!(fit(place(1700, 900, 1200, 800), &[LAPTOP], LEAST), place(720, 240, 1200, 800));
        assert_eq!(fit(place(-300, -10, 1200, 800), &[LAPTOP], LEAST), place(0, 0, 1200, 800));
    }

    #[test]
    fn a_title_bar_that_nobody_can_grasp_is_off_screen() {
        for lost in [place(1900, 10, 1200, 800), place(0, 1035, 1200, 800), place(10, -100, 1200, 800)] {
            assert_eq!(fit(lost, &[LAPTOP], LEAST), place(360, 120, 1200, 800), "{lost:?}");
        }
    }

    #[test]
    fn the_least_size_wins_over_a_small_screen_and_a_damaged_file() {
        let small = Area { x: 0, y: 0, width: 800, height: 600 };
        assert_eq!(fit(place(0, 0, 1440, 900), &[small], LEAST), place(0, 0, 1024, 700));
        let tiny = fit(place(0, 0, 0, 0), &[LAPTOP], LEAST);
        assert_eq!((tiny.width, tiny.height), (1024, 700));
        assert_eq!(fit(place(i32::MAX, i32::MIN, u32::MAX, u32::MAX), &[LAPTOP], LEAST), place(0, 0, 1920, 1040));
    }

    #[test]
    fn without_a_screen_nothing_is_lost() {
        assert_eq!(fit(place(5, 5, 1100, 800), &[], LEAST), place(5, 5, 1100, 800));
    }
}
