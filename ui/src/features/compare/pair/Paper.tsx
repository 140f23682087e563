import { ActionIcon, Tooltip } from "@mantine/core";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Tier } from "@/components/model";
import { OutcomeMark } from "@/components/OutcomeMark";
import { FIELDS } from "@/components/slides/sheet";
import { TierTag } from "@/components/TierTag";
import { useFormat } from "@/i18n/format";
import type { SlideField } from "@/ipc";
import type { Tagging } from "../tagging/useTagging";
import type { Card } from "./cards";
import { Field } from "./Field";
import classes from "./Paper.module.css";

export interface PaperProps {
  side: "left" | "right";
  card: Card | undefined;
  /** Which slide of the side it is, from 0, and how many there are. */
  at: number;
  total: number;
  onStep: (by: 1 | -1) => void;
  /** The search among the slides of the side. */
  find: ReactNode;
  /** The outcome in words. */
  outcome: string;
  tiers: readonly Pick<Tier, "id" | "name">[];
  opened: ReadonlySet<SlideField>;
  onOpen: (field: SlideField) => void;
  tagging: Tagging;
  /** Said in its place while the side has no slides. */
  empty: ReactNode;
}

/** A Situation Slide as it would lie on the table. */
export function Paper(props: PaperProps) {
  const { side, card, at, total, onStep, outcome, tiers, opened, onOpen, tagging, empty } = props;
  const { t } = useTranslation();
  const format = useFormat();
  if (!card) {
    return (
      <div className={classes.paper} data-side={side} data-empty>
        {empty}
      </div>
    );
  }
  const { account, brief, set_by_hand } = card.row ?? {};
  const place = [account?.industry, account?.country].filter(Boolean).join(", ");
  const tier = set_by_hand?.tier ?? brief?.tier;
  const step = (by: 1 | -1, key: string) => (
    <Tooltip label={`${t(by === 1 ? "compare.page.next" : "compare.page.previous")}  ${key}`}>
      <ActionIcon
        variant="default"
        size="1.625rem"
        aria-label={t(
          side === "left"
            ? by === 1
              ? "compare.page.nextLeft"
              : "compare.page.previousLeft"
            : by === 1
              ? "compare.page.nextRight"
              : "compare.page.previousRight",
        )}
        disabled={at + by < 0 || at + by >= total}
        onClick={() => onStep(by)}
        data-testid={`${side}-${by === 1 ? "next" : "previous"}`}
      >
        {by === 1 ? (
          <IconChevronRight size={15} stroke={1.7} aria-hidden />
        ) : (
          <IconChevronLeft size={15} stroke={1.7} aria-hidden />
        )}
      </ActionIcon>
    </Tooltip>
  );
  const shift = side === "right" ? "⇧ " : "";
  return (
    <article
      className={classes.paper}
      data-side={side}
      data-slide={card.id}
      data-testid={`paper-${side}`}
      aria-label={t("compare.slideOf", { name: card.name, person: card.seen.kept.slide.person })}
    >
      <div className={classes.head}>
        <span className={classes.mark}>
          <OutcomeMark shape={card.shape} size={15} />
        </span>
        <h2 className={classes.name}>
          <Link
            to="/slides/$account"
            params={{ account: String(card.account) }}
            search={{ slide: card.id }}
          >
            {card.name}
          </Link>
        </h2>
        <span className={classes.pager}>
          {step(-1, `${shift}←`)}
          <span className="visually-hidden" aria-live="polite">
            {`${card.name}, ${t("compare.page.of", { at: format.count(at + 1), total: format.count(total) })}`}
          </span>
          {props.find}
          {step(1, `${shift}→`)}
        </span>
        <span className={classes.facts}>{[outcome, place].filter(Boolean).join(" · ")}</span>
        {tier !== undefined && (
          <span className={classes.tier}>
            <TierTag
              tiers={tiers}
              id={tier}
              {...(set_by_hand || !brief ? {} : { score: brief.likely, decimals: 0 })}
              size="sm"
            />
          </span>
        )}
      </div>
      {FIELDS.map((field) => (
        <Field
          // Another slide is another field: nothing half picked stays.
          key={`${card.id}-${field}`}
          card={card}
          field={field}
          open={opened.has(field)}
          onOpen={onOpen}
          tagging={tagging}
        />
      ))}
    </article>
  );
}
