import { ActionIcon } from "@mantine/core";
import { IconChevronRight, IconGripVertical } from "@tabler/icons-react";
import { type PointerEvent, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { InlineSelect } from "@/components/InlineSelect";
import { MEASURES, useAmounts } from "@/components/lanes/words";
import { OutcomeMark } from "@/components/OutcomeMark";
import { outcomeShapes, useOutcomeName } from "@/components/outcomes";
import { useFormat } from "@/i18n/format";
import type { BoardLane, LaneBoard, LaneStanding } from "@/ipc";
import { STANDINGS } from "./Board";
import { Editor } from "./Editor";
import classes from "./Lanes.module.css";
import { Members, MembersButton } from "./Members";
import { OpeningPanel } from "./OpeningPanel";
import { SuccessStrip, ValueStrip } from "./Strips";

export interface LaneLineProps {
  row: BoardLane;
  board: LaneBoard;
  bounds: { least: number; most: number };
  opened: boolean;
  onOpen: (open: boolean) => void;
  /** How it is asked to stand; that is looked at before it is so. */
  asked: LaneStanding | null;
  onAsk: (to: LaneStanding | null) => void;
  /** Over which group it is dragged. */
  onOver: (standing: LaneStanding | null) => void;
}

/** The group under the pointer. */
function groupAt(event: PointerEvent): LaneStanding | null {
  const under = document.elementFromPoint(event.clientX, event.clientY);
  const standing = under?.closest("[data-standing]")?.getAttribute("data-standing");
  return STANDINGS.find((one) => one === standing) ?? null;
}

/** A lane: who is in it, how it went, what they bring and cost, and how it stands. */
export function LaneLine(props: LaneLineProps) {
  const { row, board, bounds, opened, onOpen, asked, onAsk, onOver } = props;
  const { lane, facts } = row;
  const { t } = useTranslation();
  const format = useFormat();
  const outcomeName = useOutcomeName();
  const shapes = outcomeShapes(board.outcomes);
  const amounts = useAmounts(board);
  const id = useId();
  const dragging = useRef(false);
  const [dragged, setDragged] = useState(false);
  const [listed, setListed] = useState(false);
  const { success, economics } = facts;
  const margin = economics.figures[0]?.median ?? null;
  const lifetime = economics.figures[1]?.median ?? null;
  const [value, from] =
    (board.measures[0]?.known ?? 0) > 0
      ? ([margin, board.measures[0]] as const)
      : ([lifetime, board.measures[1]] as const);

  const drop = (event: PointerEvent) => {
    if (!dragging.current) {
      return;
    }
    dragging.current = false;
    setDragged(false);
    onOver(null);
    const to = groupAt(event);
    if (to && to !== lane.standing) {
      onAsk(to);
    }
  };

  return (
    <article
      className={classes.lane}
      aria-labelledby={id}
      data-dragged={dragged || undefined}
      data-testid="lane"
    >
      <div className={classes.line}>
        <div className={classes.who}>
          {/* The select beside it does the same by keyboard. */}
          <span
            className={classes.grip}
            aria-hidden="true"
            data-testid="lane-grip"
            onPointerDown={(event) => {
              event.preventDefault();
              event.currentTarget.setPointerCapture(event.pointerId);
              dragging.current = true;
              setDragged(true);
            }}
            onPointerMove={(event) => dragging.current && onOver(groupAt(event))}
            onPointerUp={drop}
            onPointerCancel={() => {
              dragging.current = false;
              setDragged(false);
              onOver(null);
            }}
          >
            <IconGripVertical size={16} stroke={1.6} aria-hidden />
          </span>
          <div className={classes.names}>
            <button
              type="button"
              id={id}
              className={classes.name}
              aria-expanded={opened}
              onClick={() => onOpen(!opened)}
              data-testid="lane-name"
            >
              {lane.name}
            </button>
            <MembersButton facts={facts} opened={listed} onOpen={setListed} />
            <span className={classes.marks}>
              {board.outcomes.map((outcome, index) => {
                const count = facts.outcomes[index] ?? 0;
                return count === 0 ? null : (
                  <span key={outcome.id} className={classes.mark} title={outcomeName(outcome)}>
                    <OutcomeMark
                      shape={shapes.get(outcome.id) ?? "ring"}
                      label={outcomeName(outcome)}
                      size={12}
                    />
                    {format.count(count)}
                  </span>
                );
              })}
            </span>
            {lane.reason !== "" && <q className={`${classes.reason} voice`}>{lane.reason}</q>}
          </div>
        </div>
        <div className={classes.cell}>
          <span className={classes.cellName}>{t("lanes.board.success")}</span>
          <SuccessStrip share={success} />
          <span className={classes.figure}>
            {success.total === 0
              ? t("lanes.board.noOutcome")
              : t("lanes.board.successSays", {
                  n: format.count(success.count),
                  total: format.count(success.total),
                  range: format.shareRange(success.low / 1000, success.high / 1000),
                })}
          </span>
        </div>
        <div className={classes.cell}>
          <span className={classes.cellName}>{t("lanes.board.value")}</span>
          <ValueStrip dots={economics.dots} median={value} {...bounds} />
          <span className={classes.figure}>
            {value === null || !from
              ? t("lanes.board.valueUnknown")
              : t("lanes.board.median", { value: amounts.of(from, value) })}
          </span>
        </div>
        <Facts row={row} board={board} />
        <div className={classes.tools}>
          <InlineSelect<LaneStanding>
            label={t("lanes.board.standingOf", { name: lane.name })}
            value={lane.standing}
            options={STANDINGS.map((one) => ({ value: one, label: t(`lanes.standing.${one}`) }))}
            onChange={(to) => onAsk(to === lane.standing ? null : to)}
            testId="lane-standing"
          />
          <ActionIcon
            variant="subtle"
            aria-label={t("lanes.edit.open", { name: lane.name })}
            aria-expanded={opened}
            onClick={() => onOpen(!opened)}
          >
            <IconChevronRight
              size={18}
              stroke={1.6}
              aria-hidden
              className={classes.chevron}
              data-open={opened || undefined}
            />
          </ActionIcon>
        </div>
      </div>
      {listed && (
        <Members
          place={{ kind: "lane", lane: lane.id }}
          title={t("lanes.members.title", { name: lane.name })}
          outcomes={board.outcomes}
          onClose={() => setListed(false)}
        />
      )}
      {asked !== null && (
        <OpeningPanel lane={lane} to={asked} fit={row.fit} onClose={() => onAsk(null)} />
      )}
      {opened && <Editor row={row} board={board} onClose={() => onOpen(false)} />}
    </article>
  );
}

/** What a lane costs and gives beyond the value of its customers, in as few words as can be read from a distance. */
function Facts({ row: { facts }, board }: { row: BoardLane; board: LaneBoard }) {
  const { t } = useTranslation();
  const format = useFormat();
  const amounts = useAmounts(board);
  const { economics } = facts;
  const said: { key: string; name: string; value: string; less?: boolean }[] = [];
  const share = (key: "left" | "references" | "expanded", shown: boolean) => {
    const { count, total } = facts[key];
    if (shown && total > 0) {
      said.push({
        key,
        name: t(`lanes.board.${key}`),
        value: t("lanes.board.of", { n: format.count(count), total: format.count(total) }),
      });
    }
  };
  share("left", true);
  share("expanded", board.signals);
  share("references", board.signals || facts.references.count > 0);
  for (const measure of [
    "lifetime_value",
    "retention_cost",
    "expansion",
    "time_to_value",
  ] as const) {
    const at = MEASURES.indexOf(measure);
    const [figure, seen] = [economics.figures[at], board.measures[at]];
    if (!figure || !seen || seen.source.kind === "nothing" || figure.of === 0) {
      continue;
    }
    const short = figure.known < figure.of;
    said.push({
      key: measure,
      name: t(`lanes.measure.${measure}.name`),
      value:
        figure.median === null
          ? t("lanes.board.unknown")
          : `${amounts.of(seen, figure.median)}${short ? ` (${t("lanes.board.of", { n: format.count(figure.known), total: format.count(figure.of) })})` : ""}`,
      less: short,
    });
  }
  if (economics.product_cost !== null) {
    said.push({
      key: "product",
      name: t("lanes.measure.product_cost.name"),
      value: `${amounts.money(economics.product_cost)}${economics.product_return === null ? "" : ` (×${format.number(economics.product_return, 1)})`}`,
    });
  }
  const { opportunity } = economics;
  return (
    <div className={classes.facts}>
      <dl>
        {said.map(({ key, name, value, less }) => (
          <div key={key} data-less={less || undefined}>
            <dt>{name}</dt>
            <dd className="num">{value}</dd>
          </div>
        ))}
      </dl>
      {opportunity && (
        <p className={classes.opportunity} data-cost={(opportunity.cost ?? 0) > 0 || undefined}>
          {(opportunity.cost ?? 0) > 0 && opportunity.best !== null
            ? t("lanes.board.costsThere", {
                cost: amounts.money(opportunity.cost ?? 0),
                lane: board.lanes[opportunity.best]?.lane.name ?? "",
              })
            : t("lanes.board.perHourSays", { value: amounts.money(opportunity.per_hour) })}
        </p>
      )}
    </div>
  );
}
