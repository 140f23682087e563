import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorState } from "@/components/ErrorState";
import { attributeName, placeSays } from "@/components/lanes/words";
import { OutcomeMark } from "@/components/OutcomeMark";
import { outcomeShapes, useOutcomeName } from "@/components/outcomes";
import { TextButton } from "@/components/TextButton";
import { TierBars } from "@/components/TierTag";
import { useWords } from "@/components/useWords";
import { useFormat } from "@/i18n/format";
import {
  asLanewiseError,
  type LaneAccount,
  type LaneFacts,
  type LanePlace,
  type Outcome,
} from "@/ipc";
import { laneAccountsQuery } from "@/queries/lanes";
import classes from "./Members.module.css";

/** So many of a group are read at once. */
const STEP = 60;
/** And so many more at a press. */
const MORE = 300;

const GROUPS = ["customers", "prospects", "aside"] as const;

function groupOf({ stage }: LaneAccount["account"]): (typeof GROUPS)[number] {
  switch (stage) {
    case "customer":
    case "ambassador":
      return "customers";
    case "nurture":
    case "disqualified":
      return "aside";
    default:
      return "prospects";
  }
}

export interface MembersButtonProps {
  facts: LaneFacts;
  opened: boolean;
  onOpen: (open: boolean) => void;
}

/** How many are in a place; pressed, it says who. */
export function MembersButton({ facts, opened, onOpen }: MembersButtonProps) {
  const words = useWords();
  return (
    <button
      type="button"
      className={classes.counts}
      aria-expanded={opened}
      disabled={facts.accounts === 0}
      onClick={() => onOpen(!opened)}
      data-testid="lane-who"
    >
      {placeSays(words, facts)}
    </button>
  );
}

export interface MembersProps {
  place: LanePlace;
  title: string;
  outcomes: readonly Outcome[];
  onClose: () => void;
}

/** The accounts at a place by name: customers with how it went, the others with their tier; each one click away. */
export function Members({ place, title, outcomes, onClose }: MembersProps) {
  const { t } = useTranslation();
  const found = useQuery(laneAccountsQuery(place));
  if (found.error) {
    return <ErrorState error={asLanewiseError(found.error)} />;
  }
  const accounts = found.data?.accounts ?? [];
  return (
    <section
      className={classes.members}
      aria-label={title}
      data-testid="lane-members"
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key === "Escape" && !event.defaultPrevented) {
          event.preventDefault();
          onClose();
        }
      }}
    >
      {GROUPS.map((group) => {
        const own = accounts.filter(({ account }) => groupOf(account) === group);
        return (
          own.length > 0 && (
            <Group
              key={group}
              title={t(`lanes.members.${group}`)}
              accounts={own}
              outcomes={outcomes}
              tiers={found.data?.tiers ?? []}
            />
          )
        );
      })}
    </section>
  );
}

interface GroupProps {
  title: string;
  accounts: readonly LaneAccount[];
  outcomes: readonly Outcome[];
  tiers: readonly { id: string; name: string }[];
}

function Group({ title, accounts, outcomes, tiers }: GroupProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const outcomeName = useOutcomeName();
  const words = useWords();
  const shapes = outcomeShapes(outcomes);
  const list = useRef<HTMLUListElement>(null);
  const [shown, setShown] = useState(STEP);
  const rest = accounts.length - shown;
  // The button may be gone now: one goes on with the first that came.
  useEffect(() => {
    if (shown > STEP) {
      list.current?.querySelectorAll("a")[shown - MORE]?.focus();
    }
  }, [shown]);
  return (
    <div>
      <h4>
        {title} <span className="num">{format.count(accounts.length)}</span>
      </h4>
      <ul ref={list}>
        {accounts.slice(0, shown).map(({ account, outcome, tier, score, missing }) => {
          const customer = groupOf(account) === "customers";
          const known = outcomes.find(({ id }) => id === outcome);
          const rank = tiers.findIndex(({ id }) => id === tier);
          return (
            <li key={account.id}>
              {customer
                ? known && (
                    <OutcomeMark
                      shape={shapes.get(known.id) ?? "ring"}
                      label={outcomeName(known)}
                      size={12}
                    />
                  )
                : rank >= 0 && (
                    <span className={classes.tier} role="img" aria-label={tiers[rank]?.name}>
                      <TierBars rank={rank} count={tiers.length} />
                    </span>
                  )}
              <Link
                to={customer ? "/customers/$id" : "/prospects/$id"}
                params={{ id: String(account.id) }}
              >
                {account.name}
              </Link>
              {score !== null && (
                <span className={`${classes.score} num`}>{format.score(score, 1, 1)}</span>
              )}
              {missing.length > 0 && (
                <span className={classes.lacks}>
                  {t("lanes.members.lacks", {
                    what: missing
                      .map(({ attribute, name }) => attributeName(words, attribute, name))
                      .join(", "),
                  })}
                </span>
              )}
            </li>
          );
        })}
      </ul>
      {rest > 0 && (
        <TextButton onClick={() => setShown(shown + MORE)}>
          {t("lanes.members.more", {
            count: Math.min(rest, MORE),
            n: format.count(Math.min(rest, MORE)),
          })}
        </TextButton>
      )}
    </div>
  );
}
