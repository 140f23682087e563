import type {
  AccountRow,
  AccountSlides,
  Answers,
  Area,
  Checked,
  Gate,
  GateBrief,
  GateSeen,
  GateVerdict,
  Missing,
  NeedVerdict,
  NextStep,
  Readiness,
} from "@/ipc";
import { LanewiseError } from "@/ipc";
import type { Recorded } from "./core";

const OPEN = ["visitor", "lead", "prospect", "nurture", "disqualified"];
const TIERS = ["excellent", "good", "risky", "nope"];
const RANK = { incomplete: 0, reasonable: 1, complete: 2 } as const;

/** The gates that a profile without its own has. */
const DEFAULTS: Gate[] = [
  { id: "vision_demo", needs: [{ need: "tier", at_least: "risky", at: "high" }] },
  {
    id: "deep_demo",
    needs: [
      { need: "slides", at_least: "reasonable", of: "any" },
      { need: "tier", at_least: "risky", at: "likely" },
    ],
    checklist: ["plan", "roles", "illustrations", "slide", "rehearsal"].map((id) => ({ id })),
  },
  {
    id: "poc",
    needs: [
      { need: "slides", at_least: "complete", of: "each" },
      { need: "value_event" },
      { need: "answer", parameter: "success_criteria", levels: ["number_and_date"] },
      { need: "tier", at_least: "good", at: "low" },
    ],
    open_at_once: 3,
  },
];

const rank = (tier: string | undefined) => (tier ? TIERS.indexOf(tier) : TIERS.length);
const nameOf = (recorded: Recorded, tier: string) =>
  recorded.profileDraft?.profile.tiers.find(({ id }) => id === tier)?.name ?? tier;

function missingOf(
  recorded: Recorded,
  need: NeedVerdict["need"],
  row: AccountRow,
  slides: AccountSlides["slides"],
): Missing[] {
  switch (need.need) {
    case "slides": {
      const short = slides.filter(({ state }) => RANK[state.completeness] < RANK[need.at_least]);
      const enough = need.of === "any" ? short.length < slides.length : short.length === 0;
      if (slides.length === 0) {
        return [{ missing: "player" }];
      }
      return enough
        ? []
        : (need.of === "any" ? short.slice(0, 1) : short).map(({ kept, state }) => ({
            missing: "fields" as const,
            slide: kept.id,
            person: kept.slide.person ?? "",
            title: kept.slide.title ?? "",
            spare: need.at_least === "reasonable" ? 1 : 0,
            fields: state.fields
              .filter(({ filled }) => filled !== "complete")
              .map(({ field, filled }) => ({
                field,
                filled,
                vital: need.at_least === "reasonable" && (field === "issue" || field === "delta"),
                question: "",
              })),
          }));
    }
    case "value_event": {
      const some = slides.some(({ kept }) => (kept.slide.events ?? []).length > 0);
      const [first] = slides;
      return some
        ? []
        : [
            {
              missing: "value_event",
              slide: first?.kept.id ?? null,
              question: "",
              asked: first !== undefined,
            },
          ];
    }
    case "answer": {
      const card = recorded.scorecard[row.account.id];
      const given = card?.answers.find(({ parameter }) => parameter === need.parameter);
      const parameter = recorded.profileDraft?.profile.parameters.find(
        ({ id }) => id === need.parameter,
      );
      return given
        ? []
        : [
            {
              missing: "answer",
              parameter: need.parameter,
              name: parameter?.name ?? need.parameter,
              guessed: false,
              wanted: [],
              question: parameter?.questions?.[0]?.text ?? "",
            },
          ];
    }
    case "tier": {
      const { brief } = row;
      const tier = { low: brief?.tier_low, likely: brief?.tier, high: brief?.tier_high }[need.at];
      return rank(tier) <= rank(need.at_least)
        ? []
        : [
            {
              missing: "tier",
              tier: nameOf(recorded, tier ?? ""),
              wanted: nameOf(recorded, need.at_least),
              open: rank(brief?.tier_high) <= rank(need.at_least),
            },
          ];
    }
  }
}

