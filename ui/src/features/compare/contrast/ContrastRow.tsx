import { Button, Tooltip } from "@mantine/core";
import { IconCheck, IconChevronRight } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { memo, type ReactNode, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { MarkShape } from "@/components/model";
import { useFormat } from "@/i18n/format";
import type { Seen, SlideComparison } from "@/ipc";
import { askOf } from "@/shell/actions";
import type { Card } from "../pair/cards";
import classes from "./Contrast.module.css";
import { Marks } from "./Marks";
import type { Row } from "./rows";
import { useRowName, VERDICT } from "./words";

export interface ContrastRowProps {
  row: Row;
  comparison: SlideComparison;
  cards: ReadonlyMap<number, Card>;
  sideOf: (slide: number) => "left" | "right" | null;
  open: boolean;
  onOpen: (row: Row) => void;
  /** The panel that makes a parameter stands open. */
  making: boolean;
  onMake: (row: Row) => void;
  /** What else can be done with it. */
  menu?: ReactNode;
  children?: ReactNode;
}

/** How many slides of each side have it, by the shape of their outcome. */
function byShape(
  row: Row,
  cards: ReadonlyMap<number, Card>,
  sideOf: ContrastRowProps["sideOf"],
): Record<"left" | "right", Map<MarkShape, number>> {
  const found = { left: new Map<MarkShape, number>(), right: new Map<MarkShape, number>() };
  for (const id of row.slides) {
    const side = sideOf(id);
    const shape = cards.get(id)?.shape;
    if (side && shape) {
      found[side].set(shape, (found[side].get(shape) ?? 0) + 1);
    }
  }
  return found;
}

/** A difference: what it is, a mark for each slide, counts, and the way to a parameter. */
export const ContrastRow = memo(function ContrastRow(props: ContrastRowProps) {
  const { row, comparison, cards, sideOf, open, onOpen, making, onMake, menu, children } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const name = useRowName()(row);
  const having = useMemo(() => byShape(row, cards, sideOf), [row, cards, sideOf]);
  const side = (which: "left" | "right") => {
    const seen: Seen = row[which];
    const total = comparison[which].slides.length;
    const says = t("compare.row.of", {
      n: format.count(seen.slides),
      total: format.count(total),
      accounts: format.count(seen.accounts),
      accountsTotal: format.count(comparison[which].accounts),
    });
    return (
      <Tooltip label={says} events={{ hover: true, focus: true, touch: true }}>
        <span className={classes.side} data-side={which}>
          <span className={classes.drawing}>
            <Marks side={which} having={having[which]} total={total} />
          </span>
          <span className={classes.count} aria-hidden="true" data-testid={`count-${which}`}>
            {format.count(seen.slides)}
          </span>
          <span className="visually-hidden">{says}</span>
        </span>
      </Tooltip>
    );
  };
  return (
    <li
      className={classes.row}
      data-open={open || making || undefined}
      data-row={row.id}
      data-testid={row.id}
    >
      <div className={classes.line}>
        <button
          type="button"
          className={classes.name}
          aria-expanded={open}
          onClick={() => onOpen(row)}
        >
          <IconChevronRight size={14} stroke={1.8} aria-hidden className={classes.chevron} />
          <span className={classes.words}>
            <span data-term={row.source.kind === "term" || undefined}>{name}</span>
            <span className={classes.kind}>
              {t(`compare.row.kind.${row.source.kind}`, { field: t(`slides.field.${row.field}`) })}
              {" · "}
              <span data-sure={row.verdict === "separates" || undefined}>
                {t(`compare.verdict.${VERDICT[row.verdict]}`)}
              </span>
            </span>
          </span>
        </button>
        <span className={classes.sides}>
          {side("left")}
          {side("right")}
        </span>
        <span className={classes.act}>
          {row.parameter === null ? (
            <Button
              size="compact-md"
              aria-expanded={making}
              aria-label={t("compare.make.of", { name })}
              onClick={() => onMake(row)}
              data-testid="make-parameter"
            >
              {t("compare.make.open")}
            </Button>
          ) : (
            <Link
              to="/profile"
              onClick={() => askOf(`profile.parameter:${row.parameter}`)}
              className={classes.made}
              data-testid="in-profile"
            >
              <IconCheck size={15} stroke={1.8} aria-hidden />
              {t("compare.make.made")}
            </Link>
          )}
          {menu}
        </span>
      </div>
      {children}
    </li>
  );
});
