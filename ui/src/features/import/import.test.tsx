import { act, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  type Answers,
  announceProgress,
  answerWith,
  type ColumnGuess,
  type ImportOptions,
  type ImportReport,
  type ImportView,
  LanewiseError,
  type Layout,
} from "@/ipc";
import { showApp, WORKSPACE } from "@/test/app";
import { axeProblems } from "@/test/render";

const chosen = vi.hoisted(() => ({ path: null as string | null }));
vi.mock("@/ipc", async (original) => ({
  ...(await original<typeof import("@/ipc")>()),
  chooseFile: async () => chosen.path,
  chooseTarget: async () => chosen.path,
}));

const column = (index: number, name: string, examples: string[]): ColumnGuess => ({
  index,
  name,
  kind: "text",
  decimal: "point",
  thousands: "none",
  date_order: "day_month_year",
  filled: 3,
  blank: 0,
  fitting: 3,
  distinct: 3,
  examples,
  ambiguous: false,
});
const COLUMNS = [
  column(0, "Id", ["A1", "A2"]),
  column(1, "Company", ["Talleres Ibarrena", "Grupo Olmedal"]),
  column(2, "Culture", ["EARLY MAJ", "Late majority"]),
];
const LAYOUT: Layout = {
  format: "csv",
  sheet: null,
  sheets: [],
  encoding: "windows1252",
  delimiter: ";",
  quote: '"',
  header: true,
  start: 1,
  columns: COLUMNS,
};
const VIEW: ImportView = {
  look: {
    preview: {
      layout: LAYOUT,
      columns: COLUMNS,
      rows: [
        { line: 2, cells: ["A1", "Talleres Ibarrena", "EARLY MAJ"], problem: null },
        { line: 3, cells: [], problem: { kind: "too_many_cells", cells: 9, columns: 3 } },
      ],
      sampled: 2,
      warnings: [{ kind: "guessed_encoding", encoding: "windows1252" }],
    },
    suggestion: {
      crm: "odoo",
      mapping: {
        format: 1,
        stage: "prospect",
        columns: [
          { column: "Id", to: "attribute" },
          { column: "Company", to: { field: "name" } },
          { column: "Culture", to: { parameter: "culture" } },
        ],
      },
      columns: [
        { column: "Id", to: "attribute", confidence: 0, why: { kind: "nothing" } },
        { column: "Company", to: { field: "name" }, confidence: 55, why: { kind: "first_words" } },
        {
          column: "Culture",
          to: { parameter: "culture" },
          confidence: 99,
          why: { kind: "same_name" },
        },
      ],
    },
  },
  parameters: [
    {
      id: "culture",
      name: "Adopter culture",
      group: "culture",
      weight: 1000,
      answer: "ordered",
      levels: [
        { id: "early", name: "Early majority", fit: 100 },
        { id: "late", name: "Late majority", fit: 20 },
      ],
    },
  ],
  mappings: [{ format: 1, name: "Old CRM", columns: [{ column: "Id", to: { field: "name" } }] }],
};
const REPORT: ImportReport = {
  file: "list.csv",
  dry_run: true,
  rows: 12,
  added: 8,
  updated: 2,
  unchanged: 1,
  rejected: 1,
  skipped: 0,
  rejects: [{ line: 7, reason: { kind: "no_name", column: "Company" }, text: "It has no name." }],
  rejects_path: null,
  changed: [],
  updates: [],
  unmatched: [
    {
      column: "Culture",
      what: { level: "culture" },
      rows: 4,
      values: [{ text: "EARLY MAJ", rows: 4, lines: [2, 5], nearest: "early" }],
      more: false,
    },
  ],
  duplicates: [
    {
      line: 9,
      name: "Olmedal S.A.",
      like: { kind: "account", id: 4, name: "Grupo Olmedal" },
      why: "similar_name",
      choice: "add",
    },
  ],
  duplicates_found: 1,
  cell_errors: [],
  attributes: ["Id"],
  warnings: [],
  elapsed_ms: 4,
};

const open = vi.fn((_path: string, layout: Layout | null): ImportView => {
  const view = structuredClone(VIEW);
  if (layout) {
    view.look.preview.layout = { ...layout, columns: COLUMNS };
  }
  return view;
});
const plan = vi.fn((_path: string, _layout: Layout, _options: ImportOptions) => REPORT);
const CORE: Answers = {
  workspaceCurrent: () => WORKSPACE,
  settingsGet: () => ({ name: "", language: "en", outcomes: [] }),
  prospectsNews: () => ({ became_fit: 0, stale: 0 }),
  homeOverview: () => ({ overview: null, attention: [], history: [], reference: 0, accounts: 0 }),
  importOpen: open,
  importPlan: plan,
  importCancel: () => {},
};
const lastOptions = () => plan.mock.calls.at(-1)?.[2];

