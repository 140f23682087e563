import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { preferredLanguage, startI18n } from "@/i18n";
import { type AppStart, asLanewiseError, inDesktop, ipc } from "@/ipc";
import { lastAuthor, type Refused } from "@/queries/opening";
import "@/theme/index.css";
import { App } from "./app";

/** What was asked for when the program was started; nothing in a browser. */
async function asked(): Promise<AppStart | null> {
  return inDesktop ? ipc.appStart() : null;
}

/** Opens the file the program was started with; gives what went wrong. */
async function openAsked(file: string | null): Promise<Refused | null> {
  if (file === null) {
    return null;
  }
  try {
    await ipc.workspaceOpen(file, lastAuthor());
    return null;
  } catch (thrown) {
    return { path: file, error: asLanewiseError(thrown) };
  }
}

async function start(): Promise<void> {
  const root = document.getElementById("root");
  if (!root) {
    throw new Error("index.html has no element #root to draw in");
  }
  const wishes = await asked();
  const refused = await openAsked(wishes?.file ?? null);
  startI18n(wishes?.language ?? preferredLanguage());
  createRoot(root).render(
    <StrictMode>
      <App theme={wishes?.theme ?? null} refused={refused} />
    </StrictMode>,
  );
}

void start();
