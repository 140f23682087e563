import { expect, test } from "vitest";
import { fulfils } from "./licences.mjs";

test("an expression is fulfilled when a choice of allowed licences does", () => {
  for (const fine of [
    "MIT",
    "MIT/Apache-2.0",
    "GPL-3.0 OR MIT",
    "(GPL-3.0 OR MIT) AND Zlib",
    "Apache-2.0 WITH LLVM-exception OR GPL-2.0",
    "(MIT OR CC0-1.0)",
  ]) {
    expect(fulfils(fine), fine).toBe(true);
  }
  for (const not of [
    "",
    "GPL-3.0",
    "MIT AND GPL-3.0",
    "MPL-2.0",
    "MIT WITH something",
    "MIT MIT",
  ]) {
    expect(fulfils(not), not).toBe(false);
  }
});
