/** The signs that lists copied from elsewhere begin their lines with. */
const BULLET = /^\s*(?:[-–—•·*▪◦‣]|\(?\d{1,3}[.)])\s+/;

/** The lines of a pasted text, without bullets and empty lines. */
export function pastedLines(text: string): string[] {
  return text
    .split(/\r\n|[\n\r\u2028]/)
    .map((line) => line.replace(BULLET, "").trim())
    .filter((line) => line !== "");
}

/** A list with one entry at another place. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const next = [...list];
  const [one] = next.splice(from, 1);
  if (one !== undefined) {
    next.splice(to, 0, one);
  }
  return next;
}

/** A problem and its reason from one line: "Late | nobody signs", "Late because nobody signs" stays one. */
export function problemOf(line: string): { text: string; reason: string } {
  const at = line.search(/\s\|\s|\t|\s[–—]\s|\s→\s/);
  if (at < 0) {
    return { text: line, reason: "" };
  }
  return {
    text: line.slice(0, at).trim(),
    reason: line
      .slice(at)
      .replace(/^(?:\s[|–—→]\s|\t)/, "")
      .trim(),
  };
}
