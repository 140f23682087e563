import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import type { MostLike as Like, NextQuestion, Override, Since, StoredScore } from "@/ipc";
import { ANSWERED, OPEN, TIERS } from "@/test/accounts";
import { axeProblems, renderThemed } from "@/test/render";
import { History } from "./History";
import { MostLike } from "./MostLike";
import { Overrides } from "./OverridePanel";
import { WorthWords } from "./Worth";

const QUESTION: NextQuestion = {
  parameter: "criteria",
  name: "Success criteria",
  questions: [],
  worst: 40_000,
  worst_tier: "risky",
  best: 100_000,
  best_tier: "excellent",
  would_change: 0,
  of: 36,
  settles: 0,
  narrows: 0,
  tried: 36,
};

test("what a question is worth is said in words, strongest first", () => {
  const says = (more: Partial<NextQuestion>) => {
    const { container, unmount } = renderThemed(<WorthWords question={{ ...QUESTION, ...more }} />);
    const text = container.textContent;
    unmount();
    return text;
  };
  expect(says({ settles: 20, would_change: 30, narrows: 40 })).toContain(
    "The answers of 20 of 36 past customers would settle the tier",
  );
  expect(says({ would_change: 3, narrows: 40 })).toContain("3 of 36 past customers answered");
  expect(says({ narrows: 40 })).toContain("rules out a tier");
  expect(says({})).toContain("narrows the range");
  expect(says({ of: 0, tried: 3, settles: 2 })).toContain("2 of its 3 answers");
  expect(says({ of: 0, tried: 3 })).toContain("No past customer has answered it yet");
});

const compared = (name: string, theirs: string, agreement: number) => ({
  parameter: name,
  name,
  own: ["Written"],
  theirs: [theirs],
  agreement,
});

test("the customers most like it tell how it went, what is alike and what is not", async () => {
  const onOpen = vi.fn();
  const failed: Like = {
    id: 9,
    name: "Acque del Sarnese",
    outcome: { id: "failed", name: "", success: false },
    likely: 45_000,
    tier: "risky",
    likeness: {
      points: 50_000,
      of: 90_000,
      alike: ["Lane", "Size", "Culture", "Timing"].map((name) => compared(name, "Same", 100)),
      unlike: [compared("Criteria", "None", 0)],
      not_known: 2,
    },
  };
  const happy = {
    ...failed,
    id: 8,
    name: "Birrificio",
    outcome: { ...failed.outcome, id: "happy", success: true },
  };
  const { container, rerender } = renderThemed(
    <MostLike tiers={TIERS} like={[happy, failed]} rows={[]} onOpen={onOpen} />,
  );
  expect(screen.getByTestId("like-8")).not.toHaveTextContent("did not go well");
  const one = screen.getByTestId("like-9");
  expect(one).toHaveTextContent("Acque del SarneseFailedRisky 454 of 5 alike · 56%");
  expect(one).toHaveTextContent("The nearest of those that did not go well");
  expect(one).toHaveTextContent("Alike: Lane; Size; Culture; one more");
  expect(one).toHaveTextContent("Not alike: Criteria (theirs: None)");
  expect(one).toHaveTextContent("2 answers of theirs are not known");
  fireEvent.click(screen.getByRole("button", { name: "Acque del Sarnese" }));
  expect(onOpen).toHaveBeenCalledExactlyOnceWith(9);
  expect(await axeProblems(container)).toEqual([]);
  rerender(<MostLike tiers={TIERS} like={[]} rows={[]} onOpen={onOpen} />);
  expect(screen.getByTestId("most-like")).toHaveTextContent("Nobody to compare with yet");
});

const stored = (id: number, version: number, likely: number): StoredScore => ({
  id,
  account: 2,
  version,
  at: "2026-11-21T10:42:00Z",
  cause: "publish",
  low: likely,
  likely,
  high: likely,
  tier_low: "good",
  tier: "good",
  tier_high: "good",
  tiers: TIERS,
});

test("a stored score says what changed since the one before, and the first one nothing", async () => {
  const since: Since = {
    likely: 30_000,
    same: 1,
    parts: [
      {
        parameter: "criteria",
        name: "Success criteria",
        before: OPEN.parts[0] ?? null,
        after: ANSWERED.parts[0] ?? null,
        likely: 30_000,
      },
    ],
  };
  const onSince = vi.fn(async () => since);
  renderThemed(
    <History
      tiers={TIERS}
      history={[stored(5, 2, 100_000), stored(4, 1, 70_000)]}
      onExplain={async () => ANSWERED}
      onSince={onSince}
    />,
  );
  fireEvent.click(screen.getByTestId("history-5"));
  expect(await screen.findByTestId("history-since")).toHaveTextContent(
    "Since the score by v1: +30Success criteriaUnknown → Written+30",
  );
  expect(onSince).toHaveBeenCalledExactlyOnceWith(4, 5);
  fireEvent.click(screen.getByTestId("history-4"));
  await waitFor(() => expect(screen.getByTestId("stored-explanation")).toBeInTheDocument());
  expect(screen.queryByTestId("history-since")).toBeNull();
});

test("a tier set by hand that ran out is still told, one that counts is told elsewhere", () => {
  const override = (id: number, expires: string): Override => ({
    id,
    account: 2,
    version: 1,
    tier: "excellent",
    reason: `Reason ${id}`,
    author: "Inés",
    at: "2020-01-01T00:00:00Z",
    expires,
  });
  const { rerender } = renderThemed(
    <Overrides tiers={TIERS} overrides={[override(2, "2126-12-31"), override(1, "2020-03-31")]} />,
  );
  expect(screen.getByTestId("overrides")).toHaveTextContent("by Inés, ran out on 31 Mar 2020");
  expect(screen.queryByText("“Reason 2”")).toBeNull();
  rerender(<Overrides tiers={TIERS} overrides={[override(2, "2126-12-31")]} />);
  expect(screen.queryByTestId("overrides")).toBeNull();
});
