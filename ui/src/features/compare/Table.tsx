import { Button } from "@mantine/core";
import { IconTable } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorState } from "@/components/ErrorState";
import { outcomeShapes, useOutcomeName } from "@/components/outcomes";
import {
  type AccountSlides,
  asLanewiseError,
  type CompareGroups,
  type Outcome,
  type SlideComparison,
  type SlideField,
  type Tag,
  type ThemeCount,
} from "@/ipc";
import { accountsQuery } from "@/queries/accounts";
import { compareSlidesQuery, tagsQuery, themesQuery } from "@/queries/compare";
import { draftQuery } from "@/queries/profile";
import { type Shortcut, useShortcutList } from "@/shell/shortcuts";
import { Contrast } from "./contrast/Contrast";
import { rowsOf } from "./contrast/rows";
import { Says } from "./head/Says";
import { keepPlace, lastPlace, type Place } from "./memory";
import { cardsOf } from "./pair/cards";
import { SlidePair } from "./pair/SlidePair";
import classes from "./Table.module.css";
import { CompareTable, SpineTable } from "./table/CompareTable";
import { type Shown, useTagging } from "./tagging/useTagging";

type Side = "left" | "right";

const NO_THEMES: readonly ThemeCount[] = [];
const NO_TAGS: readonly Tag[] = [];

export interface TableProps {
  workspace: string;
  accounts: readonly AccountSlides[];
  outcomes: readonly Outcome[];
}

/** The slides on the table, with what tells the two groups apart under them. */
export function Table({ workspace, accounts, outcomes }: TableProps) {
  const { data: rows = [] } = useQuery(accountsQuery);
  const [place, setPlace] = useState<Place>(() => lastPlace(workspace));
  const comparison = useQuery(compareSlidesQuery(place.groups));
  useEffect(() => keepPlace(workspace, place), [workspace, place]);
  const shapes = useMemo(() => outcomeShapes(outcomes), [outcomes]);
  const cards = useMemo(() => cardsOf(accounts, rows, shapes), [accounts, rows, shapes]);
  if (comparison.error) {
    return (
      <div className={classes.failed}>
        <ErrorState
          error={asLanewiseError(comparison.error)}
          onRetry={() => void comparison.refetch()}
        />
      </div>
    );
  }
  return comparison.data ? (
    <Compared
      comparison={comparison.data}
      cards={cards}
      outcomes={outcomes}
      shapes={shapes}
      place={place}
      onPlace={setPlace}
    />
  ) : null;
}

interface ComparedProps {
  comparison: SlideComparison;
  cards: ReturnType<typeof cardsOf>;
  outcomes: readonly Outcome[];
  shapes: ReturnType<typeof outcomeShapes>;
  place: Place;
  onPlace: (change: (now: Place) => Place) => void;
}

/** Whether the sides are successes and the others: then one can speak of what went well and badly. */
function wentWell({ groups }: SlideComparison, outcomes: readonly Outcome[]): boolean {
  const success = new Map(outcomes.map((one) => [one.id, one.success]));
  return (
    groups.left.length > 0 &&
    groups.right.length > 0 &&
    groups.left.every((id) => success.get(id) === true) &&
    groups.right.every((id) => success.get(id) === false)
  );
}

