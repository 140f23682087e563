//! The page may load and reach nothing but itself, and yet it has its looks.

use lanewise_e2e::App;

/// Tries something the policy should refuse, and gives which directive refused it.
fn refused(app: &App, attempt: &str) -> String {
    app.script(
        &format!(
            "window.__refused = null;
             document.addEventListener('securitypolicyviolation', (event) => {{
               window.__refused = event.effectiveDirective;
             }}, {{ once: true }});
             {attempt}"
        ),
        &[],
    );
    app.wait_for("the refusal", || !app.script("return window.__refused;", &[]).is_null());
    // It was on purpose.
    app.script("window.__trouble.length = 0;", &[]);
    app.script("return window.__refused;", &[]).as_str().unwrap_or_default().to_owned()
}

#[test]
fn nothing_strange_runs_and_nothing_goes_out() {
    let app = App::empty();
    let script = "const it = document.createElement('script'); it.textContent = 'window.__ran = true'; document.body.append(it);";
    assert!(refused(&app, script).starts_with("script-src"));
    assert_eq!(app.script("return window.__ran ?? false;", &[]), false);
    assert_eq!(refused(&app, "fetch('https://example.com/').catch(() => {});"), "connect-src");
    assert_eq!(refused(&app, "fetch('http://localhost:1420/').catch(() => {});"), "connect-src");
    assert_eq!(refused(&app, "new Image().src = 'https://example.com/x.png';"), "img-src");
    assert_eq!(
        refused(&app, "const it = document.createElement('iframe'); it.src = 'https://example.com/'; document.body.append(it);"),
        "frame-src"
    );
}

#[test]
fn styles_made_by_scripts_work() {
    let app = App::empty();
    // Both ways in which a component library styles what it draws.
    let seen = app.script(
        "const sheet = document.createElement('style');
         sheet.textContent = '#styled { color: rgb(1, 2, 3); }';
         const it = document.createElement('p');
         it.id = 'styled';
         it.setAttribute('style', 'margin-top: 7px');
         document.head.append(sheet);
         document.body.append(it);
         const { color, marginTop } = getComputedStyle(it);
         sheet.remove();
         it.remove();
         return color + ' ' + marginTop;",
        &[],
    );
    assert_eq!(seen, "rgb(1, 2, 3) 7px");
    let fonts = app.script("return document.fonts.check('16px \"Inter Variable\"');", &[]);
    assert_eq!(fonts, true, "the interface's own font has loaded");
}
