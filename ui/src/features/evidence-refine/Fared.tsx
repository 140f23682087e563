import { SegmentedControl } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Figure } from "@/components/drawings";
import { FigureTable } from "@/components/drawings/FigureTable";
import { OutcomeMark } from "@/components/OutcomeMark";
import { outcomeShapes, useOutcomeName } from "@/components/outcomes";
import { drawShares } from "@/components/refine/shares";
import { faredHow, faredRows, faredSays, faredTable, faredTold } from "@/components/refine/words";
import { TierTag } from "@/components/TierTag";
import { useWords } from "@/components/useWords";
import { RichText } from "@/components/VoiceSentence";
import { useFormat } from "@/i18n/format";
import type { VersionFared } from "@/ipc";
import classes from "./Refine.module.css";

/** How the scores of each published version fared since. */
export function Fared({ versions }: { versions: readonly VersionFared[] }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<number | null>(null);
  const version =
    versions.find((one) => one.version === chosen) ??
    versions.find(({ known }) => known > 0) ??
    versions[0];
  if (!version) {
    return null;
  }
  return (
    <section aria-labelledby="refine-fared" data-testid="refine-fared">
      <div className={classes.head}>
        <h2 id="refine-fared">{t("refine.fared.title")}</h2>
        {versions.length > 1 && (
          <SegmentedControl
            size="xs"
            aria-label={t("refine.fared.which")}
            data={versions.slice(0, 6).map((one) => ({
              value: String(one.version),
              label: t("refine.fared.version", { version: one.version }),
            }))}
            value={String(version.version)}
            onChange={(value) => setChosen(Number(value))}
          />
        )}
      </div>
      <OneVersion key={version.version} version={version} />
    </section>
  );
}

function OneVersion({ version }: { version: VersionFared }) {
  const { t } = useTranslation();
  const words = useWords();
  const rows = useMemo(() => faredRows(words, version), [words, version]);
  const draw = useCallback(
    (width: number) => drawShares(rows, width, words.format.share),
    [rows, words],
  );
  const table = faredTable(words, version);
  if (version.known === 0) {
    return (
      <>
        <p className={classes.quiet}>{t("refine.fared.standing")}</p>
        <div className={classes.narrow}>
          <FigureTable table={table} />
        </div>
      </>
    );
  }
  const picks = faredTold(words, version);
  return (
    <div className={classes.fared}>
      <Figure
        title={t("refine.fared.figure", { version: version.version })}
        says={faredSays(words, version)}
        draw={draw}
        table={table}
        level={3}
        customers={version.known}
        testId="refine-fared-figure"
        foot={faredHow(words, version)}
      />
      <div className={classes.beside}>
        {picks ? (
          <p className={classes.told}>
            <RichText i18nKey={picks.key} values={picks.values} />
          </p>
        ) : (
          <p className={classes.quiet}>{t("refine.fared.noPicks")}</p>
        )}
        <Surprises version={version} />
      </div>
    </div>
  );
}

/** Those of whom a version thought otherwise than it came, by name. */
function Surprises({ version }: { version: VersionFared }) {
  const { t } = useTranslation();
  const format = useFormat();
  const outcomeName = useOutcomeName();
  const [all, setAll] = useState(false);
  if (version.surprises.length === 0) {
    return version.known > 0 ? (
      <p className={classes.quiet}>{t("refine.fared.noSurprise")}</p>
    ) : null;
  }
  const shapes = outcomeShapes(version.surprises.map(({ outcome }) => outcome));
  const shown = all ? version.surprises : version.surprises.slice(0, 6);
  return (
    <>
      <h3>{t("refine.fared.surprises")}</h3>
      <ul className={classes.surprises} data-testid="refine-surprises">
        {shown.map((one) => (
          <li key={one.stored}>
            <Link to="/customers/$id" params={{ id: String(one.account) }}>
              {one.name}
            </Link>
            <span className={classes.was}>
              <TierTag
                tiers={version.tiers.map(({ tier }) => tier)}
                id={one.tier}
                score={one.score}
                decimals={1}
                size="sm"
              />
              <span className={classes.outcome}>
                <OutcomeMark shape={shapes.get(one.outcome.id) ?? "cross"} size={13} />
                {outcomeName(one.outcome)}
              </span>
              <span className={classes.quiet}>{format.day(one.at)}</span>
            </span>
          </li>
        ))}
      </ul>
      {!all && version.surprises.length > shown.length && (
        <button type="button" className={classes.more} onClick={() => setAll(true)}>
          {t("refine.fared.all", { n: format.count(version.surprises.length) })}
        </button>
      )}
    </>
  );
}
