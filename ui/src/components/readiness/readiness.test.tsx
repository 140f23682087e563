import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { gatePaper } from "@/documents/gate";
import { toMarkdown } from "@/documents/markdown";
import { wordsIn } from "@/documents/words";
import type { Readiness as Seen } from "@/ipc";
import { account, OPEN, PROFILE, row, SIZE, scorecard } from "@/test/accounts";
import { READINESS } from "@/test/gates";
import { axeProblems, renderThemed } from "@/test/render";
import { Readiness } from "./Readiness";

function show(readiness: Seen = READINESS) {
  const [onGo, onCheck, onCard] = [vi.fn(), vi.fn(), vi.fn()];
  const { container } = renderThemed(
    <Readiness
      readiness={readiness}
      profile={PROFILE}
      onGo={onGo}
      onCheck={onCheck}
      onCard={onCard}
      waive={(gate) => <button type="button">Waive {gate.gate.id}</button>}
    />,
  );
  return { container, onGo, onCheck, onCard };
}

const panel = () => within(screen.getByTestId("gate-panel"));

describe("readiness", () => {
  it("opens on the next gate to be reached: no, because of this, ask that", async () => {
    const { container, onGo, onCard } = show();
    expect(screen.getByTestId("gate-vision_demo")).toHaveTextContent("Open to all");
    expect(screen.getByTestId("gate-deep_demo")).toHaveTextContent("Ready");
    expect(screen.getByTestId("gate-poc")).toHaveTextContent("4 things missing");
    expect(screen.getByTestId("gate-poc")).toHaveAttribute("aria-pressed", "true");
    expect(panel().getByText("POC: not yet.")).toBeInTheDocument();
    const first = within(screen.getByTestId("gate-first"));
    expect(first.getByText(/What is it worth to close that gap/)).toBeInTheDocument();
    // Whose slide, what of it, and the question: the team's where it has one, else the program's.
    expect(panel().getByText("Anna Berti")).toBeInTheDocument();
    expect(panel().getByText(/Why that day\?/)).toBeInTheDocument();
    expect(panel().getByText(/Success criteria is only guessed/)).toBeInTheDocument();
    expect(panel().getByText(/At present Risky; Good or better is needed/)).toBeInTheDocument();
    await userEvent.click(panel().getByRole("button", { name: /Write it on the slide: Delta/ }));
    expect(onGo).toHaveBeenLastCalledWith({ kind: "slide", slide: 12, field: "delta" });
    await userEvent.click(panel().getByRole("button", { name: /Answer: Success criteria/ }));
    expect(onGo).toHaveBeenLastCalledWith({ kind: "answer", parameter: "criteria" });
    expect(panel().getByRole("button", { name: "Waive poc" })).toBeInTheDocument();
    await userEvent.click(screen.getByTestId("gate-card"));
    expect(onCard).toHaveBeenCalledWith("poc");
    expect(await axeProblems(container)).toEqual([]);
  });

  it("asks for a Value Realization Event once, on the slide that lacks it", async () => {
    const [, , poc] = READINESS.gates;
    const slides = poc?.verdict.needs[0];
    const fields = slides?.missing[0];
    if (!poc || !slides || fields?.missing !== "fields") {
      throw new Error("a gate that asks for slides");
    }
    const events = { field: "events", filled: "empty", vital: false, question: "" } as const;
    const lacking = { ...slides, missing: [{ ...fields, fields: [...fields.fields, events] }] };
    const event = {
      need: { need: "value_event" } as const,
      met: false,
      missing: [{ missing: "value_event", slide: 12, question: "", asked: true } as const],
    };
    const seen = { ...poc, verdict: { ...poc.verdict, needs: [lacking, event] } };
    const { onGo } = show({ ...READINESS, gates: [seen] });
    expect(panel().getAllByText(/see in the first weeks/)).toHaveLength(1);
    const card = scorecard(row(account(7, "Olmedal")), OPEN, [SIZE]);
    const paper = gatePaper(seen, READINESS, card, "O", new Date(), "a4", wordsIn("en"));
    expect(toMarkdown(paper).match(/see in the first weeks/g)).toHaveLength(1);
    const ways = panel().getAllByRole("button", { name: /Write it on the slide: .*(Event|event)/ });
    expect(ways).toHaveLength(2);
    for (const way of ways) {
      await userEvent.click(way);
      expect(onGo).toHaveBeenLastCalledWith({ kind: "slide", slide: 12, field: "events" });
    }
  });

  it("checks off what was done, and says by whom", async () => {
    const { onCheck } = show();
    await userEvent.click(screen.getByTestId("gate-deep_demo"));
    expect(panel().getByText("1 still to do")).toBeInTheDocument();
    expect(panel().getByText(/^Inés/)).toBeInTheDocument();
    expect(panel().queryByRole("button", { name: /^Waive/ })).not.toBeInTheDocument();
    await userEvent.click(panel().getByRole("checkbox", { name: "The room is booked" }));
    expect(onCheck).toHaveBeenLastCalledWith("deep_demo", "own", true);
    await userEvent.click(
      panel().getByRole("checkbox", {
        name: "The plan of the demo is confirmed with the customer",
      }),
    );
    expect(onCheck).toHaveBeenLastCalledWith("deep_demo", "plan", false);
  });

  it("says of a gate that asks for nothing that it does", async () => {
    show();
    await userEvent.click(screen.getByTestId("gate-vision_demo"));
    expect(panel().getByText(/This gate asks for nothing/)).toBeInTheDocument();
  });

  it("names the waiver and the tier set by hand", () => {
    const [vision, deep, poc] = READINESS.gates;
    if (!vision || !deep || !poc) {
      throw new Error("three gates");
    }
    const content = {
      gate: "poc",
      approver: "Lucia",
      reason: "their board meets on Friday",
      expected: "a signature",
      until: "2999-12-31",
      result: "open" as const,
      settled: "",
      note: "",
    };
    const waiver = { id: 1, account: 7, content, author: "Inés", at: "2026-11-21T10:42:00Z" };
    const waived = { ...poc, pass: "waived" as const, waiver };
    show({ ...READINESS, by_hand: true, gates: [waived] });
    expect(screen.getByTestId("gate-poc")).toHaveTextContent(/Waived until .*2999/);
    expect(panel().getByText(/Waived by Lucia until .*their board meets on Friday/)).toBeVisible();
    expect(panel().getByText(/set by hand/)).toBeVisible();
  });
});

