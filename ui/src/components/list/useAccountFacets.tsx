import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Tier } from "@/components/model";
import { OutcomeMark } from "@/components/OutcomeMark";
import { outcomeShapes, useOutcomeName } from "@/components/outcomes";
import { TierBars } from "@/components/TierTag";
import type { AccountRow, AnswerTable, Outcome, Stage } from "@/ipc";
import type { Facet } from "./facets";
import classes from "./List.module.css";

const STAGES: Stage[] = [
  "visitor",
  "lead",
  "prospect",
  "customer",
  "ambassador",
  "nurture",
  "disqualified",
];

/** The tier that counts: the one set by hand, if one is, else the computed one. */
function tierOf(row: AccountRow): string {
  return row.verdict?.tier ?? "";
}

/**
 * What accounts are filtered and grouped by: outcome, tier, stage, the plain fields, and the
 * answer to each parameter. Values of answers are level ids; what no level covers is `?text`.
 */
export function useAccountFacets(
  tiers: readonly Tier[],
  outcomes: readonly Outcome[],
  answers: AnswerTable | undefined,
): Facet<AccountRow>[] {
  const { t, i18n } = useTranslation();
  const outcomeName = useOutcomeName();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words change with the language
  return useMemo(() => {
    const shapes = outcomeShapes(outcomes);
    const none = t("list.none");
    const outcomeText = (value: string) => {
      const one = outcomes.find(({ id }) => id === value);
      return one ? outcomeName(one) : value === "" ? t("customers.list.noOutcome") : value;
    };
    const tierText = (value: string) =>
      tiers.find(({ id }) => id === value)?.name ?? t("prospects.list.notScored");
    const stageText = (value: string) =>
      STAGES.includes(value as Stage) ? t(`common.stage.${value as Stage}`) : value;

    const plainField = (id: "industry" | "country" | "region" | "owner"): Facet<AccountRow> => ({
      id,
      title: t(`customers.field.${id}`),
      values: (row) => [row.account[id]],
      label: (value) => value || none,
      text: (value) => value || none,
      section: t("list.fields"),
    });

    const facets: Facet<AccountRow>[] = [
      {
        id: "outcome",
        title: t("customers.field.outcome"),
        values: (row) => [row.account.outcome ?? ""],
        text: outcomeText,
        label: (value) => {
          const shape = shapes.get(value);
          return (
            <span className={classes.marked}>
              {shape && <OutcomeMark shape={shape} size={13} />}
              {outcomeText(value)}
            </span>
          );
        },
        order: ["", ...outcomes.map(({ id }) => id)],
        section: t("list.fields"),
      },
      ...(tiers.length === 0
        ? []
        : [
            {
              id: "tier",
              title: t("customers.field.tier"),
              values: (row: AccountRow) => [tierOf(row)],
              text: tierText,
              label: (value: string) => {
                const rank = tiers.findIndex(({ id }) => id === value);
                return (
                  <span className={classes.marked}>
                    {rank >= 0 && <TierBars rank={rank} count={tiers.length} />}
                    {tierText(value)}
                  </span>
                );
              },
              order: tiers.map(({ id }) => id),
              section: t("list.fields"),
            },
          ]),
      {
        id: "stage",
        title: t("prospects.list.stage"),
        values: (row) => [row.account.stage],
        label: stageText,
        text: stageText,
        order: STAGES,
        section: t("list.fields"),
      },
      plainField("industry"),
      plainField("country"),
      plainField("region"),
      plainField("owner"),
    ];

    const place = new Map((answers?.accounts ?? []).map((id, index) => [id, index]));
    for (const { parameter, answers: given, cells } of answers?.columns ?? []) {
      const values = given.map(({ answer, levels }) =>
        answer.grade === "unknown"
          ? [""]
          : levels.length > 0
            ? levels.map((at) => parameter.levels[at]?.id ?? "")
            : [answer.given.kind === "levels" ? "" : `?${answer.given.value}`],
      );
      const unknown = [""];
      const text = (value: string) =>
        value === ""
          ? t("list.unknown")
          : (parameter.levels.find(({ id }) => id === value)?.name ?? value.replace(/^\?/, ""));
      facets.push({
        id: `answer:${parameter.id}`,
        title: parameter.name,
        values: (row) => {
          const at = place.get(row.account.id);
          const cell = at === undefined ? 0 : (cells[at] ?? 0);
          return values[cell - 1] ?? unknown;
        },
        text,
        label: text,
        order: parameter.levels.map(({ id }) => id),
        section: t("list.answers"),
      });
    }
    return facets;
  }, [t, i18n.language, outcomeName, tiers, outcomes, answers]);
}
