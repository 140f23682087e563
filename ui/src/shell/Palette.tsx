import { createSpotlight, Spotlight } from "@mantine/spotlight";
import { useDeferredValue, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Action, useRegistry } from "./actions";
import { KeyCaps } from "./KeyCaps";
import classes from "./Palette.module.css";

const [store, palette] = createSpotlight();

/** Opens the search field over everything (Ctrl+K). */
export const openPalette = palette.open;

/** Folds case and accents, so that "perfil" finds "Perfíl" and "cafe" finds "Café". */
function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** The actions that contain every typed word, those that begin with the first word first. */
export function matching(actions: readonly Action[], typed: string): Action[] {
  const words = folded(typed).split(/\s+/).filter(Boolean);
  const first = words[0];
  if (first === undefined) {
    return [...actions];
  }
  return actions
    .filter((action) => {
      const text = folded(`${action.label} ${action.hint ?? ""} ${action.words ?? ""}`);
      return words.every((word) => text.includes(word));
    })
    .sort(
      (a, b) =>
        Number(folded(b.label).startsWith(first)) - Number(folded(a.label).startsWith(first)),
    );
}

function Found({ title, actions }: { title: string; actions: readonly Action[] }) {
  if (actions.length === 0) {
    return null;
  }
  return (
    <Spotlight.ActionsGroup label={title}>
      {actions.map((action) => (
        <Spotlight.Action key={action.id} onClick={action.run} className={classes.action}>
          <span className={classes.label}>{action.label}</span>
          {action.hint && <span className={classes.hint}>{action.hint}</span>}
          {action.keys && <KeyCaps keys={action.keys} />}
        </Spotlight.Action>
      ))}
    </Spotlight.ActionsGroup>
  );
}

/** Search over places, actions and accounts. */
export function Palette({ pages }: { pages: readonly Action[] }) {
  const { t } = useTranslation();
  const { actions, accounts } = useRegistry();
  const [typed, setTyped] = useState("");
  const query = useDeferredValue(typed.trim());
  const [found, setFound] = useState<Action[]>([]);

  useEffect(() => {
    if (query === "" || !accounts) {
      setFound([]);
      return;
    }
    let current = true;
    accounts(query).then(
      (list) => current && setFound(list),
      () => current && setFound([]),
    );
    return () => {
      current = false;
    };
  }, [query, accounts]);

  const goTo = matching(pages, query);
  const doIt = matching(actions, query);
  return (
    <Spotlight.Root
      store={store}
      query={typed}
      onQueryChange={setTyped}
      shortcut={null}
      scrollable
      maxHeight={420}
      size={620}
      yOffset={64}
      transitionProps={{ duration: 120 }}
    >
      <Spotlight.Search
        placeholder={t("shell.search")}
        aria-label={t("shell.search")}
        className={classes.search}
      />
      <Spotlight.ActionsList>
        <Found title={t("shell.searchAccounts")} actions={found} />
        <Found title={t("shell.searchActions")} actions={doIt} />
        <Found title={t("shell.searchPages")} actions={goTo} />
        {found.length + doIt.length + goTo.length === 0 && (
          <Spotlight.Empty>{t("shell.searchEmpty")}</Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
