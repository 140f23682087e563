import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useAmounts } from "@/components/costs/amounts";
import { RichText, VoiceSentence } from "@/components/VoiceSentence";
import { useFormat } from "@/i18n/format";
import type { CostProposal, CostsView, StabilityView } from "@/ipc";
import { stabilityQuery } from "@/queries/costs";
import { type Action, useActions } from "@/shell/actions";
import { KeyCaps } from "@/shell/KeyCaps";
import { type Shortcut, useShortcutList } from "@/shell/shortcuts";
import classes from "./Costs.module.css";

/** How sure the proposal is, by how many resamples it beats the present cut-off in. */
export function sureness({ beats, resamples }: Pick<StabilityView, "beats" | "resamples">) {
  const share = beats / resamples;
  return share >= 0.95 ? "steady" : share >= 0.8 ? "likely" : share >= 0.5 ? "open" : "chance";
}

/** The cheapest cut-off, how far it can be trusted, and the one key that takes it. */
export function Proposal({
  view,
  best,
  onTake,
}: {
  view: CostsView;
  best: CostProposal;
  onTake: (thresholds: number[]) => void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const amounts = useAmounts(view.hour?.currency ?? null);
  const { data: stability } = useQuery(stabilityQuery(best.cut));
  const moves = best.saves > 0;
  const cut = format.score(best.cut, 1);
  const take = useMemo(() => () => onTake(best.thresholds), [onTake, best.thresholds]);
  const shortcuts = useMemo<Shortcut[]>(
    () =>
      moves ? [{ keys: "a", label: t("costs.best.take", { cut }), group: "here", run: take }] : [],
    [moves, cut, take, t],
  );
  useShortcutList(shortcuts);
  const actions = useMemo<Action[]>(
    () =>
      moves
        ? [{ id: "costs.take", label: t("costs.best.take", { cut }), keys: "a", run: take }]
        : [],
    [moves, cut, take, t],
  );
  useActions(actions);
  const flat = { from: format.score(best.from, 1), to: format.score(best.to, 1) };
  const more = best.bill.good_lost - view.now.bill.good_lost;
  const fewer = view.now.bill.poor_admitted - best.bill.poor_admitted;

  return (
    <section
      className={classes.proposal}
      aria-label={t("costs.best.title")}
      data-testid="cost-best"
    >
      <h2>{t("costs.best.title")}</h2>
      {moves ? (
        <>
          <VoiceSentence
            i18nKey="costs.best.says"
            size="small"
            values={{ cut, saves: amounts.weighed(best.saves) }}
          />
          <p>
            {more !== 0 &&
              t(more > 0 ? "costs.best.losesMore" : "costs.best.losesFewer", {
                count: Math.abs(more),
                n: format.count(Math.abs(more)),
              })}{" "}
            {fewer !== 0 &&
              t(fewer > 0 ? "costs.best.turnsAwayMore" : "costs.best.letsInMore", {
                count: Math.abs(fewer),
                n: format.count(Math.abs(fewer)),
              })}{" "}
            {t("costs.best.flat", flat)} {best.pushes && t("costs.best.pushes")}
          </p>
          <span className={classes.take}>
            <Button variant="filled" onClick={take} data-testid="cost-take">
              {t("costs.best.take", { cut })}
            </Button>
            <KeyCaps keys="a" />
          </span>
        </>
      ) : (
        <p data-testid="cost-kept">{t("costs.best.kept", { cut, ...flat })}</p>
      )}
      {stability && (
        <div className={classes.stable} data-testid="cost-stable">
          {moves && (
            <p>
              <RichText
                i18nKey={`costs.stable.${sureness(stability)}`}
                values={{
                  beats: format.count(stability.beats),
                  of: format.count(stability.resamples),
                }}
              />
            </p>
          )}
          <Where stability={stability} />
          {stability.honest !== null && (
            <p>
              {t(stability.honest > 0 ? "costs.stable.honest" : "costs.stable.honestNot", {
                saves: amounts.weighed(Math.abs(stability.honest)),
              })}
            </p>
          )}
        </div>
      )}
      <p className={classes.quiet}>{t("costs.best.flatters")}</p>
    </section>
  );
}

/** Where resamples put the cheapest cut-off: one bar a point of the axis. */
function Where({ stability }: { stability: StabilityView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const most = Math.max(...stability.points, 1);
  const says = t("costs.stable.where", {
    low: format.score(stability.low, 1),
    high: format.score(stability.high, 1),
    of: format.count(stability.resamples),
  });
  return (
    <>
      <p>{says}</p>
      <svg className={classes.where} viewBox="0 0 400 44" role="img" aria-label={says}>
        <line x1="0" x2="400" y1="34" y2="34" style={{ stroke: "var(--line)" }} />
        {stability.points.map((count, at) =>
          count === 0 ? null : (
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place on the axis
              key={at}
              x={at * 4 + 0.5}
              width={3}
              y={34 - Math.max((count / most) * 32, 1)}
              height={Math.max((count / most) * 32, 1)}
              style={{ fill: "var(--ink-2)" }}
            />
          ),
        )}
        <line
          x1={stability.low / 250}
          x2={stability.high / 250}
          y1="38"
          y2="38"
          strokeWidth="3"
          style={{ stroke: "var(--accent)" }}
        />
      </svg>
    </>
  );
}