describe("the gate card", () => {
  const card = scorecard(row(account(7, "Olmedal")), OPEN, [SIZE]);
  const paper = (language: "en" | "it" | "es", at: number) => {
    const gate = READINESS.gates[at];
    if (!gate) {
      throw new Error("no such gate");
    }
    return gatePaper(gate, READINESS, card, "Ordito", new Date(), "a4", wordsIn(language));
  };

  it("says what is there, what is missing and what to ask, in three languages", () => {
    const text = toMarkdown(paper("en", 2));
    expect(text).toContain("Gate card · POC");
    expect(text).toContain("What is it worth to close that gap");
    expect(text).toContain("☑ A Value Realization Event");
    expect(text).toContain("Anna Berti");
    expect(toMarkdown(paper("it", 2))).toContain("Quanto vale colmare quel divario");
    expect(toMarkdown(paper("es", 2))).toContain("¿Cuánto vale cerrar esa brecha");
    expect(paper("en", 2).onePage).toBe(0);
  });

  it("has the checklist with who did what, and stays one page with forty players", () => {
    expect(toMarkdown(paper("en", 1))).toMatch(/☑ The plan of the demo.*Inés/);
    const gate = READINESS.gates[2];
    const need = gate?.verdict.needs[0];
    const one = need?.missing[0];
    if (!gate || !need || !one) {
      throw new Error("no such gate");
    }
    const many = { ...need, missing: Array.from({ length: 40 }, () => one) };
    const crowd = { ...gate, verdict: { ...gate.verdict, needs: [many] } };
    const page = gatePaper(crowd, READINESS, card, "O", new Date(), "a4", wordsIn("en"));
    expect(toMarkdown(page)).toContain("and 54 more things");
  });
});
