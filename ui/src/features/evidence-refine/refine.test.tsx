import { cleanup, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it } from "vitest";
import { answerWith, type Refine } from "@/ipc";
import { showApp, WORKSPACE } from "@/test/app";
import { MIXES, NOTHING, PROPOSALS, version } from "@/test/refine";
import "@/test/layout";

afterEach(() => answerWith(null));

async function show(refine: Refine | null) {
  await showApp(
    { workspaceCurrent: () => WORKSPACE, evidenceRefine: () => refine },
    "/evidence/refine",
  );
  await screen.findByRole("heading", { level: 1, name: "Evidence" });
}

describe("refine", () => {
  it("says what to do where there is no profile or no version", async () => {
    await show(null);
    expect(
      await screen.findByText("There is nothing yet to hold against your customers."),
    ).toBeVisible();
  });

  it("tells no chance of 36 customers, and of nothing published", async () => {
    await show(NOTHING);
    expect(await screen.findByText(/Nothing is published yet/)).toBeVisible();
    expect(screen.getByTestId("refine-chances")).toHaveTextContent(
      "You have 36 customers with an outcome. Below 200 a “probability of success” would be made up",
    );
    expect(screen.getByText(/Nothing speaks for changing the profile/)).toBeVisible();
  });

  it("shows the version whose scores have ended, and another where it is chosen", async () => {
    await show({ ...NOTHING, versions: [version(2, 0), version(1, 6)] });
    const fared = await screen.findByTestId("refine-fared");
    expect(screen.getByText(/the end is known/)).toHaveTextContent(
      "Of 6 scores of version 1 the end is known: 2 of 3 admitted went well, and 1 of 3 refused.",
    );
    expect(within(fared).getByText(/picked the happier/)).toHaveTextContent("7.3 times in 10");
    const wrong = within(fared).getByRole("link", { name: "Poor but happy" });
    expect(wrong).toHaveAttribute("href", expect.stringContaining("/customers/7"));
    await userEvent.click(within(fared).getByRole("radio", { name: "v2" }));
    const standing = await within(fared).findByRole("table");
    expect(within(standing).getAllByRole("row")[1]).toHaveTextContent("Good6210–");
    expect(within(fared).queryByText("Poor but happy")).toBeNull();
  });

  it("puts each proposal into words with the way to its cause", async () => {
    await show({
      ...NOTHING,
      proposals: PROPOSALS,
    });
    const rows = within(await screen.findByTestId("refine-proposals")).getAllByRole("listitem");
    expect(rows.map((row) => row.querySelector("p")?.textContent)).toEqual([
      "Size (12%): customers with a better fit did worse. Are its fits the right way round?",
      "Plan weighs 8.5%, and is known of only 4 of 20 prospects. Ask it, or let it go.",
      "Gate “POC”: of 4 waivers with a result 3 came true. Is it too strict?",
    ]);
    expect(rows[2] && within(rows[2]).getByRole("link")).toHaveAttribute(
      "href",
      expect.stringContaining("/prospects/waivers"),
    );
  });

  it("asks what was known then of those that a later version gets wrong too", async () => {
    const surprised = (right: number, by: number | null, named: string[]): Refine => ({
      ...NOTHING,
      proposals: [
        {
          kind: "surprised",
          version: 1,
          refused: 4,
          admitted: 6,
          of: 24,
          right_now: right,
          by,
          named: named.map((name, at) => ({ id: at + 1, name, stage: "customer" })),
        },
      ],
    });
    const row = async () =>
      within(await screen.findByTestId("refine-proposals")).getByRole("listitem");
    await show(surprised(9, 2, ["Officine Valdrana"]));
    expect(await row()).toHaveTextContent(
      "of 24 known ends it refused 4 that went well and admitted 6 that did not. Version 2 puts 9 of these 10 right.",
    );
    expect(within(await row()).getByRole("link", { name: "Officine Valdrana" })).toBeVisible();
    cleanup();
    await show(surprised(10, 2, []));
    expect(await row()).toHaveTextContent("Version 2 puts all of that right");
    cleanup();
    await show(surprised(0, null, ["Officine Valdrana"]));
    expect(await row()).toHaveTextContent("admitted 6 that did not. What did you know then?");
  });

  it("has the figures of the mix behind the drawing", async () => {
    await show({
      ...NOTHING,
      mixes: MIXES,
    });
    const mix = await screen.findByTestId("refine-mix");
    expect(within(mix).getAllByText(/Farthest apart in/)[0]).toHaveTextContent(
      "Farthest apart in Size: “Small” is 20% of the customers and 80% of the prospects.",
    );
    await userEvent.click(within(mix).getByTestId("figure-table"));
    const cells = within(within(mix).getByRole("table")).getAllByRole("row")[1];
    expect(cells).toHaveTextContent("SizeSmall20%80%a large shift (PSI 1.3)");
  });
});
