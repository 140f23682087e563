import { afterEach, describe, expect, it } from "vitest";
import { answerWith, asLanewiseError, ipc, LanewiseError } from "./ipc";

afterEach(() => answerWith(null));

/** An answer that a generated command could give, whatever it is called. */
function answering(result: unknown): void {
  answerWith({ appStart: () => result as never });
}

describe("ipc", () => {
  it("gives the data of a command that went well", async () => {
    answering({ status: "ok", data: { version: "1" } });
    expect(await ipc.appStart()).toEqual({ version: "1" });
  });

  it("passes on what is no result", async () => {
    answering({ version: "0.1.0", language: null, theme: null, file: null });
    expect((await ipc.appStart()).version).toBe("0.1.0");
  });

  it("throws the core's error with kind and detail", async () => {
    answering({ status: "error", error: { kind: "busy", detail: { message: "held" } } });
    const thrown = await ipc.appStart().catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(LanewiseError);
    expect(thrown).toMatchObject({ kind: "busy", detail: { message: "held" } });
  });

  it("turns anything else that is thrown into an unexpected error", async () => {
    answerWith({
      appStart: () => {
        throw new TypeError("no bridge");
      },
    });
    await expect(ipc.appStart()).rejects.toMatchObject({ kind: "unexpected", detail: "no bridge" });
    expect(asLanewiseError("panic").detail).toBe("panic");
  });

  it("says which command nobody answers", async () => {
    answerWith({});
    await expect(ipc.appStart()).rejects.toMatchObject({ kind: "unexpected" });
  });
});
