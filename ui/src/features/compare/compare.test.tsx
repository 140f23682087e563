import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import {
  type Answers,
  announce,
  answerWith,
  LanewiseError,
  type SlideComparison,
  type Tag,
} from "@/ipc";
import { account, HOME, OUTCOMES, row } from "@/test/accounts";
import { showApp, WORKSPACE } from "@/test/app";
import { axeProblems } from "@/test/render";
import { COMPARISON, PLAN, SLIDES } from "@/test/slides";
import { moved } from "./head/GroupChooser";

const BASE: Answers = {
  workspaceCurrent: () => WORKSPACE,
  profileDraft: () => {
    throw new LanewiseError("no_profile");
  },
  recentList: () => [],
  homeOverview: () => HOME,
  settingsGet: () => ({ name: "Ordito Workflows", language: "en", outcomes: OUTCOMES }),
  accountsList: () =>
    SLIDES.map(({ account: id, name, outcome }) =>
      row(
        account(id, name, { stage: "customer", outcome, industry: "Valves", country: "Germany" }),
      ),
    ),
  slidesList: () => SLIDES,
  compareSlides: () => COMPARISON,
  themesList: () => [],
  tagsList: () => [],
  tagSuggest: () => [],
  themeAlike: () => [],
  headTitles: () => ({ titles: ["chief", "ceo", "director", "head"], ours: true }),
};

let opened = 0;
/** The screen in a workspace of its own: it comes back as it was left. */
const show = async (more: Answers = {}) => {
  opened += 1;
  const path = `/home/ines/${opened}.lanewise`;
  const workspaceCurrent = () => ({ ...WORKSPACE, path });
  const app = await showApp({ ...BASE, workspaceCurrent, ...more }, "/slides");
  await screen.findByTestId("slide-pair");
  return app;
};
const paper = (side: "left" | "right") => within(screen.getByTestId(`paper-${side}`));
const field = (side: "left" | "right", name: string) => paper(side).getByRole("group", { name });

afterEach(() => answerWith(null));

