import type {
  ContrastVerdict,
  ParameterSource,
  Seen,
  Sentence,
  SlideComparison,
  SlideField,
  SlideTrait,
} from "@/ipc";

/** Something that is seen on slides of one side more than on those of the other. */
export interface Row {
  /** Unique among the rows. */
  id: string;
  source: ParameterSource;
  field: SlideField;
  /** Of a theme or a term: its name. The others are named by the language of the reader. */
  name: string;
  trait: SlideTrait | null;
  theme: number | null;
  left: Seen;
  right: Seen;
  verdict: ContrastVerdict;
  p: number;
  slides: readonly number[];
  /** Where the words stand; of a term. */
  sentences: readonly Sentence[] | null;
  /** The parameter that was made of it. */
  parameter: string | null;
  /** On which side it is seen more. */
  more: "left" | "right";
}

const RANK: Record<ContrastVerdict, number> = {
  separates: 0,
  leans: 1,
  too_few: 2,
  no_difference: 3,
};

/** Everything that was compared, the surest difference first. */
export function rowsOf(comparison: SlideComparison): Row[] {
  const [lefts, rights] = [comparison.left.slides.length, comparison.right.slides.length];
  const more = (left: Seen, right: Seen): Row["more"] =>
    left.slides * rights >= right.slides * lefts ? "left" : "right";
  const rows: Row[] = [
    ...comparison.themes.map((one) => ({
      ...one,
      id: `theme-${one.theme}`,
      p: one.p ?? 1,
      source: { kind: "theme", theme: one.theme } as const,
      trait: null,
      sentences: null,
      more: more(one.left, one.right),
    })),
    ...comparison.fields.map((one) => ({
      ...one,
      id: `field-${one.field}`,
      p: one.p ?? 1,
      source: { kind: "field", field: one.field } as const,
      name: "",
      trait: null,
      theme: null,
      sentences: null,
      more: more(one.left, one.right),
    })),
    ...comparison.traits.map((one) => ({
      ...one,
      id: `trait-${one.trait}`,
      p: one.p ?? 1,
      source: { kind: "trait", trait: one.trait } as const,
      name: "",
      theme: null,
      sentences: null,
      more: more(one.left, one.right),
    })),
    ...comparison.terms.map((one) => ({
      ...one,
      id: `term-${one.field}-${one.key}`,
      p: one.p ?? 1,
      source: { kind: "term", field: one.field, key: one.key } as const,
      name: one.term,
      trait: null,
      theme: null,
      more: (one.log_odds ?? 0) >= 0 ? ("left" as const) : ("right" as const),
    })),
  ];
  return rows.sort((a, b) => RANK[a.verdict] - RANK[b.verdict] || a.p - b.p);
}

/** What is shown where: differences by side, candidates by side, and what chance could have done as well. */
export interface Parts {
  left: Row[];
  right: Row[];
  /** Words that stand out, by side. */
  leftWords: Row[];
  rightWords: Row[];
  /** What does not tell the groups apart, or cannot yet. */
  rest: Row[];
}

export function partsOf(rows: readonly Row[]): Parts {
  const parts: Parts = { left: [], right: [], leftWords: [], rightWords: [], rest: [] };
  for (const row of rows) {
    if (row.source.kind === "term") {
      parts[row.more === "left" ? "leftWords" : "rightWords"].push(row);
    } else if (
      row.verdict === "separates" ||
      row.verdict === "leans" ||
      // What the team has tagged itself stays in sight.
      (row.theme !== null && row.slides.length > 0)
    ) {
      parts[row.more].push(row);
    } else {
      parts.rest.push(row);
    }
  }
  return parts;
}
