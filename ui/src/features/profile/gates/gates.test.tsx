import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import type { DraftView, Gate } from "@/ipc";
import { GATES } from "@/test/gates";
import { core } from "../test-data";
import { show } from "../test-screen";

// The studio is large, and the machine may be busy.
vi.setConfig({ testTimeout: 30_000 });

async function rules() {
  let kept: Gate[] | null = null;
  const put = vi.fn((gates: Gate[] | null) => {
    kept = gates;
    return null;
  });
  const base = core();
  const counts = GATES.map((gate, at) => ({
    gate: { id: gate.id, name: "" },
    ready: at === 2 ? 11 : 60,
    waived: 0,
    of: 120,
  }));
  const view = { gates: GATES, default_gates: true, defaults: GATES, counts };
  const profileDraft = () => {
    const draft = base.profileDraft?.() as DraftView;
    return { ...draft, profile: { ...draft.profile, gates: kept } };
  };
  await show({ ...base, profileDraft, readinessDraft: () => view, profilePutGates: put });
  await userEvent.click(screen.getByTestId("view-rules"));
  await screen.findByTestId("edit-gate-poc");
  return { put, poc: within(screen.getByTestId("edit-gate-poc")) };
}

const last = (put: { mock: { lastCall?: [Gate[] | null] } }) => put.mock.lastCall?.[0];

describe("gates in the studio", () => {
  it("are sentences with how many could pass today, ours marked as ours", async () => {
    const { poc } = await rules();
    expect(poc.getByTestId("gate-count-poc")).toHaveTextContent(
      "11 of 120 prospects could pass today.",
    );
    expect(poc.getByText("published")).toBeInTheDocument();
    expect(poc.getAllByText("our own choice")).toHaveLength(3);
    const vision = within(screen.getByTestId("edit-gate-vision_demo"));
    expect(vision.getByText(/open to everybody/)).toBeInTheDocument();
    expect(screen.getByText(/These are the default gates/)).toBeInTheDocument();
  });

  it("change word by word", async () => {
    const { put, poc } = await rules();
    await userEvent.click(poc.getByRole("button", { name: /Of whom/ }));
    await userEvent.click(await screen.findByRole("menuitemradio", { name: "a key player" }));
    await waitFor(() => expect(put).toHaveBeenCalled());
    expect(last(put)?.[2]?.needs?.[0]).toEqual({ need: "slides", at_least: "complete", of: "any" });
    // Edited once, they are the team's, and there is a way back.
    await userEvent.click(await screen.findByTestId("reset-gates"));
    await waitFor(() => expect(last(put)).toBeNull());
  });

  it("gain and lose conditions, items and gates", async () => {
    const { put, poc } = await rules();
    await userEvent.click(
      poc.getAllByRole("button", { name: "Take this condition away" })[1] as HTMLElement,
    );
    await waitFor(() => expect(last(put)?.[2]?.needs).toHaveLength(3));
    await userEvent.click(poc.getByTestId("add-need-poc"));
    await userEvent.click(await screen.findByRole("menuitem", { name: "A tier" }));
    await waitFor(() => expect(last(put)?.[2]?.needs).toHaveLength(4));
    await userEvent.click(poc.getByRole("button", { name: "Add an item" }));
    await waitFor(() =>
      expect(last(put)?.[2]?.checklist).toEqual([{ id: "new_item", text: "New item" }]),
    );
    await userEvent.click(screen.getByTestId("add-gate"));
    await waitFor(() => expect(last(put)).toHaveLength(4));
    expect(last(put)?.[3]).toEqual({ id: "new_gate", name: "New gate", needs: [], checklist: [] });
    await userEvent.click(screen.getByRole("button", { name: "Remove New gate" }));
    await waitFor(() => expect(last(put)).toHaveLength(3));
  });

  it("move with Alt and the arrows", async () => {
    const { put, poc } = await rules();
    poc.getByRole("button", { name: /Drag POC/ }).focus();
    await userEvent.keyboard("{Alt>}{ArrowUp}{/Alt}");
    await waitFor(() =>
      expect(last(put)?.map((one) => one.id)).toEqual(["vision_demo", "poc", "deep_demo"]),
    );
    // The first stays the first.
    await userEvent.keyboard("{Alt>}{ArrowUp}{ArrowUp}{/Alt}");
    await waitFor(() => expect(last(put)?.[0]?.id).toBe("poc"));
    expect(put).toHaveBeenCalledTimes(2);
  });
});
