import { ActionIcon, Button, Tooltip } from "@mantine/core";
import { IconArrowLeft, IconArrowRight, IconCopy, IconTrash } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useCallback, useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "@/components/EmptyState";
import { ErrorState } from "@/components/ErrorState";
import { OutcomeMark } from "@/components/OutcomeMark";
import { outcomeShapes, useOutcomeName } from "@/components/outcomes";
import { SlidesFrame } from "@/components/slides/SlidesFrame";
import { useFormat } from "@/i18n/format";
import { asLanewiseError, type SlideSeen } from "@/ipc";
import { accountQuery } from "@/queries/accounts";
import { useTakeBack } from "@/queries/edits";
import {
  slideRuleQuery,
  slidesOfQuery,
  useAddSlide,
  useDuplicateSlide,
  useRemoveSlides,
} from "@/queries/slides";
import { settingsQuery } from "@/queries/workspace";
import { type Action, useActions } from "@/shell/actions";
import { KeyCaps } from "@/shell/KeyCaps";
import { type Shortcut, useShortcutList } from "@/shell/shortcuts";
import classes from "./Account.module.css";
import { bringTo } from "./bring";
import { Missing } from "./Missing";
import { Players } from "./Players";
import { SheetEditor } from "./SheetEditor";

const NONE: SlideSeen[] = [];

