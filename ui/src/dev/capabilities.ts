import type { Answers, Area, CapabilitiesView, NeedMatch, NeedUse } from "@/ipc";

const LIST: [string, string[], boolean][] = [
  ["Mobile approval", ["approve from the phone", "firma dal telefono", "desde el móvil"], true],
  ["Escalation after n hours", ["reminder", "sollecito automatico", "avisar al jefe"], true],
  ["Photos on a form", ["pictures", "foto del campione"], true],
  ["ERP connection", ["SAP", "gestionale", "conexión con el ERP"], true],
  ["Work without a network", ["offline", "senza copertura", "sin cobertura"], false],
  ["Supplier portal", ["suppliers log in", "portale fornitori"], false],
];

/** Need, by which capability (its place in the list), whether clear, and whose. */
const NEEDS: [string, number | null, boolean, string[], string[]][] = [
  ["Approve from the phone", 0, true, ["Vierlinden Personal", "Servizi Adigemar"], ["phone"]],
  [
    "Avisar al jefe si pasan 48 horas sin firma",
    1,
    true,
    ["Químicas Torrelaguna"],
    ["avisar", "jefe"],
  ],
  ["La foto del pezzo dal telefono", 2, false, ["Officine Brandolese"], ["foto"]],
  [
    "Lot number from the ERP",
    3,
    true,
    ["Molino Trezzani", "Grupo Olmedal", "Kaltenwieser"],
    ["erp"],
  ],
  ["Works offline in hall 2", 4, false, ["Kessental Maschinenbau"], ["offline"]],
  ["Big buttons, few words", null, false, ["Molino Trezzani"], []],
];

const first: CapabilitiesView = {
  capabilities: LIST.map(([name, words, offered], at) => ({
    capability: { id: at + 1, content: { name, words, about: "", offered } },
    said: 0,
    hinted: NEEDS.filter(([, by]) => by === at).length,
    happy: at % 3,
    others: at % 2,
    prospects: 1,
  })),
  groups: NEEDS.map(([need, by, sure, accounts, words]) => ({
    key: need,
    need,
    waiting: accounts.length,
    uses: accounts.map(
      (name, at): NeedUse => ({
        account: at + 1,
        name,
        stage: "prospect",
        success: null,
        need,
        players: ["Anna Berti"],
        cover: null,
        capability: null,
      }),
    ),
    suggestion:
      by === null
        ? null
        : ({
            capability: by + 1,
            cover: LIST[by]?.[2] ? "covered" : "not",
            sure,
            why: { kind: "words", words },
          } satisfies NeedMatch),
  })),
  asked: [],
  parameter: { id: "problem_solution_fit", name: "Problem/solution fit" },
  needs: 9,
  waiting: 9,
  sure: 6,
  accounts: 8,
  differ: 0,
};

/** Invented needs for looking at the capability screen: what is said is kept until the page is loaded again. */
export function recordedCapabilities(announce: (areas: Area[]) => void): Answers {
  let view = structuredClone(first);
  return {
    capabilitiesView: () => view,
    needsOfAccount: (account) => ({
      account,
      fit: {
        needs: 6,
        covered: 4,
        partly: 1,
        not: 1,
        open: 0,
        low: 75,
        high: 75,
        share: 75,
        grade: "observed",
      },
      needs: [],
      parameter: view.parameter,
      answer: null,
      levels: [],
      from_slides: false,
      differs: false,
    }),
    fitDifferences: () => [],
    coversSet: (said) => {
      const now = new Map(said.map((one) => [`${one.account} ${one.need}`, one]));
      view = {
        ...view,
        waiting: view.waiting - said.length,
        groups: view.groups.map((group) => ({
          ...group,
          uses: group.uses.map((use) => {
            const one = now.get(`${use.account} ${use.need}`);
            return one ? { ...use, cover: one.cover, capability: one.capability } : use;
          }),
        })),
      };
      announce(["slides"]);
      return null;
    },
  };
}
