// Written by hand until the desktop shell generates it; the same shape.
import { invoke } from "@tauri-apps/api/core";

export const commands = {
  appStart: () => invoke<AppStart>("app_start"),
};

export type AppStart = {
  version: string;
  language: "en" | "it" | "es" | null;
  theme: "light" | "dark" | "system" | null;
  file: string | null;
};
