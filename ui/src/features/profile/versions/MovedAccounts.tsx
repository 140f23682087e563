import { Button } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { TierTag } from "@/components/TierTag";
import { useFormat } from "@/i18n/format";
import type { Comparison, Moved, Tier } from "@/ipc";
import classes from "./ComparisonView.module.css";

interface MovedAccountsProps {
  comparison: Comparison;
  /** The tiers of the draft; a tier that is no longer there is said by its id. */
  tiers: Tier[];
  /** It has not happened yet. */
  draft: boolean;
}

/** So many are shown at first, and more by as many again. */
const PAGE = 50;

interface Flow {
  before: string;
  after: string;
  count: number;
}

function flows(moved: readonly Moved[]): Flow[] {
  const found = new Map<string, Flow>();
  for (const { before, after } of moved) {
    const key = `${before.tier} ${after.tier}`;
    const flow = found.get(key) ?? { before: before.tier, after: after.tier, count: 0 };
    found.set(key, { ...flow, count: flow.count + 1 });
  }
  return [...found.values()].sort((a, b) => b.count - a.count);
}

/** Which accounts change tier, counted first, then one by one. */
export function MovedAccounts({ comparison, tiers, draft }: MovedAccountsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const [shown, setShown] = useState(PAGE);
  const { moved, stay } = comparison;
  const counted = useMemo(() => flows(moved), [moved]);
  const tag = (id: string) =>
    tiers.some((tier) => tier.id === id) ? <TierTag tiers={tiers} id={id} /> : <span>{id}</span>;
  const open = (one: Moved) =>
    void navigate({
      to:
        one.stage === "customer" || one.stage === "ambassador"
          ? "/customers/$id"
          : "/prospects/$id",
      params: { id: String(one.id) },
    });

  return (
    <div data-testid="moved">
      <h3 className={classes.title}>{t("profile.moved.title")}</h3>
      <p className="quiet">
        {moved.length === 0
          ? t("profile.moved.nobody")
          : draft
            ? t("profile.moved.would", {
                count: moved.length,
                n: format.count(moved.length),
                stay: format.count(stay),
              })
            : t("profile.moved.did", {
                count: moved.length,
                n: format.count(moved.length),
                stay: format.count(stay),
              })}
      </p>
      {moved.length > 0 && (
        <>
          <div className={classes.flows}>
            {counted.map((flow) => (
              <span key={`${flow.before} ${flow.after}`} className={classes.flow}>
                <strong>{format.count(flow.count)}</strong>
                {tag(flow.before)}
                <span className={classes.arrow} aria-hidden="true">
                  →
                </span>
                {tag(flow.after)}
              </span>
            ))}
          </div>
          <table className={classes.table}>
            <thead>
              <tr>
                <th>{t("profile.moved.account")}</th>
                <th>{t("profile.moved.stage")}</th>
                <th>{t("profile.moved.before")}</th>
                <th>{t("profile.moved.after")}</th>
              </tr>
            </thead>
            <tbody>
              {moved.slice(0, shown).map((one) => (
                <tr key={one.id}>
                  <td>
                    <button type="button" className={classes.link} onClick={() => open(one)}>
                      {one.name}
                    </button>
                  </td>
                  <td className="quiet">{t(`common.stage.${one.stage}`)}</td>
                  <td>
                    <TierOrId tiers={tiers} id={one.before.tier} score={one.before.likely} />
                  </td>
                  <td>
                    <TierOrId tiers={tiers} id={one.after.tier} score={one.after.likely} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {moved.length > shown && (
            <Button className={classes.more} onClick={() => setShown((now) => now + PAGE * 4)}>
              {t("profile.moved.more", { n: format.count(moved.length - shown) })}
            </Button>
          )}
        </>
      )}
    </div>
  );
}

function TierOrId({ tiers, id, score }: { tiers: Tier[]; id: string; score: number }) {
  const format = useFormat();
  return tiers.some((tier) => tier.id === id) ? (
    <TierTag tiers={tiers} id={id} score={score} />
  ) : (
    <span>
      {id} {format.score(score)}
    </span>
  );
}
