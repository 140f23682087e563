import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import {
  type Answer,
  type Answers,
  announce,
  answerWith,
  type Given,
  LanewiseError,
  type Note,
  type RecordedAnswer,
  type Scorecard,
} from "@/ipc";
import {
  ANSWERED,
  account,
  brief,
  HOME,
  INFO,
  OPEN,
  OUTCOMES,
  row,
  SIZE,
  scorecard,
} from "@/test/accounts";
import { showApp } from "@/test/app";
import { giveLayout } from "@/test/layout";
import { axeProblems } from "@/test/render";
import { keepCall } from "./trail";

const ONE = row(
  account(2, "Brasserie Édouard", { country: "France" }),
  brief(40e3, 70e3, 100e3, 1),
);

vi.setConfig({ testTimeout: 30_000 });
beforeEach(giveLayout);
afterEach(() => {
  answerWith(null);
  keepCall(2, null);
});

/** A core that scores one prospect: the criteria are open, the size is known. */
function core(more: Answers = {}) {
  let answers: RecordedAnswer[] = [SIZE];
  let notes: Note[] = [];
  const card = (): Scorecard => {
    const known = answers.some(
      (one) => one.parameter === "criteria" && one.answer.grade === "said",
    );
    return scorecard(ONE, known ? ANSWERED : OPEN, answers);
  };
  const answerSet = vi.fn((_: number, parameter: string, answer: Answer) => {
    const recorded = { parameter, answer, author: "Inés", at: new Date().toISOString() };
    answers = [...answers.filter((one) => one.parameter !== parameter), recorded];
    announce(["prospects"]);
    return null;
  });
  const answerClear = vi.fn((_: number, parameter: string) => {
    answers = answers.filter((one) => one.parameter !== parameter);
    announce(["prospects"]);
    return null;
  });
  const noteAdd = vi.fn((account: number, parameter: string, text: string) => {
    const at = new Date().toISOString();
    notes = [{ id: 1, account, parameter, text, author: "Inés", at }];
    announce(["accounts"]);
    return 1;
  });
  const given: Answers = {
    workspaceCurrent: () => INFO,
    accountsList: () => [ONE],
    homeOverview: () => HOME,
    settingsGet: () => ({ name: "Ordito", language: "en", outcomes: OUTCOMES }),
    scorecard: card,
    notesOf: () => notes,
    answerSet,
    answerClear,
    noteAdd,
    answerRead: (_, text): Given =>
      /^\d+$/.test(text) ? { kind: "number", value: Number(text) } : { kind: "text", value: text },
    answerPreview: (_account, parameter, tries) =>
      tries.map(() => ({
        brief: brief(30e3, 64_500, 100e3),
        state: "known" as const,
        levels: parameter === "size" ? ["Under 50 people"] : ["Written"],
      })),
    ...more,
  };
  return { given, answerSet, answerClear, noteAdd };
}

