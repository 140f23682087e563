import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Answers, answerWith, type ReadinessList } from "@/ipc";
import { AROUND, account, HOME, INFO, OPEN, OUTCOMES, row, SIZE, scorecard } from "@/test/accounts";
import { showApp } from "@/test/app";
import { READINESS } from "@/test/gates";
import { giveLayout } from "@/test/layout";

const ROWS = [
  row(account(1, "Arti Grafiche")),
  row(account(2, "Brasserie")),
  row(account(3, "Colorificio")),
];

const gate = (pass: "ready" | "waived" | "missing", to_get = 0) => ({ pass, to_get, unchecked: 0 });

const LIST: ReadinessList = {
  gates: [
    { id: "vision_demo", name: "" },
    { id: "poc", name: "" },
  ],
  rows: [
    { account: 1, gates: [gate("ready"), gate("ready")] },
    { account: 2, gates: [gate("ready"), gate("missing", 3)] },
    { account: 3, gates: [gate("ready"), gate("waived", 2)] },
  ],
  counts: [
    { gate: { id: "vision_demo", name: "" }, ready: 3, waived: 0, of: 3 },
    { gate: { id: "poc", name: "" }, ready: 1, waived: 1, of: 3 },
  ],
};

let workspaces = 0;

function core(more: Answers = {}): Answers {
  workspaces += 1;
  return {
    workspaceCurrent: () => ({ ...INFO, path: `/home/ines/ready-${workspaces}.lanewise` }),
    accountsList: () => ROWS,
    homeOverview: () => HOME,
    prospectsView: () => AROUND,
    prospectsNews: () => ({ became_fit: 0, stale: 0 }),
    prospectsBecameFit: () => [],
    accountHistory: () => ({ steps: [], earlier: 0, versions: [] }),
    settingsGet: () => ({ name: "Ordito", language: "en", outcomes: OUTCOMES }),
    readinessList: () => LIST,
    readinessCounts: () => LIST.counts,
    ...more,
  };
}

const names = () =>
  screen
    .getAllByRole("row")
    .slice(1)
    .map((one) => within(one).getAllByRole("gridcell")[1]?.textContent);

vi.setConfig({ testTimeout: 30_000 });
beforeEach(giveLayout);
afterEach(() => {
  answerWith(null);
  localStorage.clear();
});

describe("readiness in the list of prospects", () => {
  it("says the furthest gate, what is missing before the next, and whether it is waived", async () => {
    await showApp(core(), "/prospects");
    const brasserie = await screen.findByRole("row", { name: /Brasserie/ });
    expect(within(brasserie).getByText("Vision demo")).toBeInTheDocument();
    expect(within(brasserie).getByText("−3")).toHaveAttribute("title", "POC: 3 things missing");
    const colorificio = screen.getByRole("row", { name: /Colorificio/ });
    expect(within(colorificio).getByText("waived")).toBeInTheDocument();
  });

  it("is narrowed to who passes a gate by the link of Home", async () => {
    await showApp(core(), "/prospects?ready=poc");
    await waitFor(() => expect(names()).toEqual(["Arti Grafiche", "Colorificio"]));
    expect(screen.getByText(/Could have today/)).toBeInTheDocument();
    expect(screen.getByTestId("view-gate-poc")).toHaveAttribute("aria-pressed", "true");
  });

  it("has a view of every gate ready-made, with how many it shows; only a copy can be saved", async () => {
    const viewSave = vi.fn(() => null);
    await showApp(core({ viewSave }), "/prospects");
    const poc = await screen.findByTestId("view-gate-poc");
    expect(poc).toHaveTextContent("Ready for: POC 2");
    expect(screen.getByTestId("view-gate-vision_demo")).toHaveTextContent(
      "Ready for: Vision demo 3",
    );
    await userEvent.click(poc);
    await waitFor(() => expect(names()).toEqual(["Arti Grafiche", "Colorificio"]));
    // As it came: nothing to save. Narrowed further: a copy, or back.
    expect(screen.queryByTestId("view-menu")).toBeNull();
    await userEvent.click(screen.getByTestId("filter-sure-open"));
    expect(poc).toHaveTextContent("changed");
    expect(screen.queryByTestId("view-update")).toBeNull();
    await userEvent.click(screen.getByTestId("view-menu"));
    expect(screen.queryByTestId("view-rename")).toBeNull();
    expect(screen.queryByTestId("view-remove")).toBeNull();
    await userEvent.click(await screen.findByTestId("view-revert"));
    await waitFor(() => expect(names()).toEqual(["Arti Grafiche", "Colorificio"]));
    await userEvent.click(screen.getByTestId("view-all"));
    await waitFor(() => expect(names()).toHaveLength(3));
  });
});

describe("readiness on a prospect's page", () => {
  it("leads to the answer, and to the slides", async () => {
    const card = scorecard(row(account(1, "Arti Grafiche")), OPEN, [SIZE]);
    const checkOff = vi.fn(() => null);
    await showApp(
      core({
        scorecard: () => card,
        notesOf: () => [],
        readinessOf: () => ({ ...READINESS, account: 1 }),
        checkOff,
      }),
      "/prospects/1",
    );
    await screen.findByTestId("gate-panel");
    await userEvent.click(screen.getByRole("button", { name: /^Answer: Success criteria/ }));
    expect(await screen.findByTestId("answer-editor")).toBeInTheDocument();
    await userEvent.click(screen.getByTestId("gate-deep_demo"));
    await userEvent.click(screen.getByTestId("check-own"));
    await waitFor(() =>
      expect(checkOff).toHaveBeenCalledExactlyOnceWith(1, "deep_demo", "own", true),
    );
  });
});
