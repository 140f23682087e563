import { QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook, waitFor } from "@testing-library/react";
import type { PropsWithChildren } from "react";
import { afterEach, expect, test } from "vitest";
import { answerWith, type EvidenceParameters } from "@/ipc";
import { createQueryClient } from "@/queries/client";
import { keys } from "@/queries/keys";
import { useSeparates } from "./useSeparates";

afterEach(() => answerWith(null));

/** The core, answering when it is told to. */
function core(every = false) {
  const waiting: { deals: number; answer: () => void }[] = [];
  const client = createQueryClient(() => undefined);
  answerWith({
    evidenceParameters: (_: number | null, permutations: number) =>
      new Promise<EvidenceParameters>((resolve) => {
        const answer = () =>
          resolve({
            basis: { version: null, sides: { success: 18, others: 12 }, without_outcome: 0 },
            headline: { kind: "nothing" },
            permutations,
            every,
            parameters: [],
          });
        waiting.push({ deals: permutations, answer });
      }),
  });
  const wrapper = ({ children }: PropsWithChildren) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  const shown = renderHook(() => useSeparates(undefined, false, null), { wrapper }).result;
  const asked = () => waiting.map((one) => one.deals);
  const next = async (deals: number) => {
    await waitFor(() => expect(asked()).toEqual([deals]));
    await act(async () => waiting.shift()?.answer());
  };
  const answer = (deals: number) =>
    act(async () => {
      const at = waiting.findIndex((one) => one.deals === deals);
      waiting.splice(at, 1)[0]?.answer();
    });
  return { shown, next, asked, client, answer };
}

test("what is known is shown at once and refined, never more than one question at a time", async () => {
  const { shown, next, asked, client } = core();
  expect(shown.current.evidence).toBeUndefined();
  await next(200);
  await waitFor(() => expect(shown.current.evidence?.permutations).toBe(200));
  expect(shown.current.refining).toBe(10_000);
  await next(2_000);
  await waitFor(() => expect(shown.current.evidence?.permutations).toBe(2_000));
  expect(shown.current.refining).toBe(10_000);
  await next(10_000);
  await waitFor(() => expect(shown.current.evidence?.permutations).toBe(10_000));
  expect(shown.current.refining).toBeNull();
  expect(asked()).toEqual([]);
  // An answer of a customer changed: it begins again, and what is fresh is shown, however rough.
  await act(async () => {
    void client.invalidateQueries({ queryKey: keys.evidence.parameters(null, 200) });
    void client.invalidateQueries({ queryKey: keys.evidence.parameters(null, 2_000) });
    void client.invalidateQueries({ queryKey: keys.evidence.parameters(null, 10_000) });
  });
  await waitFor(() => expect(asked()).toContain(200));
});

test("where every deal was looked at there is nothing to refine", async () => {
  const { shown, next, asked } = core(true);
  await next(200);
  await waitFor(() => expect(shown.current.evidence?.permutations).toBe(200));
  expect([shown.current.refining, asked()]).toEqual([null, []]);
});

test("answers that come in another order than they were asked in do not stop the refining", async () => {
  const { shown, next, asked, client, answer } = core();
  await next(200);
  await next(2_000);
  await next(10_000);
  await waitFor(() => expect(shown.current.refining).toBeNull());
  // All three are on the screen and are asked anew at once; the roughest comes last.
  await act(async () => void client.invalidateQueries({ queryKey: ["evidence"] }));
  await waitFor(() => expect(asked()).toEqual([200, 2_000, 10_000]));
  await answer(2_000);
  await answer(10_000);
  expect(shown.current.refining).toBe(10_000);
  await new Promise((later) => setTimeout(later, 5));
  await answer(200);
  await waitFor(() => expect(shown.current.refining).toBeNull());
  expect([shown.current.evidence?.permutations, asked()]).toEqual([10_000, []]);
});
