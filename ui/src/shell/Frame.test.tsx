import { QueryClientProvider } from "@tanstack/react-query";
import { createMemoryHistory, RouterProvider } from "@tanstack/react-router";
import { act, configure, fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { type Answers, announce, answerWith, LanewiseError, type WorkspaceInfo } from "@/ipc";
import { followChanges } from "@/queries/changes";
import { createQueryClient } from "@/queries/client";
import { createAppRouter } from "@/router";
import { renderThemed } from "@/test/render";

// A screen is fetched when it is first shown, which takes its time on a busy machine.
configure({ asyncUtilTimeout: 12_000 });
vi.setConfig({ testTimeout: 30_000 });

const INFO: WorkspaceInfo = {
  path: "/home/ines/ordito.lanewise",
  name: "Ordito Workflows",
  author: "Inés",
  language: "en",
  profile: "Success-ready",
  version: 2,
  draft_changed: true,
  saved: "2026-11-21T10:42:00Z",
  undo: {
    id: 7,
    at: "2026-11-21T10:42:00Z",
    author: "Inés",
    op: { kind: "set_weight", parameter_name: "Lane", weight: 160 },
    undone: false,
  },
  redo: null,
  customers: 36,
  prospects: 120,
  accounts: 156,
};

async function show(answers: Answers, place: string) {
  answerWith(answers);
  const said = vi.fn();
  const client = createQueryClient(said);
  const stop = followChanges(client);
  const router = createAppRouter(createMemoryHistory({ initialEntries: [place] }));
  await act(async () => {
    renderThemed(
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>,
    );
  });
  return { router, said, stop };
}

afterEach(() => answerWith(null));

describe("Frame", () => {
  it("shows what the core says, and asks again when the core says it changed", async () => {
    let info = INFO;
    const { stop } = await show({ workspaceCurrent: () => info }, "/settings");
    expect(await screen.findByText("Profile v3 – draft")).toBeInTheDocument();
    expect(screen.getByText("Ordito Workflows")).toBeInTheDocument();
    info = { ...INFO, version: 3, draft_changed: false };
    await act(async () => announce(["accounts"]));
    expect(screen.getByText("Profile v3 – draft")).toBeInTheDocument();
    await act(async () => announce(["workspace"]));
    expect(await screen.findByText("Profile v3")).toBeInTheDocument();
    stop();
  });

  it("undoes through the core, and asks nothing where there is nothing to redo", async () => {
    const undo = vi.fn(() => null);
    const redo = vi.fn(() => null);
    await show({ workspaceCurrent: () => INFO, undo, redo }, "/settings");
    await screen.findByRole("button", { name: "Undo: weight of Lane, now 16" });
    await act(async () => {
      fireEvent.keyDown(document.body, { key: "z", ctrlKey: true });
      fireEvent.keyDown(document.body, { key: "Z", ctrlKey: true, shiftKey: true });
    });
    expect(undo).toHaveBeenCalledOnce();
    expect(redo).not.toHaveBeenCalled();
  });

  it("says when an undo fails", async () => {
    const undo = () => {
      throw new LanewiseError("full");
    };
    const { said } = await show({ workspaceCurrent: () => INFO, undo }, "/settings");
    await screen.findByText("Ordito Workflows");
    await act(async () => {
      fireEvent.keyDown(document.body, { key: "z", ctrlKey: true });
    });
    expect(said).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ kind: "full" }));
  });

  it("leads home from a screen that needs a workspace, while none is open", async () => {
    const nothing = () => {
      throw new LanewiseError("no_workspace");
    };
    const { router } = await show(
      { workspaceCurrent: nothing, recentList: () => [] },
      "/prospects",
    );
    expect(await screen.findByText("No workspace open")).toBeInTheDocument();
    await waitFor(() => expect(router.state.location.pathname).toBe("/"));
  });

  it("says what is wrong when the core cannot tell", async () => {
    const broken = () => {
      throw new LanewiseError("damaged");
    };
    await show({ workspaceCurrent: broken }, "/prospects");
    expect(await screen.findByRole("alert")).toHaveTextContent("The workspace file is damaged.");
  });
});
