import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it } from "vitest";
import { answerWith, type Refine, type VersionFared } from "@/ipc";
import { showApp, WORKSPACE } from "@/test/app";
import "@/test/layout";

afterEach(() => answerWith(null));

const share = (success: number, total: number) => ({ success, total, low: 200, high: 900 });

const TIERS = [
  { id: "good", name: "Good", from: 60_000 },
  { id: "nope", name: "Nope", from: 0 },
];

function version(number: number, known: number): VersionFared {
  return {
    version: number,
    name: "Success-ready",
    at: "2026-01-10T09:00:00Z",
    tiers: TIERS.map((tier, at) => ({
      tier,
      admitted: at === 0,
      scored: 6,
      open: 2,
      aside: 1,
      unsaid: 0,
      share: known > 0 ? share(2 - at, 3) : share(0, 0),
    })),
    scored: 12,
    known,
    admitted: known > 0 ? share(2, 3) : share(0, 0),
    refused: known > 0 ? share(1, 3) : share(0, 0),
    picks: known > 0 ? { auc: 730, low: 510, high: 880, pairs: 9, how: "as_it_stands" } : null,
    surprises:
      known > 0
        ? [
            {
              account: 7,
              name: "Poor but happy",
              score: 21_500,
              tier: "nope",
              at: "2026-01-10T09:00:00Z",
              outcome: { id: "happy", name: "", success: true },
              stored: 70,
            },
          ]
        : [],
  };
}

const NOTHING: Refine = {
  versions: [],
  news: 0,
  mixes: { names: TIERS, tiers: null, parameters: [] },
  calibrated: { kind: "too_few", have: 36, rarer: 12, need: 200, need_rarer: 20 },
  proposals: [],
};

async function show(refine: Refine | null) {
  await showApp(
    { workspaceCurrent: () => WORKSPACE, evidenceRefine: () => refine },
    "/evidence/refine",
  );
  await screen.findByRole("heading", { level: 1, name: "Evidence" });
}

describe("refine", () => {
  it("says what to do where there is no profile or no version", async () => {
    await show(null);
    expect(
      await screen.findByText("There is nothing yet to hold against your customers."),
    ).toBeVisible();
  });

  it("tells no chance of 36 customers, and of nothing published", async () => {
    await show(NOTHING);
    expect(await screen.findByText(/Nothing is published yet/)).toBeVisible();
    expect(screen.getByTestId("refine-chances")).toHaveTextContent(
      "You have 36 customers with an outcome. Below 200 a “probability of success” would be made up",
    );
    expect(screen.getByText(/Nothing speaks for changing the profile/)).toBeVisible();
  });

  it("shows the version whose scores have ended, and another where it is chosen", async () => {
    await show({ ...NOTHING, versions: [version(2, 0), version(1, 6)] });
    const fared = await screen.findByTestId("refine-fared");
    expect(screen.getByText(/the end is known/)).toHaveTextContent(
      "Of 6 scores of version 1 the end is known: 2 of 3 admitted went well, and 1 of 3 refused.",
    );
    expect(within(fared).getByText(/picked the happier/)).toHaveTextContent("7.3 times in 10");
    const wrong = within(fared).getByRole("link", { name: "Poor but happy" });
    expect(wrong).toHaveAttribute("href", expect.stringContaining("/customers/7"));
    await userEvent.click(within(fared).getByRole("radio", { name: "v2" }));
    const standing = await within(fared).findByRole("table");
    expect(within(standing).getAllByRole("row")[1]).toHaveTextContent("Good6210–");
    expect(within(fared).queryByText("Poor but happy")).toBeNull();
  });

  it("puts each proposal into words with the way to its cause", async () => {
    await show({
      ...NOTHING,
      proposals: [
        { kind: "contradicts", parameter: "size", name: "Size", weight: 120 },
        { kind: "unasked", parameter: "plan", name: "Plan", weight: 85, known: 4, of: 20 },
        { kind: "gate_too_strict", gate: "poc", name: "", came_true: 3, of: 4 },
      ],
    });
    const rows = within(await screen.findByTestId("refine-proposals")).getAllByRole("listitem");
    expect(rows.map((row) => row.querySelector("p")?.textContent)).toEqual([
      "Size (12%): customers with a better fit did worse. Are its fits the right way round?",
      "Plan weighs 8.5%, and is known of only 4 of 20 prospects. Ask it, or let it go.",
      "Gate “POC”: of 4 waivers with a result 3 came true. Is it too strict?",
    ]);
    expect(rows[2] && within(rows[2]).getByRole("link")).toHaveAttribute(
      "href",
      expect.stringContaining("/prospects/waivers"),
    );
  });

  it("has the figures of the mix behind the drawing", async () => {
    await show({
      ...NOTHING,
      mixes: {
        names: TIERS,
        tiers: null,
        parameters: [
          {
            parameter: "size",
            name: "Size",
            levels: ["Small", "Large"],
            mix: {
              bins: [
                { customers: 50, prospects: 240 },
                { customers: 200, prospects: 60 },
              ],
              of: { customers: 250, prospects: 300 },
              psi: 1304,
              shift: "large",
            },
            farthest: { at: 0, apart: 600 },
            unknown: { customers: 0, prospects: 3 },
          },
        ],
      },
    });
    const mix = await screen.findByTestId("refine-mix");
    expect(within(mix).getAllByText(/Farthest apart in/)[0]).toHaveTextContent(
      "Farthest apart in Size: “Small” is 20% of the customers and 80% of the prospects.",
    );
    await userEvent.click(within(mix).getByTestId("figure-table"));
    const cells = within(within(mix).getByRole("table")).getAllByRole("row")[1];
    expect(cells).toHaveTextContent("SizeSmall20%80%a large shift (PSI 1.3)");
  });
});
