import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  type Answers,
  announce,
  answerWith,
  type CapabilitiesView,
  type NeedMatch,
  type NeedUse,
  type NewCapability,
  type Said,
} from "@/ipc";
import { AROUND, HOME, INFO, OUTCOMES } from "@/test/accounts";
import { showApp } from "@/test/app";
import { axeProblems } from "@/test/render";
import { covering, linesOf, sureOnes } from "./narrow";

const use = (
  account: number,
  name: string,
  need: string,
  more: Partial<NeedUse> = {},
): NeedUse => ({
  account,
  name,
  stage: "prospect",
  success: null,
  need,
  players: ["Anna Berti"],
  cover: null,
  capability: null,
  ...more,
});

const words = (capability: number, sure: boolean, cover: NeedMatch["cover"]): NeedMatch => ({
  capability,
  cover,
  sure,
  why: { kind: "words", words: ["phone"] },
});

const row = (id: number, name: string, offered: boolean, said = 0, hinted = 0) => ({
  capability: { id, content: { name, words: ["on the phone"], about: "", offered } },
  said,
  hinted,
  happy: 0,
  others: 0,
  prospects: 1,
});

function view(): CapabilitiesView {
  return {
    capabilities: [
      row(1, "Mobile approval", true, 0, 2),
      row(2, "Work without a network", false, 0, 1),
      row(3, "Photos", true, 1),
    ],
    groups: [
      {
        key: "odd",
        need: "Something odd",
        uses: [use(1, "Acme", "Something odd")],
        waiting: 1,
        suggestion: null,
      },
      {
        key: "phone",
        need: "Approve from the phone",
        uses: [use(1, "Acme", "Approve from the phone"), use(2, "Brandt", "approve from a PHONE")],
        waiting: 2,
        suggestion: words(1, true, "covered"),
      },
      {
        key: "offline",
        need: "Works offline",
        uses: [use(2, "Brandt", "Works offline")],
        waiting: 1,
        suggestion: words(2, false, "not"),
      },
      {
        key: "photo",
        need: "Photos",
        uses: [use(1, "Acme", "Photos", { cover: "partly", capability: 3 })],
        waiting: 0,
        suggestion: null,
      },
    ],
    asked: [
      {
        capability: 2,
        name: "Work without a network",
        happy: 0,
        others: 0,
        prospects: 1,
        hinted: 1,
        accounts: ["Brandt"],
      },
      {
        capability: null,
        name: "Stamps",
        happy: 0,
        others: 1,
        prospects: 0,
        hinted: 0,
        accounts: ["Acme"],
      },
    ],
    parameter: { id: "fit", name: "Problem/solution fit" },
    needs: 5,
    waiting: 4,
    sure: 2,
    accounts: 2,
    differ: 1,
  };
}

let said: Said[][] = [];
let added: NewCapability[] = [];
let put: NewCapability[] = [];
let now = view();

function core(more: Answers = {}): Answers {
  return {
    workspaceCurrent: () => ({ ...INFO, path: "/home/ines/capabilities.lanewise" }),
    homeOverview: () => HOME,
    accountsList: () => [],
    prospectsView: () => AROUND,
    prospectsNews: () => ({ became_fit: 0, stale: 0 }),
    settingsGet: () => ({ name: "Ordito", language: "en", outcomes: OUTCOMES }),
    capabilitiesView: () => now,
    capabilityAdd: (content) => added.push(content),
    capabilityPut: (_id, content) => put.push(content) > 0,
    coversSet: (all) => {
      said.push(all);
      // What the core would give then: those needs wait no more.
      const done = new Set(all.map((one) => `${one.account} ${one.need}`));
      now = {
        ...now,
        groups: now.groups.map((group) => ({
          ...group,
          uses: group.uses.map((one) =>
            done.has(`${one.account} ${one.need}`)
              ? { ...one, cover: all[0]?.cover ?? null, capability: all[0]?.capability ?? null }
              : one,
          ),
        })),
      };
      announce(["slides"]);
      return null;
    },
    ...more,
  };
}

beforeEach(() => {
  said = [];
  added = [];
  put = [];
  now = view();
});
afterEach(() => answerWith(null));

const needs = () => screen.getAllByTestId("need").map((one) => one.dataset.key);

describe("which needs are shown", () => {
  const wish = {
    part: "waiting" as const,
    account: null,
    unmatched: false,
    partly: false,
    capability: null,
  };
  const shown = (more: Partial<Parameters<typeof linesOf>[1]>) =>
    linesOf(view(), { ...wish, ...more }).map((line) => [line.group.key, line.uses.length]);

  it("stands by capability, what nobody can tell at the end", () => {
    expect(shown({})).toEqual([
      ["phone", 2],
      ["offline", 1],
      ["odd", 1],
    ]);
    expect(shown({ account: 1 })).toEqual([
      ["phone", 1],
      ["odd", 1],
    ]);
    expect(shown({ unmatched: true })).toEqual([["odd", 1]]);
    expect(shown({ capability: 2 })).toEqual([["offline", 1]]);
    expect(shown({ partly: true })).toEqual([]);
    expect(shown({ part: "settled", partly: true })).toEqual([["photo", 1]]);
  });

  it("takes no capability for what it cannot be", () => {
    expect(covering(view(), 1, "covered")).toBe(1);
    expect(covering(view(), 1, "not")).toBe(null);
    expect(covering(view(), 2, "not")).toBe(2);
    expect(covering(view(), 2, "partly")).toBe(null);
    expect(covering(view(), 99, "covered")).toBe(null);
    expect(sureOnes(view()).said.map((one) => one.account)).toEqual([1, 2]);
  });
});

