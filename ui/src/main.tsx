import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { preferredLanguage, startI18n } from "@/i18n";
import {
  type AppStart,
  asLanewiseError,
  inDesktop,
  ipc,
  LanewiseError,
  type WorkspaceInfo,
} from "@/ipc";
import { watchForCrashes } from "@/queries/crash";
import { lastAuthor, type Refused } from "@/queries/opening";
import "@/theme/index.css";
import { App } from "./app";
import { fetchFirstScreen } from "./router";
import { startScale } from "./theme/scale";

/** What was asked for when the program was started; nothing in a browser. */
async function asked(): Promise<AppStart | null> {
  return inDesktop ? ipc.appStart() : null;
}

/** What came of the file the program was started with. */
interface Opened {
  workspace: WorkspaceInfo | null;
  refused: Refused | null;
}

/** Opens the file the program was started with or the one that was open last, or says what went wrong. */
async function openAsked(wishes: AppStart | null): Promise<Opened> {
  if (wishes?.gone) {
    return {
      workspace: null,
      refused: { path: wishes.gone, error: new LanewiseError("not_found") },
    };
  }
  const path = wishes?.file ?? null;
  if (path === null) {
    return { workspace: null, refused: null };
  }
  try {
    return { workspace: await ipc.workspaceOpen(path, lastAuthor()), refused: null };
  } catch (thrown) {
    const error = asLanewiseError(thrown);
    // A second window of the program: nobody asked for the workspace of the first one.
    const quiet = wishes?.reopened === true && error.kind === "busy";
    return { workspace: null, refused: quiet ? null : { path, error } };
  }
}

async function start(): Promise<void> {
  watchForCrashes();
  const root = document.getElementById("root");
  if (!root) {
    throw new Error("index.html has no element #root to draw in");
  }
  startScale();
  const wishes = await asked();
  fetchFirstScreen(Boolean(wishes?.file));
  const opened = await openAsked(wishes);
  startI18n(wishes?.language ?? preferredLanguage());
  createRoot(root).render(
    <StrictMode>
      <App theme={wishes?.theme ?? null} {...opened} />
    </StrictMode>,
  );
}

void start();