it("settles a prospect by keyboard, says so, and sums up", async () => {
  const { given, answerSet, noteAdd } = core();
  const { router } = await showApp(given, "/prospects/2");
  await screen.findByTestId("start-call");
  fireEvent.keyDown(document.body, { key: "c" });
  const question = await screen.findByTestId("call-question");
  const title = within(question).getByRole("heading", { level: 2 });
  expect(title).toHaveTextContent("“Which number tells you this worked?”");
  expect(title).toHaveFocus();
  expect(question).toHaveTextContent(
    "The answers of 20 of 36 past customers would settle the tier",
  );
  // What each answer would do, before it is given.
  expect(
    await screen.findByRole("button", { name: /Written.*Good, 64\.5, not settled/ }),
  ).toBeInTheDocument();
  expect(screen.getByTestId("call-next")).toHaveTextContent("Skip");
  expect(screen.queryByTestId("call-settled")).toBeNull();
  expect(await axeProblems(document.body)).toEqual([]);

  await userEvent.keyboard("1");
  expect(answerSet).toHaveBeenLastCalledWith(2, "criteria", {
    given: { kind: "levels", value: ["written"] },
    grade: "said",
  });
  expect(await screen.findByTestId("call-settled")).toHaveTextContent(
    "Settled: you can stop here.",
  );
  expect(screen.getByTestId("verdict")).toHaveTextContent("Excellent, and settled");
  expect(screen.getByTestId("call-total")).toHaveTextContent("100");
  // The question stays until the hand goes on.
  expect(screen.getByTestId("call-question")).toBeInTheDocument();
  await userEvent.keyboard("n");
  expect(screen.getByTestId("note-new")).toHaveFocus();
  await userEvent.keyboard("Reported to the board 1 time{Enter}");
  expect(noteAdd).toHaveBeenCalledExactlyOnceWith(2, "criteria", "Reported to the board 1 time");
  expect(answerSet).toHaveBeenCalledOnce();

  await userEvent.keyboard("{Enter}");
  const summary = await screen.findByTestId("call-summary");
  expect(within(summary).getByTestId("call-answered")).toHaveTextContent(
    "Success criteriaWrittenCustomer said",
  );
  expect(summary).toHaveTextContent("Reported to the board 1 time");
  expect(summary).toHaveTextContent("Nothing: every answer is in.");
  expect(await axeProblems(document.body)).toEqual([]);

  const writeText = vi.fn(async (_text: string) => {});
  vi.stubGlobal("navigator", Object.assign(navigator, { clipboard: { writeText } }));
  fireEvent.keyDown(document.body, { key: "c" });
  expect(await screen.findByText("Copied.")).toBeInTheDocument();
  const copied = writeText.mock.calls[0]?.[0] ?? "";
  expect(copied).toContain("Verdict: Excellent 100, settled");
  expect(copied).toContain("- Success criteria: Written (Customer said)");
  expect(copied).toContain("- Success criteria: Reported to the board 1 time");

  fireEvent.click(screen.getByTestId("call-done"));
  await waitFor(() => expect(router.state.location.pathname).toBe("/prospects/2"));
});

it("takes a grade by one key, marks what is not known, and takes an answer away", async () => {
  const { given, answerSet, answerClear } = core();
  await showApp(given, "/prospects/2/call");
  await screen.findByTestId("call-question");
  await userEvent.keyboard("g2");
  expect(answerSet).toHaveBeenLastCalledWith(2, "criteria", {
    given: { kind: "levels", value: ["said"] },
    grade: "guess",
  });
  await userEvent.keyboard("{Delete}");
  await waitFor(() => expect(answerClear).toHaveBeenCalledWith(2, "criteria"));
  await userEvent.keyboard("u");
  await waitFor(() =>
    expect(answerSet).toHaveBeenLastCalledWith(2, "criteria", {
      given: { kind: "levels", value: [] },
      grade: "unknown",
    }),
  );
  await userEvent.keyboard("{Enter}");
  const open = await screen.findByTestId("call-open");
  expect(open).toHaveTextContent("Success criteriaAsked, not known");
});

it("takes what is pressed on the phone as said, also where it was our guess", async () => {
  const guess: RecordedAnswer = {
    parameter: "criteria",
    answer: { given: { kind: "levels", value: ["said"] }, grade: "guess" },
    author: "Inés",
    at: SIZE.at,
  };
  const { given, answerSet } = core({ scorecard: () => scorecard(ONE, OPEN, [SIZE, guess]) });
  await showApp(given, "/prospects/2/call");
  await screen.findByTestId("call-question");
  await userEvent.keyboard("2");
  expect(answerSet).toHaveBeenLastCalledWith(2, "criteria", {
    given: { kind: "levels", value: ["said"] },
    grade: "said",
  });
});

