/** Folds case and accents, so that "cafe" finds "Café". */
export function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** The words of what was typed, folded. */
export function typedWords(typed: string): string[] {
  return folded(typed).split(/\s+/).filter(Boolean);
}
