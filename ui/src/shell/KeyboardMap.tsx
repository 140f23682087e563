import { Button, Switch, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "@/components/Dialog";
import { folded, typedWords } from "@/components/folded";
import classes from "./KeyboardMap.module.css";
import { KeyCaps } from "./KeyCaps";
import { DEEPER_KEYS, type KeyLine, PART_KEYS, SCREEN_KEYS } from "./keysOf";
import { type Shortcut, setSingleKeys, useShortcuts, useSingleKeys } from "./shortcuts";
import { startTour } from "./tour/state";

const GROUPS = [
  ["here", "shell.keyboardHere"],
  ["everywhere", "shell.keyboardEverywhere"],
  ["go", "shell.keyboardGo"],
] as const;

interface Section {
  id: string;
  title: string;
  lines: KeyLine[];
}

/** Two ways to the same place share a line. */
function linesOf(shortcuts: readonly Shortcut[]): KeyLine[] {
  const ways = new Map<string, string[]>();
  for (const { label, keys } of shortcuts) {
    ways.set(label, [...(ways.get(label) ?? []), keys]);
  }
  return [...ways].map(([label, keys]) => ({ label, keys }));
}

/** Every key of the program: what works right now first, then the other screens and the parts. */
function useSections(): Section[] {
  const { t } = useTranslation();
  const shortcuts = useShortcuts().filter(({ alias }) => !alias);
  const live: Section[] = GROUPS.map(([group, title]) => ({
    id: group,
    title: t(title),
    lines: linesOf(shortcuts.filter((one) => one.group === group)),
  }));
  const here = new Set(live[0]?.lines.map(({ label }) => label));
  const screens: Section[] = SCREEN_KEYS.map(({ place, lines }) => ({
    id: place,
    title: t(`shell.${place}`),
    lines: lines.map(({ keys, label }) => ({ keys, label: t(label) })),
  })).filter(({ lines }) => !lines.every(({ label }) => here.has(label)));
  const deeper: Section[] = DEEPER_KEYS.map(({ screen, lines }) => ({
    id: screen,
    title: t(screen),
    lines: lines.map(({ keys, label }) => ({ keys, label: t(label) })),
  })).filter(({ lines }) => !lines.every(({ label }) => here.has(label)));
  const parts: Section[] = PART_KEYS.map(({ part, lines }) => ({
    id: part,
    title: t(`keys.${part}`),
    lines: lines.map(({ keys, label }) => ({ keys, label: t(label) })),
  }));
  return [...live, ...screens, ...deeper, ...parts];
}

function found(sections: Section[], typed: string): Section[] {
  const words = typedWords(typed);
  return sections
    .map((section) => ({
      ...section,
      lines: section.lines.filter(({ label, keys }) => {
        const text = folded(`${label} ${section.title} ${keys.join(" ")}`);
        return words.every((word) => text.includes(word));
      }),
    }))
    .filter(({ lines }) => lines.length > 0);
}

interface KeyboardMapProps {
  opened: boolean;
  onClose: () => void;
  /** There is a workspace to be shown around in. */
  tour: boolean;
}

function Content({ onClose, tour }: Omit<KeyboardMapProps, "opened">) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState("");
  const single = useSingleKeys();
  const sections = found(useSections(), typed);
  return (
    <>
      <div className={classes.top}>
        <TextInput
          type="search"
          className={classes.search}
          aria-label={t("keys.search")}
          placeholder={t("keys.search")}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          data-autofocus
          data-testid="keys-search"
        />
        {tour && (
          <Button
            onClick={() => {
              onClose();
              startTour();
            }}
          >
            {t("tour.start")}
          </Button>
        )}
      </div>
      <div className={classes.groups}>
        {sections.map(({ id, title, lines }) => (
          <section key={id} aria-labelledby={`keys-${id}`}>
            <h3 id={`keys-${id}`}>{title}</h3>
            <dl className={classes.list}>
              {lines.map(({ label, keys }) => (
                <div key={label} className={classes.row}>
                  <dt>{label}</dt>
                  {keys.map((one) => (
                    <dd key={one}>
                      <KeyCaps keys={one} />
                    </dd>
                  ))}
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className={classes.none} role="status">
        {sections.length === 0 && t("keys.none")}
      </p>
      <Switch
        className={classes.single}
        checked={single}
        onChange={(event) => setSingleKeys(event.currentTarget.checked)}
        label={t("shell.keyboardSingle")}
        description={t("shell.keyboardSingleHint")}
      />
    </>
  );
}

/** Every shortcut, searchable. Opened with `?`. */
export function KeyboardMap({ opened, onClose, tour }: KeyboardMapProps) {
  const { t } = useTranslation();
  return (
    <Dialog opened={opened} onClose={onClose} title={t("shell.keyboardMap")} size="56rem">
      <Content onClose={onClose} tour={tour} />
    </Dialog>
  );
}
