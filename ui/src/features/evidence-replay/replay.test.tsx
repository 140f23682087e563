import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { matrixScene } from "@/components/replay/matrix";
import { type Answers, answerWith, type ReplaySource, type ReplayView } from "@/ipc";
import { showApp, WORKSPACE } from "@/test/app";
import { account, CHOICES, corner, VIEW } from "@/test/replay";
import "@/test/layout";

afterEach(() => answerWith(null));

function show(view: ReplayView, more: Answers = {}) {
  return showApp(
    {
      workspaceCurrent: () => WORKSPACE,
      replayChoices: () => CHOICES,
      replayGet: () => view,
      ...more,
    },
    "/evidence/replay",
  );
}

describe("replay", () => {
  it("puts each account in its corner, by name and outcome", async () => {
    await show(VIEW);
    expect(await screen.findByTestId("replay-says")).toHaveTextContent(
      "BANT would have let in 2 of 2 poor fits and 1 of 2 good customers; the draft lets in 0 and 2.",
    );
    const only = screen.getByTestId("corner-other");
    expect(only).toHaveTextContent("Only BANT lets in");
    expect(within(only).getByRole("link", { name: "Cedro" })).toHaveAttribute(
      "href",
      expect.stringContaining("/customers/3"),
    );
    expect(screen.getByTestId("corner-one")).toHaveTextContent("Brina?");
    expect(screen.getByTestId("corner-neither")).toHaveTextContent("0");
    expect(screen.getByTestId("replay-money")).toHaveTextContent("260 hours better than BANT");
    expect(screen.getByTestId("replay-told")).toHaveTextContent("too few to tell from chance");
  });

  it("asks anew for other profiles, and swaps them with one key", async () => {
    const user = userEvent.setup();
    const replayGet = vi.fn((_one: ReplaySource, _other: ReplaySource) => VIEW);
    await show(VIEW, { replayGet });
    await screen.findByTestId("replay-matrix");
    expect(replayGet).toHaveBeenLastCalledWith(
      { kind: "draft" },
      { kind: "starter", value: "bant" },
    );
    await user.selectOptions(screen.getByTestId("replay-one"), "version:1");
    await waitFor(() =>
      expect(replayGet).toHaveBeenLastCalledWith(
        { kind: "version", value: 1 },
        { kind: "starter", value: "bant" },
      ),
    );
    (document.activeElement as HTMLElement).blur();
    await user.keyboard("x");
    await waitFor(() =>
      expect(replayGet).toHaveBeenLastCalledWith(
        { kind: "starter", value: "bant" },
        { kind: "version", value: 1 },
      ),
    );
  });

  it("says what is missing, and fills it in where it stands", async () => {
    const user = userEvent.setup();
    const replayFill = vi.fn((_account: number, _parameter: string, _level: string | null) => null);
    const replayGaps = () => ({
      parameters: [
        {
          id: "budget",
          name: "Budget",
          group: "g",
          weight: 1000,
          answer: "ordered" as const,
          levels: [{ id: "approved", name: "Approved", fit: 100 }],
        },
      ],
      rows: [{ id: 2, name: "Brina", outcome: "happy", levels: [null], missing: 1 }],
    });
    await show(VIEW, { replayFill, replayGaps });
    const missing = await screen.findByTestId("missing-starter");
    expect(missing).toHaveTextContent("BANT asks 2 things; of one of 4 customers not all");
    expect(missing).toHaveTextContent("Need ← Need of change");
    await user.click(within(missing).getByRole("button", { name: "Fill in" }));
    await user.selectOptions(await screen.findByLabelText("Budget, Brina"), "approved");
    await waitFor(() => expect(replayFill).toHaveBeenCalledWith(2, "budget", "approved"));
  });

  it("says so where nothing is known", async () => {
    const empty = VIEW.corners.map((one) => ({ ...one, count: 0, good: 0, accounts: [] }));
    await show({
      ...VIEW,
      corners: empty,
      untold: [0, 1],
      untold_count: 4,
      paired: null,
    });
    expect(await screen.findByTestId("replay-says")).toHaveTextContent("Nothing can be said yet");
    expect(screen.getByTestId("replay-untold")).toHaveTextContent("4 customers of whom");
    expect(screen.getByTestId("replay-untold")).toHaveTextContent("and 2 more");
    expect(screen.queryByTestId("replay-matrix")).toBeNull();
  });

  it("says so where there is no profile", async () => {
    await show(VIEW, { replayChoices: () => CHOICES.slice(2) });
    expect(await screen.findByText(/nothing yet to hold/)).toBeInTheDocument();
  });
});

describe("the picture", () => {
  const words = {
    shapes: new Map([["happy", "circle" as const]]),
    columns: ["in", "away"] as const,
    rows: ["in", "away"] as const,
    corners: ["a", "b", "c", "d"],
    counts: ["", "", "", ""],
    more: (n: number) => `and ${n} more`,
  };
  const texts = (view: ReplayView, width: number) =>
    matrixScene(view, words, width).shapes.flatMap((one) =>
      one.kind === "text" ? [one.text] : [],
    );

  it("names everybody there is room for and counts the rest", () => {
    expect(texts(VIEW, 1000)).toEqual(expect.arrayContaining(["Alba", "Brina", "Cedro", "Duna"]));
    const many = Array.from({ length: 40 }, (_, at) => account(at, `N${at}`, "happy"));
    const full = {
      ...VIEW,
      accounts: many,
      corners: [
        corner(
          true,
          true,
          many.map((_, at) => at),
          40,
        ),
        ...VIEW.corners.slice(1),
      ],
    };
    expect(texts(full, 1000)).toContain("and 16 more");
    expect(texts(full, 600)).toContain("and 28 more");
  });
});
