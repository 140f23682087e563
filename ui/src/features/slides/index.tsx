import { Button, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useVirtualizer } from "@tanstack/react-virtual";
import {
  type KeyboardEvent,
  useCallback,
  useDeferredValue,
  useMemo,
  useRef,
  useState,
} from "react";
import { useTranslation } from "react-i18next";
import { ButtonLink } from "@/components/ButtonLink";
import { EmptyState } from "@/components/EmptyState";
import { ErrorState } from "@/components/ErrorState";
import { InlineSelect } from "@/components/InlineSelect";
import { OutcomeMark } from "@/components/OutcomeMark";
import { outcomeShapes, useOutcomeName } from "@/components/outcomes";
import { SlideMarks } from "@/components/slides/SlideMarks";
import { SlidesFrame } from "@/components/slides/SlidesFrame";
import { FIELDS } from "@/components/slides/sheet";
import { useSlideWords } from "@/components/slides/words";
import { RichText, VoiceSentence } from "@/components/VoiceSentence";
import { useFormat } from "@/i18n/format";
import { type AccountSlides, asLanewiseError, type Outcome } from "@/ipc";
import { slidesQuery } from "@/queries/slides";
import { settingsQuery } from "@/queries/workspace";
import { type Action, useActions } from "@/shell/actions";
import { KeyCaps } from "@/shell/KeyCaps";
import { type Shortcut, useShortcutList } from "@/shell/shortcuts";
import { EVERYTHING, linesOf, type MatrixLine, type Narrowed } from "./matrix";
import { NewSlide } from "./NewSlide";
import classes from "./Slides.module.css";

const NOBODY: AccountSlides[] = [];
const NO_OUTCOMES: Outcome[] = [];
const COMPLETENESS = ["any", "complete", "reasonable", "incomplete", "short"] as const;
const HEIGHT = { account: 44, player: 34 };

/** The screen at `/slides/all`: every account that has slides, with its key players and what they lack. */
export function SlidesPage() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(slidesQuery);
  const [adding, setAdding] = useState(false);
  const accounts = data ?? NOBODY;
  const search = useRef<HTMLInputElement>(null);
  const shortcuts = useMemo<Shortcut[]>(
    () => [
      {
        keys: "/",
        label: t("slides.all.search"),
        group: "here",
        run: () => search.current?.focus(),
      },
      { keys: "n", label: t("slides.all.new"), group: "here", run: () => setAdding(true) },
    ],
    [t],
  );
  useShortcutList(shortcuts);
  // From the comparison too: its key leads here.
  const actions = useMemo<Action[]>(
    () => [{ id: "slides.new", label: t("slides.all.new"), keys: "n", run: () => setAdding(true) }],
    [t],
  );
  useActions(actions);
  const newSlide = (
    <Button
      rightSection={<KeyCaps keys="n" />}
      variant={data && accounts.length === 0 ? "filled" : "default"}
      onClick={() => setAdding(true)}
      data-testid="slides-new"
    >
      {t("slides.all.new")}
    </Button>
  );
  return (
    <SlidesFrame part="slides" fill actions={newSlide}>
      {adding && <NewSlide onClose={() => setAdding(false)} />}
      {error && <ErrorState error={asLanewiseError(error)} onRetry={() => void refetch()} />}
      {data && accounts.length === 0 && (
        <div className={classes.first}>
          <EmptyState
            title={t("slides.none.title")}
            actions={
              <>
                <Button variant="filled" onClick={() => setAdding(true)} data-testid="slides-first">
                  {t("slides.none.type")}
                </Button>
                <ButtonLink to="/slides/import">{t("slides.none.import")}</ButtonLink>
              </>
            }
          >
            <p>{t("slides.none.says")}</p>
            <p>{t("slides.none.why")}</p>
          </EmptyState>
        </div>
      )}
      {accounts.length > 0 && <Matrix accounts={accounts} search={search} />}
    </SlidesFrame>
  );
}

