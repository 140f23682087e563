import { Link } from "@tanstack/react-router";
import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Figure } from "@/components/drawings/Figure";
import type { MarkShape } from "@/components/model";
import { OutcomeMark } from "@/components/OutcomeMark";
import { useOutcomeName } from "@/components/outcomes";
import { matrixScene } from "@/components/replay/matrix";
import { CORNERS, cornerTable, matrixWords, type Sides } from "@/components/replay/words";
import { useWords } from "@/components/useWords";
import { useFormat } from "@/i18n/format";
import type { ReplayAccount, ReplayCorner, ReplayView } from "@/ipc";
import classes from "./Replay.module.css";

/** So many names of a corner are read at once. */
const NAMED = 24;

/** Two by two: whom both profiles let in, whom one, whom neither; each account by name and outcome. */
export function Matrix({ view, sides, says }: { view: ReplayView; sides: Sides; says: string }) {
  const { t } = useTranslation();
  const spoken = useWords();
  const words = useMemo(() => matrixWords(spoken, view, sides), [spoken, view, sides]);
  const { shapes } = words;
  const draw = useCallback((width: number) => matrixScene(view, words, width), [view, words]);
  const table = useMemo(() => cornerTable(spoken, view, sides), [spoken, view, sides]);
  const corner = (at: number) => view.corners[at];
  return (
    <Figure
      title={t("replay.matrix")}
      says={says}
      draw={draw}
      table={table}
      customers={view.customers}
      caption={<Key view={view} shapes={shapes} />}
      testId="replay-matrix"
    >
      <div className={classes.matrix}>
        {[0, 1].map((column) => (
          <h3 key={column} className={classes.column} style={{ gridColumn: column + 2 }}>
            {words.columns[column]}
          </h3>
        ))}
        {[0, 1].map((row) => (
          <h3 key={row} className={classes.row} style={{ gridRow: row + 2 }}>
            {words.rows[row]}
          </h3>
        ))}
        {CORNERS.map((name, at) => {
          const here = corner(at);
          return (
            here && (
              <Cell
                key={name}
                name={name}
                corner={here}
                title={words.corners[at] ?? ""}
                counts={words.counts[at] ?? ""}
                view={view}
                shapes={shapes}
              />
            )
          );
        })}
      </div>
    </Figure>
  );
}

/** What each sign means. */
function Key({ view, shapes }: { view: ReplayView; shapes: ReadonlyMap<string, MarkShape> }) {
  const { t } = useTranslation();
  const nameOf = useOutcomeName();
  return (
    <p className={classes.key}>
      {view.outcomes.map((outcome) => (
        <span key={outcome.id}>
          <OutcomeMark shape={shapes.get(outcome.id) ?? "cross"} size={13} /> {nameOf(outcome)}
        </span>
      ))}
      {view.corners.some(({ accounts }) => accounts.some((at) => isOpen(view.accounts[at]))) && (
        <span>
          <span className={classes.open}>?</span> {t("replay.corner.open")}
        </span>
      )}
    </p>
  );
}

interface CellProps {
  name: (typeof CORNERS)[number];
  corner: ReplayCorner;
  title: string;
  counts: string;
  view: ReplayView;
  shapes: ReadonlyMap<string, MarkShape>;
}

function Cell({ name, corner, title, counts, view, shapes }: CellProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [all, setAll] = useState(false);
  const accounts = corner.accounts
    .map((at) => view.accounts[at])
    .filter((one): one is ReplayAccount => one !== undefined);
  const shown = all ? accounts : accounts.slice(0, NAMED);
  const rest = corner.count - shown.length;
  return (
    <section
      className={classes.cell}
      data-corner={name}
      aria-label={title}
      data-testid={`corner-${name}`}
    >
      <div className={classes.cellHead}>
        <strong className={classes.big}>{format.count(corner.count)}</strong>
        <span>
          <strong>{title}</strong>
          <br />
          {counts}
        </span>
      </div>
      <ul>
        {shown.map((account) => (
          <Named key={account.id} account={account} view={view} shapes={shapes} />
        ))}
      </ul>
      {rest > 0 &&
        (all || accounts.length <= NAMED ? (
          <p className={classes.quiet}>
            {t("replay.corner.more", { count: rest, n: format.count(rest) })}
          </p>
        ) : (
          <button type="button" className={classes.more} onClick={() => setAll(true)}>
            {t("replay.corner.more", { count: rest, n: format.count(rest) })}
          </button>
        ))}
    </section>
  );
}

/** A missing answer could still move it into another corner. */
function isOpen(account: ReplayAccount | undefined): boolean {
  return account !== undefined && !(account.one.settled && account.other.settled);
}

/** An account by name; a quiet "?" where a missing answer could still move it. */
export function Named({
  account,
  view,
  shapes,
  marked = true,
}: {
  account: ReplayAccount;
  view: ReplayView;
  shapes: ReadonlyMap<string, MarkShape>;
  /** Off where all of them are open, and the heading says so. */
  marked?: boolean;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const nameOf = useOutcomeName();
  const outcome = view.outcomes.find((one) => one.id === account.outcome);
  return (
    <li>
      <OutcomeMark
        shape={shapes.get(account.outcome) ?? "cross"}
        size={13}
        label={outcome ? nameOf(outcome) : account.outcome}
      />{" "}
      <Link
        to="/customers/$id"
        params={{ id: String(account.id) }}
        title={t("replay.corner.scores", {
          one: format.score(account.one.likely, 1),
          other: format.score(account.other.likely, 1),
        })}
      >
        {account.name}
      </Link>
      {marked && isOpen(account) && (
        <abbr className={classes.open} title={t("replay.corner.open")}>
          ?
        </abbr>
      )}
    </li>
  );
}