/** The screen at `/slides/$account`: the slides of one account's key players, written where they are read. */
export function AccountSlidesPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const id = Number(useParams({ from: "/slides/$account" }).account);
  const { slide: wanted, field: wantedField } = useSearch({ from: "/slides/$account" });
  const { data: detail, error: unknown } = useQuery(accountQuery(id));
  const { data, error } = useQuery(slidesOfQuery(id));
  const { data: rule = null } = useQuery(slideRuleQuery);
  const { data: settings } = useQuery(settingsQuery);
  const outcomeName = useOutcomeName();
  const takeBack = useTakeBack();
  const { mutate: add, isPending: adding } = useAddSlide();
  const { mutate: duplicate } = useDuplicateSlide();
  const { mutate: remove } = useRemoveSlides();
  const slides = data ?? NONE;
  const found = slides.findIndex(({ kept }) => kept.id === wanted);
  const at = Math.max(found, 0);
  const seen = slides[at];
  // A slide that was just made waits to be told whose it is.
  const fresh = useRef<number | null>(null);

  const open = useCallback(
    (slide: number | undefined) => {
      if (slide !== undefined) {
        void navigate({
          to: "/slides/$account",
          params: { account: String(id) },
          search: { slide },
          replace: true,
        });
      }
    },
    [navigate, id],
  );
  const made = useCallback(
    (slide: number) => {
      fresh.current = slide;
      open(slide);
    },
    [open],
  );
  const addPlayer = useCallback(() => {
    if (!adding) {
      add({ account: id }, { onSuccess: made });
    }
  }, [add, adding, id, made]);
  const current = seen?.kept.id;
  const next = slides[at + 1]?.kept.id;
  const before = slides[at - 1]?.kept.id;
  const person = seen?.kept.slide.person || t("slides.noName");

  useEffect(() => {
    if (current !== undefined && fresh.current === current) {
      fresh.current = null;
      document.querySelector<HTMLElement>("[data-testid='slide-person']")?.focus();
    }
  }, [current]);

  // Who comes from what a gate misses begins at that very field; once, not after each change of the slide.
  const brought = useRef("");
  const ready = detail !== undefined && (wanted === undefined || current === wanted);
  useEffect(() => {
    const key = `${current} ${wantedField}`;
    const state = seen?.state.fields.find((one) => one.field === wantedField);
    if (state && ready && brought.current !== key) {
      brought.current = key;
      bringTo(state);
    }
  }, [current, wantedField, seen, ready]);

  const another = useCallback(() => {
    if (current !== undefined) {
      duplicate(current, { onSuccess: made });
    }
  }, [current, duplicate, made]);
  const takeAway = useCallback(() => {
    if (current === undefined) {
      return;
    }
    remove([current], {
      onSuccess: () => {
        takeBack(t("slides.removed", { name: person }));
        open(next ?? before);
      },
    });
  }, [current, remove, takeBack, t, person, open, next, before]);

  const shortcuts = useMemo<Shortcut[]>(
    () => [
      { keys: "n", label: t("slides.players.add"), group: "here", run: addPlayer },
      { keys: "j", label: t("slides.players.next"), group: "here", run: () => open(next) },
      { keys: "k", label: t("slides.players.previous"), group: "here", run: () => open(before) },
      { keys: "d", label: t("slides.players.duplicate"), group: "here", run: another },
    ],
    [t, addPlayer, open, next, before, another],
  );
  useShortcutList(shortcuts);
  const actions = useMemo<Action[]>(
    () =>
      current === undefined
        ? []
        : [{ id: "slides.remove", label: t("slides.players.remove"), run: takeAway }],
    [t, current, takeAway],
  );
  useActions(actions);

  const failure = unknown ?? error;
  if (failure) {
    return (
      <SlidesFrame part="slides">
        <ErrorState error={asLanewiseError(failure)} />
      </SlidesFrame>
    );
  }
  if (!detail || !data) {
    return <SlidesFrame part="slides" />;
  }
  const { account } = detail.row;
  const past = account.stage === "customer" || account.stage === "ambassador";
  const outcomes = settings?.outcomes ?? [];
  const outcome = outcomes.find((one) => one.id === account.outcome);
  const shape = outcome && outcomeShapes(outcomes).get(outcome.id);
  const step = (
    to: number | undefined,
    label: string,
    keys: string,
    Icon: typeof IconArrowLeft,
  ) => (
    <Tooltip label={`${label}  ${keys.toUpperCase()}`}>
      <ActionIcon
        variant="default"
        size="2.125rem"
        aria-label={label}
        disabled={to === undefined}
        onClick={() => open(to)}
        data-testid={`slide-${keys}`}
      >
        <Icon size={16} stroke={1.6} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );

  return (
    <SlidesFrame
      part="slides"
      fill
      slide={slides.length > 1 ? current : undefined}
      actions={
        seen && (
          <>
            {slides.length > 1 && (
              <span className={classes.of}>
                {t("common.progress.of", {
                  done: format.count(at + 1),
                  total: format.count(slides.length),
                })}
              </span>
            )}
            {step(before, t("slides.players.previous"), "k", IconArrowLeft)}
            {step(next, t("slides.players.next"), "j", IconArrowRight)}
            <Button
              leftSection={<IconCopy size={15} stroke={1.6} aria-hidden />}
              rightSection={<KeyCaps keys="d" />}
              onClick={another}
              data-testid="slide-duplicate"
            >
              {t("slides.players.duplicate")}
            </Button>
            <Tooltip label={t("slides.players.remove")}>
              <ActionIcon
                variant="default"
                size="2.125rem"
                aria-label={t("slides.players.remove")}
                onClick={takeAway}
                data-testid="slide-remove"
              >
                <IconTrash size={16} stroke={1.6} aria-hidden />
              </ActionIcon>
            </Tooltip>
          </>
        )
      }
    >
      <div className={classes.table}>
        <div className={classes.account}>
          {shape && outcome && <OutcomeMark shape={shape} label={outcomeName(outcome)} />}
          <h2>
            <Link
              to={past ? "/customers/$id" : "/prospects/$id"}
              params={{ id: String(id) }}
              data-testid="slides-account"
            >
              {account.name}
            </Link>
          </h2>
          <span className="quiet">
            {[
              outcome ? outcomeName(outcome) : t(`common.stage.${account.stage}`),
              account.industry,
              account.country,
            ]
              .filter(Boolean)
              .join(" · ")}
          </span>
        </div>
        {seen ? (
          <>
            <Players slides={slides} current={seen.kept.id} onOpen={open} onAdd={addPlayer} />
            <div className={classes.desk}>
              <SheetEditor key={seen.kept.id} seen={seen} industry={account.industry} />
              <Missing state={seen.state} rule={rule} />
            </div>
          </>
        ) : (
          <EmptyState
            title={t("slides.first.title", { account: account.name })}
            actions={
              <Button
                variant="filled"
                rightSection={<KeyCaps keys="n" />}
                onClick={addPlayer}
                data-testid="player-add"
              >
                {t("slides.players.add")}
              </Button>
            }
          >
            <p>{t("slides.first.says")}</p>
          </EmptyState>
        )}
      </div>
    </SlidesFrame>
  );
}
