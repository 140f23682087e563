import { folded } from "@/components/folded";
import type { Action } from "../actions";

/** The buttons at the head of a screen and its views: what a screen can do as a whole. */
const WHOLE = "[data-page-actions] :is(button, a[href]), [role='tablist'] [role='tab']";

function nameOf(element: Element): string {
  const given = element.getAttribute("aria-label");
  if (given) {
    return given.trim();
  }
  const copy = element.cloneNode(true) as Element;
  for (const part of copy.querySelectorAll("kbd, svg, [aria-hidden='true']")) {
    part.remove();
  }
  return (copy.textContent ?? "").trim();
}

/**
 * What the screen that is shown can do as a whole, read off its head: whatever has a button there
 * is in the search field too, without anybody having to list it twice.
 */
export function actionsOnPage(content: Element | null): Action[] {
  const found = new Map<string, Action>();
  for (const element of content?.querySelectorAll<HTMLElement>(WHOLE) ?? []) {
    const label = nameOf(element);
    const idle = element.matches(":disabled, [aria-disabled='true']");
    if (label !== "" && !idle && !element.closest("[aria-hidden='true'], [hidden]")) {
      found.set(label, {
        id: `page:${label}`,
        label,
        on: element.getAttribute("aria-selected") === "true",
        run: () => {
          element.focus();
          element.click();
        },
      });
    }
  }
  return [...found.values()];
}

/** Those that are not offered already, under their own name or nearly so. */
export function notYetOffered(found: readonly Action[], offered: readonly Action[]): Action[] {
  const plain = (label: string) =>
    folded(label)
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim();
  const known = new Set(offered.map(({ label }) => plain(label)));
  return found.filter(({ label }) => !known.has(plain(label)));
}
