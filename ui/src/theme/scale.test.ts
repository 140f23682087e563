import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { roomFactor, setRoom, startScale, stepZoom, toggleRoom, ZOOMS } from "./scale";

let stop = () => {};
beforeEach(() => {
  stop = startScale();
});
afterEach(() => {
  setRoom(false);
  stepZoom(0);
  stop();
});

describe("roomFactor", () => {
  it("enlarges with the picture, so that a text keeps its share of it", () => {
    expect(roomFactor(1920, 1080)).toBe(1.5);
    expect(roomFactor(1440, 900)).toBe(1.2);
    expect(roomFactor(2560, 1440)).toBe(2);
  });

  it("enlarges a little in a small window too, and never without end", () => {
    expect(roomFactor(1024, 700)).toBe(1.15);
    expect(roomFactor(7680, 4320)).toBe(2.4);
  });
});

describe("zoom", () => {
  it("goes from size to size, stops at the ends and comes back", () => {
    for (const _ of ZOOMS) {
      stepZoom(1);
    }
    expect(document.documentElement.style.fontSize).toBe("200%");
    expect(localStorage.getItem("lanewise.zoom")).toBe("200");
    for (const _ of ZOOMS) {
      stepZoom(-1);
    }
    expect(document.documentElement.style.fontSize).toBe("70%");
    stepZoom(0);
    expect(document.documentElement.style.fontSize).toBe("100%");
  });

  it("is remembered, and so is the room mode", () => {
    stepZoom(1);
    toggleRoom();
    expect(document.documentElement).toHaveAttribute("data-room");
    stop();
    stop = startScale();
    expect(localStorage.getItem("lanewise.room")).toBe("on");
    expect(document.documentElement).toHaveAttribute("data-room");
    toggleRoom();
    expect(document.documentElement).not.toHaveAttribute("data-room");
  });
});
