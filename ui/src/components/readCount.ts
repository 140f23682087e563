/**
 * Reads a number as people write it: `1200`, `1.200`, `1,200`, `1 200`, `12,5`. `null` for
 * nothing, `undefined` for what is not a number. Three digits after a sign are thousands.
 */
export function readCount(typed: string): number | null | undefined {
  const text = typed.trim();
  if (text === "") {
    return null;
  }
  const grouped = /^\d{1,3}(?:[.,'’\s\u00a0\u202f]\d{3})+$/.test(text);
  const plain = grouped ? text.replace(/\D/g, "") : text.replace(",", ".");
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined;
}
