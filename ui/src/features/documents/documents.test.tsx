import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { account, INFO, OPEN, row, SIZE, scorecard } from "@/test/accounts";
import { showApp } from "@/test/app";

// Fonts are fetched from the program itself, which a test has not.
vi.mock("@/documents/fonts", () => ({ fontFaces: async () => "" }));

const CARD = scorecard(row(account(7, "Olmedal")), OPEN, [SIZE]);

async function open() {
  await showApp({ workspaceCurrent: () => INFO, scorecard: () => CARD }, "/documents?account=7");
  const frame = await screen.findByTestId<HTMLIFrameElement>("document-preview");
  return () => frame.ownerDocument.querySelector("iframe")?.srcdoc ?? "";
}

describe("documents of an account", () => {
  it("show the page that would be saved, where nothing can run", async () => {
    const page = await open();
    expect(page()).toContain('<h1 dir="auto">Olmedal</h1>');
    expect(page()).toContain("Good");
    const frame = screen.getByTestId("document-preview");
    expect(frame).toHaveAttribute("sandbox", "allow-same-origin allow-modals");
    expect(frame).toHaveAccessibleName();
    // The paper stays white on whatever desk the window has; what is saved brings its own.
    expect(page()).toContain("@media screen { body { background: none; } }");
  });

  it("speak another language than the screen, on the paper asked for", async () => {
    const page = await open();
    await userEvent.click(screen.getByRole("radio", { name: "Italiano" }));
    await waitFor(() => expect(page()).toContain('<html lang="it">'));
    expect(page()).toContain("Scheda di valutazione");
    await userEvent.click(screen.getByRole("radio", { name: "Letter" }));
    await waitFor(() => expect(page()).toContain("size: letter"));
    expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent("Documents");
  });

  it("offer the guide with what is still open", async () => {
    const page = await open();
    const kinds = within(screen.getByRole("group", { name: "Kind of document" }));
    await userEvent.click(kinds.getByRole("radio", { name: /Discovery guide/ }));
    await waitFor(() => expect(page()).toContain("Which number tells you this worked?"));
  });
});
