import type { HomeView, WorkspaceInfo } from "@/ipc";

export type StepId = "profile" | "customers" | "outcomes" | "publish" | "prospects";

/** Something a new team does once. */
export interface FirstStep {
  id: StepId;
  done: boolean;
}

/**
 * The way of a new team, in order. The profile comes before the customers: only with one do the
 * columns of their table become answers.
 */
export function nextSteps(workspace: WorkspaceInfo, home: HomeView): FirstStep[] {
  return [
    { id: "profile", done: workspace.profile !== null || workspace.version !== null },
    { id: "customers", done: workspace.customers > 0 },
    { id: "outcomes", done: home.reference > 0 },
    { id: "publish", done: workspace.version !== null },
    { id: "prospects", done: workspace.prospects > 0 },
  ];
}
