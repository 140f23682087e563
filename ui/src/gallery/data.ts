/** Invented data for looking at the components; nothing of it is shipped. */
import type { LaneMark, LaneRow } from "@/components/lane-chart";
import type { Tier } from "@/components/model";

export const TIERS: Tier[] = [
  { id: "excellent", name: "Excellent", from: 80_000 },
  { id: "good", name: "Good", from: 60_000 },
  { id: "risky", name: "Risky", from: 37_000 },
  { id: "nope", name: "Nope", from: 0 },
];

export const SIX_TIERS: Tier[] = [
  { id: "a", name: "Prime", from: 85_000 },
  { id: "b", name: "Strong", from: 70_000 },
  { id: "c", name: "Fair", from: 55_000 },
  { id: "d", name: "Thin", from: 40_000 },
  { id: "e", name: "Weak", from: 20_000 },
  { id: "f", name: "Out", from: 0 },
];

const OUTCOMES = [
  { id: "happy", name: "Happy", mark: "circle", success: true },
  { id: "not_expanded", name: "Not expanded", mark: "ring", success: null },
  { id: "struggling", name: "Struggling", mark: "diamond", success: false },
  { id: "failed", name: "Failed", mark: "cross", success: false },
] as const;

const SCORES: Record<string, number[]> = {
  happy: [56, 59, 70, 72, 77, 77, 77, 77, 82, 82, 84, 86, 86, 87, 87, 88, 90, 91],
  not_expanded: [56, 58, 63, 65, 69, 72, 72],
  struggling: [33, 38, 42, 43, 47, 49, 53, 54, 56, 60, 62, 72],
  failed: [16, 22, 24, 35, 45],
};

const NAMES: Record<string, string> = {
  "happy 0": "Conservas Puertalba",
  "happy 1": "Grupo Olmedal",
  "struggling 9": "Textil Marenosa",
  "struggling 10": "Utensili Gambarotta",
  "struggling 11": "Officine Valdrana",
};

/** Good from `good` on is the right side for a success, the wrong one for a failure. */
function isWrong(success: boolean | null, score: number, good: number): boolean {
  return success === null ? false : success !== score >= good;
}

/** Roughly the 95 % interval of a share (Wilson), enough to look at. */
function interval(part: number, total: number): [number, number] {
  const z = 1.96;
  const share = part / total;
  const middle = share + (z * z) / (2 * total);
  const half = z * Math.sqrt((share * (1 - share)) / total + (z * z) / (4 * total * total));
  const whole = 1 + (z * z) / total;
  return [Math.max((middle - half) / whole, 0), Math.min((middle + half) / whole, 1)];
}

function row(outcome: (typeof OUTCOMES)[number], marks: LaneMark[], good: number): LaneRow {
  const part = marks.filter((mark) => mark.score >= good).length;
  const [low, high] = interval(part, marks.length);
  return { outcome, total: marks.length, marks, goodOrBetter: part, low, high };
}

/** The 42 customers of the drawings, judged by the cut-off `good`. */
export function fewRows(good: number): LaneRow[] {
  return OUTCOMES.map((outcome) => {
    const marks = (SCORES[outcome.id] ?? []).map((points, index) => ({
      id: `${outcome.id} ${index}`,
      name: NAMES[`${outcome.id} ${index}`] ?? `${outcome.name} ${index + 1}`,
      score: points * 1000,
      wrong: isWrong(outcome.success, points * 1000, good),
    }));
    return row(outcome, marks, good);
  });
}

