import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Figure } from "@/components/drawings";
import { Hint } from "@/components/Hint";
import { boardScene, boardTable, bounds, type Drawn } from "@/components/lanes/figure";
import { useAmounts } from "@/components/lanes/words";
import { useOutcomeName } from "@/components/outcomes";
import { useFormat } from "@/i18n/format";
import type { LaneBoard, LaneStanding } from "@/ipc";
import { LaneLine } from "./LaneLine";
import classes from "./Lanes.module.css";

export const STANDINGS = [
  "core",
  "adjacent_wanted",
  "adjacent_unwanted",
  "outside",
] as const satisfies readonly LaneStanding[];

export interface BoardProps {
  board: LaneBoard;
  /** The lane whose condition is open. */
  opened: string | null;
  onOpen: (id: string | null) => void;
}

/** The lanes under the four ways to stand; a lane is dragged, or sent by its select, from one to another. */
export function Board({ board, opened, onOpen }: BoardProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const outcomeName = useOutcomeName();
  const amounts = useAmounts(board);
  const [asked, setAsked] = useState<{ id: string; to: LaneStanding } | null>(null);
  const [over, setOver] = useState<LaneStanding | null>(null);
  const { least, most } = useMemo(() => bounds(board), [board]);
  const drawn = useMemo<Drawn>(
    () => ({ t, format, money: amounts.money, amount: amounts.of, outcomeName }),
    [t, format, amounts, outcomeName],
  );
  const draw = useCallback((width: number) => boardScene(board, width, drawn), [board, drawn]);
  const table = useMemo(() => boardTable(board, drawn), [board, drawn]);
  const says = t("lanes.board.says", {
    count: board.lanes.length,
    n: format.count(board.lanes.length),
    customers: format.count(board.all.customers),
  });
  return (
    <Figure
      title={t("lanes.board.title")}
      says={says}
      draw={draw}
      table={table}
      customers={board.all.customers}
      aside={<Hint about="lanesBoard" />}
      testId="lane-board"
    >
      <div className={classes.board}>
        <div className={classes.heads} aria-hidden="true">
          <span>{t("lanes.board.lane")}</span>
          <span className={classes.axis}>
            {t("lanes.board.success")}
            <small>
              <span>{format.share(0)}</span>
              <span>{format.share(1)}</span>
            </small>
          </span>
          <span className={classes.axis}>
            {t("lanes.board.value")}
            {most > least && (
              <small>
                <span>{amounts.money(least)}</span>
                <span>{amounts.money(most)}</span>
              </small>
            )}
          </span>
          <span>{t("lanes.board.costs")}</span>
        </div>
        {STANDINGS.map((standing) => {
          const lanes = board.lanes.filter(({ lane }) => lane.standing === standing);
          return (
            <section
              key={standing}
              className={classes.group}
              data-standing={standing}
              data-over={over === standing || undefined}
              aria-label={t(`lanes.standing.${standing}`)}
            >
              <h3 className={classes.standing}>
                {t(`lanes.standing.${standing}`)}
                <span>{t(`lanes.standingSays.${standing}`)}</span>
              </h3>
              {lanes.length === 0 && <p className={classes.nobody}>{t("lanes.board.noLane")}</p>}
              {lanes.map((row) => (
                <LaneLine
                  key={row.lane.id}
                  row={row}
                  board={board}
                  bounds={{ least, most }}
                  opened={opened === row.lane.id}
                  onOpen={(open) => onOpen(open ? row.lane.id : null)}
                  asked={asked?.id === row.lane.id ? asked.to : null}
                  onAsk={(to) => setAsked(to === null ? null : { id: row.lane.id, to })}
                  onOver={setOver}
                />
              ))}
            </section>
          );
        })}
      </div>
    </Figure>
  );
}
