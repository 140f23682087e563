import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { attributeKey, useAttributeName } from "@/components/lanes/words";
import { useFormat } from "@/i18n/format";
import type { AttributeSeen, Lane } from "@/ipc";
import { laneAttributesQuery, useLaneEdits } from "@/queries/lanes";
import classes from "./Lanes.module.css";

/** More lanes than this are no start. */
const MOST = 6;

/** A start from what is known: a lane for each of the most frequent values of an attribute. */
export function StartFrom({ onMade }: { onMade: (id: string | null) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const attributeName = useAttributeName();
  const { data } = useQuery(laneAttributesQuery);
  const { add } = useLaneEdits();
  const offered = (data ?? [])
    .filter(({ values, numeric }) => {
      const had = values.filter(({ customers }) => customers > 0).length;
      return !numeric && had >= 2 && had <= 40;
    })
    .slice(0, 6);
  if (offered.length === 0) {
    return null;
  }
  const lanes = ({ attribute, values }: AttributeSeen): Lane[] =>
    values
      .filter(({ customers }) => customers > 0)
      .toSorted((a, b) => b.customers - a.customers)
      .slice(0, MOST)
      .map(({ value, name }) => ({
        id: "",
        name: name.slice(0, 200),
        standing: "adjacent_wanted",
        reason: "",
        condition: {
          join: "all",
          clauses: [{ of: attribute, test: { kind: "one_of", values: [value] } }],
        },
        product_cost: null,
      }));
  return (
    <div className={classes.starts}>
      <span>{t("lanes.none.from")}</span>
      {offered.map((seen) => (
        <Button
          key={attributeKey(seen.attribute)}
          variant="default"
          loading={add.isPending}
          onClick={() => add.mutate(lanes(seen), { onSuccess: () => onMade(null) })}
        >
          {t("lanes.none.of", {
            name: attributeName(seen.attribute, seen.name),
            n: format.count(Math.min(seen.values.filter((v) => v.customers > 0).length, MOST)),
          })}
        </Button>
      ))}
    </div>
  );
}
