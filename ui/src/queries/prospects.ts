import { useMutation } from "@tanstack/react-query";
import { type Given, type Grade, ipc } from "@/ipc";

/**
 * Answers of one account. A scorecard shows them when the core has scored them, a few
 * milliseconds later: a range that the screen made up could be wrong.
 */
export function useAnswers(account: number) {
  const set = useMutation({
    mutationFn: (change: { parameter: string; given: Given; grade: Grade }) =>
      ipc.answerSet(account, change.parameter, { given: change.given, grade: change.grade }),
  });
  const clear = useMutation({
    mutationFn: (parameter: string) => ipc.answerClear(account, parameter),
  });
  return {
    onAnswer: (parameter: string, given: Given, grade: Grade) =>
      set.mutateAsync({ parameter, given, grade }),
    onClear: (parameter: string) => clear.mutateAsync(parameter),
    onRead: (parameter: string, text: string) => ipc.answerRead(parameter, text),
  };
}

/** A tier set by hand on one account. */
export function useOverride(account: number) {
  const set = useMutation({
    mutationFn: (change: { tier: string; reason: string; expires: string }) =>
      ipc.overrideSet(account, change.tier, change.reason, change.expires),
    meta: { quiet: true },
  });
  const remove = useMutation({ mutationFn: (id: number) => ipc.overrideRemove(id) });
  return { set, remove };
}
