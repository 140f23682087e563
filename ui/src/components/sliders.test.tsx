import { act, fireEvent, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { axeProblems, renderThemed } from "@/test/render";
import { FitSlider } from "./FitSlider";
import { readDecimal } from "./NumberField";
import { WeightBar } from "./WeightBar";

/** jsdom has no layout: a track of 200 pixels from the window's left edge. */
function giveWidth(): void {
  vi.spyOn(HTMLElement.prototype, "getBoundingClientRect").mockReturnValue({
    left: 0,
    width: 200,
    top: 0,
    height: 10,
    right: 200,
    bottom: 10,
    x: 0,
    y: 0,
    toJSON: () => ({}),
  });
}

const pointer = (type: "Down" | "Move" | "Up", on: Element, clientX: number) =>
  fireEvent[`pointer${type}`](on, { clientX, button: 0, pointerId: 1 });

describe("WeightBar", () => {
  it("previews every press of an arrow and commits once when it is let go", () => {
    const onPreview = vi.fn();
    const onCommit = vi.fn();
    renderThemed(<WeightBar name="Lane" weight={180} onPreview={onPreview} onCommit={onCommit} />);
    const slider = screen.getByRole("slider", { name: "Lane" });
    expect(slider).toHaveAttribute("aria-valuetext", "18 percent");
    slider.focus();
    fireEvent.keyDown(slider, { key: "ArrowRight" });
    fireEvent.keyDown(slider, { key: "ArrowRight" });
    fireEvent.keyDown(slider, { key: "ArrowRight", shiftKey: true });
    expect(onPreview.mock.calls).toEqual([[190], [200], [250]]);
    expect(onCommit).not.toHaveBeenCalled();
    fireEvent.keyUp(slider, { key: "ArrowRight" });
    expect(onCommit).toHaveBeenCalledExactlyOnceWith(250);
    expect(slider).toHaveAttribute("aria-valuenow", "250");
  });

  it("takes the weight to where the track is pressed, in half percents", () => {
    giveWidth();
    const onCommit = vi.fn();
    renderThemed(<WeightBar name="Lane" weight={180} full={250} onCommit={onCommit} />);
    const track = screen.getByRole("slider").parentElement as Element;
    pointer("Down", track, 100);
    pointer("Move", track, 121);
    expect(screen.getByRole("slider")).toHaveAttribute("aria-valuenow", "150");
    expect(onCommit).not.toHaveBeenCalled();
    pointer("Up", track, 121);
    expect(onCommit).toHaveBeenCalledExactlyOnceWith(150);
  });

  it("goes back when the drag is given up with Escape", () => {
    giveWidth();
    const onCommit = vi.fn();
    const onPreview = vi.fn();
    renderThemed(<WeightBar name="Lane" weight={180} onPreview={onPreview} onCommit={onCommit} />);
    const slider = screen.getByRole("slider");
    const track = slider.parentElement as Element;
    pointer("Down", track, 20);
    fireEvent.keyDown(slider, { key: "Escape" });
    pointer("Up", track, 20);
    expect(slider).toHaveAttribute("aria-valuenow", "180");
    expect(onPreview).toHaveBeenLastCalledWith(180);
    expect(onCommit).not.toHaveBeenCalled();
  });

  it("goes back when the change fails, stays when it goes well", async () => {
    const onCommit = vi.fn().mockRejectedValueOnce(new Error("no"));
    const { rerender } = renderThemed(<WeightBar name="Lane" weight={180} onCommit={onCommit} />);
    const slider = screen.getByRole("slider");
    fireEvent.keyDown(slider, { key: "ArrowRight" });
    await act(async () => {
      fireEvent.keyUp(slider, { key: "ArrowRight" });
    });
    expect(slider).toHaveAttribute("aria-valuenow", "180");
    onCommit.mockResolvedValueOnce(null);
    fireEvent.keyDown(slider, { key: "ArrowRight" });
    await act(async () => {
      fireEvent.keyUp(slider, { key: "ArrowRight" });
    });
    expect(slider).toHaveAttribute("aria-valuenow", "190");
    rerender(<WeightBar name="Lane" weight={185} onCommit={onCommit} />);
    expect(slider).toHaveAttribute("aria-valuenow", "185");
  });

  it("loses no step of twelve quick presses, however late and in whatever order the echoes come", async () => {
    const landed: (() => void)[] = [];
    const onCommit = vi.fn(() => new Promise<void>((resolve) => landed.push(resolve)));
    const { rerender } = renderThemed(<WeightBar name="Lane" weight={500} onCommit={onCommit} />);
    const echo = (weight: number) =>
      rerender(<WeightBar name="Lane" weight={weight} onCommit={onCommit} />);
    const slider = screen.getByRole("slider");
    for (let press = 1; press <= 12; press += 1) {
      fireEvent.keyDown(slider, { key: "ArrowLeft" });
      fireEvent.keyUp(slider, { key: "ArrowLeft" });
      // Shown at once by the screen; and, two steps late, what the core had then.
      echo(500 - press * 10);
      if (press > 2) {
        await act(async () => landed[press - 3]?.());
        echo(500 - (press - 2) * 10);
      }
      expect(slider).toHaveAttribute("aria-valuenow", String(500 - press * 10));
    }
    expect(onCommit.mock.calls.map(([weight]: unknown[]) => weight)).toEqual(
      Array.from({ length: 12 }, (_, index) => 490 - index * 10),
    );
    await act(async () => {
      for (const land of landed) {
        land();
      }
    });
    echo(390);
    expect(slider).toHaveAttribute("aria-valuenow", "380");
    echo(380);
    // Settled: from now on somebody else may change it.
    echo(450);
    expect(slider).toHaveAttribute("aria-valuenow", "450");
  });

  it("takes a typed number, with comma or point, and nothing else", async () => {
    const onCommit = vi.fn();
    renderThemed(<WeightBar name="Lane" weight={180} onCommit={onCommit} />);
    const field = screen.getByRole("textbox", { name: "Weight of Lane, in percent" });
    await userEvent.clear(field);
    await userEvent.type(field, "12,5{Enter}");
    expect(onCommit).toHaveBeenCalledExactlyOnceWith(125);
    await userEvent.clear(field);
    await userEvent.type(field, "much");
    expect(field).toBeInvalid();
    await userEvent.keyboard("{Enter}");
    await userEvent.clear(field);
    await userEvent.type(field, "101{Enter}");
    await userEvent.clear(field);
    await userEvent.type(field, "9{Escape}");
    expect(onCommit).toHaveBeenCalledOnce();
    expect(field).toHaveValue("18");
  });

  it("does not move while disabled, and is clean for axe", async () => {
    const onCommit = vi.fn();
    const { container } = renderThemed(
      <WeightBar name="Lane" weight={180} evidence={160} disabled onCommit={onCommit} />,
    );
    const slider = screen.getByRole("slider");
    fireEvent.keyDown(slider, { key: "ArrowRight" });
    fireEvent.keyUp(slider, { key: "ArrowRight" });
    expect(onCommit).not.toHaveBeenCalled();
    expect(await axeProblems(container)).toEqual([]);
  });
});

describe("FitSlider", () => {
  it("keeps between 0 and 100", () => {
    const onCommit = vi.fn();
    renderThemed(<FitSlider name="Said on a call" fit={95} onCommit={onCommit} />);
    const slider = screen.getByRole("slider", { name: "Fit of Said on a call" });
    fireEvent.keyDown(slider, { key: "PageUp" });
    fireEvent.keyUp(slider);
    fireEvent.keyDown(slider, { key: "Home" });
    fireEvent.keyUp(slider);
    expect(onCommit.mock.calls).toEqual([[100], [0]]);
  });
});

describe("readDecimal", () => {
  it.each([
    ["16", 16],
    [" 16,5 % ", 16.5],
    [".5", 0.5],
    ["", null],
    ["1e3", null],
    ["-4", null],
    ["1.2.3", null],
  ])("reads %j as %j", (typed, value) => {
    expect(readDecimal(typed)).toBe(value);
  });
});
