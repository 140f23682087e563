import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import type { Person } from "@/ipc";
import { useActivityEdits } from "@/queries/activities";
import classes from "./ActivitiesPage.module.css";

/** Names that may be of one person: a question, and one press if the answer is yes. Nothing is merged by itself. */
export function People({ people }: { people: readonly Person[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { rename } = useActivityEdits();
  const [apart, setApart] = useState<ReadonlySet<string>>(new Set());
  const asked = people.filter(({ name, like }) => like !== null && !apart.has(name));
  if (asked.length === 0) {
    return null;
  }
  return (
    <ul className={classes.alike} data-testid="people-alike">
      {asked.slice(0, 3).map(({ name, like, activities }) => (
        <li key={name}>
          <span>
            {t("audit.people.alike", {
              name,
              like: like ?? "",
              count: activities,
              n: format.count(activities),
            })}
          </span>
          <Button
            size="compact-sm"
            onClick={() => rename.mutate({ from: name, to: like ?? name })}
            data-testid={`people-one-${name}`}
          >
            {t("audit.people.one", { like: like ?? "" })}
          </Button>
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={() => setApart(new Set([...apart, name]))}
          >
            {t("audit.people.two")}
          </Button>
        </li>
      ))}
    </ul>
  );
}
