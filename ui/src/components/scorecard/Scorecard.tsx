import { Button } from "@mantine/core";
import { IconHandStop, IconPhone } from "@tabler/icons-react";
import { type ReactNode, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Scorecard as Card, Scored, Since } from "@/ipc";
import { KeyCaps } from "@/shell/KeyCaps";
import { type Shortcut, useShortcutList } from "@/shell/shortcuts";
import { AskNext } from "./AskNext";
import { History } from "./History";
import { LaneRange } from "./LaneRange";
import { MostLike } from "./MostLike";
import { OverrideBanner, OverrideForm, Overrides } from "./OverridePanel";
import classes from "./Scorecard.module.css";
import { type AnswerWork, ScoreTable } from "./ScoreTable";
import { Verdict } from "./Verdict";
import { MustHaves, WouldChange } from "./WouldChange";

export interface ScorecardProps extends AnswerWork {
  card: Card;
  /** A newer answer of the core is on its way. */
  waiting?: boolean;
  /** What the account's own row on the lanes is called: "This prospect". */
  own: string;
  onOverride: (tier: string, reason: string, expires: string) => Promise<unknown>;
  onWithdraw: (override: number) => void;
  onExplain: (stored: number) => Promise<Scored>;
  /** What changed from one stored score to a later one. */
  onSince: (before: number, after: number) => Promise<Since>;
  onOpenAccount: (id: number) => void;
  /** Starts a call with them: the questions one by one. */
  onCall?: () => void;
  /** What else there is to know of the account: its fields, its note. */
  facts?: ReactNode;
  /** What stands first beside the score: the outcome signals of a customer. */
  beside?: ReactNode;
  /** What stands between the verdict and the answers, as readiness; gets the way to open an answer. */
  between?: (open: (parameter: string) => void) => ReactNode;
  /** Customers are not asked any more: what to ask next is left out. */
  past?: boolean;
}

/** An account's score with its complete explanation; every answer can be changed where it stands. */
export function Scorecard(props: ScorecardProps) {
  const {
    card,
    waiting,
    own,
    onOverride,
    onWithdraw,
    onExplain,
    onSince,
    onOpenAccount,
    onCall,
    facts,
    beside,
    between,
    past,
  } = props;
  const { t } = useTranslation();
  const [open, setOpen] = useState<string | null>(null);
  const [overriding, setOverriding] = useState(false);
  const { profile, reckoning, row } = card;
  const { scored, questions, changes, lane } = reckoning;
  const first = questions[0]?.parameter ?? scored.parts[0]?.parameter ?? null;

  const shortcuts = useMemo<Shortcut[]>(
    () => [
      { keys: "e", label: t("prospects.card.edit"), group: "here", run: () => setOpen(first) },
      {
        keys: "o",
        label: t("prospects.override.title"),
        group: "here",
        run: () => setOverriding(true),
      },
      ...(onCall
        ? [{ keys: "c", label: t("call.open"), group: "here" as const, run: onCall }]
        : []),
    ],
    [t, first, onCall],
  );
  useShortcutList(shortcuts);

  return (
    <div className={classes.card} data-testid="scorecard">
      {row.set_by_hand && (
        <OverrideBanner
          tiers={profile.tiers}
          override={row.set_by_hand}
          onWithdraw={() => row.set_by_hand && onWithdraw(row.set_by_hand.id)}
        />
      )}
      <div className={classes.top}>
        <div className={classes.says}>
          <Verdict profile={profile} scored={scored} next={past ? null : row.verdict} />
          <div className={classes.buttons}>
            {onCall && (
              <Button
                variant={questions.length > 0 ? "filled" : "default"}
                leftSection={<IconPhone size={16} stroke={1.6} aria-hidden />}
                onClick={onCall}
                rightSection={<KeyCaps keys="c" />}
                data-testid="start-call"
              >
                {t("call.open")}
              </Button>
            )}
            <Button
              onClick={() => setOpen(first)}
              rightSection={<KeyCaps keys="e" />}
              data-testid="edit-answers"
            >
              {t("prospects.card.edit")}
            </Button>
            <Button
              leftSection={<IconHandStop size={16} stroke={1.6} aria-hidden />}
              onClick={() => setOverriding(!overriding)}
              aria-expanded={overriding}
              data-testid="override-open"
            >
              {t("prospects.override.open")}
            </Button>
          </div>
        </div>
        <LaneRange
          lane={lane}
          low={scored.low}
          likely={scored.likely}
          high={scored.high}
          own={own}
          cap={scored.capped_by[0]?.at_most}
          waiting={waiting}
          onMarkClick={onOpenAccount}
        />
      </div>
      {overriding && (
        <OverrideForm
          tiers={profile.tiers}
          computed={scored.tier}
          onSet={onOverride}
          onClose={() => setOverriding(false)}
        />
      )}
      {between?.(setOpen)}
      <div className={classes.body}>
        <div className={classes.main}>
          <ScoreTable
            profile={profile}
            scored={scored}
            answers={card.answers}
            open={open}
            onOpen={setOpen}
            onAnswer={props.onAnswer}
            onClear={props.onClear}
            onRead={props.onRead}
          />
          {facts && <div className={classes.known}>{facts}</div>}
        </div>
        <aside className={classes.aside}>
          {beside}
          {!past && <AskNext tiers={profile.tiers} questions={questions} onAsk={setOpen} />}
          <MustHaves
            tiers={profile.tiers}
            missed={scored.capped_by}
            open={scored.not_verified}
            onAnswer={setOpen}
          />
          <MostLike
            tiers={profile.tiers}
            like={card.like}
            rows={lane.rows}
            onOpen={onOpenAccount}
          />
          <WouldChange tiers={profile.tiers} changes={changes} onAnswer={setOpen} />
          <History
            tiers={profile.tiers}
            history={card.history}
            onExplain={onExplain}
            onSince={onSince}
          />
          <Overrides tiers={profile.tiers} overrides={card.overrides} />
        </aside>
      </div>
    </div>
  );
}
