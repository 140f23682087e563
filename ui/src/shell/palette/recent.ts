const STORED = "lanewise.palette";
const KEPT = 12;

/** What was chosen lately, newest first, by the ids of the actions. */
export function recentChoices(): string[] {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(STORED) ?? "[]");
    return Array.isArray(list) ? list.filter((id) => typeof id === "string") : [];
  } catch {
    return [];
  }
}

/** Remembers a choice; it will stand first the next time. */
export function rememberChoice(id: string): void {
  const rest = recentChoices().filter((one) => one !== id);
  localStorage.setItem(STORED, JSON.stringify([id, ...rest].slice(0, KEPT)));
}
