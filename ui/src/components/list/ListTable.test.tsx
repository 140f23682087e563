import { fireEvent, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { type ReactNode, useMemo, useState } from "react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { axeProblems, renderThemed } from "@/test/render";
import { ListTable } from "./ListTable";
import type { ListColumn, Sorting } from "./types";

interface Row {
  id: string;
  name: string;
  score: number;
}

const ROWS: Row[] = Array.from({ length: 10_000 }, (_, index) => ({
  id: `r${index}`,
  name: `Account ${index}`,
  score: (index * 7919) % 10_000,
}));
const COLUMNS: ListColumn<Row>[] = [
  {
    id: "name",
    title: "Name",
    width: "1fr",
    cell: (row) => row.name,
    order: (a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1)),
  },
  {
    id: "score",
    title: "Score",
    width: "6rem",
    align: "end",
    cell: (row) => row.score,
    order: (a, b) => a.score - b.score,
    descendingFirst: true,
  },
  { id: "note", title: "Note", width: "1fr", cell: () => "" },
];

const rowId = (row: Row) => row.id;
const ALL = [{ id: "all", head: null, rows: ROWS }];

/** A plain list that keeps its own sorting. */
function Plain(props: {
  rows?: Row[];
  onOpen?: (row: Row) => void;
  onSorting?: (sorting: Sorting | null) => void;
  empty?: ReactNode;
}) {
  const [sorting, setSorting] = useState<Sorting | null>(null);
  const groups = useMemo(
    () => (props.rows ? [{ id: "all", head: null, rows: props.rows }] : ALL),
    [props.rows],
  );
  return (
    <ListTable
      label="Accounts"
      columns={COLUMNS}
      groups={groups}
      rowId={rowId}
      sorting={sorting}
      onSorting={(next) => {
        setSorting(next);
        props.onSorting?.(next);
      }}
      onOpen={props.onOpen}
      empty={props.empty}
    />
  );
}

const current = () => {
  const id = screen.getByRole("grid").getAttribute("aria-activedescendant");
  return id ? document.getElementById(id) : null;
};

beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(480);
  vi.spyOn(HTMLElement.prototype, "offsetHeight", "get").mockReturnValue(480);
  vi.spyOn(HTMLElement.prototype, "offsetWidth", "get").mockReturnValue(900);
  // jsdom has no scrolling: the place is what was asked for.
  HTMLElement.prototype.scrollTo = function scrollTo(this: HTMLElement, to?: unknown) {
    this.scrollTop = (to as ScrollToOptions).top ?? 0;
    fireEvent.scroll(this);
  } as typeof HTMLElement.prototype.scrollTo;
});

describe("a list", () => {
  it("tells its size, and draws only what is in sight", () => {
    renderThemed(<Plain />);
    const grid = screen.getByRole("grid", { name: "Accounts" });
    expect(grid).toHaveAttribute("aria-rowcount", "10001");
    const drawn = screen.getAllByRole("row");
    expect(drawn.length).toBeGreaterThan(10);
    expect(drawn.length).toBeLessThan(60);
    expect(drawn[1]).toHaveAttribute("aria-rowindex", "2");
  });

  it("moves with the keys and opens with Enter", () => {
    const onOpen = vi.fn();
    renderThemed(<Plain onOpen={onOpen} />);
    const grid = screen.getByRole("grid");
    fireEvent.focus(grid);
    expect(current()).toHaveTextContent("Account 0");
    for (const key of ["ArrowDown", "ArrowDown", "ArrowUp"]) {
      fireEvent.keyDown(grid, { key });
    }
    expect(current()).toHaveTextContent("Account 1");
    fireEvent.keyDown(grid, { key: "PageDown" });
    expect(current()).toHaveTextContent("Account 11");
    fireEvent.keyDown(grid, { key: "Home" });
    fireEvent.keyDown(grid, { key: "ArrowUp" });
    fireEvent.keyDown(grid, { key: "Enter" });
    expect(onOpen).toHaveBeenCalledExactlyOnceWith(ROWS[0]);
  });

  it("reaches the last row with End", () => {
    renderThemed(<Plain />);
    const grid = screen.getByRole("grid");
    fireEvent.keyDown(grid, { key: "End" });
    expect(grid.getAttribute("aria-activedescendant")).toMatch(/-r9999$/);
  });

  it("sorts by a header, first the useful way, then the other; the current row stays current", async () => {
    const onSorting = vi.fn();
    renderThemed(<Plain rows={ROWS.slice(0, 8)} onSorting={onSorting} />);
    fireEvent.focus(screen.getByRole("grid"));
    await userEvent.click(screen.getByRole("button", { name: /Score/ }));
    const first = () => screen.getAllByRole("row")[1];
    expect(first()).toHaveTextContent("Account 5");
    expect(screen.getByRole("columnheader", { name: /Score/ })).toHaveAttribute(
      "aria-sort",
      "descending",
    );
    expect(current()).toHaveTextContent("Account 0");
    await userEvent.click(screen.getByRole("button", { name: /Score/ }));
    expect(first()).toHaveTextContent("Account 0");
    expect(onSorting).toHaveBeenLastCalledWith({ column: "score", descending: false });
    expect(screen.queryByRole("button", { name: /Note/ })).toBeNull();
  });

  it("says what belongs there when it is empty, and is clean for axe", async () => {
    const { container } = renderThemed(<Plain rows={[]} empty={<p>None</p>} />);
    expect(screen.getByText("None")).toBeInTheDocument();
    expect(await axeProblems(container)).toEqual([]);
  });
});
