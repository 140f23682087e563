import { Autocomplete } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ActivityForm } from "@/components/activities/ActivityForm";
import type { ActivitiesView } from "@/ipc";
import { accountsQuery } from "@/queries/accounts";
import { useActivityEdits } from "@/queries/activities";
import classes from "./ActivitiesPage.module.css";

/** Enters activities of any account: its name first, then the line. Escape ends it. */
export function AddActivity({ view, onClose }: { view: ActivitiesView; onClose: () => void }) {
  const { t } = useTranslation();
  const { data: accounts = [] } = useQuery(accountsQuery);
  const { add } = useActivityEdits();
  const [name, setName] = useState("");
  const [account, setAccount] = useState<number | null>(null);
  const field = useRef<HTMLSelectElement>(null);
  // Two accounts of one name are told apart by their key.
  const options = useMemo(() => {
    const ids = new Map<string, number>();
    for (const { account: one } of accounts) {
      ids.set(ids.has(one.name) ? `${one.name} (${one.key ?? one.id})` : one.name, one.id);
    }
    return ids;
  }, [accounts]);
  useEffect(() => {
    if (account !== null) {
      field.current?.focus();
    }
  }, [account]);
  const choose = (typed: string) => {
    setName(typed);
    setAccount(options.get(typed) ?? null);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape leaves from whichever field has the keyboard
    <div
      className={classes.adding}
      onKeyDown={(event) => event.key === "Escape" && onClose()}
      data-testid="add-activity"
    >
      <Autocomplete
        label={t("audit.list.account")}
        placeholder={t("audit.list.accountHint")}
        className={classes.accountField}
        data={[...options.keys()]}
        limit={8}
        value={name}
        onChange={choose}
        autoFocus
        // The list stands where its field stands, in the page's own order, and is short enough never to scroll.
        withScrollArea={false}
        comboboxProps={{ withinPortal: false, transitionProps: { duration: 0 } }}
        data-testid="activity-account"
      />
      {account !== null && (
        <ActivityForm
          people={view.people}
          open={view.open}
          limit={view.limit}
          field={field}
          onAdd={(activity) => add.mutateAsync({ account, activity })}
          onLeave={onClose}
        />
      )}
    </div>
  );
}
