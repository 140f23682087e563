import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Figure } from "@/components/drawings";
import { RichText } from "@/components/VoiceSentence";
import { useFormat } from "@/i18n/format";
import type { Mix, Mixes as MixesOf } from "@/ipc";
import { drawMixes, type MixRow } from "./bars";
import classes from "./Refine.module.css";

const FIRST = 6;

const shareOf = (part: number, of: number) => (of === 0 ? 0 : part / of);

/** Whether the prospects are still like the customers that the profile was made from. */
export function Mixes({ mixes }: { mixes: MixesOf }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [all, setAll] = useState(false);
  const counted = useMemo(
    () => mixes.parameters.filter(({ mix }) => mix.of.customers > 0 && mix.of.prospects > 0),
    [mixes],
  );
  const rows = useMemo(() => {
    const told = (mix: Mix) =>
      mix.psi === null || mix.shift === "too_few"
        ? ""
        : t(`refine.mix.shift.${mix.shift}`, { psi: format.number(mix.psi / 1000, 2) });
    return (all ? counted : counted.slice(0, FIRST)).map(
      ({ name, levels, mix, farthest }): MixRow => ({
        name,
        parts: mix.bins.map((pair, at) => ({
          name: levels[at] ?? "",
          customers: shareOf(pair.customers, mix.of.customers),
          prospects: shareOf(pair.prospects, mix.of.prospects),
          far: mix.bins.length > 1 && farthest?.at === at,
        })),
        says: told(mix),
      }),
    );
  }, [counted, all, t, format]);
  const drawn = useMemo(() => {
    const { tiers, names } = mixes;
    if (!tiers || tiers.of.customers === 0 || tiers.of.prospects === 0) {
      return rows;
    }
    const row: MixRow = {
      name: t("refine.mix.tiers"),
      parts: tiers.bins.map((pair, rank) => ({
        name: names[rank]?.name ?? "",
        tier: { rank, of: names.length },
        customers: shareOf(pair.customers, tiers.of.customers),
        prospects: shareOf(pair.prospects, tiers.of.prospects),
        far: false,
      })),
      says: "",
    };
    return [row, ...rows];
  }, [mixes, rows, t]);
  const draw = useCallback(
    (width: number) =>
      drawMixes(
        drawn,
        width,
        { customers: t("refine.mix.customers"), prospects: t("refine.mix.prospects") },
        (share) => format.share(share),
      ),
    [drawn, format, t],
  );
  if (drawn.length === 0) {
    return (
      <section aria-labelledby="refine-mix">
        <h2 id="refine-mix">{t("refine.mix.title")}</h2>
        <p className={classes.quiet}>{t("refine.mix.none")}</p>
      </section>
    );
  }
  const enough = drawn.some(({ says }) => says !== "");
  const [first] = rows;
  const far = first?.parts.find((part) => part.far);
  const sentence = (
    first && far
      ? t("refine.mix.says", {
          name: first.name,
          level: far.name,
          customers: format.share(far.customers),
          prospects: format.share(far.prospects),
        })
      : t("refine.mix.same")
  ).replace(/<\/?b>/g, "");
  return (
    <section aria-label={t("refine.mix.title")} id="refine-mix" data-testid="refine-mix">
      <Figure
        title={t("refine.mix.title")}
        says={sentence}
        draw={draw}
        caption={
          <p className={classes.told}>
            <RichText
              i18nKey={first && far ? "refine.mix.says" : "refine.mix.same"}
              values={{
                name: first?.name,
                level: far?.name,
                customers: format.share(far?.customers ?? 0),
                prospects: format.share(far?.prospects ?? 0),
              }}
            />
          </p>
        }
        table={{
          kind: "table",
          caption: t("refine.mix.title"),
          columns: [
            { title: t("refine.mix.parameter") },
            { title: t("refine.mix.level") },
            { title: t("refine.mix.customers"), figures: true },
            { title: t("refine.mix.prospects"), figures: true },
            { title: t("refine.mix.index"), figures: true },
          ],
          rows: drawn.flatMap(({ name, parts, says }) =>
            parts.map((part, at) => [
              at === 0 ? name : "",
              part.name,
              format.share(part.customers),
              format.share(part.prospects),
              at === 0 ? says || "–" : "",
            ]),
          ),
        }}
        foot={t(enough ? "refine.mix.how" : "refine.mix.few")}
        testId="refine-mix-figure"
      />
      {!all && counted.length > FIRST && (
        <button type="button" className={classes.more} onClick={() => setAll(true)}>
          {t("refine.mix.all", { n: format.count(counted.length) })}
        </button>
      )}
    </section>
  );
}
