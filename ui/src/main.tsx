import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { preferredLanguage, startI18n } from "@/i18n";
import { type AppStart, asLanewiseError, inDesktop, ipc, type WorkspaceInfo } from "@/ipc";
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

/** Opens the file the program was started with, or says what went wrong. */
async function openAsked(file: string | null): Promise<Opened> {
  if (file === null) {
    return { workspace: null, refused: null };
  }
  try {
    return { workspace: await ipc.workspaceOpen(file, lastAuthor()), refused: null };
  } catch (thrown) {
    return { workspace: null, refused: { path: file, error: asLanewiseError(thrown) } };
  }
}

async function start(): Promise<void> {
  const root = document.getElementById("root");
  if (!root) {
    throw new Error("index.html has no element #root to draw in");
  }
  startScale();
  const wishes = await asked();
  fetchFirstScreen(Boolean(wishes?.file));
  const opened = await openAsked(wishes?.file ?? null);
  startI18n(wishes?.language ?? preferredLanguage());
  createRoot(root).render(
    <StrictMode>
      <App theme={wishes?.theme ?? null} {...opened} />
    </StrictMode>,
  );
}

void start();
