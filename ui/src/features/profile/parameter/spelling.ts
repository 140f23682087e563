/** A word as tables are matched: case, accents, kinds of dash and of space do not count. */
function folded(word: string): string {
  return word
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/[\s_]+/g, " ")
    .trim();
}

/** Whether two words would be read as the same answer. The core has the last word. */
export function sameWord(one: string, other: string): boolean {
  return folded(one) === folded(other);
}
