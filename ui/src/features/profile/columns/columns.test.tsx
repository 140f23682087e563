import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { COLUMNS } from "@/dev/columns";
import { type Answers, announce } from "@/ipc";
import { axeProblems } from "@/test/render";
import { core } from "../test-data";
import { draft, listen, show } from "../test-screen";

async function open(answers: Answers = core()) {
  const shown = await show(answers);
  await userEvent.click(await screen.findByTestId("add-parameter"));
  return { ...shown, section: await screen.findByTestId("from-tables") };
}

const ids = async () => (await draft()).parameters.map((one) => one.id);

test("columns that separate come first, with their levels counted on both sides", async () => {
  const { section, container } = await open();
  const says = within(section).getByTestId("from-tables-says");
  expect(says.textContent).toContain(
    "Contract length and Months as a customer separate your customers, and are not in the profile.",
  );
  const row = within(section).getByTestId("column-contract_length");
  expect(row.textContent).toContain("Three years: 14 of 20 happy, 2 of 20 failed");
  const levels = within(within(row).getByTestId("strip-contract_length")).getAllByRole("listitem");
  expect(levels.map((one) => one.textContent)).toEqual([
    expect.stringContaining("Three years14214 of 20 happy, 2 of 20 failed"),
    expect.stringContaining("One year56"),
    expect.stringContaining("By the month112"),
  ]);
  // What may be known too late says so beside it.
  expect(within(section).getByTestId("column-months_as_a_customer").textContent).toContain(
    "Can you ask a prospect?",
  );
  // What tells nothing, and what is set aside with why, is folded.
  const weak = within(section).getByTestId("from-tables-weak");
  expect(weak).not.toHaveAttribute("open");
  expect(weak.textContent).toContain("2 columns that do not tell them apart");
  const aside = within(section).getByTestId("from-tables-aside");
  expect(aside).not.toHaveAttribute("open");
  expect(aside.textContent).toContain(
    "Ledger codeNearly every customer has a value of its own in it.",
  );
  expect(aside.textContent).toContain("No prospect has it yet.");
  expect(await axeProblems(container)).toEqual([]);
}, 30_000);

test("one is added with the weights that are locked, and what could not be taken is named", async () => {
  const { answers, spy } = listen(core(), "columnsMake");
  const { section } = await open(answers);
  await userEvent.click(within(section).getByRole("button", { name: "Add Contract length" }));
  await waitFor(async () => expect(await ids()).toContain("contract_length"));
  expect(spy).toHaveBeenCalledWith([{ kind: "column", name: "contract_length" }], []);
  await screen.findByText("1 parameter added, with the answers of 42 accounts.");
  const made = await screen.findByTestId("columns-made");
  expect(made.textContent).toContain("Alfa, Seats: “lots”");
  await waitFor(() => expect(screen.queryByTestId("column-contract_length")).toBeNull());
});

test("several go in one step: those that separate, or those that are ticked", async () => {
  const { answers, spy } = listen(core(), "columnsMake");
  const { section } = await open(answers);
  await userEvent.click(within(section).getByText("2 columns that do not tell them apart"));
  await userEvent.click(within(section).getByRole("checkbox", { name: "Choose Seats" }));
  await userEvent.click(within(section).getByRole("checkbox", { name: "Choose Contract length" }));
  await userEvent.click(within(section).getByRole("button", { name: "Add 2 columns" }));
  await waitFor(async () => expect((await ids()).slice(-2)).toEqual(["contract_length", "seats"]));
  expect(spy).toHaveBeenCalledTimes(1);
});

test("what is typed is searched for in the columns, too", async () => {
  const { section } = await open();
  await userEvent.type(screen.getByTestId("picker-search"), "dairy");
  await waitFor(() => expect(within(section).queryByTestId("column-contract_length")).toBeNull());
  expect(within(section).getByTestId("column-sector")).toBeTruthy();
  expect(within(section).getByTestId("from-tables-weak")).toHaveAttribute("open");
});

test("without columns there is no section", async () => {
  const { answers, spy } = listen(
    {
      ...core(),
      columnsView: () => ({ ...COLUMNS, told: [], aside: [], lacks: { kind: "columns" } }),
    },
    "columnsView",
  );
  await show(answers);
  await userEvent.click(await screen.findByTestId("add-parameter"));
  await screen.findByTestId("picker");
  await waitFor(() => expect(spy).toHaveBeenCalledWith(false));
  expect(screen.queryByTestId("from-tables")).toBeNull();
});

test("too few customers are said calmly in the section", async () => {
  const { section } = await open({
    ...core(),
    columnsView: () => ({
      ...COLUMNS,
      told: [],
      aside: [],
      lacks: { kind: "too_few", sides: { success: 2, others: 1 }, least: 10, least_of_each: 3 },
    }),
  });
  expect(section.textContent).toContain("2 happy and 1 failed: too few to learn from.");
});

test("answers to what is in the profile already are filled in from its column", async () => {
  const { answers, spy } = listen(
    {
      ...core(),
      columnsView: () => ({
        ...COLUMNS,
        covered: [
          { of: { kind: "employees" }, parameter: "size", name: "Company size", unanswered: 14 },
          { of: { kind: "industry" }, parameter: "lane", name: "Lane", unanswered: 0 },
        ],
      }),
    },
    "columnsFill",
  );
  const { section } = await open(answers);
  const fill = within(section).getByTestId("from-tables-fill");
  expect(within(fill).getAllByRole("listitem")).toHaveLength(1);
  expect(fill.textContent).toContain(
    "Company size is in the profile. 14 accounts have it in a table, under Employees, and no answer.",
  );
  await userEvent.click(within(fill).getByRole("button", { name: "Fill in Company size" }));
  expect(spy).toHaveBeenCalledWith([{ kind: "employees" }]);
  await screen.findByText("14 accounts answered from their tables.");
});

test("a whole profile is learnt from the start page", async () => {
  let learnt = false;
  const answers = core(["profile"]);
  const { spy, answers: heard } = listen(
    {
      ...answers,
      profileDraft: (...args) => {
        if (learnt) {
          return core().profileDraft?.(...args) as never;
        }
        return answers.profileDraft?.(...args) as never;
      },
      profileLearn: () => {
        learnt = true;
        queueMicrotask(() => announce(["profile", "workspace"]));
        return {
          kind: "made",
          made: {
            parameters: ["lane", "size", "sponsor"],
            answers: 84,
            accounts: 42,
            kept: 0,
            unmatched: [],
            unmatched_count: 0,
          },
        };
      },
    },
    "profileLearn",
  );
  await show(heard);
  const learn = await screen.findByTestId("learn-start");
  expect(learn.textContent).toContain("From 20 happy, 20 failed and 4 columns of your tables");
  expect(learn.textContent).toContain("4 columns were looked at together.");
  await userEvent.click(within(learn).getByTestId("learn-profile"));
  expect(spy).toHaveBeenCalled();
  await screen.findByTestId("profile-screen");
  await screen.findByText("3 parameters learnt, with the answers of 42 accounts.");
});

test("what is missing before one can be learnt is said, with the way there", async () => {
  await show({
    ...core(["profile"]),
    columnsView: () => ({ ...COLUMNS, told: [], lacks: { kind: "outcomes", customers: 12 } }),
  });
  const later = await screen.findByTestId("learn-later");
  expect(later.textContent).toContain("12 customers, none with an outcome.");
  expect(within(later).getByRole("link")).toHaveAttribute("href", "/customers");
});
