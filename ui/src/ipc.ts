/**
 * The one place that knows the shell. Nothing else imports `@tauri-apps/*` or `bindings.ts`.
 *
 * `ipc` has every command of the generated bindings under the same name, as a promise that
 * gives the data or throws a `LanewiseError`. Outside the desktop shell (a browser, a test)
 * the calls go to the answers given to `answerWith`.
 */
import { isTauri } from "@tauri-apps/api/core";
import { getCurrentWebview } from "@tauri-apps/api/webview";
import { getCurrentWindow } from "@tauri-apps/api/window";
import { open, save } from "@tauri-apps/plugin-dialog";
import { type Area, commands, events, type ImportProgress } from "./bindings";

export type * from "./bindings";

type Commands = typeof commands;

/** What a command gives when it went well; plain values pass as they are. */
type Data<R> = R extends { status: "ok"; data: infer D }
  ? D
  : R extends { status: "error" }
    ? never
    : R;

/** The errors that cross, as the bindings declare them. */
type Failure<R> = R extends { status: "error"; error: infer E } ? E : never;
type Failures = {
  [K in keyof Commands]: Commands[K] extends (...a: never[]) => Promise<infer R>
    ? Failure<R>
    : never;
}[keyof Commands];

/** Which error it was; the screen translates it (`errors.<kind>`). */
export type ErrorKind =
  | (Failures extends { kind: infer K extends string } ? K : never)
  | "unexpected";

export type Ipc = {
  [K in keyof Commands]: Commands[K] extends (...a: infer A) => Promise<infer R>
    ? (...a: A) => Promise<Data<R>>
    : never;
};

/** An error of the core, with the kind the screen translates and the detail it may show. */
export class LanewiseError extends Error {
  override readonly name = "LanewiseError";

  constructor(
    readonly kind: ErrorKind,
    readonly detail: unknown = null,
  ) {
    super(typeof detail === "string" ? `${kind}: ${detail}` : kind);
  }
}

/** Any thrown value as a `LanewiseError`: what the core did not foresee is `unexpected`. */
export function asLanewiseError(thrown: unknown): LanewiseError {
  if (thrown instanceof LanewiseError) {
    return thrown;
  }
  return new LanewiseError("unexpected", thrown instanceof Error ? thrown.message : String(thrown));
}

/** True in the desktop app; false in a browser or a test. */
export const inDesktop = isTauri();

/** Answers for a browser preview or a test: what each command would give. */
export type Answers = {
  [K in keyof Ipc]?: Ipc[K] extends (...a: infer A) => Promise<infer D>
    ? (...a: A) => D | Promise<D>
    : never;
};

let answers: Answers | null = null;

/** Lets the given functions answer instead of the shell; `null` goes back to the shell. */
export function answerWith(given: Answers | null): void {
  answers = given;
}

interface Outcome {
  status: "ok" | "error";
  data?: unknown;
  error?: { kind: ErrorKind; detail?: unknown };
}

function isOutcome(value: unknown): value is Outcome {
  return (
    typeof value === "object" &&
    value !== null &&
    "status" in value &&
    (value.status === "ok" || value.status === "error") &&
    ("data" in value || "error" in value)
  );
}

async function call(name: string, args: unknown[]): Promise<unknown> {
  const table = (answers ?? commands) as Record<string, ((...a: unknown[]) => unknown) | undefined>;
  const command = table[name];
  if (!command) {
    throw new LanewiseError("unexpected", `no answer for the command ${name}`);
  }
  let result: unknown;
  try {
    result = await command(...args);
  } catch (thrown) {
    throw asLanewiseError(thrown);
  }
  if (!isOutcome(result)) {
    return result;
  }
  if (result.status === "ok") {
    return result.data;
  }
  throw new LanewiseError(result.error?.kind ?? "unexpected", result.error?.detail ?? null);
}

/** Every command of the core: `await ipc.appStart()`. Throws `LanewiseError`. */
export const ipc: Ipc = new Proxy({} as Ipc, {
  get: (_, name) =>
    typeof name === "string" ? (...args: unknown[]) => call(name, args) : undefined,
});

const listeners = new Set<(areas: Area[]) => void>();

/** Says what changed where `answerWith` answers instead of the shell, as the core's event does. */
export function announce(areas: Area[]): void {
  for (const heard of listeners) {
    heard(areas);
  }
}

/** Hears of changes: `heard` gets the areas that changed. Returns the way to stop listening. */
export function onChanges(heard: (areas: Area[]) => void): () => void {
  if (!inDesktop) {
    listeners.add(heard);
    return () => listeners.delete(heard);
  }
  const stop = events.changes.listen((event) => heard(event.payload.areas));
  return () => {
    void stop.then((unlisten) => unlisten());
  };
}

const progressListeners = new Set<(progress: ImportProgress) => void>();

/** Says how far an import is where `answerWith` answers instead of the shell. */
export function announceProgress(progress: ImportProgress): void {
  for (const heard of progressListeners) {
    heard(progress);
  }
}

/** Hears how far the running import is. Returns the way to stop listening. */
export function onImportProgress(heard: (progress: ImportProgress) => void): () => void {
  if (!inDesktop) {
    progressListeners.add(heard);
    return () => progressListeners.delete(heard);
  }
  const stop = events.importProgress.listen((event) => heard(event.payload));
  return () => {
    void stop.then((unlisten) => unlisten());
  };
}

/** Hears of crash reports that were written while the program runs on: their ids. */
export function onCrashReported(heard: (id: string) => void): () => void {
  if (!inDesktop) {
    return () => {};
  }
  const stop = events.crashReported.listen((event) => heard(event.payload.id));
  return () => {
    void stop.then((unlisten) => unlisten());
  };
}

/** What happens to files that somebody drags over the window. */
export interface FileDrop {
  /** Files hang over the window, or no longer do. */
  onOver: (over: boolean) => void;
  /** They were let go: their paths. */
  onDrop: (paths: string[]) => void;
}

/** Hears of files dragged onto the window. Only the shell knows their paths. */
export function onFileDrop({ onOver, onDrop }: FileDrop): () => void {
  if (!inDesktop) {
    return () => {};
  }
  const stop = getCurrentWebview().onDragDropEvent(({ payload }) => {
    if (payload.type === "enter") {
      onOver(payload.paths.length > 0);
    } else if (payload.type === "leave") {
      onOver(false);
    } else if (payload.type === "drop") {
      onOver(false);
      onDrop(payload.paths);
    }
  });
  return () => {
    void stop.then((unlisten) => unlisten());
  };
}

/** Kinds of files a dialog offers: a translated name and the endings, without the dot. */
export interface FileKind {
  name: string;
  extensions: string[];
}

/** Asks for a file to open; `null` when the person thought better of it. */
export async function chooseFile(title: string, kinds: FileKind[]): Promise<string | null> {
  return inDesktop ? open({ title, filters: kinds, multiple: false, directory: false }) : null;
}

/** Asks where to save; `null` when the person thought better of it. */
export async function chooseTarget(
  title: string,
  suggested: string,
  kinds: FileKind[],
): Promise<string | null> {
  return inDesktop ? save({ title, defaultPath: suggested, filters: kinds }) : null;
}

/** Draws the whole page larger or smaller, as a browser's own zoom does. */
export function zoomWindow(factor: number): void {
  if (inDesktop) {
    void getCurrentWebview().setZoom(factor);
  } else {
    document.documentElement.style.fontSize = `${factor * 100}%`;
  }
}

/** Writes the window's title. */
export function titleWindow(title: string): void {
  if (inDesktop) {
    void getCurrentWindow().setTitle(title);
  }
}
