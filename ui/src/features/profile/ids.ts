/**
 * A short name for programs from the name people read: lower-case letters, digits, underscores,
 * at most 64, and not one of those taken.
 */
export function idFor(name: string, taken: readonly string[], fallback: string): string {
  const plain = name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "")
    .slice(0, 56)
    .replace(/_+$/, "");
  const base = plain || fallback;
  for (let count = 1; ; count += 1) {
    const id = count === 1 ? base : `${base}_${count}`;
    if (!taken.includes(id)) {
      return id;
    }
  }
}
