import { cleanup, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { joined, sheetOf } from "@/components/slides/sheet";
import { stateOf } from "@/dev/slides";
import {
  type Answers,
  announce,
  answerWith,
  LanewiseError,
  type Slide,
  type SlideSeen,
} from "@/ipc";
import { account, OUTCOMES, row } from "@/test/accounts";
import { showApp, WORKSPACE } from "@/test/app";
import { giveLayout } from "@/test/layout";
import { axeProblems } from "@/test/render";
import { moved, pastedLines, problemOf } from "./lines";
import { EVERYTHING, linesOf } from "./matrix";

const kept = (id: number, slide: Slide, of = 1): SlideSeen => ({
  kept: { id, account: of, slide, author: "Inés", at: "2026-11-21T10:42:00Z" },
  state: stateOf(sheetOf(slide)),
});

/** A core that keeps slides, so that what is written comes back. */
function keeping(first: Slide[]) {
  let slides = first.map((slide, at) => kept(at + 1, slide));
  const put = vi.fn((id: number, slide: Slide): boolean => {
    slides = slides.map((one) => (one.kept.id === id ? kept(id, slide) : one));
    announce(["slides"]);
    return true;
  });
  const acme = row(account(1, "Acme", { stage: "customer", outcome: "happy" }));
  const answers: Answers = {
    workspaceCurrent: () => WORKSPACE,
    recentList: () => [],
    accountsList: () => [acme],
    accountGet: () => ({ row: acme, answers: [], signals: [], contradiction: null }) as never,
    settingsGet: () => ({ name: "Ordito Workflows", language: "en", outcomes: OUTCOMES }),
    slidesOf: () => slides,
    slidesList: () => [{ account: 1, name: "Acme", stage: "customer", outcome: "happy", slides }],
    slideRule: () => ({ parts: [], may_lack: 1, never_without: [] }),
    slidePut: put,
    slideAdd: (_account, slide) => {
      slides = [...slides, kept(slides.length + 1, slide)];
      announce(["slides"]);
      return slides.length;
    },
    slideReadAmount: (text) =>
      text === "38.000 €"
        ? { kind: "either", small: 38, large: 38_000, currency: "EUR", unit: "", period: null }
        : text === "a lot"
          ? { kind: "unclear" }
          : { kind: "amount", amount: 38_000, currency: "EUR", unit: "", period: "month" },
    slideReadDay: () => ({ kind: "not_a_day" }),
  };
  return { answers, put, slides: () => slides };
}

beforeEach(giveLayout);
afterEach(() => {
  answerWith(null);
  vi.restoreAllMocks();
});

describe("a slide", () => {
  it("is saved as a whole when a field is left, two quick edits together", async () => {
    const { answers, put } = keeping([{ person: "Anna Bauer" }]);
    await showApp(answers, "/slides/1");
    await userEvent.type(await screen.findByTestId("slide-issue-text"), "Approvals take 11 days");
    await userEvent.click(screen.getByTestId("slide-title-text"));
    await userEvent.keyboard("Head of Operations");
    await userEvent.tab();
    await waitFor(() => expect(put).toHaveBeenCalledTimes(2));
    expect(put.mock.lastCall?.[1]).toMatchObject({
      person: "Anna Bauer",
      issue: "Approvals take 11 days",
      title: "Head of Operations",
    });
    // Nothing more to say: nothing is written.
    await userEvent.tab();
    expect(put).toHaveBeenCalledTimes(2);
    expect(await screen.findByTestId("counts-issue")).toHaveTextContent("counts");
    expect(screen.getByTestId("slide-says")).toHaveTextContent("Not complete");
    expect(await axeProblems(document.body)).toEqual([]);
  });

  it("begins at the field that a gate misses: at the very part, in a list at its first line", async () => {
    const { answers } = keeping([{ person: "Anna", delta: { text: "a lot" } }, { person: "Bo" }]);
    // What is known of the account may come after its slides: the cursor waits for the page.
    const later = answers.accountGet as () => unknown;
    answers.accountGet = async () => {
      await new Promise((done) => setTimeout(done, 100));
      return later() as never;
    };
    await showApp(answers, "/slides/1?slide=1&field=delta");
    await waitFor(() => expect(screen.getByTestId("slide-delta-amount")).toHaveFocus());
    await userEvent.click(screen.getByTestId("slide-missing-events"));
    await waitFor(() => expect(screen.getByTestId("slide-event-what-0")).toHaveFocus());
    cleanup();
    await showApp(answers, "/slides/1?slide=2&field=problems");
    await waitFor(() => expect(screen.getByTestId("slide-problem-0")).toHaveFocus());
    expect(screen.getByTestId("slide-person")).toHaveValue("Bo");
  });

  it("keeps what was refused on the screen and says that it is not saved", async () => {
    const { answers, put } = keeping([{ person: "Anna" }]);
    put.mockImplementationOnce(() => {
      throw new LanewiseError("refused", {
        refusal: { kind: "too_long", count: 20_001, most: 20_000 },
      });
    });
    await showApp(answers, "/slides/1");
    const issue = await screen.findByTestId("slide-issue-text");
    await userEvent.type(issue, "Too long");
    await userEvent.tab();
    expect(await screen.findByTestId("slide-refused")).toHaveTextContent("Not saved.");
    expect(issue).toHaveValue("Too long");
    await userEvent.type(issue, "{Backspace}");
    await userEvent.tab();
    await waitFor(() => expect(screen.queryByTestId("slide-refused")).toBeNull());
    expect(put.mock.lastCall?.[1].issue).toBe("Too lon");
  });

  it("is a list on paper: Enter goes on, Backspace takes an empty line away, pasted lines are lines", async () => {
    const { answers, slides } = keeping([{ person: "Anna", capabilities: ["One"] }]);
    await showApp(answers, "/slides/1");
    const said = () => slides()[0]?.kept.slide.capabilities;
    await userEvent.click(await screen.findByTestId("slide-capability-0"));
    await userEvent.keyboard("{Enter}Two{Enter}");
    expect(screen.getByTestId("slide-capability-2")).toHaveFocus();
    await userEvent.keyboard("{Backspace}");
    expect(screen.getByTestId("slide-capability-1")).toHaveFocus();
    await userEvent.keyboard("{Alt>}{ArrowUp}{/Alt}");
    await waitFor(() => expect(said()).toEqual(["Two", "One"]));
    await userEvent.click(screen.getByTestId("slide-capability-add"));
    await userEvent.paste("- Three\n\n2. Four\r\n• Five");
    await waitFor(() => expect(said()).toEqual(["Two", "One", "Three", "Four", "Five"]));
    await userEvent.click(screen.getByRole("button", { name: "Remove Capability 1" }));
    await waitFor(() => expect(said()).toEqual(["One", "Three", "Four", "Five"]));
  });

  it("understands an amount, asks where it could be two, and says what is none", async () => {
    const { answers, slides } = keeping([{ person: "Anna" }]);
    await showApp(answers, "/slides/1");
    const amount = await screen.findByTestId("slide-delta-amount");
    await userEvent.type(amount, "a lot{Enter}");
    expect(await screen.findByTestId("slide-delta-doubt")).toHaveTextContent("“a lot”");
    expect(slides()[0]?.kept.slide.delta?.amount ?? null).toBeNull();
    await userEvent.clear(amount);
    await userEvent.type(amount, "38.000 €{Enter}");
    await userEvent.click(await screen.findByRole("button", { name: "38,000" }));
    await waitFor(() => expect(slides()[0]?.kept.slide.delta?.amount).toBe(38_000));
    await userEvent.clear(amount);
    await userEvent.type(amount, "€38,000 a month{Enter}");
    expect(await screen.findByTestId("slide-delta-reads")).toHaveTextContent("€38,000 a month");
    await userEvent.type(screen.getByTestId("slide-date-day"), "soon{Enter}");
    expect(await screen.findByText(/“soon” is no date/)).toBeVisible();
    expect(slides()[0]?.kept.slide.date?.day ?? "").toBe("");
  });

  it("is added with N, and waits for a name", async () => {
    const { answers } = keeping([]);
    await showApp(answers, "/slides/1");
    await screen.findByText("Who has to say yes at Acme?");
    await userEvent.keyboard("n");
    await waitFor(() => expect(screen.getByTestId("slide-person")).toHaveFocus());
  });
});

describe("the list of all slides", () => {
  it("tells what each key player lacks, narrows, and opens one by the keys", async () => {
    const whole: Slide = {
      person: "Anna",
      title: "COO",
      issue: "Late",
      problems: [{ text: "Slow" }],
      capabilities: ["Sign"],
      delta: { amount: 5, unit: "days" },
      date: { day: "2026", consequence: "a fine" },
    };
    const { answers } = keeping([whole, { person: "Jonas" }]);
    const { router } = await showApp(answers, "/slides/all");
    const matrix = await screen.findByTestId("slides-matrix");
    expect(within(matrix).getByTestId("slides-player-1")).toHaveTextContent(
      "the Value Realization Events",
    );
    await userEvent.selectOptions(screen.getByTestId("slides-lack"), "delta");
    await waitFor(() => expect(screen.queryByTestId("slides-player-1")).toBeNull());
    matrix.focus();
    await userEvent.keyboard("{ArrowDown}{Enter}");
    expect(router.state.location.href).toContain("/slides/1?slide=2");
  });

  it("teaches where there is none", async () => {
    const { answers } = keeping([]);
    await showApp({ ...answers, slidesList: () => [] }, "/slides/all");
    expect(await screen.findByTestId("slides-first")).toBeVisible();
  });

  it("narrows two thousand slides at once", () => {
    const many = Array.from({ length: 500 }, (_, at) => ({
      account: at,
      name: `Account ${at}`,
      stage: "customer" as const,
      outcome: at % 2 === 0 ? "happy" : "failed",
      slides: Array.from({ length: 4 }, (_one, of) =>
        kept(at * 4 + of, { person: `Person ${of}`, title: of === 0 ? "COO" : "" }, at),
      ),
    }));
    const started = performance.now();
    expect(linesOf(many, EVERYTHING)).toHaveLength(2_500);
    expect(linesOf(many, { ...EVERYTHING, who: "outcome:failed" })).toHaveLength(1_250);
    expect(linesOf(many, { ...EVERYTHING, lacks: "title" })).toHaveLength(2_000);
    expect(linesOf(many, { ...EVERYTHING, text: "account 499 person 3" })).toHaveLength(2);
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe("what is typed and what comes in", () => {
  it("joins field by field: what nobody touched becomes what it is now", () => {
    const base = sheetOf({ issue: "a", title: "COO", capabilities: ["x"] });
    const typed = { ...base, issue: "a b", capabilities: ["x", ""] };
    const now = sheetOf({ issue: "undone", title: "CFO", capabilities: ["x"] });
    const next = joined(typed, base, now);
    expect([next.issue, next.title, next.capabilities]).toEqual(["a b", "CFO", ["x", ""]]);
  });

  it("reads lines as people copy them", () => {
    expect(pastedLines(" - a\n*  b\r\n\n(3) c\n2026 plan")).toEqual(["a", "b", "c", "2026 plan"]);
    expect(problemOf("Late | nobody signs")).toEqual({ text: "Late", reason: "nobody signs" });
    expect(problemOf("Late – nobody signs")).toEqual({ text: "Late", reason: "nobody signs" });
    expect(problemOf("On-time delivery")).toEqual({ text: "On-time delivery", reason: "" });
    expect(moved(["a", "b", "c"], 0, 2)).toEqual(["b", "c", "a"]);
  });
});
