/** Today as `2026-12-31`, where the person is. */
export function today(now = new Date()): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** A day, a month or a year, as the core takes it. */
export function isDay(text: string): boolean {
  if (!/^(19|2\d)\d{2}(-\d{2}(-\d{2})?)?$/.test(text)) {
    return false;
  }
  const whole = text.length === 4 ? `${text}-01-01` : text.length === 7 ? `${text}-01` : text;
  const date = new Date(`${whole}T12:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(whole);
}

/** The day so many days from now. */
export function inDays(days: number): string {
  const day = new Date();
  day.setDate(day.getDate() + days);
  return today(day);
}

/** A day as people write it; less than a day stays as it is. */
export function dayWords(date: (moment: string) => string, day: string): string {
  return day.length === 10 ? date(`${day}T12:00:00`) : day;
}
