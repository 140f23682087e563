import { SegmentedControl } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Figure } from "@/components/drawings";
import { FigureTable } from "@/components/drawings/FigureTable";
import { OutcomeMark } from "@/components/OutcomeMark";
import { outcomeShapes, useOutcomeName } from "@/components/outcomes";
import { TierTag } from "@/components/TierTag";
import { RichText } from "@/components/VoiceSentence";
import type { Table } from "@/documents/model";
import { useFormat } from "@/i18n/format";
import type { VersionFared } from "@/ipc";
import classes from "./Refine.module.css";
import { drawShares, type ShareRow } from "./shares";

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
  const format = useFormat();
  const { picks } = version;
  const rows = useMemo(
    () =>
      version.tiers.map(
        ({ tier, share }, rank): ShareRow => ({
          name: tier.name,
          tier: { rank, of: version.tiers.length },
          share:
            share.total > 0
              ? { value: (share.success / share.total) * 1000, low: share.low, high: share.high }
              : null,
          count:
            share.total > 0
              ? t("refine.fared.of", {
                  n: format.count(share.success),
                  of: format.count(share.total),
                })
              : t("refine.fared.nobody"),
        }),
      ),
    [version, t, format],
  );
  const draw = useCallback(
    (width: number) => drawShares(rows, width, (share) => format.share(share)),
    [rows, format],
  );
  const says = t("refine.fared.says", {
    version: version.version,
    tiers: rows.map(({ name, count }) => `${name}: ${count}`).join("; "),
  });
  const table = faredTable(version, t("refine.fared.figure", { version: version.version }), rows, {
    tier: t("refine.fared.tier"),
    scored: t("refine.fared.scored"),
    open: t("refine.fared.open"),
    aside: t("refine.fared.aside"),
    unsaid: t("refine.fared.unsaid"),
    share: t("refine.fared.share"),
    count: format.count,
    range: format.shareRange,
  });
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
  return (
    <div className={classes.fared}>
      <Figure
        title={t("refine.fared.figure", { version: version.version })}
        says={says}
        draw={draw}
        table={table}
        level={3}
        customers={version.known}
        testId="refine-fared-figure"
        foot={t("refine.fared.how", {
          scored: format.count(version.scored),
          known: format.count(version.known),
          date: format.date(version.at),
        })}
      />
      <div className={classes.beside}>
        {picks ? (
          <p className={classes.told}>
            <RichText
              i18nKey="refine.fared.picks"
              values={{
                n: format.number(picks.auc / 100, 1),
                low: format.number(picks.low / 100, 1),
                high: format.number(picks.high / 100, 1),
              }}
            />
          </p>
        ) : (
          <p className={classes.quiet}>{t("refine.fared.noPicks")}</p>
        )}
        <Surprises version={version} />
      </div>
    </div>
  );
}

function faredTable(
  version: VersionFared,
  caption: string,
  rows: readonly ShareRow[],
  words: {
    tier: string;
    scored: string;
    open: string;
    aside: string;
    unsaid: string;
    share: string;
    count: (value: number) => string;
    range: (low: number, high: number) => string;
  },
): Table {
  const figures = [words.scored, words.open, words.aside, words.unsaid, words.share];
  return {
    kind: "table",
    caption,
    columns: [{ title: words.tier }, ...figures.map((title) => ({ title, figures: true }))],
    rows: version.tiers.map(({ tier, scored, open, aside, unsaid, share }, rank) => [
      [{ text: tier.name, tier: { rank, of: version.tiers.length } }],
      words.count(scored),
      words.count(open),
      words.count(aside),
      words.count(unsaid),
      share.total > 0
        ? `${rows[rank]?.count} (${words.range(share.low / 1000, share.high / 1000)})`
        : "–",
    ]),
  };
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
