// Body of a function that gathers from now on what goes wrong in the page without the page
// showing it; App::check_no_trouble reads it.
if (!window.__trouble) {
  window.__trouble = [];
  const note = (line) => window.__trouble.push(line);
  window.addEventListener("error", (event) => note(`error: ${event.message} (${event.filename}:${event.lineno})`));
  window.addEventListener("unhandledrejection", (event) =>
    note(`unhandled rejection: ${event.reason?.stack ?? event.reason?.message ?? JSON.stringify(event.reason)}`),
  );
  document.addEventListener("securitypolicyviolation", (event) =>
    note(`content policy: ${event.violatedDirective} refused ${event.blockedURI} ${event.sample}`),
  );
}
