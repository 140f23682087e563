// Body of a function that gives the elements a `Find` (find.rs) means, in document order.
// Roles and accessible names are those that axe-core works out, the same that it checks.
const [wanted] = arguments;
const clean = (words) => (words ?? "").replace(/\s+/g, " ").trim();

const matches = (name, text) => {
  const words = clean(text);
  if (name === null) return true;
  if (name.is !== undefined) return words === clean(name.is);
  return words.toLocaleLowerCase().includes(clean(name.has).toLocaleLowerCase());
};

// Takes room on the page, itself or by what is in it, such as a handle without a width.
const shown = (element) => {
  const box = element.getBoundingClientRect();
  if (box.width > 0 && box.height > 0) return getComputedStyle(element).visibility === "visible";
  return element.getClientRects().length > 0 && [...element.children].some((child) => shown(child));
};

// A radio or checkbox that is drawn by its label takes no room itself: its label stands for it.
const stand_in = (element) =>
  shown(element) ? element : [...(element.labels ?? [])].find((its) => shown(its));

const role = (element) => axe.commons.aria.getRole(element);
const nameOf = (element) => axe.commons.text.accessibleText(element, { inLabelledByContext: false });

// Where a role is implied by the element itself; the rest carries it as an attribute.
const implied = {
  article: "article", banner: "header", button: "button, summary, input", cell: "td",
  checkbox: "input", columnheader: "th", combobox: "select, input", complementary: "aside",
  contentinfo: "footer", dialog: "dialog", figure: "figure", form: "form", group: "fieldset, details",
  heading: "h1, h2, h3, h4, h5, h6", img: "img, svg", link: "a, area", list: "ul, ol, menu",
  listbox: "select", listitem: "li", main: "main", meter: "meter", navigation: "nav", option: "option",
  paragraph: "p", progressbar: "progress", radio: "input", region: "section", row: "tr",
  rowgroup: "tbody, thead, tfoot", rowheader: "th, td", search: "search", searchbox: "input",
  separator: "hr", slider: "input", spinbutton: "input", status: "output", table: "table",
  textbox: "input, textarea",
};

const inside = (roots, selector) => {
  const found = new Set();
  for (const root of roots) {
    for (const element of root.querySelectorAll(selector)) found.add(element);
  }
  return [...found];
};

const candidates = (find, roots) => {
  switch (find.by) {
    case "css":
      return inside(roots, find.value);
    case "test_id":
      return inside(roots, `[data-testid="${CSS.escape(find.value)}"]`);
    case "role": {
      const tags = implied[find.value];
      const selector = `[role~="${CSS.escape(find.value)}"]${tags ? `, ${tags}` : ""}`;
      return inside(roots, selector).filter((element) => role(element) === find.value);
    }
    case "label":
      return inside(
        roots,
        "input, select, textarea, button, [role], [contenteditable=''], [contenteditable=true]",
      ).filter((element) => matches(find.value, nameOf(element)));
    case "text": {
      const having = inside(roots, "*").filter((element) => matches(find.value, element.innerText));
      return having.filter((element) => !having.some((other) => other !== element && element.contains(other)));
    }
    default:
      throw new Error(`unknown way to find: ${find.by}`);
  }
};

const look = (find) => {
  const roots = find.within ? look(find.within) : [document];
  const found = candidates(find, roots)
    .filter((element) => find.name === null || matches(find.name, nameOf(element)))
    .map(stand_in)
    .filter((element) => element !== undefined);
  return find.nth === null ? found : found.slice(find.nth, find.nth + 1);
};

if (!window.axe) return look(wanted);
axe.setup(document);
try {
  return look(wanted);
} finally {
  axe.teardown();
}
