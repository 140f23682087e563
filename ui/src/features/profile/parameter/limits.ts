import { currentLanguage } from "@/i18n";

/** A limit as one types it: no grouping, the language's own decimal mark; empty for an open end. */
export function writeLimit(limit: number | null | undefined): string {
  if (limit === null || limit === undefined) {
    return "";
  }
  return currentLanguage() === "en" ? String(limit) : String(limit).replace(".", ",");
}

/**
 * Reads a typed limit; `undefined` when it is not a number, `null` for an open end. `1.500` is
 * fifteen hundred where points group the digits, one and a half where they mark decimals.
 */
export function readLimit(typed: string): number | null | undefined {
  const text = typed.trim().replace(/\s|[\u00a0\u202f'’]/g, "");
  if (text === "") {
    return null;
  }
  const [group, mark] = currentLanguage() === "en" ? [",", "."] : [".", ","];
  const grouped = new RegExp(`^-?\\d{1,3}(\\${group}\\d{3})+(\\${mark}\\d+)?$`).test(text);
  const plain = grouped ? text.replaceAll(group, "") : text;
  const number = plain.replace(",", ".");
  return /^-?(\d+(\.\d*)?|\.\d+)$/.test(number) ? Number(number) : undefined;
}
