import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Answers, announce, answerWith, LanewiseError, type Setup } from "@/ipc";
import { showApp, WORKSPACE } from "@/test/app";
import { axeProblems } from "@/test/render";

const chosen = vi.hoisted(() => ({ path: null as string | null }));
vi.mock("@/ipc", async (original) => ({
  ...(await original<typeof import("@/ipc")>()),
  chooseFile: async () => chosen.path,
  chooseTarget: async () => chosen.path,
}));

const NONE: Answers = {
  workspaceCurrent: () => {
    throw new LanewiseError("no_workspace");
  },
  recentList: () => [
    { path: "/home/ines/team/Ordito.lanewise", name: "Ordito", opened: "2026-11-20T10:00:00Z" },
  ],
};

beforeEach(() => {
  chosen.path = null;
  localStorage.removeItem("lanewise.author");
});
afterEach(() => answerWith(null));

describe("Start", () => {
  it("makes a workspace only when it has a name, an author and a place", async () => {
    const make = vi.fn((path: string, setup: Setup) => ({ ...WORKSPACE, path, ...setup }));
    await showApp({ ...NONE, workspaceCreate: make, homeOverview: () => emptyHome }, "/");
    const user = userEvent.setup();
    await user.click(await screen.findByTestId("new-workspace"));
    await user.click(screen.getByTestId("create-workspace"));
    expect(screen.getByText("Give it a name; you can change it later.")).toBeInTheDocument();
    await user.type(screen.getByTestId("new-name"), "Mid-market / 2026");
    await user.type(screen.getByTestId("new-author"), " Inés ");
    await user.click(screen.getByTestId("create-workspace"));
    // The dialog was cancelled: nothing is made, what was typed stays.
    expect(make).not.toHaveBeenCalled();
    expect(screen.getByTestId("new-name")).toHaveValue("Mid-market / 2026");
    chosen.path = "/home/ines/mid.lanewise";
    await user.click(screen.getByTestId("create-workspace"));
    await waitFor(() =>
      expect(make).toHaveBeenCalledWith("/home/ines/mid.lanewise", {
        name: "Mid-market / 2026",
        author: "Inés",
        language: "en",
      }),
    );
    expect(localStorage.getItem("lanewise.author")).toBe("Inés");
  });

  it("says who has a file open, and opens it once it is free", async () => {
    let free = false;
    const holder = { pid: 1, user: "marta", host: "sala", since: "2026-11-21T09:00:00Z" };
    const open = vi.fn((path: string) => {
      if (!free) {
        throw new LanewiseError("busy", { message: "", problems: [], holder });
      }
      return { ...WORKSPACE, path };
    });
    const { view } = await showApp(
      { ...NONE, workspaceOpen: open, homeOverview: () => emptyHome },
      "/",
    );
    const user = userEvent.setup();
    await user.click(await screen.findByRole("button", { name: /^Ordito/ }));
    const refused = await screen.findByTestId("refused");
    expect(refused).toHaveTextContent("marta, sala has this workspace open.");
    expect(await axeProblems(view.container)).toEqual([]);
    free = true;
    await user.click(screen.getByRole("button", { name: "Try again" }));
    await waitFor(() => expect(screen.queryByTestId("refused")).toBeNull());
    expect(open).toHaveBeenCalledTimes(2);
  });

  it("tells why the file it was started with is not open", async () => {
    await showApp(NONE, "/", {
      path: "/tmp/old/Pilot.lanewise",
      error: new LanewiseError("damaged", { message: "", problems: [], holder: null }),
    });
    const refused = await screen.findByTestId("refused");
    expect(refused).toHaveTextContent("Pilot is not open");
    expect(refused).toHaveTextContent("The workspace file is damaged.");
  });

  it("forgets a recent workspace at once", async () => {
    const forget = vi.fn();
    await showApp({ ...NONE, recentForget: forget }, "/");
    await userEvent.click(await screen.findByRole("button", { name: "Take Ordito off the list" }));
    expect(forget).toHaveBeenCalledWith("/home/ines/team/Ordito.lanewise");
    expect(screen.getByText("What you open will wait for you here.")).toBeInTheDocument();
  });

  it("opens the sample in the language of the interface", async () => {
    let made = false;
    const sample = vi.fn((path: string, setup: Setup) => {
      made = true;
      queueMicrotask(() => announce(["workspace"]));
      return { ...WORKSPACE, path, ...setup };
    });
    chosen.path = "/home/ines/sample.lanewise";
    await showApp(
      {
        ...NONE,
        workspaceCurrent: () => {
          if (!made) {
            throw new LanewiseError("no_workspace");
          }
          return WORKSPACE;
        },
        workspaceSample: sample,
        homeOverview: () => emptyHome,
      },
      "/",
    );
    await userEvent.click(await screen.findByTestId("open-sample"));
    await waitFor(() => expect(sample.mock.calls[0]?.[1].language).toBe("en"));
    expect(await screen.findByTestId("home")).toBeInTheDocument();
  });
});

const emptyHome = { overview: null, attention: [], history: [], reference: 0, accounts: 0 };