function Matrix(props: {
  accounts: readonly AccountSlides[];
  search: React.RefObject<HTMLInputElement | null>;
}) {
  const { accounts, search } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const words = useSlideWords();
  const { data: settings } = useQuery(settingsQuery);
  const outcomes = settings?.outcomes ?? NO_OUTCOMES;
  const outcomeName = useOutcomeName();
  const shapes = useMemo(() => outcomeShapes(outcomes), [outcomes]);
  const [narrowed, setNarrowed] = useState<Narrowed>(EVERYTHING);
  const settled = useDeferredValue(narrowed);
  const lines = useMemo(() => linesOf(accounts, settled), [accounts, settled]);
  const players = useMemo(() => lines.filter(({ kind }) => kind === "player").length, [lines]);
  const [current, setCurrent] = useState(0);
  const body = useRef<HTMLDivElement>(null);
  const scale = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 || 1;
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => body.current,
    estimateSize: (at) => HEIGHT[lines[at]?.kind ?? "player"] * scale,
    getItemKey: (at) => {
      const line = lines[at];
      return line?.kind === "player" ? `p${line.seen.kept.id}` : `a${line?.account.account ?? at}`;
    },
    overscan: 12,
  });

  const open = useCallback(
    (line: MatrixLine | undefined) => {
      if (line) {
        void navigate({
          to: "/slides/$account",
          params: { account: String(line.account.account) },
          search: line.kind === "player" ? { slide: line.seen.kept.id } : {},
        });
      }
    },
    [navigate],
  );
  const go = (to: number) => {
    const at = Math.max(0, Math.min(lines.length - 1, to));
    setCurrent(at);
    rows.scrollToIndex(at);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(
      1,
      Math.floor((body.current?.clientHeight ?? 340) / (HEIGHT.player * scale)) - 1,
    );
    const moves = new Map([
      ["ArrowDown", () => go(current + 1)],
      ["ArrowUp", () => go(current - 1)],
      ["PageDown", () => go(current + page)],
      ["PageUp", () => go(current - page)],
      ["Home", () => go(0)],
      ["End", () => go(lines.length - 1)],
      ["Enter", () => open(lines[current])],
    ]);
    const move = moves.get(event.key);
    if (move && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      move();
    }
  };
  const put = (next: Partial<Narrowed>) => {
    setNarrowed((now) => ({ ...now, ...next }));
    setCurrent(0);
    rows.scrollToOffset(0);
  };

  const total = accounts.reduce((sum, one) => sum + one.slides.length, 0);
  const ready = useMemo(
    () =>
      accounts
        .flatMap((one) => one.slides)
        .filter(({ state }) => state.completeness !== "incomplete").length,
    [accounts],
  );
  const who = [
    { value: "all", label: t("slides.all.everybody") },
    { value: "customers", label: t("slides.all.customers") },
    { value: "prospects", label: t("slides.all.prospects") },
    ...outcomes.map((one) => ({
      value: `outcome:${one.id}`,
      label: outcomeName(one),
      group: t("slides.all.byOutcome"),
    })),
  ];

  return (
    <div className={classes.screen}>
      <div className={classes.says}>
        <VoiceSentence
          i18nKey="slides.all.says"
          values={{
            count: total,
            n: format.count(ready),
            total: format.count(total),
            accounts: format.count(accounts.length),
          }}
        />
        <div className={classes.narrow}>
          <TextInput
            ref={search}
            type="search"
            size="xs"
            className={classes.search}
            aria-label={t("slides.all.search")}
            placeholder={t("slides.all.search")}
            value={narrowed.text}
            onChange={(event) => put({ text: event.currentTarget.value })}
            onKeyDown={(event) => {
              if (event.key === "ArrowDown") {
                event.preventDefault();
                body.current?.focus();
              }
            }}
            data-testid="slides-search"
          />
          <p className={classes.sentence}>
            <RichText
              i18nKey="slides.all.show"
              tags={{
                who: (
                  <InlineSelect
                    label={t("slides.all.who")}
                    value={narrowed.who}
                    options={who}
                    onChange={(value) => put({ who: value })}
                    testId="slides-who"
                  />
                ),
                how: (
                  <InlineSelect
                    label={t("slides.all.how")}
                    value={narrowed.completeness}
                    options={COMPLETENESS.map((value) => ({
                      value,
                      label: t(`slides.how.${value}`),
                    }))}
                    onChange={(completeness) => put({ completeness })}
                    testId="slides-how"
                  />
                ),
                lack: (
                  <InlineSelect
                    label={t("slides.all.lack")}
                    value={narrowed.lacks}
                    options={[
                      { value: "any" as const, label: t("slides.all.whatever") },
                      ...FIELDS.map((value) => ({ value, label: t(`slides.the.${value}`) })),
                    ]}
                    onChange={(lacks) => put({ lacks })}
                    testId="slides-lack"
                  />
                ),
              }}
            />
          </p>
          <span className={classes.count} role="status">
            {t("slides.all.shown", { count: players, n: format.count(players) })}
          </span>
        </div>
      </div>
      <div className={classes.heads} aria-hidden="true">
        <span>{t("slides.all.player")}</span>
        <span className={classes.fieldHeads}>
          {FIELDS.map((field) => (
            <span key={field}>{t(`slides.short.${field}`)}</span>
          ))}
        </span>
        <span>{t("slides.all.lacks")}</span>
        <span className={classes.issue}>{t("slides.field.issue")}</span>
      </div>
      <div
        ref={body}
        className={classes.body}
        tabIndex={0}
        role="listbox"
        aria-label={t("slides.all.list")}
        aria-activedescendant={lines.length > 0 ? `slides-line-${current}` : undefined}
        onKeyDown={onKeyDown}
        data-testid="slides-matrix"
      >
        {lines.length === 0 && <p className={classes.nothing}>{t("slides.all.nothing")}</p>}
        <div style={{ height: rows.getTotalSize(), position: "relative" }}>
          {rows.getVirtualItems().map(({ index, start, size, key }) => {
            const line = lines[index];
            if (!line) {
              return null;
            }
            const common = {
              id: `slides-line-${index}`,
              role: "option",
              tabIndex: -1,
              "aria-selected": index === current,
              "aria-setsize": lines.length,
              "aria-posinset": index + 1,
              style: { height: size, transform: `translateY(${start}px)` },
              onMouseDown: () => setCurrent(index),
              onClick: () => open(line),
            } as const;
            if (line.kind === "account") {
              const shape = line.account.outcome && shapes.get(line.account.outcome);
              const outcome = outcomes.find(({ id }) => id === line.account.outcome);
              return (
                <div
                  key={key}
                  {...common}
                  className={classes.account}
                  data-testid={`slides-account-${line.account.account}`}
                >
                  {shape ? (
                    <OutcomeMark shape={shape} label={outcome && outcomeName(outcome)} />
                  ) : (
                    <span className={classes.stage}>{t(`common.stage.${line.account.stage}`)}</span>
                  )}
                  <strong>{line.account.name}</strong>
                  <span className="quiet">
                    {t("slides.all.ready", {
                      count: line.account.slides.length,
                      n: format.count(line.ready),
                      total: format.count(line.account.slides.length),
                    })}
                  </span>
                </div>
              );
            }
            const { kept, state } = line.seen;
            const lacking = words.lacking(state);
            return (
              <div
                key={key}
                {...common}
                className={classes.player}
                data-testid={`slides-player-${kept.id}`}
              >
                <span className={classes.who}>
                  <span className={classes.person}>{kept.slide.person || t("slides.noName")}</span>
                  <span className="quiet">{kept.slide.title}</span>
                </span>
                <SlideMarks state={state} />
                <span className={classes.lacks} data-complete={lacking.length === 0 || undefined}>
                  {lacking.length === 0
                    ? t("slides.how.complete")
                    : lacking.length === 7
                      ? t("slides.verdict.nothing")
                      : words.fields(lacking)}
                </span>
                <span className={classes.issue}>{kept.slide.issue}</span>
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
