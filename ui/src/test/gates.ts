import type { Gate, GateSeen, NeedVerdict, Readiness } from "@/ipc";

const POC: Gate = {
  id: "poc",
  needs: [
    { need: "slides", at_least: "complete", of: "each" },
    { need: "value_event" },
    { need: "answer", parameter: "criteria", levels: ["number"] },
    { need: "tier", at_least: "good", at: "low" },
  ],
  checklist: [],
  open_at_once: 3,
};
const DEEP: Gate = {
  id: "deep_demo",
  needs: [{ need: "slides", at_least: "reasonable", of: "any" }],
  checklist: [{ id: "plan" }, { id: "own", text: "The room is booked" }],
};
const VISION: Gate = { id: "vision_demo", needs: [], checklist: [] };

export const GATES: Gate[] = [VISION, DEEP, POC];

const met = (need: Gate["needs"] & object): NeedVerdict[] =>
  need.map((one) => ({ need: one, met: true, missing: [] }));

function seen(gate: Gate, needs: NeedVerdict[], more: Partial<GateSeen> = {}): GateSeen {
  const ready = needs.every((one) => one.met);
  return {
    gate,
    pass: ready ? "ready" : "missing",
    verdict: { gate: gate.id, ready, needs, unchecked: [] },
    to_get: ready ? 0 : 1,
    waiver: null,
    checklist: (gate.checklist ?? []).map((item) => ({ item, checked: null })),
    next: null,
    ...more,
  };
}

/** An account that may have two demos, and lacks four things for a POC. */
export const READINESS: Readiness = {
  account: 7,
  name: "Olmedal",
  open: true,
  by_hand: false,
  default_gates: true,
  players: 2,
  gates: [
    seen(VISION, []),
    seen(DEEP, met(DEEP.needs ?? []), {
      checklist: [
        {
          item: { id: "plan" },
          checked: {
            id: 1,
            account: 7,
            gate: "deep_demo",
            item: "plan",
            author: "Inés",
            at: "2026-11-21T10:42:00Z",
          },
        },
        { item: { id: "own", text: "The room is booked" }, checked: null },
      ],
    }),
    seen(
      POC,
      [
        {
          need: { need: "slides", at_least: "complete", of: "each" },
          met: false,
          missing: [
            {
              missing: "fields",
              slide: 12,
              person: "Anna Berti",
              title: "COO",
              spare: 0,
              fields: [
                { field: "delta", filled: "partly", vital: false, question: "" },
                { field: "date", filled: "empty", vital: false, question: "Why that day?" },
              ],
            },
          ],
        },
        ...met([{ need: "value_event" }]),
        {
          need: { need: "answer", parameter: "criteria", levels: ["number"] },
          met: false,
          missing: [
            {
              missing: "answer",
              parameter: "criteria",
              name: "Success criteria",
              guessed: true,
              wanted: ["With a number"],
              question: "Which number tells you this worked?",
            },
          ],
        },
        {
          need: { need: "tier", at_least: "good", at: "low" },
          met: false,
          missing: [{ missing: "tier", tier: "Risky", wanted: "Good", open: true }],
        },
      ],
      {
        to_get: 4,
        next: { next: "field", field: "delta", slides: [12], question: "" },
      },
    ),
  ],
};