describe("the slides on the table", () => {
  it("says the surest difference first, with its counts", async () => {
    await show();
    expect(
      screen.getByText(
        (_, node) =>
          node?.tagName === "P" &&
          /^The delta has a number: on 3 of 3 slides where it went well, and on 0 of 1 where it did not\.$/.test(
            node.textContent ?? "",
          ),
      ),
    ).toBeInTheDocument();
    expect(screen.getByTestId("spine-delta")).toHaveAttribute("data-tells");
    expect(screen.getByTestId("spine-title")).not.toHaveAttribute("data-tells");
  });

  it("writes the fields out, folds long lists, and shows what was left blank", async () => {
    await show();
    expect(field("left", "Delta")).toHaveTextContent("€38,000 a month · 11 days to 3 days");
    expect(field("left", "Critical Date")).toHaveTextContent(
      "1 March 2026 · the spring shutdown · two lines stand still",
    );
    expect(field("right", "Delta")).toHaveTextContent("Left blank");
    const problems = field("left", "Problems and reasons");
    expect(within(problems).getAllByRole("listitem")).toHaveLength(3);
    await userEvent.click(within(problems).getByRole("button", { name: "1 more" }));
    expect(within(problems).getAllByRole("listitem")).toHaveLength(4);
  });

  it("pages each side with the arrows, and stops at the ends", async () => {
    await show();
    expect(paper("left").getByText("1 of 3")).toBeInTheDocument();
    await userEvent.keyboard("{ArrowRight}");
    expect(field("left", "Critical Business Issue")).toHaveTextContent("Every audit finds");
    await userEvent.keyboard("{ArrowRight}{ArrowRight}{ArrowRight}");
    expect(paper("left").getByText("3 of 3")).toBeInTheDocument();
    expect(paper("left").getByTestId("left-next")).toBeDisabled();
    await userEvent.keyboard("{ArrowLeft}");
    expect(paper("left").getByText("2 of 3")).toBeInTheDocument();
    await userEvent.keyboard("{Shift>}{ArrowRight}{/Shift}");
    expect(paper("right").getByText("1 of 1")).toBeInTheDocument();
  });

  it("finds a slide of a side by what stands on it, with the keys alone", async () => {
    await show();
    await userEvent.keyboard("f");
    const search = await screen.findByTestId("left-find-text");
    await waitFor(() => expect(search).toHaveFocus());
    const options = () => screen.getAllByRole("option").map((one) => one.textContent);
    expect(options()).toHaveLength(3);
    await userEvent.type(search, "AUDIT finds");
    await waitFor(() => expect(options()).toHaveLength(1));
    await userEvent.keyboard("{Enter}");
    await waitFor(() => expect(paper("left").getByText("2 of 3")).toBeInTheDocument());
    expect(field("left", "Critical Business Issue")).toHaveTextContent("Every audit finds");
    // On the right, where there is one; what nobody said is said to be so.
    await userEvent.click(screen.getByTestId("right-find"));
    const right = await screen.findByTestId("right-find-text");
    await userEvent.type(right, "zzz");
    expect(await screen.findByText("No slide says that.")).toBeInTheDocument();
  });

  it("says which titles count as executives, and takes other words", async () => {
    const headTitlesSet = vi.fn(() => null);
    await show({ headTitlesSet });
    // No title of these counts: there is no row, and the words stand at the end.
    expect(await screen.findByTestId("head-titles")).toHaveTextContent(
      "one of 4 words such as chief, ceo, director. The words are our own choice.",
    );
    await userEvent.click(screen.getByTestId("head-titles-open"));
    expect(screen.queryByTestId("head-titles-back")).toBeNull();
    await userEvent.type(screen.getByTestId("head-titles-field"), "capo{Enter}");
    expect(headTitlesSet).toHaveBeenCalledWith(["chief", "ceo", "director", "head", "capo"]);
  });

  it("stands as it was left when one comes back", async () => {
    const { router } = await show();
    await userEvent.keyboard("{ArrowRight}");
    await router.navigate({ to: "/slides/all" });
    await router.navigate({ to: "/slides" });
    await screen.findByTestId("slide-pair");
    expect(paper("left").getByText("2 of 3")).toBeInTheDocument();
  });

  it("compares other groups at once; an outcome never stands on both sides", async () => {
    const compareSlides = vi.fn(() => COMPARISON);
    await show({ compareSlides });
    await userEvent.click(screen.getByTestId("group-left"));
    await userEvent.click(await screen.findByTestId("group-left-not_expanded"));
    await waitFor(() =>
      expect(compareSlides).toHaveBeenLastCalledWith({
        left: ["happy", "not_expanded"],
        right: ["struggling", "failed"],
      }),
    );
    expect(moved({ left: ["a"], right: ["b"] }, "left", "a", false)).toEqual({
      left: [],
      right: ["b"],
    });
  });

  it("opens a difference with what was said, a step away from its slide", async () => {
    await show();
    const said = within(screen.getByTestId("said-right"));
    await userEvent.click(said.getByRole("button", { name: /^“workflow tool”/ }));
    const sentence = said.getByRole("button", { name: /We need a workflow tool this year/ });
    expect(sentence.querySelector("mark")).toHaveTextContent("workflow tool");
    await userEvent.click(sentence);
    const issue = field("right", "Critical Business Issue");
    await waitFor(() => expect(issue).toHaveFocus());
    expect(issue.querySelector("mark")).toHaveTextContent("workflow tool");
  });

  it("is a table for whoever wants one, with accounts and verdicts", async () => {
    const { view } = await show();
    await userEvent.click(screen.getByTestId("as-table"));
    const line = screen.getByRole("row", { name: /^The delta has a number/ });
    expect(
      within(line)
        .getAllByRole("cell")
        .map((cell) => cell.textContent),
    ).toEqual(["Delta", "3 of 3", "2 of 2", "0 of 1", "0 of 1", "separates", "0.001"]);
    expect(await axeProblems(view.container)).toEqual([]);
    await userEvent.click(screen.getByTestId("as-table"));
  });

  it("is clean for axe, with a row open and words picked", async () => {
    const { view } = await show();
    await userEvent.click(screen.getByRole("button", { name: /^The delta has a number/ }));
    field("left", "Critical Business Issue").focus();
    await userEvent.keyboard("{Enter}");
    expect(await axeProblems(view.container)).toEqual([]);
  });
});