it("jumps to any question, reads a number as it is typed, and goes back", async () => {
  const { given, answerSet } = core();
  await showApp(given, "/prospects/2/call");
  await screen.findByTestId("call-question");
  await userEvent.keyboard("/");
  expect(screen.getByTestId("call-jump")).toHaveFocus();
  await userEvent.keyboard("size");
  expect(screen.getAllByRole("option")).toHaveLength(1);
  expect(screen.getByRole("option")).toHaveTextContent("120 people, 50 people or more");
  await userEvent.keyboard("{Enter}");
  const number = await screen.findByTestId("call-number");
  expect(number).toHaveFocus();
  expect(number).toHaveValue("120");
  await userEvent.clear(number);
  await userEvent.type(number, "many{Enter}");
  expect(await screen.findByRole("alert")).toHaveTextContent("not a number");
  expect(answerSet).not.toHaveBeenCalled();
  await userEvent.clear(number);
  await userEvent.type(number, "40");
  await waitFor(() =>
    expect(screen.getByTestId("call-number-preview")).toHaveTextContent("Good 64.5"),
  );
  expect(screen.getByText("Under 50 people")).toHaveAttribute("data-on");
  expect(answerSet).not.toHaveBeenCalled();
  await userEvent.keyboard("o");
  await waitFor(() =>
    expect(answerSet).toHaveBeenLastCalledWith(2, "size", {
      given: { kind: "number", value: 40 },
      grade: "observed",
    }),
  );
  fireEvent.click(screen.getByTestId("call-back"));
  expect(await screen.findByText("“Which number tells you this worked?”")).toHaveFocus();
});

it("does not call settled what a must-have may still lower", async () => {
  const open = {
    must_have: "m",
    parameter: "criteria",
    parameter_name: "Success criteria",
    levels: ["None"],
    at_most: "risky",
    why: "",
  };
  const card = scorecard(ONE, { ...ANSWERED, not_verified: [open] }, [SIZE]);
  await showApp(core({ scorecard: () => card }).given, "/prospects/2/call");
  expect(await screen.findByTestId("call-settled")).toHaveTextContent(
    "Settled by its score. Only one must-have could still lower it: Success criteria.",
  );
  const standing = screen.getByTestId("call-standing");
  expect(standing).toHaveTextContent("Risky");
  expect(standing).toHaveTextContent("if a must-have is missed");
  expect(within(standing).getByText("Good", { exact: false, selector: "s" })).toHaveTextContent(
    "Good ruled out",
  );
});

it("takes the last answer back from inside the number", async () => {
  const undo = vi.fn(() => null);
  await showApp(core({ undo }).given, "/prospects/2/call");
  await screen.findByTestId("call-question");
  await userEvent.keyboard("/size{Enter}");
  const number = await screen.findByTestId("call-number");
  fireEvent.keyDown(number, { key: "z", ctrlKey: true });
  await waitFor(() => expect(undo).toHaveBeenCalledOnce());
  fireEvent.change(number, { target: { value: "4" } });
  fireEvent.keyDown(number, { key: "z", ctrlKey: true });
  expect(undo).toHaveBeenCalledOnce();
});

it("finishes from inside a number, and keeps what is typed there", async () => {
  const { given, answerSet } = core();
  await showApp(given, "/prospects/2/call");
  await screen.findByTestId("call-question");
  await userEvent.keyboard("/size{Enter}");
  await screen.findByTestId("call-number");
  await userEvent.keyboard("40f");
  expect(await screen.findByTestId("call-summary")).toHaveTextContent("Company size");
  expect(answerSet).toHaveBeenLastCalledWith(2, "size", {
    given: { kind: "number", value: 40 },
    grade: "observed",
  });
});

it("goes on with a call that was left, and leaves by Escape", async () => {
  const { given } = core();
  const { router } = await showApp(given, "/prospects/2/call");
  await screen.findByTestId("call-question");
  await userEvent.keyboard("f");
  await screen.findByTestId("call-summary");
  await userEvent.keyboard("{Escape}");
  await waitFor(() => expect(router.state.location.pathname).toBe("/prospects/2"));
  fireEvent.click(await screen.findByTestId("start-call"));
  expect(await screen.findByTestId("call-summary")).toHaveTextContent("Nothing was answered");
});

it("has nothing to ask without a profile, or of somebody who is gone", async () => {
  const none = () => {
    throw new LanewiseError("no_profile");
  };
  const { given } = core({
    scorecard: none,
    accountGet: () => ({ row: ONE, answers: [], signals: [], contradiction: null }),
  });
  await showApp(given, "/prospects/2/call");
  expect(await screen.findByText("There is nothing to ask yet.")).toBeInTheDocument();
  expect(screen.getByRole("button", { name: "Leave" })).toBeInTheDocument();
});
