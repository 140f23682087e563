import { useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AccountRow } from "@/ipc";
import { useCreateAccount } from "@/queries/edits";
import { type Shortcut, useShortcutList } from "@/shell/shortcuts";
import { ButtonLink } from "../ButtonLink";
import { AddAccount } from "./AddAccount";

const STAGE = { customers: "customer", prospects: "prospect" } as const;

export interface AddAccountsAsked {
  place: keyof typeof STAGE;
  /** Every account there is, so that nobody is entered twice. */
  all: readonly AccountRow[];
  onAdded: (id: number) => void;
}

/** The ways to more accounts in a list: a name typed (`n`) or a table; and `/` leads into its search field. */
export function useAddAccounts({ place, all, onAdded }: AddAccountsAsked) {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  const searchField = useRef<HTMLInputElement>(null);
  const create = useCreateAccount();
  const shortcuts = useMemo<Shortcut[]>(
    () => [
      {
        keys: "/",
        label: t(`${place}.list.search`),
        group: "here",
        run: () => searchField.current?.focus(),
      },
      { keys: "n", label: t(`${place}.list.add`), group: "here", run: () => setAdding(true) },
    ],
    [t, place],
  );
  useShortcutList(shortcuts);
  const action = useMemo(
    () => ({
      id: `${place}.add`,
      label: t(`${place}.list.add`),
      keys: "n",
      run: () => setAdding(true),
    }),
    [t, place],
  );
  const add = (
    <AddAccount
      label={t(`${place}.list.add`)}
      placeholder={t(`${place}.list.addHint`)}
      opened={adding}
      onOpened={setAdding}
      already={(name) => {
        const same = name.toLowerCase();
        return same === ""
          ? null
          : (all.find(({ account }) => account.name.toLowerCase() === same)?.account.name ?? null);
      }}
      onAdd={async (name) => onAdded(await create.mutateAsync({ name, stage: STAGE[place] }))}
    />
  );
  const importing = (
    <ButtonLink to="/import" search={{ as: STAGE[place] }} data-testid="go-import">
      {t(`${place}.list.import`)}
    </ButtonLink>
  );
  return {
    /** For the list's search field. */
    searchField,
    /** For the search field of the app. */
    action,
    /** At the head of the list. */
    buttons: (
      <>
        {importing}
        {add}
      </>
    ),
    /** Where there is nobody yet: one thing at a time. */
    first: (
      <>
        {!adding && importing}
        {add}
      </>
    ),
  };
}
