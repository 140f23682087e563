import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it, vi } from "vitest";
import { sheetOf } from "@/components/slides/sheet";
import { stateOf } from "@/dev/slides";
import { answerWith, type SlideSeen } from "@/ipc";
import { account, OUTCOMES, row } from "@/test/accounts";
import { showApp, WORKSPACE } from "@/test/app";

const suggested = vi.hoisted(() => ({ name: "" }));

vi.mock("@/ipc", async (original) => ({
  ...(await original<typeof import("@/ipc")>()),
  chooseTarget: async (_: string, name: string) => {
    suggested.name = name;
    return `/tmp/${name}`;
  },
}));

const kept = (id: number, person: string): SlideSeen => ({
  kept: { id, account: 1, slide: { person }, author: "Inés", at: "2026-11-21T10:42:00Z" },
  state: stateOf(sheetOf({ person })),
});

afterEach(() => answerWith(null));

it("exports the slide that is open alone, or every slide of its account", async () => {
  const slides = [kept(1, "Anna Bauer"), kept(2, "Carla Neri")];
  const acme = row(account(1, "Acme", { stage: "customer", outcome: "happy" }));
  const slidesExport = vi.fn(() => 1);
  await showApp(
    {
      workspaceCurrent: () => WORKSPACE,
      recentList: () => [],
      accountsList: () => [acme],
      accountGet: () => ({ row: acme, answers: [], signals: [], contradiction: null }) as never,
      settingsGet: () => ({ name: "Ordito Workflows", language: "en", outcomes: OUTCOMES }),
      slidesOf: () => slides,
      slidesList: () => [{ account: 1, name: "Acme", stage: "customer", outcome: "happy", slides }],
      slideRule: () => ({ parts: [], may_lack: 1, never_without: [] }),
      slidesExport,
    },
    "/slides/1?slide=2",
  );
  await userEvent.click(await screen.findByTestId("slides-export"));
  await userEvent.click(await screen.findByTestId("slides-export-csv"));
  await waitFor(() =>
    expect(slidesExport).toHaveBeenLastCalledWith("/tmp/Situation Slides Acme.csv", [1, 2]),
  );
  await userEvent.click(screen.getByTestId("slides-export"));
  await userEvent.click(await screen.findByTestId("slides-export-one"));
  expect(screen.getByTestId("slides-export-one")).toBeChecked();
  await userEvent.click(screen.getByTestId("slides-export-csv"));
  await waitFor(() => expect(slidesExport).toHaveBeenLastCalledWith(expect.any(String), [2]));
  expect(suggested.name).toBe("Situation Slides Acme · Carla Neri.csv");
});
