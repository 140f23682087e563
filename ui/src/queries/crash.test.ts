import { afterEach, expect, test, vi } from "vitest";
import { answerWith, LanewiseError } from "@/ipc";
import { reportCrash, watchForCrashes } from "./crash";

afterEach(() => answerWith(null));

test("an uncaught error is written down with the screen it came from", async () => {
  const told = vi.fn(() => "crash-1");
  answerWith({ crashFromScreen: told });
  location.hash = "#/customers/7";
  await reportCrash(new TypeError("undefined is not an object"));
  expect(told).toHaveBeenCalledWith(
    "TypeError: undefined is not an object",
    expect.stringContaining("crash.test"),
    "/customers/7",
  );
});

test("what the core refuses is no crash, and a report that fails is none either", async () => {
  const told = vi.fn(() => {
    throw new Error("no disk");
  });
  answerWith({ crashFromScreen: told });
  await reportCrash(new LanewiseError("busy"));
  expect(told).not.toHaveBeenCalled();
  await reportCrash("a thrown word");
  expect(told).toHaveBeenCalledWith("a thrown word", "", expect.any(String));
});

test("errors and rejections that nobody caught are heard", async () => {
  const told = vi.fn(() => null);
  answerWith({ crashFromScreen: told });
  const target = new EventTarget() as unknown as Window;
  watchForCrashes(target);
  target.dispatchEvent(new ErrorEvent("error", { error: new Error("one") }));
  target.dispatchEvent(new ErrorEvent("error", { message: "an image" }));
  target.dispatchEvent(
    Object.assign(new Event("unhandledrejection"), { reason: new Error("two") }),
  );
  await vi.waitFor(() => expect(told).toHaveBeenCalledTimes(2));
});
