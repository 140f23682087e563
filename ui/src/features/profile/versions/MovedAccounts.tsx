import { Button } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { TierTag } from "@/components/TierTag";
import { useFormat } from "@/i18n/format";
import type { Comparison, Moved } from "@/ipc";
import classes from "./ComparisonView.module.css";

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

/** From which tier to which, and how many. */
export function Flows({ comparison }: { comparison: Comparison }) {
  const format = useFormat();
  const counted = useMemo(() => flows(comparison.moved), [comparison.moved]);
  if (counted.length === 0) {
    return null;
  }
  return (
    <div className={classes.flows} data-testid="flows">
      {counted.map((flow) => (
        <span key={`${flow.before} ${flow.after}`} className={classes.flow}>
          <strong>{format.count(flow.count)}</strong>
          <TierTag tiers={comparison.tiers_before} id={flow.before} />
          <span className={classes.arrow} aria-hidden="true">
            →
          </span>
          <TierTag tiers={comparison.tiers_after} id={flow.after} />
        </span>
      ))}
    </div>
  );
}

/** Which accounts change tier, one by one; each is a way to its page. */
export function MovedAccounts({ comparison }: { comparison: Comparison }) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const [shown, setShown] = useState(PAGE);
  const { moved, tiers_before, tiers_after } = comparison;
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
      {moved.length === 0 ? (
        <p className="quiet">{t("profile.moved.nobody")}</p>
      ) : (
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
                  <TierTag tiers={tiers_before} id={one.before.tier} score={one.before.likely} />
                </td>
                <td>
                  <TierTag tiers={tiers_after} id={one.after.tier} score={one.after.likely} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {moved.length > shown && (
        <Button className={classes.more} onClick={() => setShown((now) => now + PAGE * 4)}>
          {t("profile.moved.more", { n: format.count(moved.length - shown) })}
        </Button>
      )}
    </div>
  );
}
