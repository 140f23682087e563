// Body of a function that lists what a person could name on the screen, for the message
// of a test that looked for something else.
const words = (element) => (element.getAttribute("aria-label") ?? element.innerText ?? "").replace(/\s+/g, " ").trim();
const shown = (element) => element.getClientRects().length > 0;
const listed = [];
for (const element of document.querySelectorAll("h1, h2, h3, button, a, input, select, textarea, [role]")) {
  if (!shown(element)) continue;
  const kind = element.getAttribute("role") ?? element.tagName.toLowerCase();
  const name = words(element) || element.labels?.[0]?.innerText || element.getAttribute("placeholder") || "";
  const id = element.dataset.testid ? ` [${element.dataset.testid}]` : "";
  listed.push(`${kind} “${name.slice(0, 60)}”${id}`);
}
return [...new Set(listed)].slice(0, 80);