describe("tagging", () => {
  /** A core that keeps tags. */
  function kept() {
    const tags: Tag[] = [];
    const tagAdd = vi.fn((_field: string, _name: string, slide: number, quote: string) => {
      tags.push({ id: 90 + tags.length, theme: 7, slide, quote });
      announce(["slides"]);
      return 90;
    });
    const answers: Answers = {
      tagAdd,
      tagsList: () => [...tags],
      themesList: () => [
        {
          theme: { id: 7, field: "issue", name: "Approvals are slow" },
          tags: tags.length,
          slides: tags.length,
          accounts: tags.length,
        },
      ],
      tagRemove: (id) => {
        tags.splice(
          tags.findIndex((tag) => tag.id === id),
          1,
        );
        announce(["slides"]);
        return null;
      },
    };
    return { answers, tagAdd };
  }

  it("goes by keys alone: into a field, words with Shift, a theme with Enter", async () => {
    const { answers, tagAdd } = kept();
    await show(answers);
    const issue = field("left", "Critical Business Issue");
    issue.focus();
    await userEvent.keyboard(
      "{Enter}{ArrowRight}{Shift>}{ArrowRight}{ArrowRight}{ArrowLeft}{/Shift}",
    );
    expect(issue.querySelector("mark")).toHaveTextContent("approvals take");
    await userEvent.keyboard("t");
    await userEvent.type(await screen.findByTestId("tag-name"), "slow");
    expect(screen.getByRole("option", { name: /Approvals are slow/ })).toHaveAttribute(
      "aria-selected",
      "true",
    );
    await userEvent.keyboard("{Enter}");
    expect(tagAdd).toHaveBeenCalledExactlyOnceWith(
      "issue",
      "Approvals are slow",
      11,
      "approvals take",
    );
    // The words are underlined, and the keyboard is where it was.
    const tagged = await within(issue).findByRole("button", {
      name: "approvals take: tagged as Approvals are slow",
    });
    expect(issue).toHaveFocus();
    await userEvent.click(tagged);
    await userEvent.click(await screen.findByTestId("tag-remove"));
    await waitFor(() =>
      expect(within(issue).queryByRole("button", { name: /tagged as/ })).toBeNull(),
    );
  });

  it("makes a new theme of what is typed, and leaves with Escape", async () => {
    const { answers, tagAdd } = kept();
    await show(answers);
    field("left", "Delta").focus();
    await userEvent.keyboard("{Enter}{Enter}");
    await userEvent.type(await screen.findByTestId("tag-name"), "In days");
    expect(screen.getByRole("option")).toHaveTextContent("New theme “In days”");
    await userEvent.keyboard("{Escape}");
    expect(screen.queryByTestId("tag-popover")).toBeNull();
    expect(tagAdd).not.toHaveBeenCalled();
    await userEvent.keyboard("{Enter}{Enter}");
    await userEvent.type(await screen.findByTestId("tag-name"), "In days{Enter}");
    expect(tagAdd).toHaveBeenCalledExactlyOnceWith("delta", "In days", 11, "11");
  });
});

