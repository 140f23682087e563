import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { InlineSelect } from "@/components/InlineSelect";
import { TierTag } from "@/components/TierTag";
import type { Action, RuleRow, Tier, TierAction } from "@/ipc";
import { useSetRules } from "@/queries/act";
import classes from "./Prospects.module.css";
import { ACTIONS } from "./useProspectFacets";

/** What to do with each tier: our own choice until the team makes another. Every change is kept at once. */
export function Rules({ tiers, rules }: { tiers: readonly Tier[]; rules: readonly RuleRow[] }) {
  const { t } = useTranslation();
  const { mutate: set } = useSetRules();
  const own = (except: string) =>
    rules.filter(({ ours, rule }) => !ours && rule.tier !== except).map(({ rule }) => rule);
  const change = (row: RuleRow, part: Partial<TierAction>) => {
    const next = { ...row.rule, ...part };
    const same = next.settled === row.default.settled && next.open === row.default.open;
    set(same ? own(next.tier) : [...own(next.tier), next]);
  };
  const options = ACTIONS.map((value) => ({ value, label: t(`prospects.action.${value}`) }));
  const choice = (row: RuleRow, which: "settled" | "open", name: string) => (
    <InlineSelect<Action>
      label={t(`prospects.rules.${which}Label`, { tier: name })}
      value={row.rule[which]}
      options={options}
      onChange={(action) => change(row, { [which]: action })}
      testId={`rule-${row.rule.tier}-${which}`}
    />
  );
  return (
    <section className={classes.rules} aria-label={t("prospects.rules.title")} data-testid="rules">
      <table>
        <thead>
          <tr>
            <th scope="col">{t("customers.field.tier")}</th>
            <th scope="col">{t("prospects.rules.settled")}</th>
            <th scope="col">{t("prospects.rules.whileOpen")}</th>
            <th scope="col">
              <span className={classes.hidden}>{t("prospects.rules.whose")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rules.map((row) => {
            const name = tiers.find(({ id }) => id === row.rule.tier)?.name ?? row.rule.tier;
            return (
              <tr key={row.rule.tier}>
                <th scope="row">
                  <TierTag tiers={tiers} id={row.rule.tier} />
                </th>
                <td>{choice(row, "settled", name)}</td>
                <td>{choice(row, "open", name)}</td>
                <td>
                  {row.ours ? (
                    <span className="faint">{t("prospects.rules.ours")}</span>
                  ) : (
                    <Button
                      size="compact-sm"
                      variant="subtle"
                      aria-label={t("prospects.rules.backLabel", { tier: name })}
                      onClick={() => set(own(row.rule.tier))}
                      data-testid={`rule-${row.rule.tier}-back`}
                    >
                      {t("prospects.rules.back")}
                    </Button>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="quiet">{t("prospects.rules.hint")}</p>
    </section>
  );
}
