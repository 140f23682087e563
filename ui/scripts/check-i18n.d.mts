/** Everything that is wrong with the texts of the interface, as sentences. */
export function problems(
  texts: Record<string, Map<string, string>>,
  sources: readonly (readonly [string, string])[],
  same: ReadonlySet<string>,
): string[];
