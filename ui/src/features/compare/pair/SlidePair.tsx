import { type ReactNode, useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { MarkShape, Tier } from "@/components/model";
import type { CompareGroups, Outcome, SlideComparison, SlideField } from "@/ipc";
import { GroupChooser } from "../head/GroupChooser";
import { pickedByHand } from "../tagging/picked";
import type { Tagging } from "../tagging/useTagging";
import type { Card } from "./cards";
import { FindSlide } from "./FindSlide";
import { Paper } from "./Paper";
import classes from "./SlidePair.module.css";
import { Spine } from "./Spine";

export interface SlidePairProps {
  comparison: SlideComparison;
  cards: ReadonlyMap<number, Card>;
  /** The slide that is up on each side. */
  current: { left: number | undefined; right: number | undefined };
  onStep: (side: "left" | "right", by: 1 | -1) => void;
  /** Brings a slide up. */
  onPick: (side: "left" | "right", slide: number) => void;
  /** The side whose slides are searched. */
  finding: "left" | "right" | null;
  onFinding: (side: "left" | "right" | null) => void;
  opened: ReadonlySet<SlideField>;
  onOpen: (field: SlideField) => void;
  tagging: Tagging;
  tiers: readonly Pick<Tier, "id" | "name">[];
  outcomes: readonly Outcome[];
  shapes: ReadonlyMap<string, MarkShape>;
  outcomeOf: (outcome: string | null) => string;
  onGroups: (groups: CompareGroups) => void;
  /** What a side without slides says. */
  empty: (side: "left" | "right") => ReactNode;
}

/** Two slides on the table, field beside field, and between them how many of each side have it. */
export function SlidePair(props: SlidePairProps) {
  const { comparison, cards, current, onStep, tagging, outcomes, shapes, onGroups } = props;
  const { t } = useTranslation();
  const { pick } = tagging;
  const onMouseUp = useCallback(() => {
    const selection = window.getSelection();
    const picked = pickedByHand(selection);
    if (picked) {
      const piece = document.querySelector<HTMLElement>(
        `[data-slide="${picked.slide}"] [data-field="${picked.field}"] [data-piece="${picked.piece}"]`,
      );
      const quote = (piece?.textContent ?? "").slice(picked.from, picked.to);
      selection?.removeAllRanges();
      pick({ ...picked, quote });
    }
  }, [pick]);

  const paper = (side: "left" | "right") => {
    const { slides } = comparison[side];
    const id = current[side];
    const card = id === undefined ? undefined : cards.get(id);
    return (
      <Paper
        side={side}
        card={card}
        at={id === undefined ? 0 : slides.indexOf(id)}
        total={slides.length}
        onStep={(by) => onStep(side, by)}
        find={
          <FindSlide
            side={side}
            slides={slides}
            cards={cards}
            at={id === undefined ? 0 : slides.indexOf(id)}
            onPick={(slide) => props.onPick(side, slide)}
            open={props.finding === side}
            onOpen={(open) => props.onFinding(open ? side : null)}
            outcomeOf={props.outcomeOf}
          />
        }
        outcome={props.outcomeOf(card?.outcome ?? null)}
        tiers={props.tiers}
        opened={props.opened}
        onOpen={props.onOpen}
        tagging={tagging}
        empty={props.empty(side)}
      />
    );
  };
  const group = (side: "left" | "right") => (
    <div className={classes.group} data-side={side}>
      <GroupChooser
        side={side}
        groups={comparison.groups}
        counts={comparison[side]}
        outcomes={outcomes}
        shapes={shapes}
        onGroups={onGroups}
      />
    </div>
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: words are selected by hand here; the fields have the keys
    <div className={classes.pair} data-testid="slide-pair" onMouseUp={onMouseUp}>
      {group("left")}
      <span className={classes.between}>{t("compare.against")}</span>
      {group("right")}
      {paper("left")}
      <Spine comparison={comparison} />
      {paper("right")}
    </div>
  );
}
