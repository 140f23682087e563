import { Modal } from "@mantine/core";
import { IconCheck, IconChevronRight, IconSearch } from "@tabler/icons-react";
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { typedWords } from "@/components/folded";
import { useFormat } from "@/i18n/format";
import type { Action, ActionGroup } from "../actions";
import { KeyCaps } from "../KeyCaps";
import type { AccountOffers } from "./accounts";
import { marked } from "./marked";
import { actionText, best } from "./match";
import { actionsOnPage, notYetOffered } from "./onPage";
import classes from "./Palette.module.css";
import { recentChoices, rememberChoice } from "./recent";

/** So many of what was chosen lately come first. */
const RECENT = 5;
const NOTHING: { accounts: Action[]; verbs: Action[] } = { accounts: [], verbs: [] };

/** The accounts for what was typed; what was found stays until there is something newer. */
function useFound(typed: string, offers: AccountOffers | null) {
  const [found, setFound] = useState(NOTHING);
  useEffect(() => {
    if (typed === "" || !offers) {
      setFound(NOTHING);
      return;
    }
    let current = true;
    offers.search(typed).then(
      (list) => current && setFound(list),
      () => current && setFound(NOTHING),
    );
    return () => {
      current = false;
    };
  }, [typed, offers]);
  return found;
}

/** What was chosen lately, as far as it is still there. */
function useRecent(groups: readonly ActionGroup[], offers: AccountOffers | null): Action[] {
  const [recent, setRecent] = useState<Action[]>([]);
  useEffect(() => {
    let current = true;
    const known = new Map(groups.flatMap(({ actions }) => actions).map((one) => [one.id, one]));
    const recall = (id: string) =>
      known.get(id) ?? (offers ? offers.recall(id).catch(() => null) : null);
    void Promise.all(recentChoices().map(recall)).then((list) => {
      if (current) {
        setRecent(list.filter((one) => one !== null).slice(0, RECENT));
      }
    });
    return () => {
      current = false;
    };
  }, [groups, offers]);
  return recent;
}

/** The groups that have something for the words, the one with the best hit first. */
export function searched(groups: readonly ActionGroup[], typed: string): ActionGroup[] {
  const words = typedWords(typed);
  const lately = recentChoices();
  const all = groups.flatMap((group) => group.actions.map((action) => ({ action, group })));
  const hits = best(all, ({ action }) => actionText(action), words, all.length).map(
    ({ one, fit }) => ({ ...one, fit: fit + (lately.includes(one.action.id) ? 25 : 0) }),
  );
  hits.sort((a, b) => b.fit - a.fit);
  const found = new Map<string, ActionGroup>();
  for (const { action, group } of hits) {
    const before = found.get(group.id)?.actions ?? [];
    found.set(group.id, { ...group, actions: [...before, action] });
  }
  return [...found.values()];
}

interface SearchProps {
  /** Everything but accounts. */
  groups: readonly ActionGroup[];
  accounts: AccountOffers | null;
  onClose: () => void;
}

/** A choice within a choice: "Set the stage of Talleres Ibarrena". */
interface Within {
  label: string;
  actions: readonly Action[];
}

/** The groups, with what the screen behind the search can do as a whole. */
function usePage(groups: readonly ActionGroup[]): readonly ActionGroup[] {
  // Read once, while the search opens: it covers the screen from then on.
  const [page] = useState(() => actionsOnPage(document.getElementById("content")));
  return useMemo(
    () =>
      groups.map((group) =>
        group.id === "here"
          ? { ...group, actions: [...group.actions, ...notYetOffered(page, group.actions)] }
          : group,
      ),
    [groups, page],
  );
}

