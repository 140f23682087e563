import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useAmounts } from "@/components/costs/amounts";
import { resamplesScene } from "@/components/costs/curve";
import { bestSays, honestSays, surenessTold, whereSays } from "@/components/costs/says";
import { SceneView } from "@/components/drawings";
import { useWidth } from "@/components/useSize";
import { useWords } from "@/components/useWords";
import { RichText, VoiceSentence } from "@/components/VoiceSentence";
import type { CostProposal, CostsView, StabilityView } from "@/ipc";
import { stabilityQuery } from "@/queries/costs";
import { type Action, useActions } from "@/shell/actions";
import { KeyCaps } from "@/shell/KeyCaps";
import { type Shortcut, useShortcutList } from "@/shell/shortcuts";
import classes from "./Costs.module.css";

/** The cheapest cut-off, how far it can be trusted, and the one key that takes it. */
export function Proposal({
  view,
  best,
  version,
  onTake,
}: {
  view: CostsView;
  best: CostProposal;
  /** The published version that it speaks of: that one stays as it is. */
  version: number | null;
  onTake: (thresholds: number[]) => void;
}) {
  const { t } = useTranslation();
  const words = useWords();
  const { format } = words;
  const amounts = useAmounts(view.hour?.currency ?? null);
  const { data: stability } = useQuery(stabilityQuery(version, best.cut));
  const moves = best.saves > 0;
  const takes = moves && version === null;
  const cut = format.score(best.cut, 1);
  const take = useMemo(() => () => onTake(best.thresholds), [onTake, best.thresholds]);
  const shortcuts = useMemo<Shortcut[]>(
    () => (takes ? [{ keys: "a", label: t("costs.best.takeIt"), group: "here", run: take }] : []),
    [takes, take, t],
  );
  useShortcutList(shortcuts);
  const actions = useMemo<Action[]>(
    () =>
      takes
        ? [{ id: "costs.take", label: t("costs.best.take", { cut }), keys: "a", run: take }]
        : [],
    [takes, cut, take, t],
  );
  useActions(actions);
  const flat = { from: format.score(best.from, 1), to: format.score(best.to, 1) };
  const sure = stability && surenessTold(words, stability);
  const honest = stability && honestSays(words, view, stability);

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
          <p>{bestSays(words, view, best)}</p>
          {takes ? (
            <span className={classes.take}>
              <Button variant="filled" onClick={take} data-testid="cost-take">
                {t("costs.best.take", { cut })}
              </Button>
              <KeyCaps keys="a" />
            </span>
          ) : (
            <p className={classes.quiet}>{t("costs.best.published")}</p>
          )}
        </>
      ) : (
        <p data-testid="cost-kept">{t("costs.best.kept", { cut, ...flat })}</p>
      )}
      {stability && (
        <div className={classes.stable} data-testid="cost-stable">
          {moves && sure && (
            <p>
              <RichText i18nKey={sure.key} values={sure.values} />
            </p>
          )}
          <Where stability={stability} />
          {honest && <p>{honest}</p>}
        </div>
      )}
      <p className={classes.quiet}>{t("costs.best.flatters")}</p>
    </section>
  );
}

/** Where resamples put the cheapest cut-off. */
function Where({ stability }: { stability: StabilityView }) {
  const words = useWords();
  const { ref, width, unit } = useWidth<HTMLDivElement>(400);
  const room = Math.max(Math.round(width / unit), 200);
  const scene = useMemo(
    () => resamplesScene(stability, (value) => words.format.score(value, 1), room),
    [stability, words, room],
  );
  const says = whereSays(words, stability);
  return (
    <>
      <p>{says}</p>
      <div ref={ref} className={classes.where}>
        <SceneView scene={scene} label={says} />
      </div>
    </>
  );
}