describe("the capability screen", () => {
  it("settles needs by keys alone, one after the other", async () => {
    await showApp(core(), "/slides/capabilities");
    await waitFor(() => expect(needs()).toEqual(["phone", "offline", "odd"]));
    const first = screen.getAllByTestId("need")[0] as HTMLElement;
    act(() => first.focus());
    fireEvent.keyDown(first, { key: "Enter" });
    await waitFor(() => expect(needs()).toEqual(["offline", "odd"]));
    await waitFor(() => expect(document.activeElement).toHaveProperty("dataset.key", "offline"));
    fireEvent.keyDown(document.activeElement as Element, { key: "ArrowDown" });
    await waitFor(() => expect(document.activeElement).toHaveProperty("dataset.key", "odd"));
    fireEvent.keyDown(document.activeElement as Element, { key: "2" });
    await waitFor(() => expect(needs()).toEqual(["offline"]));
    fireEvent.keyDown(screen.getAllByTestId("need")[0] as Element, { key: "3" });
    expect(await screen.findByText("Every need has its word.")).toBeDefined();
    expect(said).toEqual([
      [
        { account: 1, need: "Approve from the phone", cover: "covered", capability: 1 },
        { account: 2, need: "approve from a PHONE", cover: "covered", capability: 1 },
      ],
      [{ account: 1, need: "Something odd", cover: "partly", capability: null }],
      [{ account: 2, need: "Works offline", cover: "not", capability: 2 }],
    ]);
    // The digits opened no other part of the Situation Slides.
    expect(screen.getByTestId("needs-part-waiting")).toBeDefined();
  });

  it("shows what the clear ones are before it takes them", async () => {
    await showApp(core({ undo: () => null }), "/slides/capabilities");
    await userEvent.click(await screen.findByTestId("accept-sure"));
    const dialog = await screen.findByRole("dialog");
    expect(within(dialog).getByText(/Approve from the phone/)).toBeDefined();
    expect(within(dialog).queryByText(/Works offline/)).toBe(null);
    expect(said).toEqual([]);
    await userEvent.click(within(dialog).getByTestId("take-sure"));
    await waitFor(() => expect(said).toHaveLength(1));
    expect(said[0]).toHaveLength(2);
  });

  it("adds, finds and edits what the vendor can do", async () => {
    await showApp(core(), "/slides/capabilities");
    const field = await screen.findByTestId("capability-add");
    await userEvent.type(field, "MOBILE APPROVAL{Enter}");
    expect(added).toEqual([]);
    expect(screen.getByText("It is on the list.")).toBeDefined();
    expect(screen.queryByTestId("capability-3")).toBe(null);
    await userEvent.clear(field);
    await userEvent.type(field, "  Stamps {Enter}");
    expect(added).toEqual([{ name: "Stamps", words: [], about: "", offered: true }]);
    const line = within(screen.getByTestId("capability-1"));
    await userEvent.click(line.getByRole("button", { name: "Words of Mobile approval" }));
    await userEvent.type(line.getByLabelText("Another word"), "tablet; on the phone{Enter}");
    expect(put[0]?.words).toEqual(["on the phone", "tablet"]);
    await userEvent.click(line.getByTestId("capability-offered-1"));
    expect(put[1]?.offered).toBe(false);
  });

  it("ranks what is asked for and not offered, and puts it on the list", async () => {
    await showApp(core(), "/slides/capabilities");
    await userEvent.click(await screen.findByTestId("needs-part-asked"));
    expect(screen.getAllByTestId("asked")).toHaveLength(2);
    await userEvent.click(screen.getByRole("button", { name: "Put on the list" }));
    expect(added).toEqual([{ name: "Stamps", words: [], about: "", offered: false }]);
  });

  it("says what is missing where there is nothing, and is accessible", async () => {
    now = {
      ...view(),
      capabilities: [],
      groups: [],
      asked: [],
      needs: 0,
      waiting: 0,
      sure: 0,
      accounts: 0,
      differ: 0,
    };
    await showApp(core(), "/slides/capabilities");
    expect(await screen.findByText("No slide says yet what somebody needs.")).toBeDefined();
    expect(await axeProblems(document.body)).toEqual([]);
  });

  it("is accessible with needs", async () => {
    await showApp(core(), "/slides/capabilities");
    await screen.findAllByTestId("need");
    expect(await axeProblems(document.body)).toEqual([]);
  });
});
