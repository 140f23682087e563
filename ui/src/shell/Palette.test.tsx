import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { axeProblems, renderThemed } from "@/test/render";
import { type Action, useAccountSearch, useActions } from "./actions";
import { matching, Palette } from "./Palette";

const publish = vi.fn();
const openHome = vi.fn();
const openAccount = vi.fn();
const ACTIONS: Action[] = [{ id: "publish", label: "Publish the profile", run: publish }];
const PAGES: Action[] = [{ id: "/", label: "Home", keys: "g h", run: openHome }];
const find = async (typed: string): Promise<Action[]> =>
  "talleres ibarrena".includes(typed)
    ? [{ id: "a1", label: "Talleres Ibarrena", hint: "Spain", run: openAccount }]
    : [];

function Screen() {
  useActions(ACTIONS);
  useAccountSearch(find);
  return <Palette opened onClose={() => {}} pages={PAGES} />;
}

describe("matching", () => {
  it("wants every word, folds accents, and puts beginnings first", () => {
    const list = ["Open the profile", "Perfíl", "Profile"].map((label) => ({
      id: label,
      label,
      run: () => {},
    }));
    expect(matching(list, "prof").map((one) => one.label)).toEqual(["Profile", "Open the profile"]);
    expect(matching(list, "perfil")).toHaveLength(1);
    expect(matching(list, "open prof")).toHaveLength(1);
    expect(matching(list, "zzz")).toHaveLength(0);
    expect(matching(list, " ")).toHaveLength(3);
  });
});

describe("Palette", () => {
  it("finds accounts and runs the chosen one with Enter", async () => {
    renderThemed(<Screen />);
    await userEvent.type(screen.getByRole("combobox"), "ibarr");
    expect(await screen.findByRole("option", { name: /Talleres Ibarrena/ })).toHaveAttribute(
      "aria-selected",
      "true",
    );
    await userEvent.keyboard("{Enter}");
    expect(openAccount).toHaveBeenCalledOnce();
  });

  it("moves with the arrows, around the end", async () => {
    renderThemed(<Screen />);
    const field = screen.getByRole("combobox");
    await userEvent.click(field);
    await userEvent.keyboard("{ArrowUp}{Enter}");
    expect(openHome).toHaveBeenCalledOnce();
    expect(await axeProblems(document.body)).toEqual([]);
  });

  it("says when nothing is called that", async () => {
    renderThemed(<Screen />);
    await userEvent.type(screen.getByRole("combobox"), "qqq");
    expect(await screen.findByRole("status")).toHaveTextContent("Nothing is called that");
  });
});
