import { fireEvent, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import type { Note } from "@/ipc";
import { renderThemed } from "@/test/render";
import { Notes } from "./Notes";

const NOTE: Note = {
  id: 3,
  account: 1,
  parameter: "criteria",
  text: "Wants a number by May",
  author: "Inés",
  at: "2026-11-21T10:42:00Z",
};

function show() {
  const calls = { onAdd: vi.fn(async () => 1), onEdit: vi.fn(), onRemove: vi.fn() };
  renderThemed(<Notes notes={[NOTE]} nameOf={() => "Success criteria"} {...calls} />);
  return calls;
}

test("Enter keeps a note, and so does leaving the field half way", () => {
  const { onAdd } = show();
  const field = screen.getByTestId("note-new");
  fireEvent.change(field, { target: { value: " The director comes too " } });
  fireEvent.keyDown(field, { key: "Enter" });
  expect(onAdd).toHaveBeenLastCalledWith("The director comes too");
  expect(field).toHaveProperty("value", "");
  fireEvent.change(field, { target: { value: "half" } });
  fireEvent.blur(field);
  expect(onAdd).toHaveBeenLastCalledWith("half");
  fireEvent.blur(field);
  expect(onAdd).toHaveBeenCalledTimes(2);
});

test("a refused note stays in the field", async () => {
  const { onAdd } = show();
  onAdd.mockRejectedValueOnce(new Error("read-only"));
  const field = screen.getByTestId("note-new");
  fireEvent.change(field, { target: { value: "kept" } });
  fireEvent.keyDown(field, { key: "Enter" });
  await vi.waitFor(() => expect(field).toHaveProperty("value", "kept"));
});

test("a note says what it is about, is rewritten where it stands, and emptied it is gone", () => {
  const { onEdit, onRemove } = show();
  expect(screen.getByText("About “Success criteria”")).toBeTruthy();
  const note = screen.getByTestId("note-3");
  fireEvent.change(note, { target: { value: "Wants it by June" } });
  fireEvent.blur(note);
  expect(onEdit).toHaveBeenCalledWith(3, "Wants it by June");
  fireEvent.change(note, { target: { value: "" } });
  fireEvent.blur(note);
  expect(onRemove).toHaveBeenCalledWith(3);
  fireEvent.click(screen.getByRole("button", { name: "Remove the note" }));
  expect(onRemove).toHaveBeenCalledTimes(2);
});
