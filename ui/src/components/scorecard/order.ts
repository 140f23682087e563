import type { useFormat } from "@/i18n/format";
import type { Part, RecordedAnswer, State } from "@/ipc";

/** Known, then guessed, then open: what the score is sure of comes first. */
const SURE: Record<State, number> = { known: 0, guess: 1, unmatched: 2, unknown: 3 };

/** The parts from sure to unsure, the weightiest first among equals; the profile's order breaks ties. */
export function sureFirst(parts: readonly Part[]): Part[] {
  return [...parts].sort((a, b) => SURE[a.state] - SURE[b.state] || b.weight - a.weight);
}

/** How many decimals (0 to 3) it takes to write all of these points exactly. */
export function decimalsOf(points: readonly number[]): number {
  const needed = (value: number) => {
    if (value % 1000 === 0) {
      return 0;
    }
    return value % 100 === 0 ? 1 : value % 10 === 0 ? 2 : 3;
  };
  return Math.max(0, ...points.map(needed));
}

/** Points as they stand in a column: all with the same number of decimals, exact. */
export function pointsText(
  format: Pick<ReturnType<typeof useFormat>, "score">,
  part: Pick<Part, "low" | "likely" | "high">,
  decimals: number,
): string {
  const text = (points: number) => format.score(points, 3, decimals);
  return part.low === part.high ? text(part.likely) : `${text(part.low)}–${text(part.high)}`;
}

/** The answers of an account by the parameter's id. */
export function byParameter(answers: readonly RecordedAnswer[]): Map<string, RecordedAnswer> {
  return new Map(answers.map((one) => [one.parameter, one]));
}
