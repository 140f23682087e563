import { Notifications } from "@mantine/notifications";
import { act, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { changeLanguage } from "@/i18n";
import { LanewiseError } from "@/ipc";
import { axeProblems, renderThemed } from "@/test/render";
import { Dialog } from "./Dialog";
import { EmptyState } from "./EmptyState";
import { ErrorState } from "./ErrorState";
import { stretches, type Tier, tierRank } from "./model";
import { OutcomeMark } from "./OutcomeMark";
import { Page } from "./Page";
import { ProgressPanel } from "./ProgressPanel";
import { RangeBar } from "./RangeBar";
import { TierTag } from "./TierTag";
import { tellStep, useUndoToast } from "./UndoToast";
import { VoiceSentence } from "./VoiceSentence";
import { WaterfallStep, WaterfallTotal } from "./Waterfall";

const TIERS: Tier[] = [
  { id: "excellent", name: "Excellent", from: 80_000 },
  { id: "good", name: "Good", from: 60_000 },
  { id: "risky", name: "Risky", from: 37_000 },
  { id: "nope", name: "Nope", from: 0 },
];

function Remover({ undo }: { undo: () => void }) {
  const toast = useUndoToast();
  return (
    <button type="button" onClick={() => toast("Seven removed.", undo)}>
      remove
    </button>
  );
}

describe("tiers on the axis", () => {
  it("puts a score in its tier, the cut itself in the better one", () => {
    expect([100_000, 80_000, 79_999, 60_000, 36_999, 0].map((s) => tierRank(TIERS, s))).toEqual([
      0, 0, 1, 1, 3, 3,
    ]);
  });

  it("covers the whole axis once, and only what is asked for", () => {
    const all = stretches(TIERS);
    expect(all.map(({ from, to }) => [from, to])).toEqual([
      [0, 37_000],
      [37_000, 60_000],
      [60_000, 80_000],
      [80_000, 100_000],
    ]);
    expect(
      stretches(TIERS, 44_000, 77_000).map(({ tier, from, to }) => [tier.id, from, to]),
    ).toEqual([
      ["risky", 44_000, 60_000],
      ["good", 60_000, 77_000],
    ]);
    expect(stretches(TIERS, 50_000, 50_000)).toEqual([]);
  });
});

describe("TierTag", () => {
  it("has bars and a name; the best has all bars filled", () => {
    const { container, rerender } = renderThemed(
      <TierTag tiers={TIERS} id="excellent" score={88_500} />,
    );
    const filled = () =>
      [...container.querySelectorAll("rect")].filter((bar) => bar.getAttribute("opacity") === "1");
    expect(container).toHaveTextContent("Excellent 88.5");
    expect(filled()).toHaveLength(4);
    rerender(<TierTag tiers={TIERS} id="nope" />);
    expect(filled()).toHaveLength(1);
    rerender(<TierTag tiers={TIERS} id="gone" />);
    expect(container.querySelector("svg")).toBeNull();
  });
});

describe("RangeBar", () => {
  it("says the range and the tiers it crosses", () => {
    renderThemed(<RangeBar tiers={TIERS} low={44_000} likely={63_000} high={77_000} />);
    expect(
      screen.getByRole("img", { name: "Low 44, likely 63, high 77: Risky to Good" }),
    ).toBeInTheDocument();
  });

  it("says a settled score without a range", () => {
    renderThemed(<RangeBar tiers={TIERS} low={63_000} likely={63_000} high={63_000} />);
    expect(screen.getByRole("img", { name: "63: Good" })).toBeInTheDocument();
  });
});

describe("Waterfall", () => {
  it("hatches what is open and says the points", () => {
    const { container } = renderThemed(
      <WaterfallStep tiers={TIERS} start={36_600} low={3500} likely={9500} high={14_000} />,
    );
    expect(screen.getByRole("img", { name: "3.5 to 14 points, likely 9.5" })).toBeInTheDocument();
    const lefts = [...container.querySelectorAll<HTMLElement>("[style]")].map((e) => e.style.left);
    expect(lefts).toContain("36.6%");
    expect(lefts).toContain("40.1%");
    expect(lefts).toContain("46.1%");
  });

  it("draws no hatch for what is known", () => {
    renderThemed(
      <WaterfallStep tiers={TIERS} start={0} low={15_000} likely={15_000} high={15_000} first />,
    );
    expect(screen.getByRole("img", { name: "15 points" })).toBeInTheDocument();
    renderThemed(<WaterfallTotal tiers={TIERS} low={44_000} likely={63_000} high={77_000} />);
    expect(screen.getByRole("img", { name: "44 to 77 points, likely 63" })).toBeInTheDocument();
  });
});

describe("VoiceSentence", () => {
  it("sets bold parts and leaves names alone, whatever is in them", () => {
    const { container } = renderThemed(
      <VoiceSentence i18nKey="shell.undoWhat" values={{ what: "A <b>B</b> & Sons" }} />,
    );
    expect(container.querySelector("p")).toHaveTextContent("Undo: A <b>B</b> & Sons");
    expect(container.querySelector("strong")).toBeNull();
  });

  it("speaks the language that is chosen, at once", async () => {
    const { container } = renderThemed(<VoiceSentence i18nKey="common.retry" as="h1" />);
    expect(container.querySelector("h1")).toHaveTextContent("Try again");
    await act(() => changeLanguage("it"));
    expect(container.querySelector("h1")).toHaveTextContent("Riprova");
    expect(document.documentElement.lang).toBe("it");
    await act(() => changeLanguage("en"));
  });
});

describe("states", () => {
  it("says what went wrong, what to do, and tries again", async () => {
    const onRetry = vi.fn();
    renderThemed(
      <ErrorState error={new LanewiseError("unexpected", "disk I/O")} onRetry={onRetry} />,
    );
    expect(screen.getByRole("alert")).toHaveTextContent("did not expect");
    expect(screen.getByText("disk I/O")).toBeInTheDocument();
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(onRetry).toHaveBeenCalledOnce();
  });

  it("shows how far it is, and stops once", async () => {
    const onCancel = vi.fn();
    const panel = { title: "Importing", done: 6200, total: 10_000, onCancel };
    const { rerender } = renderThemed(<ProgressPanel {...panel} />);
    const bar = screen.getByRole("progressbar", { name: "Importing" });
    expect(bar).toHaveAttribute("aria-valuenow", "62");
    expect(screen.getByText("6,200 of 10,000")).toBeInTheDocument();
    await userEvent.click(screen.getByRole("button", { name: "Cancel" }));
    expect(onCancel).toHaveBeenCalledOnce();
    rerender(<ProgressPanel {...panel} cancelling />);
    expect(screen.getByRole("button", { name: "Cancel" })).toBeDisabled();
  });

  it("offers an undo and takes it once", async () => {
    const undo = vi.fn();
    renderThemed(
      <>
        <Notifications />
        <Remover undo={undo} />
      </>,
    );
    await userEvent.click(screen.getByRole("button", { name: "remove" }));
    expect(await screen.findByText("Seven removed.")).toBeInTheDocument();
    await userEvent.click(screen.getByRole("button", { name: "Undo" }));
    expect(undo).toHaveBeenCalledOnce();
  });

  it("tells a step that was undone, the last one only", async () => {
    renderThemed(<Notifications />);
    act(() => tellStep("Undone: a weight.", "Close"));
    expect(await screen.findByTestId("step-told")).toHaveTextContent("Undone: a weight.");
    act(() => tellStep("Undone: a name.", "Close"));
    expect(await screen.findByText("Undone: a name.")).toBeInTheDocument();
    await waitFor(() => expect(screen.getAllByTestId("step-told")).toHaveLength(1));
  });

  it("is clean for axe", async () => {
    const { container } = renderThemed(
      <Page title="Home" aside="12" actions={<button type="button">Go</button>}>
        <EmptyState title="Nothing yet." actions={<button type="button">Import</button>}>
          Bring a list.
        </EmptyState>
        <ErrorState error={new LanewiseError("unexpected")} />
        <ProgressPanel title="Reading" done={3} total={null} />
        <OutcomeMark shape="ring" label="Not expanded" />
        <OutcomeMark shape="cross" />
      </Page>,
    );
    expect(await axeProblems(container)).toEqual([]);
  });

  it("opens a dialog that can be left with Escape", async () => {
    const onClose = vi.fn();
    renderThemed(
      <Dialog opened onClose={onClose} title="Publish">
        <p>Body</p>
      </Dialog>,
    );
    expect(screen.getByRole("dialog", { name: "Publish" })).toBeInTheDocument();
    expect(await axeProblems(document.body)).toEqual([]);
    await userEvent.keyboard("{Escape}");
    expect(onClose).toHaveBeenCalled();
  });
});