function Compared({ comparison, cards, outcomes, shapes, place, onPlace }: ComparedProps) {
  const { t } = useTranslation();
  const nameOf = useOutcomeName();
  const { data: draft } = useQuery(draftQuery);
  const { data: themes = NO_THEMES } = useQuery(themesQuery);
  const { data: tags = NO_TAGS } = useQuery(tagsQuery);
  const [opened, setOpened] = useState<ReadonlySet<SlideField>>(new Set());
  const [shown, setShown] = useState<Shown | null>(null);
  const frame = useRef<HTMLDivElement>(null);
  const tagging = useTagging(themes, tags, shown);
  const { pick, ask, picked } = tagging;

  const rows = useMemo(() => rowsOf(comparison), [comparison]);
  const byOutcome = wentWell(comparison, outcomes);
  const sides = useMemo(() => {
    const of = new Map<number, Side>();
    for (const side of ["left", "right"] as const) {
      for (const id of comparison[side].slides) {
        of.set(id, side);
      }
    }
    return of;
  }, [comparison]);
  const sideOf = useCallback((slide: number) => sides.get(slide) ?? null, [sides]);
  const outcomeNames = useMemo(
    () => new Map(outcomes.map((one) => [one.id, nameOf(one)])),
    [outcomes, nameOf],
  );
  const outcomeOf = useCallback(
    (outcome: string | null) => (outcome === null ? "" : (outcomeNames.get(outcome) ?? outcome)),
    [outcomeNames],
  );
  const names = useMemo(() => {
    const named = (ids: readonly string[]) =>
      ids.map((id) => outcomeOf(id)).join(", ") || t("compare.groups.none");
    return { left: named(comparison.groups.left), right: named(comparison.groups.right) };
  }, [comparison, outcomeOf, t]);

  const currentOf = (side: Side) => {
    const wanted = place[side];
    return wanted !== undefined && sides.get(wanted) === side ? wanted : comparison[side].slides[0];
  };
  const current = { left: currentOf("left"), right: currentOf("right") };

  const step = useCallback(
    (side: Side, by: 1 | -1) => {
      setShown(null);
      pick(null);
      onPlace((now) => {
        const { slides } = comparison[side];
        const wanted = now[side];
        const at = wanted === undefined ? 0 : Math.max(0, slides.indexOf(wanted));
        const next = slides[Math.min(slides.length - 1, Math.max(0, at + by))];
        return next === undefined ? now : { ...now, [side]: next };
      });
    },
    [comparison, onPlace, pick],
  );

  const [finding, setFinding] = useState<Side | null>(null);
  const bring = useCallback(
    (side: Side, slide: number) => {
      setShown(null);
      pick(null);
      onPlace((now) => ({ ...now, [side]: slide }));
    },
    [onPlace, pick],
  );

  const onShow = useCallback(
    (next: Shown) => {
      const side = sides.get(next.slide);
      if (!side) {
        return;
      }
      setShown(next);
      setOpened((now) => new Set(now).add(next.field));
      onPlace((now) => ({ ...now, table: false, [side]: next.slide }));
      // After the slide is up.
      window.setTimeout(() => {
        const field = frame.current?.querySelector<HTMLElement>(
          `[data-slide="${next.slide}"] [data-field="${next.field}"]`,
        );
        if (frame.current) {
          frame.current.scrollTop = 0;
        }
        field?.focus({ preventScroll: true });
      });
    },
    [sides, onPlace],
  );

  const onOpen = useCallback((field: SlideField) => {
    setOpened((now) => {
      const next = new Set(now);
      if (!next.delete(field)) {
        next.add(field);
      }
      return next;
    });
  }, []);

  const shortcuts = useMemo<Shortcut[]>(() => {
    const here = (keys: string, label: string, run: () => void): Shortcut => ({
      keys,
      label,
      group: "here",
      run,
    });
    return [
      here("ArrowLeft", t("compare.page.previousLeft"), () => step("left", -1)),
      here("ArrowRight", t("compare.page.nextLeft"), () => step("left", 1)),
      here("shift+ArrowLeft", t("compare.page.previousRight"), () => step("right", -1)),
      here("shift+ArrowRight", t("compare.page.nextRight"), () => step("right", 1)),
      here("f", t("compare.page.findLeft"), () => setFinding("left")),
      here("shift+f", t("compare.page.findRight"), () => setFinding("right")),
      here("t", t("compare.tag.key"), () => {
        if (picked) {
          ask();
          return;
        }
        // Into a field: the words are chosen there.
        const active = document.activeElement?.closest<HTMLElement>("[data-field]");
        const field =
          active ??
          frame.current?.querySelector<HTMLElement>('[data-side="left"] [data-field="issue"]');
        field?.focus();
        field?.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
      }),
    ];
  }, [t, step, picked, ask]);
  useShortcutList(shortcuts);

  const empty = (side: Side) => (
    <div className={classes.noSide}>
      <p className="voice">
        {t(side === "left" ? "compare.oneSide.left" : "compare.oneSide.right")}
      </p>
      <p>
        {comparison.groups[side].length === 0
          ? t("compare.oneSide.choose")
          : t("compare.oneSide.body", { names: names[side] })}
      </p>
    </div>
  );

  return (
    <div ref={frame} className={classes.frame} data-testid="compare">
      <div className={classes.head}>
        <Says comparison={comparison} rows={rows} byOutcome={byOutcome} />
        <Button
          variant="subtle"
          leftSection={<IconTable size={16} stroke={1.6} aria-hidden />}
          aria-pressed={place.table}
          onClick={() => onPlace((now) => ({ ...now, table: !now.table }))}
          data-testid="as-table"
        >
          {t(place.table ? "compare.table.hide" : "compare.table.show")}
        </Button>
      </div>
      {place.table ? (
        <CompareTable comparison={comparison} rows={rows} names={names} />
      ) : (
        <>
          <div className={classes.desk}>
            <SlidePair
              comparison={comparison}
              cards={cards}
              current={current}
              onStep={step}
              onPick={bring}
              finding={finding}
              onFinding={setFinding}
              opened={opened}
              onOpen={onOpen}
              tagging={tagging}
              tiers={draft?.profile.tiers ?? []}
              outcomes={outcomes}
              shapes={shapes}
              outcomeOf={outcomeOf}
              onGroups={(groups: CompareGroups) =>
                onPlace((now) => ({ ...now, groups, left: undefined, right: undefined }))
              }
              empty={empty}
            />
            <SpineTable comparison={comparison} names={names} />
          </div>
          <Contrast
            comparison={comparison}
            rows={rows}
            cards={cards}
            tags={tags}
            sideOf={sideOf}
            byOutcome={byOutcome}
            names={names}
            outcomeOf={outcomeOf}
            onShow={onShow}
          />
        </>
      )}
    </div>
  );
}
