import { act, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type AccountEdit, type Answers, answerWith, LanewiseError } from "@/ipc";
import { account, row } from "@/test/accounts";
import { showApp, WORKSPACE } from "@/test/app";
import { axeProblems } from "@/test/render";

const edit = vi.fn((_ids: number[], _edit: AccountEdit) => null);
const ANSWERS: Answers = {
  workspaceCurrent: () => WORKSPACE,
  recentList: () => [
    { path: "/home/ines/pilot.lanewise", name: "Pilot", opened: "2026-11-20T10:00:00Z" },
  ],
  accountsList: () => [
    row(account(1, "Talleres Ibarrena", { country: "Spain" })),
    row(account(2, "Café Monteorde", { stage: "customer", outcome: "happy" })),
  ],
  accountsEdit: edit,
  settingsGet: () => ({
    name: "Ordito Workflows",
    language: "en",
    outcomes: [{ id: "happy", name: "", success: true }],
  }),
  profileDraft: () => {
    throw new LanewiseError("no_profile");
  },
  mappingList: () => [],
  historyList: () => [],
};

async function open() {
  const shown = await showApp(ANSWERS, "/settings");
  await screen.findByTestId("settings");
  await userEvent.keyboard("{Control>}k{/Control}");
  return { ...shown, field: await screen.findByRole("combobox", { name: "Search or jump to" }) };
}

const options = () => screen.queryAllByRole("option").map((one) => one.textContent ?? "");
const selected = () => screen.getByRole("option", { selected: true });

beforeEach(() => localStorage.removeItem("lanewise.palette"));
afterEach(() => {
  answerWith(null);
  edit.mockClear();
});

describe("Palette", () => {
  it("offers places, look, workspaces and help in groups, with their keys", async () => {
    const { field } = await open();
    expect(field).toHaveFocus();
    const names = screen.getAllByRole("group").map((one) => one.getAttribute("aria-label"));
    for (const name of ["Go to", "Workspaces", "Look and help", "Help"]) {
      expect(names).toContain(name);
    }
    const go = screen.getByRole("group", { name: "Go to" });
    expect(within(go).getByRole("option", { name: /^Customers/ })).toBeInTheDocument();
    expect(options()).toContainEqual(expect.stringMatching(/^Pilot/));
    expect(await axeProblems(document.body)).toEqual([]);
  });

  it("opens an account by a part of its name, without accents", async () => {
    const { router, field } = await open();
    await userEvent.type(field, "cafe");
    expect(await screen.findByRole("option", { name: /^Café Monteorde/ })).toBeInTheDocument();
    await waitFor(() => expect(selected()).toHaveTextContent("Café Monteorde"));
    await userEvent.keyboard("{Enter}");
    await waitFor(() => expect(router.state.location.pathname).toBe("/customers/2"));
  });

  it("sets the stage of an account in two choices, and goes back from the second", async () => {
    const { field } = await open();
    await userEvent.type(field, "stage talleres");
    await waitFor(() => expect(selected()).toHaveTextContent("Set the stage of Talleres Ibarrena"));
    await userEvent.keyboard("{Enter}");
    await screen.findByRole("option", { name: "Nurture" });
    expect(screen.getByRole("option", { name: /^Prospect ?\(in use\)/ })).toBeInTheDocument();
    await userEvent.keyboard("{Backspace}");
    expect(await screen.findByRole("option", { name: /^Home/ })).toBeInTheDocument();
    await userEvent.type(field, "talleres stage");
    await waitFor(() => expect(selected()).toHaveTextContent("Set the stage of Talleres Ibarrena"));
    await userEvent.keyboard("{Enter}");
    await screen.findByRole("option", { name: "Nurture" });
    await userEvent.keyboard("nurt{Enter}");
    await waitFor(() =>
      expect(edit).toHaveBeenCalledWith([1], { field: "stage", value: "nurture" }),
    );
  });

  it("goes to another screen and does there what was chosen", async () => {
    const { router, field } = await open();
    await userEvent.type(field, "add a customer");
    await waitFor(() => expect(selected()).toHaveTextContent("Add a customer"));
    await userEvent.keyboard("{Enter}");
    await waitFor(() => expect(router.state.location.pathname).toBe("/customers"));
  });

  it("changes the theme and the language, and puts what was chosen lately first", async () => {
    const { field } = await open();
    await userEvent.type(field, "dark{Enter}");
    await waitFor(() =>
      expect(document.documentElement).toHaveAttribute("data-mantine-color-scheme", "dark"),
    );
    await userEvent.keyboard("{Control>}k{/Control}");
    await screen.findByRole("group", { name: "Lately" });
    expect(options()[0]).toMatch(/^Theme: Dark/);
    await userEvent.type(screen.getByTestId("palette-field"), "light{Enter}");
    await waitFor(() =>
      expect(document.documentElement).toHaveAttribute("data-mantine-color-scheme", "light"),
    );
  });

  it("says so where nothing is found, and goes round at the ends", async () => {
    const { field } = await open();
    await userEvent.keyboard("{ArrowUp}");
    expect(screen.getAllByRole("option").at(-1)).toHaveAttribute("aria-selected", "true");
    await act(() => userEvent.type(field, "qqqq"));
    expect(await screen.findByText(/Nothing is called that/)).toBeInTheDocument();
    await userEvent.keyboard("{Enter}");
    expect(field).toBeInTheDocument();
  });
});