/** Stand-ins for readiness: roughly what the core says of the recorded accounts and slides. What is checked off stays so. */
export function recordedReadiness(
  recorded: Recorded,
  slidesOf: () => AccountSlides[],
  without: readonly string[],
  announce: (areas: Area[]) => void,
): Answers {
  const none = without.includes("profile") || without.includes("everything");
  let own: Gate[] | null = null;
  let checked: Checked[] = [];
  const gates = () => own ?? DEFAULTS;
  const open = () => recorded.accountsList.filter(({ account }) => OPEN.includes(account.stage));
  const verdict = (gate: Gate, row: AccountRow, slides: AccountSlides["slides"]): GateVerdict => {
    const needs = (gate.needs ?? []).map((need): NeedVerdict => {
      const missing = missingOf(recorded, need, row, slides);
      return { need, met: missing.length === 0, missing };
    });
    const done = checked.filter((one) => one.account === row.account.id && one.gate === gate.id);
    const unchecked = (gate.checklist ?? []).map(({ id }) => id);
    return {
      gate: gate.id,
      ready: needs.every(({ met }) => met),
      needs,
      unchecked: unchecked.filter((id) => !done.some(({ item }) => item === id)),
    };
  };
  const toGet = ({ needs }: GateVerdict) =>
    needs
      .flatMap(({ missing }) => missing)
      .reduce(
        (n, one) => n + (one.missing === "fields" ? Math.max(1, one.fields.length - one.spare) : 1),
        0,
      );
  const nextOf = ({ needs }: GateVerdict): NextStep => {
    for (const one of needs.flatMap(({ missing }) => missing)) {
      if (one.missing === "player") {
        return { next: "player" };
      }
      const [field] = one.missing === "fields" ? one.fields : [];
      if (one.missing === "fields" && field) {
        return { next: "field", field: field.field, slides: [one.slide], question: "" };
      }
      if (one.missing === "answer") {
        const { parameter, name, question } = one;
        return { next: "answer", parameter, name, question };
      }
    }
    return { next: "nothing" };
  };
  const all = () => new Map(slidesOf().map(({ account, slides }) => [account, slides]));
  const briefs = (row: AccountRow, slides: AccountSlides["slides"]): GateBrief[] =>
    gates().map((gate) => {
      const said = verdict(gate, row, slides);
      return {
        pass: said.ready ? "ready" : "missing",
        to_get: toGet(said),
        unchecked: said.unchecked.length,
      };
    });
  const named = () => gates().map(({ id, name = "" }) => ({ id, name }));
  const rows = () => {
    const slides = all();
    return open().map((row) => ({
      account: row.account.id,
      gates: briefs(row, slides.get(row.account.id) ?? []),
    }));
  };
  const counts = () => {
    const list = rows();
    return named().map((gate, at) => ({
      gate,
      ready: list.filter((row) => row.gates[at]?.pass === "ready").length,
      waived: 0,
      of: list.length,
    }));
  };
  return {
    readinessList: () => (none ? null : { gates: named(), rows: rows(), counts: counts() }),
    readinessCounts: () => (none ? null : counts()),
    readinessOf: (account): Readiness | null => {
      const row = recorded.accountsList.find((one) => one.account.id === account);
      if (none || !row) {
        return null;
      }
      const slides = all().get(account) ?? [];
      return {
        account,
        name: row.account.name,
        open: OPEN.includes(row.account.stage),
        by_hand: row.set_by_hand !== null,
        default_gates: own === null,
        players: slides.length,
        gates: gates().map((gate): GateSeen => {
          const said = verdict(gate, row, slides);
          const done = (item: string) =>
            checked.find(
              (one) => one.account === account && one.gate === gate.id && one.item === item,
            ) ?? null;
          return {
            gate,
            pass: said.ready ? "ready" : "missing",
            verdict: said,
            to_get: toGet(said),
            waiver: null,
            checklist: (gate.checklist ?? []).map((item) => ({ item, checked: done(item.id) })),
            next: said.ready ? null : nextOf(said),
          };
        }),
      };
    },
    readinessDraft: (tried) => {
      if (none) {
        throw new LanewiseError("missing");
      }
      return {
        gates: tried ?? gates(),
        default_gates: own === null,
        defaults: DEFAULTS,
        counts: counts(),
      };
    },
    profilePutGates: (next) => {
      own = next;
      announce(["profile", "readiness", "workspace"]);
      return null;
    },
    checkOff: (account, gate, item, done) => {
      checked = checked.filter(
        (one) => one.account !== account || one.gate !== gate || one.item !== item,
      );
      if (done) {
        const { author } = recorded.workspaceCurrent;
        checked = [
          ...checked,
          { id: checked.length + 1, account, gate, item, author, at: new Date().toISOString() },
        ];
      }
      announce(["readiness", "workspace"]);
      return null;
    },
  };
}
