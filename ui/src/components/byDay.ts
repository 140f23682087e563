/** Things that happened, newest first, gathered by the day that `day` names. */
export function byDay<T extends { at: string }>(
  items: readonly T[],
  day: (moment: string) => string,
): { day: string; items: T[] }[] {
  const days: { day: string; items: T[] }[] = [];
  for (const item of items) {
    const name = day(item.at);
    const last = days.at(-1);
    if (last?.day === name) {
      last.items.push(item);
    } else {
      days.push({ day: name, items: [item] });
    }
  }
  return days;
}
