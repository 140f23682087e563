import { act, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { core } from "@/features/profile/test-data";
import { type Answers, announce, answerWith, type DraftView, LanewiseError } from "@/ipc";
import { account, row } from "./accounts";
import { showApp } from "./app";
import { evidence, SEPARATES, WHOLE } from "./evidence";
import { giveLayout } from "./layout";

vi.mock("@/documents/fonts", () => ({ fontFaces: async () => "" }));

beforeEach(giveLayout);
afterEach(() => answerWith(null));

const list = () => screen.findByTestId("evidence-list");
const order = async () =>
  within(await list())
    .getAllByRole("button")
    .map((one) => one.dataset.parameter);

const open = (more: Answers = {}, place = "/evidence") =>
  showApp({ ...core(), ...evidence(), ...more }, place);

describe("what separates", () => {
  it("says it first, then every parameter, strongest first, in words beside signs", async () => {
    await open();
    const headline = await screen.findByTestId("evidence-headline");
    expect(headline).toHaveTextContent("One parameter separates your customers: Lane.");
    expect(headline).toHaveTextContent("Company size weighs 35%, and makes no difference.");
    expect(await order()).toEqual(["lane", "sponsor", "size"]);
    const sponsor = screen.getByTestId("evidence-sponsor");
    expect(sponsor).toHaveTextContent("No: 6 of 7 happy, 1 of 4 failed");
    expect(sponsor).toHaveTextContent("leans");
    expect(sponsor).toHaveTextContent("contradicts");
    expect(screen.getByTestId("evidence-size")).toHaveTextContent("no difference");
  });

  it("says which column of the tables separates and is no parameter, and leads to it", async () => {
    // What is asked of a screen is asked of it for some seconds: it shall not wait for its code.
    await import("@/features/profile");
    await open();
    const outside = await screen.findByTestId("evidence-outside");
    // One that may be known too late is not proposed.
    expect(outside).toHaveTextContent(
      "Contract length, a column of your tables, is not in the profile and separates (Three years: 14 of 20 happy, 2 of 20 failed).",
    );
    await userEvent.click(within(outside).getByTestId("outside-open"));
    expect(await screen.findByTestId("from-tables")).toBeInTheDocument();
  });

  it("opens a parameter beside the list, by hand and by the arrow keys", async () => {
    await open({
      accountsList: () => [
        row(account(3, "Conservas Puertalba", { stage: "customer", outcome: "happy" })),
      ],
    });
    const detail = await screen.findByTestId("evidence-detail");
    expect(within(detail).getByRole("heading", { level: 2 })).toHaveTextContent("Lane");
    expect(detail).toHaveTextContent("Core: 6 of 7 happy, 0 of 4 failed");
    expect(detail).toHaveTextContent("1 unknown");
    expect(detail).toHaveTextContent("p = 0.002");
    await userEvent.click(screen.getByTestId("evidence-lane"));
    await userEvent.keyboard("{ArrowDown}");
    expect(within(detail).getByRole("heading", { level: 2 })).toHaveTextContent("Sponsor");
    expect(screen.getByTestId("evidence-sponsor")).toHaveFocus();
    expect(detail).toHaveTextContent("Look at its fits before its weight");
  });

  it("refines by itself, and shows that it does", async () => {
    const gates = new Map<number, () => void>();
    await open({
      evidenceParameters: (_version, permutations) =>
        permutations === 200
          ? { ...SEPARATES, permutations }
          : new Promise((resolve) =>
              gates.set(permutations, () => resolve({ ...SEPARATES, permutations })),
            ),
    });
    const deals = await screen.findByTestId("evidence-deals");
    expect(deals).toHaveTextContent("200 shuffles so far, refining to 10,000…");
    await waitFor(() => expect(gates.has(2000)).toBe(true));
    await act(async () => gates.get(2000)?.());
    await waitFor(() => expect(deals).toHaveTextContent("2,000 shuffles so far"));
    await waitFor(() => expect(gates.has(10_000)).toBe(true));
    await act(async () => gates.get(10_000)?.());
    await waitFor(() => expect(deals).toHaveTextContent(/^10,000 shuffles(?! so far)/));
  });

  it("keeps the rows where they are while a hand is on them", async () => {
    let done: (() => void) | null = null;
    const swapped = {
      ...SEPARATES,
      parameters: SEPARATES.parameters.map((one) =>
        one.parameter === "size" ? { ...one, verdict: "separates" as const, adjusted: 1 } : one,
      ),
    };
    await open({
      evidenceParameters: (_version, permutations) =>
        permutations === 200
          ? { ...SEPARATES, permutations }
          : permutations === 2000
            ? new Promise((resolve) => {
                done = () => resolve({ ...swapped, permutations });
              })
            : new Promise(() => {}),
    });
    await userEvent.hover(await list());
    await waitFor(() => expect(done).not.toBeNull());
    await act(async () => done?.());
    await waitFor(() =>
      expect(screen.getByTestId("evidence-deals")).toHaveTextContent("2,000 shuffles"),
    );
    expect(await order()).toEqual(["lane", "sponsor", "size"]);
    await userEvent.unhover(await list());
    await waitFor(async () => expect((await order())[0]).toBe("size"));
  });

  it("asks again when the core says that something changed", async () => {
    let parameters: typeof SEPARATES = SEPARATES;
    await open({ evidenceParameters: (_v, permutations) => ({ ...parameters, permutations }) });
    await screen.findByTestId("evidence-list");
    parameters = { ...SEPARATES, headline: { kind: "nothing" } };
    act(() => announce(["evidence"]));
    await waitFor(() =>
      expect(screen.getByTestId("evidence-headline")).toHaveTextContent("Nothing separates"),
    );
  });

  it("warns calmly, with the way to each cause", async () => {
    const { router } = await open();
    const warnings = within(await screen.findByTestId("evidence-warnings"));
    expect(warnings.getAllByRole("listitem")).toHaveLength(3);
    await userEvent.click(warnings.getByRole("button", { name: "Show the other 2" }));
    expect(warnings.getAllByRole("listitem")).toHaveLength(5);
    expect(warnings.getByRole("link", { name: "Open the one that succeeded" })).toHaveAttribute(
      "href",
      expect.stringContaining("/customers/3"),
    );
    await userEvent.click(
      warnings.getAllByRole("button", { name: "Open the parameter" })[0] as HTMLElement,
    );
    const detail = await screen.findByTestId("evidence-detail");
    expect(within(detail).getByRole("heading", { level: 2 })).toHaveTextContent("Sponsor");
    await userEvent.click(warnings.getByRole("button", { name: "These two tell the same" }));
    expect(router.state.location.pathname).toBe("/profile");
    expect(await screen.findByTestId("merge")).toBeVisible();
  });

  it("turns every drawing into its table with one key", async () => {
    await open();
    await list();
    await userEvent.keyboard("t");
    const table = within(screen.getByTestId("evidence-forest")).getByRole("table");
    expect(within(table).getAllByRole("row")).toHaveLength(4);
    expect(within(screen.getByTestId("evidence-strip")).getByRole("table")).toBeVisible();
    await userEvent.keyboard("t");
    await list();
  });

  it("says what is missing where there is nothing to learn from", async () => {
    const nobody = { ...SEPARATES.basis, sides: { success: 0, others: 0 }, without_outcome: 4 };
    await open({
      evidenceParameters: () => ({
        ...SEPARATES,
        basis: nobody,
        headline: { kind: "no_customers" },
      }),
    });
    expect(await screen.findByText("Who did well, and who did not?")).toBeVisible();
    expect(screen.getByRole("link", { name: "Give customers an outcome" })).toBeVisible();
    expect(screen.queryByTestId("evidence-list")).toBeNull();
  });

  it("needs a profile", async () => {
    const missing = () => {
      throw new LanewiseError("no_profile");
    };
    await open({ evidenceParameters: missing, profileDraft: missing });
    expect(await screen.findByRole("link", { name: "Start a profile" })).toBeVisible();
  });
});

describe("how good the profile is", () => {
  it("says how well it picks, with its interval and what flatters it", async () => {
    await open({}, "/evidence/profile");
    expect(await screen.findByTestId("evidence-picks-says")).toHaveTextContent("9 times in 10");
    const picks = screen.getByTestId("evidence-picks");
    expect(picks).toHaveTextContent("Between 78 and 99 of 100 times");
    expect(picks).toHaveTextContent("These customers shaped the profile");
    expect(screen.getByTestId("evidence-tiers")).toBeVisible();
  });

  it("names where it was wrong, and leads to the account", async () => {
    await open({}, "/evidence/profile");
    const misfits = within(await screen.findByTestId("evidence-misfits"));
    expect(misfits.getByRole("heading", { name: "1 success refused" })).toBeVisible();
    expect(misfits.getByText("Lane: Core")).toBeVisible();
    expect(misfits.getByText(/not settled/)).toBeVisible();
    expect(misfits.getByRole("link", { name: "Why? Open Officine Valdrana" })).toHaveAttribute(
      "href",
      expect.stringContaining("/customers/9"),
    );
  });

  it("is walked through by the arrow keys, and opens who is there", async () => {
    const { router } = await open({}, "/evidence/profile");
    const walk = await screen.findByTestId("evidence-dots-walk");
    act(() => walk.focus());
    await userEvent.keyboard("{ArrowRight}");
    const at = screen.getByTestId("evidence-dots-at");
    expect(at).toHaveTextContent("Conservas Puertalba, 55.7, Happy, on the wrong side");
    await userEvent.keyboard("{ArrowDown}");
    expect(at).toHaveTextContent("Officine Valdrana, 72.9, Failed, on the wrong side");
    await userEvent.keyboard("{ArrowDown}{ArrowRight}");
    expect(at).toHaveTextContent("Officine Valdrana");
    await userEvent.keyboard("{Enter}");
    await waitFor(() => expect(router.state.location.pathname).toBe("/customers/9"));
  });

  it("says first that nothing separates, before any figure", async () => {
    await open(
      {
        evidenceProfile: () => ({
          ...WHOLE,
          headline: { kind: "nothing" },
          picks: { auc: 560, low: 400, high: 700, pairs: 28, how: "as_it_stands" },
        }),
      },
      "/evidence/profile",
    );
    expect(await screen.findByTestId("evidence-picks-says")).toHaveTextContent(
      "Nothing separates these customers",
    );
  });

  it("stands with one side only", async () => {
    await open(
      {
        evidenceProfile: () => ({
          ...WHOLE,
          headline: { kind: "all_succeeded" },
          picks: null,
          misfits: [],
          refused: 0,
          admitted: 0,
        }),
      },
      "/evidence/profile",
    );
    expect(await screen.findByTestId("evidence-picks-says")).toHaveTextContent(
      "nothing can be told apart",
    );
    expect(screen.queryByTestId("evidence-picks")).toBeNull();
    expect(screen.getByTestId("evidence-misfits")).toHaveTextContent("wrong about nobody");
  });
});

describe("the version", () => {
  it("is chosen once for all parts, remembered between them, and goes into the report", async () => {
    const asked: (number | null)[] = [];
    const profileVersion = vi.fn((_number: number) => core().profileDraft?.() as DraftView);
    const { router } = await open({
      profileVersion,
      evidenceParameters: (version, permutations) => {
        asked.push(version);
        return { ...SEPARATES, permutations };
      },
    });
    const choice = await screen.findByTestId("evidence-version");
    expect(choice).toHaveAccessibleName("What the evidence speaks of");
    expect(choice).toHaveValue("draft");
    await screen.findByTestId("evidence-headline");
    expect(asked.every((version) => version === null)).toBe(true);
    await userEvent.selectOptions(choice, "1");
    await waitFor(() => expect(asked).toContain(1));
    expect(router.state.location.search).toEqual({ version: 1 });
    expect(profileVersion).toHaveBeenCalledWith(1);
    // Another part, by its key: still that version.
    (document.activeElement as HTMLElement).blur();
    await userEvent.keyboard("2");
    await waitFor(() => expect(router.state.location.pathname).toBe("/evidence/profile"));
    expect(await screen.findByTestId("evidence-version")).toHaveValue("1");
    await userEvent.click(await screen.findByTestId("evidence-report"));
    await waitFor(() => expect(router.state.location.pathname).toBe("/documents"));
    expect(router.state.location.search).toEqual({ kind: "evidence", version: 1 });
    const frame = await screen.findByTestId<HTMLIFrameElement>("document-preview");
    expect(frame.srcdoc).toContain("profile v1");
    // An address that says the draft means the draft.
    await act(() => router.navigate({ to: "/evidence", search: { version: "draft" } }));
    expect(await screen.findByTestId("evidence-version")).toHaveValue("draft");
  });
});

describe("the report", () => {
  it("has both pages with their drawings, and stands alone", async () => {
    await open({}, "/documents?kind=evidence");
    const frame = await screen.findByTestId<HTMLIFrameElement>("document-preview");
    const page = frame.srcdoc;
    expect(page).toContain("One parameter</b> separates");
    // The forest, the picks, the tiers, the dots, and a strip for each of three parameters.
    expect(page.match(/<svg xmlns/g)).toHaveLength(7);
    expect(page).toContain("Conservas Puertalba");
    expect(page).toContain("draft after profile v1");
    expect(page.replaceAll("http://www.w3.org/2000/svg", "")).not.toMatch(/https?:\/\/|var\(--/);
  });
});

describe("the studio", () => {
  it("says beside each weight what the data says, and leads to the evidence", async () => {
    const { router } = await open({}, "/profile");
    const sponsor = await screen.findByTestId("says-sponsor");
    expect(sponsor).toHaveTextContent("contradicts");
    expect(sponsor).toHaveAccessibleName(/What the data says of Sponsor: contradicts/);
    await userEvent.click(sponsor);
    await waitFor(() => expect(router.state.location.pathname).toBe("/evidence"));
    const detail = await screen.findByTestId("evidence-detail");
    await waitFor(() =>
      expect(within(detail).getByRole("heading", { level: 2 })).toHaveTextContent("Sponsor"),
    );
  });
});
