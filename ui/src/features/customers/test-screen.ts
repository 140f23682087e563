import { act, fireEvent, screen } from "@testing-library/react";
import { afterEach, beforeEach, vi } from "vitest";
import { type AccountRow, type Answers, answerWith, type CellsReport } from "@/ipc";
import { account, HOME, INFO, OUTCOMES, row } from "@/test/accounts";
import { giveLayout } from "@/test/layout";

export const customer = (id: number, name: string, outcome: string | null) =>
  row(account(id, name, { stage: "customer", outcome, industry: "Foundries", employees: 320 }));
export const ROWS: AccountRow[] = [
  customer(1, "Anders", "happy"),
  customer(2, "Brescia", "failed"),
  customer(3, "Cadenas", "happy"),
  row(account(4, "A prospect")),
];

let workspaces = 0;

/** Another workspace for every test: each table starts afresh. */
export function core(more: Answers = {}): Answers {
  workspaces += 1;
  const path = `/home/ines/${workspaces}.lanewise`;
  return {
    workspaceCurrent: () => ({ ...INFO, path }),
    accountsList: () => ROWS,
    homeOverview: () => HOME,
    settingsGet: () => ({ name: "Ordito", language: "en", outcomes: OUTCOMES }),
    ...more,
  };
}

export async function grid(): Promise<HTMLElement> {
  const found = await screen.findByRole("grid", { name: "Customers" });
  act(() => found.focus());
  return found;
}
export const press = (on: HTMLElement, ...keys: string[]) => {
  for (const key of keys) {
    fireEvent.keyDown(on, { key });
  }
};

export const REPORT: CellsReport = {
  changed: 0,
  unchanged: 0,
  refused: 0,
  added: [],
  problems: [],
};

/** What every test of these screens begins and ends with. */
export function afresh() {
  // Whole screens under axe take their time on a busy machine.
  vi.setConfig({ testTimeout: 30_000 });
  beforeEach(giveLayout);
  afterEach(() => {
    answerWith(null);
    localStorage.clear();
  });
}
