import { Popover } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { folded } from "@/components/folded";
import { useFormat } from "@/i18n/format";
import type { SlideField, ThemeCount } from "@/ipc";
import { suggestQuery } from "@/queries/compare";
import classes from "./TagPopover.module.css";

export interface TagPopoverProps {
  quote: string;
  field: SlideField;
  /** The themes of the field. */
  themes: readonly ThemeCount[];
  /** The theme that the words have already. */
  tagged: string | null;
  onTheme: (name: string) => void;
  onRemove: () => void;
  /** Closed by a key: the keyboard goes back to the words. */
  onClose: () => void;
  /** Closed by a click elsewhere. */
  onAway: () => void;
}

const plain = (text: string) => folded(text).trim();

/** Themes whose names have the typed words: those that the quote suggests first, then the most used. */
export function offered(
  themes: readonly ThemeCount[],
  suggested: readonly number[],
  typed: string,
): ThemeCount[] {
  const wanted = plain(typed);
  const rank = (id: number) => {
    const at = suggested.indexOf(id);
    return at < 0 ? suggested.length : at;
  };
  return themes
    .filter(({ theme }) => plain(theme.name).includes(wanted))
    .sort(
      (a, b) =>
        rank(a.theme.id) - rank(b.theme.id) ||
        b.slides - a.slides ||
        a.theme.name.localeCompare(b.theme.name),
    )
    .slice(0, 7);
}

/** At the words: which theme they are. The themes there are stand first, a new one is typed. */
export function TagPopover(props: TagPopoverProps) {
  const { quote, field, themes, tagged, onTheme, onRemove, onClose, onAway } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const listId = useId();
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const { data: suggested = [] } = useQuery(suggestQuery(field, quote));
  const known = offered(
    themes,
    suggested.map(({ theme }) => theme.id),
    typed,
  );
  const fresh =
    typed.trim() !== "" && !themes.some(({ theme }) => plain(theme.name) === plain(typed));
  // What is typed comes first as soon as nothing is called so.
  const names = fresh
    ? [...known.map(({ theme }) => theme.name), typed.trim()]
    : known.map(({ theme }) => theme.name);
  const active = Math.min(at, names.length - 1);
  const optionId = (index: number) => `${listId}-${index}`;

  return (
    <Popover
      opened
      position="bottom"
      width={300}
      offset={8}
      withArrow
      shadow="md"
      returnFocus={false}
      withRoles={false}
      onChange={(opened) => {
        if (!opened) {
          onAway();
        }
      }}
    >
      <Popover.Target>
        <span className={classes.anchor} />
      </Popover.Target>
      <Popover.Dropdown
        className={classes.card}
        role="dialog"
        aria-label={t("compare.tag.title")}
        data-testid="tag-popover"
        onMouseUp={(event) => event.stopPropagation()}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === "Escape") {
            event.preventDefault();
            onClose();
          }
        }}
      >
        {tagged !== null && (
          <div className={classes.tagged}>
            <span>{tagged}</span>
            <button
              type="button"
              className={classes.remove}
              onClick={onRemove}
              data-testid="tag-remove"
            >
              <IconX size={14} stroke={1.7} aria-hidden />
              {t("compare.tag.remove")}
            </button>
          </div>
        )}
        <input
          className={classes.input}
          role="combobox"
          aria-expanded={names.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={names.length > 0 ? optionId(active) : undefined}
          aria-label={t("compare.tag.name", { words: quote })}
          placeholder={t(tagged === null ? "compare.tag.placeholder" : "compare.tag.another")}
          value={typed}
          autoComplete="off"
          spellCheck={false}
          // biome-ignore lint/a11y/noAutofocus: it was opened to type in
          autoFocus
          data-testid="tag-name"
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setAt(0);
          }}
          onCopy={(event) => {
            // Whoever selected words to copy them, and not to tag them, copies them.
            const { selectionStart, selectionEnd } = event.currentTarget;
            if (selectionStart === selectionEnd) {
              event.preventDefault();
              event.clipboardData.setData("text/plain", quote);
            }
          }}
          onKeyDown={(event) => {
            const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
            const name = names[active];
            if (by !== 0 && names.length > 0) {
              event.preventDefault();
              setAt((active + by + names.length) % names.length);
            } else if (event.key === "Enter" && name !== undefined) {
              event.preventDefault();
              onTheme(name);
            }
          }}
        />
        {names.length === 0 ? (
          <p className={classes.hint}>{t("compare.tag.hint")}</p>
        ) : (
          <div
            id={listId}
            role="listbox"
            aria-label={t("compare.tag.themes")}
            className={classes.list}
          >
            {names.map((name, index) => {
              const counted = index < known.length ? known[index] : undefined;
              return (
                // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and says which is active
                // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
                <div
                  key={counted?.theme.id ?? "new"}
                  id={optionId(index)}
                  role="option"
                  aria-selected={index === active}
                  className={classes.option}
                  onMouseMove={() => setAt(index)}
                  onClick={() => onTheme(name)}
                >
                  {counted ? (
                    <>
                      <span>{name}</span>
                      <span className={classes.count}>
                        {t("compare.slides", {
                          count: counted.slides,
                          n: format.count(counted.slides),
                        })}
                      </span>
                    </>
                  ) : (
                    <span className={classes.fresh}>
                      <IconPlus size={14} stroke={1.7} aria-hidden />
                      {t("compare.tag.fresh", { name })}
                    </span>
                  )}
                </div>
              );
            })}
          </div>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