describe("making a parameter", () => {
  it("is looked at, changed where it stands, and made; then the row says so", async () => {
    let comparison: SlideComparison = COMPARISON;
    const makeParameter = vi.fn(() => {
      comparison = {
        ...COMPARISON,
        traits: COMPARISON.traits.map((one) =>
          one.trait === "delta_amount" ? { ...one, parameter: "slide_delta_amount" } : one,
        ),
      };
      announce(["slides"]);
      return "slide_delta_amount";
    });
    const { view } = await show({
      compareSlides: () => comparison,
      makeParameterPlan: () => PLAN,
      makeParameter,
    });
    const line = () => within(screen.getByTestId("trait-delta_amount"));
    await userEvent.click(line().getByTestId("make-parameter"));
    const panel = within(await screen.findByTestId("make-panel"));
    expect(panel.getByText("2 of 2 customers succeeded")).toBeInTheDocument();
    expect(
      panel.getByText(/^2 accounts get their answers.*1 keeps what was observed\.$/),
    ).toBeInTheDocument();
    expect(await axeProblems(view.container)).toEqual([]);
    const name = panel.getByTestId("make-name");
    await userEvent.clear(name);
    await userEvent.type(name, "Delta in figures{Enter}");
    await userEvent.click(panel.getByTestId("make-create"));
    expect(makeParameter).toHaveBeenCalledExactlyOnceWith({
      source: PLAN.source,
      parameter: { ...PLAN.parameter, name: "Delta in figures" },
      group: PLAN.group,
    });
    const made = await line().findByTestId("in-profile");
    await waitFor(() => expect(made).toHaveFocus());
    expect(screen.queryByTestId("make-panel")).toBeNull();
  });

  it("says beside the button what the core refuses", async () => {
    await show({
      makeParameterPlan: () => ({ ...PLAN, base: "blank" }),
      makeParameter: () => {
        throw new Error("disk full");
      },
    });
    await userEvent.click(
      within(screen.getByTestId("trait-delta_amount")).getByTestId("make-parameter"),
    );
    const panel = within(await screen.findByTestId("make-panel"));
    expect(panel.getByText(/There is no profile yet/)).toBeInTheDocument();
    await userEvent.click(panel.getByTestId("make-create"));
    expect(await panel.findByRole("alert")).toBeInTheDocument();
    await userEvent.keyboard("{Escape}");
    expect(screen.queryByTestId("make-panel")).toBeNull();
  });
});

describe("before there is enough", () => {
  it("teaches what slides are for", async () => {
    await showApp({ ...BASE, slidesList: () => [] }, "/slides");
    expect(await screen.findByText(/What did the happy customers say/)).toBeInTheDocument();
  });

  it("asks for outcomes where no customer has one", async () => {
    const slidesList = () => SLIDES.map((one) => ({ ...one, outcome: null }));
    await showApp({ ...BASE, slidesList }, "/slides");
    expect(await screen.findByRole("link", { name: "Go to the customers" })).toBeInTheDocument();
  });

  it("says what so few cannot tell", async () => {
    await show({
      compareSlides: () => ({
        ...COMPARISON,
        cannot_know: { left: 2, right: 1, leans: null, separates: null },
        fields: COMPARISON.fields.map((one) => ({ ...one, verdict: "too_few" })),
        traits: [],
      }),
    });
    expect(screen.getByText(/These are too few slides to count/)).toBeInTheDocument();
    expect(
      screen.getByText(
        "2 accounts against 1: not even all against none could be told from chance.",
      ),
    ).toBeInTheDocument();
    expect(screen.getByTestId("spine-delta")).not.toHaveAttribute("data-tells");
  });

  it("keeps a side without slides as an empty page", async () => {
    await show({
      compareSlides: () => ({
        ...COMPARISON,
        right: { outcomes: ["failed"], accounts: 0, slides: [] },
        cannot_know: { left: 2, right: 0, leans: null, separates: null },
        fields: COMPARISON.fields.map((one) => ({ ...one, verdict: "too_few" })),
        traits: [],
        terms: [],
      }),
    });
    expect(screen.getByText(/Only one side has slides/)).toBeInTheDocument();
    expect(screen.queryByText(/too few slides to count/)).toBeNull();
    expect(screen.getByText("Nothing to hold against it yet.")).toBeInTheDocument();
  });
});
