import "@testing-library/jest-dom/vitest";
import { cleanup } from "@testing-library/react";
import { afterEach } from "vitest";
import { startI18n } from "@/i18n";

// What jsdom lacks and Mantine asks for.
window.matchMedia = (media: string) => ({
  matches: false,
  media,
  onchange: null,
  addEventListener() {},
  removeEventListener() {},
  addListener() {},
  removeListener() {},
  dispatchEvent: () => false,
});

class StillObserver implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}
window.ResizeObserver = StillObserver;
window.HTMLElement.prototype.scrollIntoView = () => {};
window.scrollTo = () => {};
// No canvas either: drawing is looked at in a browser, everything around it is tested here.
window.HTMLCanvasElement.prototype.getContext = () => null;
if (!document.fonts) {
  Object.defineProperty(document, "fonts", {
    value: { ready: Promise.resolve(), addEventListener() {}, removeEventListener() {} },
  });
}

startI18n("en");
afterEach(cleanup);
