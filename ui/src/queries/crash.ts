import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { type CrashReport, ipc, LanewiseError } from "@/ipc";
import { keys } from "./keys";

/** The crash reports on this machine, newest first. */
export const crashesQuery = queryOptions({
  queryKey: keys.app.crashes(),
  queryFn: () => ipc.crashReports(),
});

/** Notes that a report was seen; it is told no more at the next start. */
export function useCrashSeen() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => ipc.crashReportSeen(id),
    onMutate: (id) =>
      client.setQueryData<CrashReport[]>(keys.app.crashes(), (list) =>
        list?.map((one) => (one.id === id ? { ...one, seen: true } : one)),
      ),
    onError: () => client.invalidateQueries({ queryKey: keys.app.crashes() }),
  });
}

/** Deletes all reports. */
export function useForgetCrashes() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => ipc.crashReportsForget(),
    onSettled: () => client.invalidateQueries({ queryKey: keys.app.crashes() }),
  });
}

/**
 * Writes an uncaught error into a crash report on this machine. The core leaves out whatever the
 * message quotes. Refusals of the core are no crashes: the screens have words for them.
 */
export async function reportCrash(thrown: unknown): Promise<void> {
  if (thrown instanceof LanewiseError && thrown.kind !== "unexpected") {
    return;
  }
  const error = thrown instanceof Error ? thrown : null;
  try {
    await ipc.crashFromScreen(
      error ? `${error.name}: ${error.message}` : String(thrown),
      error?.stack ?? "",
      location.hash.replace(/^#/, ""),
    );
  } catch {
    // A report that cannot be written must not become the next failure.
  }
}

/** Reports what nobody caught, from now on. */
export function watchForCrashes(target: Window = window): void {
  target.addEventListener("error", (event) => {
    // Without an error it is an image that did not load, or a resize seen too late.
    if (event.error) {
      void reportCrash(event.error);
    }
  });
  target.addEventListener("unhandledrejection", (event) => void reportCrash(event.reason));
}
