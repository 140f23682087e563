import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { preferredLanguage, startI18n } from "@/i18n";
import { type AppStart, inDesktop, ipc } from "@/ipc";
import "@/theme/index.css";
import { App } from "./app";

/** What was asked for when the program was started; nothing in a browser. */
async function asked(): Promise<AppStart | null> {
  return inDesktop ? ipc.appStart() : null;
}

async function start(): Promise<void> {
  const root = document.getElementById("root");
  if (!root) {
    throw new Error("index.html has no element #root to draw in");
  }
  const wishes = await asked();
  startI18n(wishes?.language ?? preferredLanguage());
  createRoot(root).render(
    <StrictMode>
      <App theme={wishes?.theme ?? null} />
    </StrictMode>,
  );
}

void start();
