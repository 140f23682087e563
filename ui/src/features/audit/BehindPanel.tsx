import { ActionIcon } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { OutcomeMark } from "@/components/OutcomeMark";
import { outcomeShapes, useOutcomeName } from "@/components/outcomes";
import { TierTag } from "@/components/TierTag";
import { useFormat } from "@/i18n/format";
import type { Outcome, WasteAudit } from "@/ipc";
import classes from "./AuditPage.module.css";
import { type Behind, spentOn } from "./behind";

/** So many accounts are listed; the others are counted. */
const LISTED = 200;

export interface BehindPanelProps {
  audit: WasteAudit;
  outcomes: readonly Outcome[];
  behind: Behind;
  onClose: () => void;
}

/** The accounts behind a number, each a step away. */
export function BehindPanel({ audit, outcomes, behind, onClose }: BehindPanelProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const outcomeName = useOutcomeName();
  const heading = useRef<HTMLHeadingElement>(null);
  const known = useMemo(() => new Map(audit.accounts.map((one) => [one.id, one])), [audit]);
  const shapes = useMemo(() => outcomeShapes(outcomes), [outcomes]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another number was opened
  useEffect(() => heading.current?.focus(), [behind.id]);
  const listed = behind.accounts.flatMap((id) => known.get(id) ?? []).slice(0, LISTED);
  const more = behind.accounts.length - listed.length;

  return (
    <aside
      className={classes.behind}
      aria-labelledby="behind-title"
      data-testid="waste-behind"
      onKeyDown={(event) => {
        if (event.key === "Escape") {
          event.stopPropagation();
          onClose();
        }
      }}
    >
      <div className={classes.behindHead}>
        <h2 id="behind-title" ref={heading} tabIndex={-1}>
          {behind.title}{" "}
          <span className="quiet">
            {t("audit.waste.accounts", {
              count: behind.accounts.length,
              n: format.count(behind.accounts.length),
            })}
          </span>
        </h2>
        <ActionIcon
          variant="subtle"
          size="1.75rem"
          aria-label={t("audit.waste.close")}
          onClick={onClose}
        >
          <IconX size={15} stroke={1.6} aria-hidden />
        </ActionIcon>
      </div>
      {listed.length === 0 && <p className="quiet">{t("audit.waste.nobody")}</p>}
      <ul>
        {listed.map((one) => {
          const past = one.stage === "customer" || one.stage === "ambassador";
          const spent = spentOn(one, behind.kinds);
          const outcome = outcomes.find(({ id }) => id === one.outcome);
          return (
            <li key={one.id}>
              <Link
                to={past ? "/customers/$id" : "/prospects/$id"}
                params={{ id: String(one.id) }}
                className={classes.behindName}
              >
                {one.name}
              </Link>
              <span className={classes.behindFacts}>
                {one.tier && <TierTag tiers={audit.tiers} id={one.tier} size="sm" />}
                {outcome ? (
                  <span>
                    <OutcomeMark shape={shapes.get(outcome.id) ?? "ring"} size={12} />{" "}
                    {outcomeName(outcome)}
                  </span>
                ) : (
                  <span>{t(`common.stage.${one.stage}`)}</span>
                )}
                {spent.activities > 0 && (
                  <span>
                    {t("audit.waste.spent", {
                      count: spent.activities,
                      n: format.count(spent.activities),
                      hours: format.number(spent.hours, 1),
                    })}
                  </span>
                )}
              </span>
            </li>
          );
        })}
      </ul>
      {more > 0 && (
        <p className="quiet">{t("home.attention.more", { count: more, n: format.count(more) })}</p>
      )}
    </aside>
  );
}
