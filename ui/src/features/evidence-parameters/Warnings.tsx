import { Button } from "@mantine/core";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { askPair } from "@/components/evidence/pair";
import { warningTold } from "@/components/evidence/warnings";
import type { Speech } from "@/components/evidence/words";
import { RichText } from "@/components/VoiceSentence";
import { useFormat } from "@/i18n/format";
import type { EvidenceWarning, EvidenceWarnings, Outcome, Profile } from "@/ipc";
import classes from "./Warnings.module.css";

/** So many are told at once; the gravest come first. */
const SHOWN = 3;

/** Whether something is wrong, and not merely missing: that is told before everything else. */
export function anyGrave({ warnings }: EvidenceWarnings): boolean {
  return warnings.some((one) => one.kind !== "empty_levels");
}

interface WarningsProps {
  warnings: EvidenceWarnings;
  profile: Profile;
  outcomes: readonly Outcome[];
  speech: Speech;
  /** Opens a parameter beside the list. */
  onParameter: (id: string) => void;
}

/** What to be careful about, each with the way to its cause. */
export function Warnings({ warnings, profile, outcomes, speech, onParameter }: WarningsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [all, setAll] = useState(false);
  const list = warnings.warnings;
  if (list.length === 0) {
    return null;
  }
  const shown = all || list.length === SHOWN + 1 ? list : list.slice(0, SHOWN);
  const rest = list.length - shown.length;
  return (
    <section
      className={classes.warnings}
      aria-labelledby="evidence-warnings"
      data-testid="evidence-warnings"
    >
      <h2 id="evidence-warnings">
        {t("evidence.warnings.title")} <span className="faint">{format.count(list.length)}</span>
      </h2>
      <ul>
        {shown.map((warning, at) => {
          const told = warningTold(speech, warning, { profile, outcomes, names: warnings.names });
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a warning is its place among them
            <li key={at} data-kind={warning.kind}>
              <span className={classes.words}>
                <RichText i18nKey={told.key} values={told.values} />
              </span>
              <Ways warning={warning} onParameter={onParameter} />
            </li>
          );
        })}
      </ul>
      {(rest > 0 || all) && list.length > SHOWN + 1 && (
        <Button variant="subtle" size="compact-sm" onClick={() => setAll(!all)}>
          {all
            ? t("evidence.warnings.fewer")
            : t("evidence.warnings.all", { count: rest, n: format.count(rest) })}
        </Button>
      )}
    </section>
  );
}

/** The way to the cause. */
function Ways({
  warning,
  onParameter,
}: {
  warning: EvidenceWarning;
  onParameter: (id: string) => void;
}) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  switch (warning.kind) {
    case "double_counting":
      return (
        <button
          type="button"
          className={classes.way}
          onClick={() => {
            askPair(warning.one, warning.other);
            void navigate({ to: "/profile" });
          }}
        >
          {t("evidence.warnings.pair")}
        </button>
      );
    case "contradicting": {
      const [one, other] = [warning.successes[0], warning.others[0]];
      return (
        <span className={classes.ways}>
          {[one, other].map(
            (id, at) =>
              id !== undefined && (
                <Link
                  key={id}
                  to="/customers/$id"
                  params={{ id: String(id) }}
                  className={classes.way}
                >
                  {at === 0 ? t("evidence.warnings.openGood") : t("evidence.warnings.openBad")}
                </Link>
              ),
          )}
        </span>
      );
    }
    case "without_outcome":
    case "none_succeeded":
    case "one_sided":
      return (
        <Link to="/customers" className={classes.way}>
          {t("evidence.warnings.customers")}
        </Link>
      );
    case "too_few":
    case "no_power":
    case "all_succeeded":
    case "survivors":
      return (
        <Link to="/import" search={{ as: "customer" }} className={classes.way}>
          {t("evidence.warnings.import")}
        </Link>
      );
    default:
      return (
        <button
          type="button"
          className={classes.way}
          onClick={() => onParameter(warning.parameter)}
        >
          {t("evidence.warnings.openParameter")}
        </button>
      );
  }
}
