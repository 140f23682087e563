import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { amountsIn } from "@/components/costs/amounts";
import { ceiling, ticks } from "@/components/costs/curve";
import { sureness } from "@/components/costs/says";
import { formatMoney } from "@/i18n/format";
import { type Answers, answerWith, type CostsView, type TeamCosts } from "@/ipc";
import { showApp, WORKSPACE } from "@/test/app";
import { COSTS, cut, DRAFT, STABILITY, VIEW } from "@/test/costs";
import "@/test/layout";
import { fromOwn, readAmount } from "./CostForm";

afterEach(() => answerWith(null));

function show(view: CostsView | null, more: Answers = {}) {
  return showApp(
    {
      workspaceCurrent: () => WORKSPACE,
      costsGet: () => view as CostsView,
      profileDraft: () => DRAFT,
      costsStability: () => STABILITY,
      ...more,
    },
    "/evidence/costs",
  );
}

describe("costs", () => {
  it("says what the cut-off saved and lost, by name, and against the saved version", async () => {
    await show({ ...VIEW, now: cut(55_000, 1, 5, 580) });
    expect(await screen.findByTestId("cost-says")).toHaveTextContent(
      "With the cut-off at 55 the team would have saved 580 hours and lost one good customer.",
    );
    expect(screen.getByTestId("cost-lost")).toHaveTextContent("Grupo Olmedal");
    expect(screen.getByTestId("cost-beside")).toHaveTextContent(
      "That is 100 hours more than version 1, whose cut-off of 60 lost 2 and let in 5.",
    );
  });

  it("follows the handle, keeps the last step, and takes the proposal with one key", async () => {
    const user = userEvent.setup();
    const costsAt = vi.fn((thresholds: number[]) => cut(thresholds[1] ?? 0, 1, 4, 600));
    const profileSetThresholds = vi.fn(() => null);
    await show(VIEW, { costsAt, profileSetThresholds });
    const handle = await screen.findByRole("slider", { name: /Good/ });
    expect(handle).toHaveAttribute("aria-valuenow", "60000");
    handle.focus();
    await user.keyboard("{ArrowLeft}");
    await waitFor(() => expect(costsAt).toHaveBeenLastCalledWith([80_000, 59_000, 37_000]));
    await waitFor(() =>
      expect(screen.getByTestId("cost-says")).toHaveTextContent("saved 600 hours and lost one"),
    );
    await waitFor(() =>
      expect(profileSetThresholds).toHaveBeenLastCalledWith([80_000, 59_000, 37_000]),
    );
    const best = screen.getByTestId("cost-best");
    expect(best).toHaveTextContent("A cut-off of 55 would have been cheaper by 200 hours.");
    expect(best).toHaveTextContent("It keeps 2 good customers more.");
    expect(await within(best).findByTestId("cost-stable")).toHaveTextContent(
      "cheaper than the present one in 867: likely, not certain",
    );
    handle.blur();
    await user.keyboard("a");
    await waitFor(() =>
      expect(profileSetThresholds).toHaveBeenLastCalledWith([80_000, 55_000, 37_000]),
    );
  });

  it("types costs once, takes what the activities say, and names what is missing", async () => {
    const user = userEvent.setup();
    const costsSet = vi.fn((_: TeamCosts) => null);
    const nothing: CostsView = {
      ...VIEW,
      costs: { demo: null, poc: null, rescue: null },
      any: false,
      curve: [],
      cheapest: null,
      missing: ["demo", "poc", "rescue", "failed", "lost"],
    };
    await show(nothing, { costsSet });
    expect(await screen.findByTestId("cost-says")).toHaveTextContent(
      "turned away 7 of 12 poor fits, and lost 2 of 24 good customers",
    );
    expect(screen.getByTestId("costs-missing")).toHaveTextContent("a good deal lost");
    expect(screen.getByTestId("cost-untold")).toBeInTheDocument();
    const poc = screen.getByTestId("cost-poc");
    expect(poc).toHaveAttribute("placeholder", "e.g. 30");
    await user.click(poc);
    await user.keyboard("31,5{Enter}");
    await waitFor(() => expect(costsSet.mock.lastCall?.[0]).toMatchObject({ poc: 31.5 }));
    await user.click(screen.getByTestId("costs-own"));
    await waitFor(() => expect(costsSet.mock.lastCall?.[0]).toMatchObject({ demo: 12, poc: null }));
    expect(screen.getByTestId("cost-lost-money")).toBeDisabled();
    await user.click(screen.getByRole("checkbox", { name: "Not expanded: it took a rescue" }));
    await waitFor(() =>
      expect(costsSet.mock.lastCall?.[0].causes).toEqual([
        { outcome: "not_expanded", rescue: false, failed: false },
      ]),
    );
  });

  it("teaches where there is nobody to count", async () => {
    await show({ ...VIEW, state: "no_customers" });
    expect(await screen.findByText("Who did well, and who did not?")).toBeInTheDocument();
  });

  it("teaches where all customers are a success", async () => {
    await show({ ...VIEW, state: "all_good", curve: [], cheapest: null });
    expect(await screen.findByTestId("cost-onesided")).toHaveTextContent(
      "nothing could have been saved",
    );
  });

  it("shows a published version as it is: nothing moves there", async () => {
    const costsGet = vi.fn((_version: number | null) => VIEW);
    await showApp(
      {
        workspaceCurrent: () => WORKSPACE,
        costsGet,
        profileDraft: () => DRAFT,
        profileVersion: () => DRAFT,
        profileVersions: () =>
          [{ number: 1, name: "Ordito", author: "", at: "", reason: "" }] as never,
        costsStability: () => STABILITY,
      },
      "/evidence/costs?version=1",
    );
    expect(await screen.findByTestId("cost-says")).toBeVisible();
    expect(costsGet).toHaveBeenLastCalledWith(1);
    expect(screen.getByTestId("cost-curve")).toBeVisible();
    expect(screen.queryByTestId("cost-cut")).toBeNull();
    expect(screen.queryByTestId("cost-take")).toBeNull();
    expect(screen.getByTestId("cost-best")).toHaveTextContent("A published version stays as it is");
  });
});

