import type { FieldState, SlidePart } from "@/ipc";

/** Where a part of a field is typed, where it has a place of its own on the slide. */
const PLACES: Partial<Record<SlidePart, string>> = {
  amount: "slide-delta-amount",
  unit: "slide-delta-unit",
  period: "slide-delta-period",
  day: "slide-date-day",
  event: "slide-date-event",
  external: "slide-date-external",
  consequence: "slide-date-consequence",
};

/** Brings a field of the slide into sight and the cursor to what it lacks; a list without entries gets its first line. */
export function bringTo(state: Pick<FieldState, "field" | "lacks">): void {
  const field = document.querySelector<HTMLElement>(`[data-testid="slide-${state.field}"]`);
  if (!field) {
    return;
  }
  field.scrollIntoView({ block: "center" });
  const lacking = state.lacks.map((part) => PLACES[part]).find((place) => place !== undefined);
  const place = lacking && field.querySelector<HTMLElement>(`[data-testid="${lacking}"]`);
  if (place) {
    place.focus({ preventScroll: true });
    return;
  }
  const typed = [
    ...field.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("textarea, input"),
  ];
  const blank = typed.find(({ value }) => value === "") ?? typed[0];
  if (blank) {
    blank.focus({ preventScroll: true });
  } else {
    field.querySelector<HTMLElement>(`[data-testid$="-add"]`)?.click();
  }
}