/** Repeatable noise between 0 and 1. */
function noise(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

const drawn = new Map<number, LaneMark[][]>();

function draw(count: number): LaneMark[][] {
  const random = noise(7);
  const shares = [0.6, 0.15, 0.17, 0.08];
  const centres = [78, 64, 50, 34];
  return OUTCOMES.map((outcome, which) =>
    Array.from({ length: Math.round(count * (shares[which] ?? 0)) }, (_, index) => {
      const swing = (random() + random() + random() - 1.5) * 28;
      return {
        id: `${outcome.id} ${index}`,
        name: `${outcome.name} ${index + 1}`,
        score: Math.round(Math.abs(100 - Math.abs(100 - (centres[which] ?? 50) - swing)) * 1000),
        wrong: false,
      };
    }),
  );
}

/** `count` customers, most of them where their outcome says. */
export function manyRows(count: number, good: number): LaneRow[] {
  const all = drawn.get(count) ?? draw(count);
  drawn.set(count, all);
  return OUTCOMES.map((outcome, which) => {
    const marks = (all[which] ?? []).map((mark) => ({
      ...mark,
      wrong: isWrong(outcome.success, mark.score, good),
    }));
    return row(outcome, marks, good);
  });
}

export interface Parameter {
  id: string;
  name: string;
  group: string;
  weight: number;
  evidence?: number;
  answer: string;
  low: number;
  likely: number;
  high: number;
}

export const PARAMETERS: Parameter[] = [
  {
    id: "fit",
    name: "Problem/solution fit %",
    group: "Fit",
    weight: 200,
    evidence: 200,
    answer: "60–79%",
    low: 15000,
    likely: 15000,
    high: 15000,
  },
  {
    id: "lane",
    name: "Lane",
    group: "Lane",
    weight: 180,
    evidence: 160,
    answer: "Employee requests",
    low: 14400,
    likely: 14400,
    high: 14400,
  },
  {
    id: "culture",
    name: "Culture",
    group: "Culture",
    weight: 120,
    evidence: 100,
    answer: "Late majority",
    low: 4200,
    likely: 4200,
    high: 4200,
  },
  {
    id: "prior",
    name: "Prior experience",
    group: "Fit",
    weight: 60,
    evidence: 0,
    answer: "Spreadsheets and e-mail",
    low: 3000,
    likely: 3000,
    high: 3000,
  },
  {
    id: "team",
    name: "Buying team size",
    group: "People",
    weight: 60,
    answer: "1–2 people",
    low: 2700,
    likely: 2700,
    high: 2700,
  },
  {
    id: "executive",
    name: "Executive contact",
    group: "People",
    weight: 140,
    evidence: 160,
    answer: "Named, met once",
    low: 3500,
    likely: 9500,
    high: 14000,
  },
  {
    id: "criteria",
    name: "Success criteria",
    group: "Discovery",
    weight: 160,
    evidence: 180,
    answer: "Not asked yet",
    low: 0,
    likely: 9000,
    high: 16000,
  },
  {
    id: "timeline",
    name: "Timeline",
    group: "Discovery",
    weight: 80,
    evidence: 150,
    answer: "Not asked yet",
    low: 800,
    likely: 5200,
    high: 8000,
  },
];

export interface Prospect {
  id: string;
  name: string;
  country: string;
  people: number;
  low: number;
  likely: number;
  high: number;
  unknown: number;
}

const FIRST = [
  "Talleres",
  "Officine",
  "Cartiera",
  "Brouwerij",
  "Maschinenbau",
  "Laboratoires",
  "Conservas",
  "Textil",
  "Logistik",
  "Ceramiche",
];
const SECOND = [
  "Ibarrena",
  "Valdrana",
  "Montelupo",
  "Van Herp",
  "Kessental",
  "Aubrac",
  "Puertalba",
  "Marenosa",
  "Brinkhoff",
  "Gambarotta",
];
const COUNTRIES = [
  "Spain",
  "Italy",
  "Italy",
  "Belgium",
  "Germany",
  "France",
  "Spain",
  "Portugal",
  "Austria",
  "Italy",
];

export function prospects(count: number): Prospect[] {
  const random = noise(11);
  return Array.from({ length: count }, (_, index) => {
    const a = Math.floor(random() * 10);
    const b = Math.floor(random() * 10);
    const likely = Math.round(20_000 + random() * 75_000);
    const open = random() < 0.25 ? 0 : Math.round(random() * 16_000);
    return {
      id: String(index),
      name: `${FIRST[a]} ${SECOND[b]} ${index + 1}`,
      country: COUNTRIES[b] ?? "",
      people: Math.round(40 + random() * 900),
      low: Math.max(likely - open, 0),
      likely,
      high: Math.min(likely + Math.round(open * 0.8), 100_000),
      unknown: open === 0 ? 0 : 1 + Math.floor(random() * 6),
    };
  });
}