function Search({ groups: offered, accounts: offers, onClose }: SearchProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const groups = usePage(offered);
  const [typed, setTyped] = useState("");
  const [within, setWithin] = useState<Within | null>(null);
  const [chosen, setChosen] = useState(0);
  const query = useDeferredValue(typed.trim());
  const found = useFound(within ? "" : query, offers);
  const recent = useRecent(groups, offers);
  const listId = useId();

  const shown = useMemo<ActionGroup[]>(() => {
    if (within) {
      const inside = [{ id: "within", title: within.label, actions: within.actions }];
      return query === "" ? inside : searched(inside, query);
    }
    if (query === "") {
      const ids = new Set(recent.map(({ id }) => id));
      return [
        { id: "recent", title: t("palette.recent"), actions: recent },
        ...groups.map((group) => ({
          ...group,
          actions: group.actions.filter(({ id }) => !ids.has(id)),
        })),
      ];
    }
    const hits = searched(groups, query);
    const verbs = { id: "verbs", title: t("shell.searchActions"), actions: found.verbs };
    const accounts = {
      id: "accounts",
      title: t("shell.searchAccounts"),
      actions: found.accounts,
    };
    // A name that begins as typed wins over everything; else what the program does comes first.
    const [first] = typedWords(query);
    const named = found.accounts.some((one) => actionText(one).name.startsWith(first ?? ""));
    return named
      ? [accounts, verbs, ...hits]
      : [verbs, ...hits.slice(0, 1), accounts, ...hits.slice(1)];
  }, [within, query, groups, recent, found, t]);
  const visible = shown.filter((group) => group.actions.length > 0);
  const all = visible.flatMap((group) => group.actions);
  const at = Math.min(chosen, all.length - 1);
  const optionId = (index: number) => `${listId}-${index}`;

  // biome-ignore lint/correctness/useExhaustiveDependencies: other words, other results: the first
  useEffect(() => setChosen(0), [query, within]);

  useEffect(() => {
    document.getElementById(`${listId}-${at}`)?.scrollIntoView({ block: "nearest" });
  }, [listId, at]);

  const take = (action: Action | undefined) => {
    if (!action) {
      return;
    }
    rememberChoice(action.id);
    if (action.into) {
      const { label } = action;
      void Promise.resolve(action.into()).then((actions) => {
        setWithin({ label, actions });
        setTyped("");
      });
      return;
    }
    onClose();
    action.run?.();
  };

  const size = all.length;
  const steps = new Map([
    ["ArrowDown", (at + 1) % Math.max(size, 1)],
    ["ArrowUp", (at - 1 + size) % Math.max(size, 1)],
    ["PageDown", Math.min(at + 8, size - 1)],
    ["PageUp", Math.max(at - 8, 0)],
  ]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) {
      return;
    }
    const step = steps.get(event.key);
    if (step !== undefined) {
      event.preventDefault();
      setChosen(step);
    } else if (event.key === "Enter") {
      event.preventDefault();
      take(all[at]);
    } else if (within && (event.key === "Escape" || (event.key === "Backspace" && typed === ""))) {
      event.preventDefault();
      event.stopPropagation();
      setWithin(null);
    }
  };

  let index = -1;
  return (
    <div className={classes.window}>
      <div className={classes.field}>
        <IconSearch size={18} stroke={1.6} aria-hidden />
        {within && (
          <span className={classes.within} data-testid="palette-within">
            {within.label}
          </span>
        )}
        <input
          data-autofocus
          role="combobox"
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={at >= 0 ? optionId(at) : undefined}
          aria-autocomplete="list"
          aria-label={within ? within.label : t("shell.search")}
          placeholder={within ? t("palette.choose") : t("palette.hint")}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          data-testid="palette-field"
        />
      </div>
      <div id={listId} role="listbox" aria-label={t("shell.search")} className={classes.list}>
        {visible.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options, not a fieldset
          <div key={group.id} role="group" aria-label={group.title}>
            <div className={classes.group} aria-hidden="true">
              {group.title}
            </div>
            {group.actions.map((action) => {
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
                  <span className={classes.label}>{marked(action.label, query)}</span>
                  <span className={classes.hint}>{action.hint}</span>
                  {action.on && (
                    <span className={classes.on}>
                      <IconCheck size={16} stroke={1.8} aria-hidden />
                      <span className="visually-hidden">{t("palette.on")}</span>
                    </span>
                  )}
                  {action.keys && <KeyCaps keys={action.keys} />}
                  {action.into && <IconChevronRight size={16} stroke={1.6} aria-hidden />}
                </div>
              );
            })}
          </div>
        ))}
      </div>
      {all.length === 0 ? (
        <p className={classes.none} role="status">
          {t("shell.searchEmpty")}
        </p>
      ) : (
        <p className="visually-hidden" role="status">
          {query !== "" && t("palette.found", { count: all.length, n: format.count(all.length) })}
        </p>
      )}
    </div>
  );
}

export interface PaletteProps extends SearchProps {
  opened: boolean;
}

/** Search over places, actions and accounts (Ctrl+K). */
export function Palette({ opened, onClose, groups, accounts }: PaletteProps) {
  const { t } = useTranslation();
  return (
    <Modal.Root opened={opened} onClose={onClose} size="40rem" yOffset="4.5rem">
      <Modal.Overlay />
      <Modal.Content aria-label={t("shell.search")}>
        <Search groups={groups} accounts={accounts} onClose={onClose} />
      </Modal.Content>
    </Modal.Root>
  );
}
