import { Modal } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Action, useRegistry } from "./actions";
import { KeyCaps } from "./KeyCaps";
import classes from "./Palette.module.css";

/** Folds case and accents, so that "cafe" finds "Café". */
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
  const begins = (action: Action) => folded(action.label).startsWith(first);
  return actions
    .filter((action) => {
      const text = folded(`${action.label} ${action.hint ?? ""} ${action.words ?? ""}`);
      return words.every((word) => text.includes(word));
    })
    .sort((a, b) => Number(begins(b)) - Number(begins(a)));
}

function useFoundAccounts(typed: string): readonly Action[] {
  const { accounts } = useRegistry();
  const [found, setFound] = useState<readonly Action[]>([]);
  useEffect(() => {
    if (typed === "" || !accounts) {
      setFound([]);
      return;
    }
    let current = true;
    accounts(typed).then(
      (list) => current && setFound(list),
      () => current && setFound([]),
    );
    return () => {
      current = false;
    };
  }, [typed, accounts]);
  return found;
}

interface SearchProps {
  pages: readonly Action[];
  onClose: () => void;
}

function Search({ pages, onClose }: SearchProps) {
  const { t } = useTranslation();
  const { actions } = useRegistry();
  const [typed, setTyped] = useState("");
  const query = useDeferredValue(typed.trim());
  const accounts = useFoundAccounts(query);
  const [chosen, setChosen] = useState(0);
  const listId = useId();

  const groups = [
    { id: "accounts", title: t("shell.searchAccounts"), found: accounts },
    { id: "actions", title: t("shell.searchActions"), found: matching(actions, query) },
    { id: "pages", title: t("shell.searchPages"), found: matching(pages, query) },
  ].filter((group) => group.found.length > 0);
  const all = groups.flatMap((group) => group.found);
  const at = Math.min(chosen, all.length - 1);
  const optionId = (index: number) => `${listId}-${index}`;

  // biome-ignore lint/correctness/useExhaustiveDependencies: other words, other results: the first
  useEffect(() => setChosen(0), [query]);

  useEffect(() => {
    document.getElementById(`${listId}-${at}`)?.scrollIntoView({ block: "nearest" });
  }, [listId, at]);

  const take = (action: Action | undefined) => {
    if (action) {
      onClose();
      action.run();
    }
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) {
      return;
    }
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setChosen((at + step + all.length) % Math.max(all.length, 1));
    } else if (event.key === "Enter") {
      event.preventDefault();
      take(all[at]);
    }
  };

  let index = -1;
  return (
    <>
      <div className={classes.field}>
        <IconSearch size={18} stroke={1.6} aria-hidden />
        <input
          data-autofocus
          role="combobox"
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={at >= 0 ? optionId(at) : undefined}
          aria-autocomplete="list"
          aria-label={t("shell.search")}
          placeholder={t("shell.search")}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      <div id={listId} role="listbox" aria-label={t("shell.search")} className={classes.list}>
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options, not a fieldset
          <div key={group.id} role="group" aria-label={group.title}>
            <div className={classes.group} aria-hidden="true">
              {group.title}
            </div>
            {group.found.map((action) => {
              index += 1;
              const mine = index;
              return (
                // biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: the keys are the field's
                <div
                  key={action.id}
                  id={optionId(mine)}
                  role="option"
                  aria-selected={mine === at}
                  className={classes.option}
                  onPointerMove={() => setChosen(mine)}
                  onClick={() => take(action)}
                >
                  <span className={classes.label}>{action.label}</span>
                  <span className={classes.hint}>{action.hint}</span>
                  {action.keys && <KeyCaps keys={action.keys} />}
                </div>
              );
            })}
          </div>
        ))}
      </div>
      {all.length === 0 && (
        <p className={classes.none} role="status">
          {t("shell.searchEmpty")}
        </p>
      )}
    </>
  );
}

export interface PaletteProps extends SearchProps {
  opened: boolean;
}

/** Search over places, actions and accounts (Ctrl+K). */
export function Palette({ opened, onClose, pages }: PaletteProps) {
  const { t } = useTranslation();
  return (
    <Modal.Root opened={opened} onClose={onClose} size={620} yOffset="4.5rem">
      <Modal.Overlay />
      <Modal.Content aria-label={t("shell.search")}>
        <Search pages={pages} onClose={onClose} />
      </Modal.Content>
    </Modal.Root>
  );
}
