import { QueryClientProvider } from "@tanstack/react-query";
import { createMemoryHistory, RouterProvider } from "@tanstack/react-router";
import { act, configure } from "@testing-library/react";
import { vi } from "vitest";
import { type Answers, answerWith, type WorkspaceInfo } from "@/ipc";
import { followChanges } from "@/queries/changes";
import { createQueryClient } from "@/queries/client";
import { keys } from "@/queries/keys";
import type { Refused } from "@/queries/opening";
import { createAppRouter } from "@/router";
import { renderThemed } from "./render";

// A screen is fetched when it is first shown, which takes its time on a busy machine.
configure({ asyncUtilTimeout: 12_000 });
vi.setConfig({ testTimeout: 30_000 });

/** A workspace with customers and prospects in it. */
export const WORKSPACE: WorkspaceInfo = {
  path: "/home/ines/ordito.lanewise",
  name: "Ordito Workflows",
  author: "Inés",
  language: "en",
  profile: "Success-ready",
  version: 2,
  draft_changed: false,
  saved: "2026-11-21T10:42:00Z",
  undo: null,
  redo: null,
  customers: 36,
  prospects: 120,
  accounts: 156,
};

/** One that nobody has put anything into. */
export const EMPTY_WORKSPACE: WorkspaceInfo = {
  ...WORKSPACE,
  name: "Pilot",
  profile: null,
  version: null,
  saved: null,
  customers: 0,
  prospects: 0,
  accounts: 0,
};

/** The whole program at a place, on the given answers of the core. */
export async function showApp(answers: Answers, place: string, refused: Refused | null = null) {
  answerWith({
    appStart: () => ({
      version: "0.1.0",
      language: null,
      theme: null,
      file: null,
      reopened: false,
      gone: null,
    }),
    accountsAnswers: () => ({ accounts: [], columns: [] }),
    signalsList: () => [],
    viewsList: () => [],
    readinessList: () => null,
    readinessCounts: () => null,
    readinessOf: () => null,
    listLayout: () => null,
    listLayoutSet: () => null,
    ...answers,
  });
  const said = vi.fn();
  const client = createQueryClient(said);
  client.setQueryData(keys.app.refused(), refused);
  const stop = followChanges(client);
  const router = createAppRouter(createMemoryHistory({ initialEntries: [place] }));
  const view = await act(async () =>
    renderThemed(
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>,
    ),
  );
  return { router, client, said, stop, view };
}