describe("the small rules", () => {
  it("reads amounts as people type them", () => {
    expect(
      ["9", "31,5", "12,000", "12.000", "12.000,50", "1 200", "x", "-3"].map(readAmount),
    ).toEqual([9, 31.5, 12_000, 12_000, 12_000.5, 1200, null, null]);
  });

  it("fills in only what nobody typed", () => {
    expect(fromOwn(VIEW)).toBeNull();
    expect(fromOwn({ ...VIEW, costs: { ...COSTS, demo: null } })?.demo).toBe(12);
  });

  it("chooses an axis on which the cheapest part can be read", () => {
    expect(ticks(0)).toEqual([0]);
    expect(ticks(430)).toEqual([0, 200, 400, 600]);
    expect(ceiling([50, 20, 60, 430], 60)).toBe(120);
    expect(ceiling([50, 20], 20)).toBe(50);
  });

  it("calls a proposal by how often it wins", () => {
    const at = (beats: number) => sureness({ beats, resamples: 1000 });
    expect([at(990), at(867), at(600), at(100)]).toEqual(["steady", "likely", "open", "chance"]);
  });

  it("tells amounts in hours, or in money where an hour has a price", () => {
    const hours = amountsIn({ money: formatMoney }, null);
    expect([hours.hours(1), hours.weighed(580), hours.amount({ hours: 2.5, money: null })]).toEqual(
      ["1 hour", "580 hours", "2.5 hours"],
    );
    const money = amountsIn({ money: formatMoney }, "EUR");
    expect([money.weighed(1250.4), money.amount({ hours: 1, money: 95 })]).toEqual([
      "€1,250",
      "€95",
    ]);
  });
});
