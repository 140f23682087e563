import { FIELDS, type Sheet, sheetOf } from "@/components/slides/sheet";
import type {
  AccountSlides,
  Answers,
  Area,
  FieldState,
  SlideRule,
  SlideSeen,
  SlideState,
} from "@/ipc";
import { LanewiseError } from "@/ipc";
import type { Recorded } from "./core";

const RULE: SlideRule = {
  parts: ["amount", "unit", "day", "consequence"],
  may_lack: 1,
  never_without: ["issue", "delta"],
};

/** Roughly what the core says of a slide by its own rule. */
export function stateOf(sheet: Sheet): SlideState {
  const said: Record<(typeof FIELDS)[number], boolean> = {
    title: sheet.title !== "",
    issue: sheet.issue !== "",
    problems: sheet.problems.length > 0,
    capabilities: sheet.capabilities.length > 0,
    delta: sheet.delta.text !== "" || sheet.delta.amount !== null,
    date: sheet.date.day !== "" || sheet.date.event !== "" || sheet.date.consequence !== "",
    events: sheet.events.length > 0,
  };
  const fields = FIELDS.map((field): FieldState => {
    const lacks: FieldState["lacks"] = [];
    if (field === "delta") {
      lacks.push(...(sheet.delta.amount === null ? (["amount"] as const) : []));
      lacks.push(...(sheet.delta.currency + sheet.delta.unit === "" ? (["unit"] as const) : []));
    }
    if (field === "date") {
      lacks.push(...(sheet.date.day === "" ? (["day"] as const) : []));
      lacks.push(...(sheet.date.consequence === "" ? (["consequence"] as const) : []));
    }
    return {
      field,
      filled: !said[field] ? "empty" : lacks.length > 0 ? "partly" : "complete",
      lacks,
    };
  });
  const lacking = fields.filter(({ filled }) => filled !== "complete").map(({ field }) => field);
  const vital = lacking.includes("issue") || lacking.includes("delta");
  return {
    completeness:
      lacking.length === 0 ? "complete" : lacking.length > 1 || vital ? "incomplete" : "reasonable",
    complete: 7 - lacking.length,
    fields,
  };
}

const whole = (person: string, title: string): Sheet =>
  sheetOf({
    person,
    title,
    issue: "Purchase approvals take 11 days. Two lines stood idle in May for want of a signature.",
    problems: [
      { text: "Orders travel by e-mail, with no owner", reason: "nobody is named for a limit" },
      { text: "Limits differ in each of four plants", reason: "they grew apart over ten years" },
      { text: "Nobody sees where a request is stuck", reason: "" },
    ],
    capabilities: [
      "Approval limits by plant and amount",
      "Approve from a phone, on the shop floor",
      "Nudge after 24 hours",
    ],
    delta: { text: "11 days to 3 days", amount: 38_000, currency: "EUR", period: "month" },
    date: {
      day: "2026-03-01",
      event: "the spring shutdown",
      origin: "external",
      consequence: "another summer of idle lines",
    },
    events: [
      {
        what: "First plant under 5 days",
        after: "6 weeks",
        due: "2026-04-15",
        owner: "Anna Bauer",
        measure: "days from request to signature",
        state: "reached",
        settled: "2026-04-11",
      },
      { what: "All four plants under 3 days", due: "2026-06-30", owner: "Jonas Weber" },
    ],
    links: [{ name: "Notes of the first call", address: "https://example.org/notes/17" }],
  });

/** Stand-ins for Situation Slides; `without=slides` shows the screens before there is one, `many` two thousand of them. */
export function recordedSlides(
  recorded: Recorded,
  without: readonly string[],
  many: boolean,
  announce: (areas: Area[]) => void,
): Answers {
  let next = 1;
  let slides: { id: number; account: number; sheet: Sheet }[] = [];
  const add = (account: number, sheet: Sheet): number => {
    slides = [...slides, { id: next, account, sheet }];
    return next++;
  };
  const accounts = recorded.accountsList.map(({ account }) => account);
  if (!without.includes("slides")) {
    for (const [at, { id }] of accounts.entries()) {
      for (let of = 0; of < (many ? 14 : (at % 4) + 1); of += 1) {
        const sheet = whole(
          `Anna Bauer ${of + 1}`,
          of === 0 ? "Head of Operations" : "Plant manager",
        );
        add(
          id,
          (at + of) % 3 === 1
            ? { ...sheet, events: [], delta: { ...sheet.delta, amount: null, currency: "" } }
            : (at + of) % 3 === 2
              ? { ...sheet, events: [] }
              : sheet,
        );
      }
    }
  }
  const seen = (one: (typeof slides)[number]): SlideSeen => ({
    kept: {
      id: one.id,
      account: one.account,
      slide: one.sheet,
      author: recorded.workspaceCurrent.author,
      at: new Date().toISOString(),
    },
    state: stateOf(one.sheet),
  });
  const changed = () => announce(["slides", "readiness", "home"]);
  return {
    slidesList: () =>
      accounts.flatMap((account): AccountSlides[] => {
        const own = slides.filter((one) => one.account === account.id);
        return own.length === 0
          ? []
          : [
              {
                account: account.id,
                name: account.name,
                stage: account.stage,
                outcome: account.outcome,
                slides: own.map(seen),
              },
            ];
      }),
    slidesOf: (account) => slides.filter((one) => one.account === account).map(seen),
    slideAdd: (account, slide) => {
      const id = add(account, sheetOf(slide));
      changed();
      return id;
    },
    slidePut: (id, slide) => {
      if (JSON.stringify(slide).length > 30_000) {
        throw new LanewiseError("refused", {
          refusal: { kind: "too_long", count: 30_000, most: 20_000 },
        });
      }
      slides = slides.map((one) => (one.id === id ? { ...one, sheet: sheetOf(slide) } : one));
      changed();
      return true;
    },
    slideDuplicate: (id) => {
      const one = slides.find((other) => other.id === id);
      if (!one) {
        throw new LanewiseError("missing");
      }
      const made = add(one.account, { ...one.sheet, person: "", title: "" });
      changed();
      return made;
    },
    slidesRemove: (ids) => {
      slides = slides.filter(({ id }) => !ids.includes(id));
      changed();
      return null;
    },
    slideRule: () => RULE,
    slideRuleCounts: () => ({
      slides: slides.length,
      complete: slides.filter(({ sheet }) => stateOf(sheet).completeness === "complete").length,
      reasonable: slides.filter(({ sheet }) => stateOf(sheet).completeness === "reasonable").length,
      fields: FIELDS.map(
        (_, at) =>
          slides.filter(({ sheet }) => stateOf(sheet).fields[at]?.filled === "complete").length,
      ),
    }),
    slideReadAmount: (text) => {
      const amount = Number.parseFloat(text.replace(/[^\d]/g, ""));
      return Number.isNaN(amount)
        ? { kind: "unclear" }
        : { kind: "amount", amount, currency: "", unit: "", period: null };
    },
    slideReadDay: (text) =>
      /^(\d{4}(-\d\d){0,2})?$/.test(text.trim())
        ? { kind: "day", day: text.trim() }
        : { kind: "not_a_day" },
  };
}