beforeEach(() => {
  chosen.path = null;
  open.mockClear();
  plan.mockClear();
});
afterEach(() => answerWith(null));

const at = "/import?file=%2Fhome%2Fines%2Flist.csv";

describe("the file", () => {
  it("is chosen, and shown as it lies", async () => {
    const { view } = await showApp(CORE, "/import");
    chosen.path = "/home/ines/list.csv";
    await userEvent.click(await screen.findByTestId("choose-file"));
    const sentence = await screen.findByTestId("layout-sentence");
    expect(sentence).toHaveTextContent("list.csv is text in Windows Western");
    // The signs that stay with a choice are no words of the sentence.
    expect(sentence).not.toHaveTextContent(/[<>]/);
    const preview = screen.getByTestId("preview");
    expect(within(preview).getByRole("row", { name: /2 A1 Talleres Ibarrena/ })).toBeVisible();
    expect(preview).toHaveTextContent("It has 9 cells and the table has 3 columns.");
    expect(screen.getByTestId("layout-warnings")).toHaveTextContent("The encoding is a guess");
    await screen.findByTestId("counts");
    expect(await axeProblems(view.container)).toEqual([]);
  });

  it("that is no table says why and lets another be chosen", async () => {
    await showApp(
      {
        ...CORE,
        importOpen: () => {
          throw new LanewiseError("table", {
            message: "This is a binary file, not a table.",
            table: { kind: "not_a_table", what: "binary" },
          });
        },
      },
      at,
    );
    const problem = await screen.findByTestId("table-problem");
    expect(problem).toHaveTextContent("list.csv could not be read");
    expect(problem).toHaveTextContent("This is a binary file, not a table. Save the list as CSV");
    expect(screen.getByTestId("choose-file")).toBeEnabled();
  });

  it("is cut anew when a guess is corrected", async () => {
    await showApp(CORE, at);
    await userEvent.selectOptions(await screen.findByTestId("layout-encoding"), "utf8");
    await waitFor(() => expect(open.mock.calls.at(-1)?.[1]?.encoding).toBe("utf8"));
    // Other bytes may mean other columns: they are looked at again.
    expect(open.mock.calls.at(-1)?.[1]?.columns).toEqual([]);
  });

  it("keeps the columns when only the reading of one changes", async () => {
    await showApp(CORE, at);
    await screen.findByTestId("counts");
    await userEvent.selectOptions(
      screen.getByRole("combobox", { name: "What Id holds" }),
      "number",
    );
    await waitFor(() => expect(open.mock.calls.at(-1)?.[1]?.columns[0]?.kind).toBe("number"));
  });
});

describe("the columns", () => {
  it("say where they go and why, and go elsewhere when told", async () => {
    await showApp(CORE, at);
    const rows = within(await screen.findByTestId("columns")).getAllByTestId("column");
    expect(screen.getByTestId("crm")).toHaveTextContent("an export of Odoo");
    expect(rows[1]).toHaveTextContent("the first column of names");
    expect(rows[1]).toHaveTextContent("worth a look");
    expect(rows[2]).not.toHaveTextContent("worth a look");
    await userEvent.click(screen.getByTestId("target-0"));
    await userEvent.click(await screen.findByRole("option", { name: "Website" }));
    await waitFor(() =>
      expect(lastOptions()?.mapping.columns[0]).toEqual({ column: "Id", to: { field: "website" } }),
    );
    expect(rows[0]).toHaveTextContent("your choice");
  });

  it("cannot be imported without names", async () => {
    await showApp(CORE, at);
    await screen.findByTestId("counts");
    await userEvent.click(screen.getByTestId("target-1"));
    await userEvent.click(await screen.findByRole("option", { name: "Leave out" }));
    expect(screen.getByTestId("no-names")).toBeVisible();
    expect(screen.queryByTestId("run-import")).toBeNull();
    expect(within(screen.getByTestId("plan")).queryByRole("progressbar")).toBeNull();
  });

  it("translate a word that no level covers", async () => {
    await showApp(CORE, at);
    const words = await screen.findByTestId("translations");
    expect(words).toHaveTextContent("4 rows, first in line 2");
    await userEvent.click(within(words).getByRole("button", { name: "Early majority?" }));
    await waitFor(() =>
      expect(lastOptions()?.mapping.columns[2]?.values).toEqual({ "EARLY MAJ": "early" }),
    );
  });

  it("take the stage they were opened for, and another", async () => {
    await showApp(CORE, `${at}&as=customer`);
    await screen.findByTestId("counts");
    expect(lastOptions()?.mapping.stage).toBe("customer");
    await userEvent.selectOptions(screen.getByTestId("new-stage"), "lead");
    await waitFor(() => expect(lastOptions()?.mapping.stage).toBe("lead"));
  });

  it("use a saved mapping, and save this one", async () => {
    const save = vi.fn(() => null);
    await showApp({ ...CORE, mappingSave: save }, at);
    await userEvent.selectOptions(await screen.findByTestId("saved-mapping"), "Old CRM");
    await waitFor(() => expect(lastOptions()?.mapping.columns[0]?.to).toEqual({ field: "name" }));
    await userEvent.click(screen.getByTestId("save-mapping"));
    const name = screen.getByTestId("mapping-name");
    await userEvent.clear(name);
    await userEvent.type(name, "New CRM{Enter}");
    expect(save).toHaveBeenCalledWith(expect.objectContaining({ name: "New CRM", format: 1 }));
  });
});

