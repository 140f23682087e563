import { folded, typedWords } from "@/components/folded";
import type { AccountSlides, Completeness, SlideField, SlideSeen } from "@/ipc";

/** What the list of slides is narrowed to. */
export interface Narrowed {
  text: string;
  /** Whose: everybody's, customers', prospects', or those of an outcome (`outcome:happy`). */
  who: string;
  completeness: Completeness | "any" | "short";
  lacks: SlideField | "any";
}

export const EVERYTHING: Narrowed = { text: "", who: "all", completeness: "any", lacks: "any" };

/** A line of the list: an account, or one of its key players. */
export type MatrixLine =
  | { kind: "account"; account: AccountSlides; ready: number; shown: number }
  | { kind: "player"; account: AccountSlides; seen: SlideSeen };

const past = ({ stage }: AccountSlides) => stage === "customer" || stage === "ambassador";

function ofWhom(account: AccountSlides, who: string): boolean {
  switch (who) {
    case "all":
      return true;
    case "customers":
      return past(account);
    case "prospects":
      return !past(account);
    default:
      return past(account) && `outcome:${account.outcome ?? ""}` === who;
  }
}

/** The accounts and players that are shown, as lines. */
export function linesOf(accounts: readonly AccountSlides[], narrowed: Narrowed): MatrixLine[] {
  const words = typedWords(narrowed.text);
  const lines: MatrixLine[] = [];
  for (const account of accounts) {
    if (!ofWhom(account, narrowed.who)) {
      continue;
    }
    const name = folded(account.name);
    const players = account.slides.filter(({ kept, state }) => {
      const { completeness } = state;
      if (
        narrowed.completeness === "short"
          ? completeness === "complete"
          : narrowed.completeness !== "any" && narrowed.completeness !== completeness
      ) {
        return false;
      }
      if (
        narrowed.lacks !== "any" &&
        !state.fields.some((one) => one.field === narrowed.lacks && one.filled !== "complete")
      ) {
        return false;
      }
      if (words.length === 0) {
        return true;
      }
      const text = `${name} ${folded(`${kept.slide.person} ${kept.slide.title}`)}`;
      return words.every((word) => text.includes(word));
    });
    if (players.length > 0) {
      const ready = account.slides.filter(({ state }) => state.completeness !== "incomplete");
      lines.push({ kind: "account", account, ready: ready.length, shown: players.length });
      lines.push(...players.map((seen) => ({ kind: "player" as const, account, seen })));
    }
  }
  return lines;
}
