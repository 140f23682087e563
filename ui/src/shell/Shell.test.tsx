import { QueryClientProvider } from "@tanstack/react-query";
import {
  createMemoryHistory,
  createRootRoute,
  createRouter,
  RouterProvider,
} from "@tanstack/react-router";
import { act, fireEvent, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { changeLanguage } from "@/i18n";
import { answerWith, LanewiseError } from "@/ipc";
import { createQueryClient } from "@/queries/client";
import { WORKSPACE } from "@/test/app";
import { axeProblems, renderThemed } from "@/test/render";
import { Shell } from "./Shell";
import { EMPTY_SHELL, type ShellState } from "./state";

const undo = vi.fn();
const redo = vi.fn();

const OPEN: ShellState = {
  workspace: {
    path: "/home/ines/ordito.lanewise",
    name: "Ordito Workflows",
    about: "Mid-market Europe",
  },
  version: { number: 3, published: false },
  undo: "Weight of Lane, now 16",
  redo: null,
  savedAt: new Date(2026, 10, 21, 10, 42).getTime(),
};

async function show(state: ShellState) {
  const route = createRootRoute({
    component: () => (
      <Shell state={state} onUndo={undo} onRedo={redo}>
        <h1>Here</h1>
      </Shell>
    ),
    notFoundComponent: () => null,
  });
  const router = createRouter({
    routeTree: route,
    history: createMemoryHistory({ initialEntries: ["/profile"] }),
  });
  await act(async () => {
    renderThemed(
      <QueryClientProvider client={createQueryClient(() => {})}>
        <RouterProvider router={router as never} />
      </QueryClientProvider>,
    );
  });
  return router;
}

beforeEach(() => {
  answerWith({
    workspaceCurrent: () => WORKSPACE,
    recentList: () => [],
    profileDraft: () => {
      throw new LanewiseError("no_profile");
    },
    accountsList: () => [],
  });
  undo.mockClear();
  redo.mockClear();
});
afterEach(() => answerWith(null));

describe("Shell", () => {
  it("shows workspace, version, places and the last save", async () => {
    await show(OPEN);
    expect(screen.getByText("Ordito Workflows")).toBeInTheDocument();
    expect(screen.getByText("Profile v3 – draft")).toBeInTheDocument();
    const rail = screen.getByRole("navigation", { name: "Main" });
    const places = within(rail).getAllByRole("link");
    expect(places.map((place) => place.textContent)).toEqual([
      "Home",
      "Customers",
      "Situation Slides",
      "Profile",
      "Prospects",
      "Evidence",
      "Settings",
    ]);
    expect(within(rail).getByRole("link", { name: "Profile" })).toHaveAttribute(
      "aria-current",
      "page",
    );
    expect(within(rail).getByText("10:42")).toBeInTheDocument();
    expect(await axeProblems(document.body)).toEqual([]);
  });

  it("says what undo would undo, and does nothing where there is nothing", async () => {
    await show(OPEN);
    await userEvent.click(screen.getByRole("button", { name: "Undo: weight of Lane, now 16" }));
    expect(undo).toHaveBeenCalledOnce();
    const button = screen.getByRole("button", { name: "Redo" });
    expect(button).toHaveAttribute("aria-disabled", "true");
    await userEvent.click(button);
    expect(redo).not.toHaveBeenCalled();
    fireEvent.keyDown(document.body, { key: "z", ctrlKey: true });
    expect(undo).toHaveBeenCalledTimes(2);
    fireEvent.keyDown(document.body, { key: "Z", ctrlKey: true, shiftKey: true });
    expect(redo).toHaveBeenCalledOnce();
  });

  it("offers only what works without a workspace", async () => {
    await show(EMPTY_SHELL);
    const links = within(screen.getByRole("navigation")).getAllByRole("link");
    expect(links.map((link) => link.textContent)).toEqual(["Home", "Settings"]);
    expect(screen.queryByRole("button", { name: /Undo/ })).toBeNull();
    expect(screen.getByText("No workspace open")).toBeInTheDocument();
  });

  it("goes to places by keys and finds them with Ctrl+K", async () => {
    const router = await show(OPEN);
    await act(async () => {
      fireEvent.keyDown(document.body, { key: "g" });
      fireEvent.keyDown(document.body, { key: "c" });
    });
    expect(router.state.location.pathname).toBe("/customers");
    fireEvent.keyDown(document.body, { key: "k", ctrlKey: true });
    await userEvent.type(await screen.findByRole("combobox"), "prosp{Enter}");
    expect(router.state.location.pathname).toBe("/prospects");
  });

  it("shows every shortcut under ?", async () => {
    await show(OPEN);
    fireEvent.keyDown(document.body, { key: "?", shiftKey: true });
    const map = await screen.findByRole("dialog", { name: "Keyboard" });
    expect(within(map).getByText("Search or jump to")).toBeInTheDocument();
    expect(within(map).getAllByText("G").length).toBeGreaterThan(3);
  });

  it("changes every word at once", async () => {
    await show(OPEN);
    await userEvent.click(screen.getByRole("button", { name: "IT, Italiano" }));
    expect(screen.getByText("Profilo v3 – bozza")).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "Clienti" })).toBeInTheDocument();
    await act(() => changeLanguage("en"));
  });

  it("leads past the frame for the keyboard", async () => {
    await show(OPEN);
    await userEvent.click(screen.getByRole("button", { name: "Skip to the content" }));
    expect(screen.getByRole("main")).toHaveFocus();
  });
});