describe("the import", () => {
  it("tells what will happen to every row, and lets likely duplicates be decided", async () => {
    const { view } = await showApp(CORE, at);
    expect(await screen.findByTestId("count-added")).toHaveTextContent("8");
    expect(screen.getByTestId("count-unchanged")).toHaveTextContent("1");
    expect(screen.getByTestId("rejects")).toHaveTextContent(
      "Line 7It has no name. Fill in “Company”.",
    );
    const duplicates = screen.getByTestId("duplicates");
    expect(duplicates).toHaveTextContent("Olmedal S.A. is called almost like Grupo Olmedal");
    await userEvent.click(within(duplicates).getByRole("radio", { name: "Update" }));
    await waitFor(() => expect(lastOptions()?.choices).toEqual({ 9: "update" }));
    expect(await axeProblems(view.container)).toEqual([]);
  });

  it("says what does not fit, and tries again", async () => {
    let fits = false;
    await showApp(
      {
        ...CORE,
        importPlan: () => {
          if (!fits) {
            throw new LanewiseError("mapping", {
              message: "",
              mapping: [{ kind: "twice", first: "Name", second: "Firm" }],
            });
          }
          return REPORT;
        },
      },
      at,
    );
    expect(await screen.findByTestId("import-problem")).toHaveTextContent("Name");
    expect(screen.queryByTestId("run-import")).toBeNull();
    fits = true;
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByTestId("run-import")).toBeEnabled();
  });

  it("shows how far it is, and stops without a trace", async () => {
    let stop = (_thrown: unknown) => {};
    const cancel = vi.fn(() => stop(new LanewiseError("cancelled")));
    await showApp(
      {
        ...CORE,
        importRun: () =>
          new Promise<ImportReport>((_, reject) => {
            stop = reject;
          }),
        importCancel: cancel,
      },
      at,
    );
    await userEvent.click(await screen.findByTestId("run-import"));
    await act(async () => announceProgress({ rows: 6, bytes: 0, total: 0 }));
    expect(await screen.findByText("6 of 12")).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "Cancel" }));
    expect(cancel).toHaveBeenCalledOnce();
    expect(await screen.findByTestId("import-problem")).toHaveTextContent("Stopped, as you asked.");
    expect(screen.getByTestId("run-import")).toBeEnabled();
  });

  it("ends with what happened, the rejected rows, and the way back", async () => {
    let step = false;
    const undo = vi.fn(() => {
      step = false;
      return null;
    });
    const rejects = vi.fn(() => null);
    await showApp(
      {
        ...CORE,
        workspaceCurrent: () => ({
          ...WORKSPACE,
          undo: step
            ? {
                id: 41,
                at: "2026-11-21T10:00:00Z",
                author: "Inés",
                op: { kind: "import", file: "list.csv", rows: 10 },
                undone: false,
              }
            : null,
        }),
        importRun: () => {
          step = true;
          return { ...REPORT, dry_run: false };
        },
        importRejects: rejects,
        undo,
      },
      at,
    );
    await userEvent.click(await screen.findByTestId("run-import"));
    const done = await screen.findByTestId("import-done");
    expect(done).toHaveTextContent("8 accounts are new and 2 changed. list.csv is in.");
    chosen.path = "/home/ines/mend.csv";
    await userEvent.click(within(done).getByTestId("save-rejects"));
    await waitFor(() => expect(rejects).toHaveBeenCalledWith("/home/ines/mend.csv"));
    expect(await within(done).findByText("Saved.")).toBeVisible();
    await userEvent.click(within(done).getByTestId("undo-import"));
    expect(undo).toHaveBeenCalledOnce();
    // Back where one can correct and try again.
    expect(await screen.findByTestId("run-import")).toBeInTheDocument();
  });
});
