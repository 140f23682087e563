import { Button } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useContext, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { ErrorState } from "@/components/ErrorState";
import { useUndoToast } from "@/components/UndoToast";
import { useFormat } from "@/i18n/format";
import {
  asLanewiseError,
  type DataSuggestion,
  ipc,
  type Profile,
  type SilentWhy,
  type Suggestions,
} from "@/ipc";
import { suggestPicksQuery } from "@/queries/profile";
import { said, useDraftChange, useTakeBack } from "../change";
import { LiveContext } from "../live";
import type { Locks } from "../locks";
import { BlendSlider } from "./BlendSlider";
import classes from "./Suggest.module.css";
import { SuggestRow } from "./SuggestRow";
import { useSuggestions } from "./useSuggestions";
import { useSuggestionWords } from "./words";

/** Why nothing is suggested, in this order, and the word it is said by. */
const SILENT = [
  ["agrees", "agrees"],
  ["leans", "leans"],
  ["too_few", "tooFew"],
  ["no_difference", "noDifference"],
  ["after_sale", "afterSale"],
] as const satisfies readonly (readonly [SilentWhy, string])[];

interface SuggestPaneProps {
  profile: Profile;
  locks: Locks;
  onClose: () => void;
}

/** What the customers' data suggests for the draft: accepted one by one, or blended in. */
export function SuggestPane({ profile, locks, onClose }: SuggestPaneProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const live = useContext(LiveContext);
  const change = useDraftChange();
  const takeBack = useTakeBack();
  const toast = useUndoToast();
  const words = useSuggestionWords(profile);
  const { data, error, rows, aside, take, dismiss, recall } = useSuggestions(locks);
  const locked = [...locks.ids];
  useEffect(() => () => live.settle(), [live]);

  const accept = async (these: readonly DataSuggestion[], what: string) => {
    live.settle();
    await change({
      run: () =>
        ipc.suggestAccept(
          these.map((row) => row.key),
          locked,
        ),
    });
    take(these);
    await takeBack(t("suggest.taken", { what }));
  };
  const away = (row: DataSuggestion, what: string) => {
    live.settle();
    dismiss(row);
    toast(t("suggest.dismissed", { what }), () => recall([row.key]));
  };
  const about = [...new Set(rows.map((row) => row.parameter))];
  const name = (id: string | null) =>
    id === null
      ? t("suggest.thresholds")
      : (profile.parameters.find((one) => one.id === id)?.name ?? id);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape bubbles up from the buttons in it
    <div
      className={classes.pane}
      data-testid="suggest"
      onKeyDown={(event) => {
        if (event.key === "Escape" && !event.defaultPrevented) {
          event.stopPropagation();
          onClose();
        }
      }}
    >
      <div className={classes.head}>
        <h2>{t("suggest.title")}</h2>
        <Button
          variant="subtle"
          leftSection={<IconX size={16} stroke={1.6} aria-hidden />}
          data-testid="suggest-close"
          onClick={onClose}
        >
          {t("common.close")}
        </Button>
      </div>
      {error && <ErrorState error={asLanewiseError(error)} />}
      {data && <Says data={data} rows={rows.length} locks={locks} />}
      <div data-suggestions>
        {about.map((id) => {
          const mine = rows.filter((row) => row.parameter === id);
          return (
            <section key={id ?? ""} className={classes.about} aria-label={name(id)}>
              <div className={classes.aboutHead}>
                <h3>{name(id)}</h3>
                {mine.length > 1 && (
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    data-testid="suggest-all"
                    onMouseEnter={() =>
                      live.wish({ suggested: mine.map((row) => row.key), locked })
                    }
                    onMouseLeave={() => live.settle()}
                    onFocus={() => live.wish({ suggested: mine.map((row) => row.key), locked })}
                    onBlur={() => live.settle()}
                    onClick={() => said(accept(mine, name(id)))}
                  >
                    {t("suggest.acceptAll", { name: name(id) })}
                  </Button>
                )}
              </div>
              <ul className={classes.rows}>
                {mine.map((row) => {
                  const its = words(row);
                  const full = `${name(id)}, ${its.what}`;
                  return (
                    <SuggestRow
                      key={row.key}
                      words={its}
                      about={name(id)}
                      testId={`suggestion-${row.key.slice(0, row.key.lastIndexOf(":"))}`}
                      onLook={() => live.wish({ suggested: [row.key], locked })}
                      onLeave={() => live.settle()}
                      onAccept={() => said(accept([row], full))}
                      onDismiss={() => away(row, full)}
                    />
                  );
                })}
              </ul>
            </section>
          );
        })}
      </div>
      {aside > 0 && (
        <p className={classes.quiet}>
          {t("suggest.aside", { count: aside, n: format.count(aside) })}{" "}
          <button type="button" className={classes.link} onClick={() => recall()}>
            {t("suggest.recall")}
          </button>
        </p>
      )}
      {data && <BlendSlider data={data} locks={locks} />}
      {data && (
        <ul className={classes.silent} data-testid="suggest-silent">
          {SILENT.map(([why, word]) => {
            const names = data.standings
              .filter((one) => one.silent === why)
              .map((one) => name(one.parameter));
            return (
              names.length > 0 && (
                <li key={why}>{t(`suggest.silent.${word}`, { names: names.join(", ") })}</li>
              )
            );
          })}
        </ul>
      )}
    </div>
  );
}

interface SaysProps {
  data: Suggestions;
  rows: number;
  locks: Locks;
}

/** What it rests on, and how well the profile would pick, said without flattering. */
function Says({ data, rows, locks }: SaysProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data: picks } = useQuery({
    ...suggestPicksQuery(locks.ids),
    enabled: data.rows.length > 0,
  });
  const { success, others } = data.customers;
  const signal = data.standings.some((one) => one.verdict === "separates");
  const in100 = (thousandths: number) => format.count(Math.round(thousandths / 10));
  return (
    <div className={classes.says}>
      <p className="voice" data-testid="suggest-says">
        {success + others === 0
          ? t("suggest.says.nobody")
          : success === 0 || others === 0
            ? t("suggest.says.oneSide", { n: format.count(success + others) })
            : !signal && rows === 0
              ? t("suggest.says.nothing", { n: format.count(success + others) })
              : rows === 0
                ? t("suggest.says.agrees", { n: format.count(success + others) })
                : t("suggest.says.some", {
                    n: format.count(success + others),
                    success: format.count(success),
                    others: format.count(others),
                  })}
      </p>
      {picks && (
        <p className={classes.quiet} data-testid="suggest-picks">
          {t("suggest.picks", {
            now: in100(picks.now),
            low: in100(picks.now_low),
            high: in100(picks.now_high),
            after: in100(picks.with_all),
            shown: in100(picks.shown),
          })}
        </p>
      )}
    </div>
  );
}
