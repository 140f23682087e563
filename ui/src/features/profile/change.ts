import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useUndoToast } from "@/components/UndoToast";
import { ipc, type Parameter, type Profile } from "@/ipc";
import { draftQuery } from "@/queries/profile";

interface DraftChange {
  /** Asks the core for it. */
  run: () => Promise<unknown>;
  /** The profile as it will be, shown at once; the core's own answer follows. */
  now?: (profile: Profile) => Profile;
}

/**
 * Changes the draft: shown at once, put back if the core refuses. Changes go in one after the
 * other, so that two edits of one parameter never overtake each other. `quiet` leaves it to the
 * caller to say what went wrong.
 */
export function useDraftChange(quiet = false): (change: DraftChange) => Promise<unknown> {
  const client = useQueryClient();
  const key = draftQuery.queryKey;
  const { mutateAsync } = useMutation({
    mutationFn: ({ run }: DraftChange) => run(),
    scope: { id: "draft" },
    meta: { quiet },
    onMutate: async ({ now }: DraftChange) => {
      if (!now) {
        return;
      }
      await client.cancelQueries({ queryKey: key });
      client.setQueryData(key, (draft) => draft && { ...draft, profile: now(draft.profile) });
    },
    // Nothing was changed in the core: what it has is asked again.
    onError: () => client.invalidateQueries({ queryKey: key }),
  });
  return mutateAsync;
}

/** The profile with one parameter replaced but for its weight, as the core does it. */
export function withParameter(profile: Profile, parameter: Parameter): Profile {
  return {
    ...profile,
    parameters: profile.parameters.map((one) =>
      one.id === parameter.id ? { ...parameter, weight: one.weight } : one,
    ),
  };
}

/** Replaces a parameter; rejects, without a notice, where the core refuses. */
export function usePutParameter(): (parameter: Parameter) => Promise<unknown> {
  const change = useDraftChange(true);
  return useCallback(
    (parameter) =>
      change({
        run: () => ipc.profilePutParameter(parameter),
        now: (profile) => withParameter(profile, parameter),
      }),
    [change],
  );
}

/** Lets a refused change pass in silence where the screen, or a notice, has said it already. */
export function said(change: Promise<unknown>): void {
  change.catch(() => {});
}

/**
 * Offers to take back the change that was just made. The offer is good only while that change is
 * the last one: undoing something else in its name would be a lie.
 */
export function useTakeBack(): (message: string) => Promise<void> {
  const toast = useUndoToast();
  return useCallback(
    async (message) => {
      const made = (await ipc.workspaceCurrent()).undo?.id;
      toast(message, async () => {
        const last = (await ipc.workspaceCurrent()).undo?.id;
        if (last === made) {
          await ipc.undo();
        } else {
          notifications.hide("undo");
        }
      });
    },
    [toast],
  );
}
