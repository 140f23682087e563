import { Switch } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Dialog } from "@/components/Dialog";
import classes from "./KeyboardMap.module.css";
import { KeyCaps } from "./KeyCaps";
import { setSingleKeys, useShortcuts, useSingleKeys } from "./shortcuts";

const GROUPS = [
  ["everywhere", "shell.keyboardEverywhere"],
  ["go", "shell.keyboardGo"],
  ["here", "shell.keyboardHere"],
] as const;

/** Every shortcut that works right now. Opened with `?`. */
export function KeyboardMap({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const shortcuts = useShortcuts();
  const single = useSingleKeys();
  return (
    <Dialog opened={opened} onClose={onClose} title={t("shell.keyboardMap")} size="lg">
      <div className={classes.groups}>
        {GROUPS.map(([group, title]) => {
          // Two ways to the same place share a line.
          const mine = new Map<string, string[]>();
          for (const one of shortcuts.filter((shortcut) => shortcut.group === group)) {
            mine.set(one.label, [...(mine.get(one.label) ?? []), one.keys]);
          }
          return mine.size === 0 ? null : (
            <section key={group}>
              <h3>{t(title)}</h3>
              <dl className={classes.list}>
                {[...mine].map(([label, ways]) => (
                  <div key={label} className={classes.row}>
                    <dt>{label}</dt>
                    {ways.map((keys) => (
                      <dd key={keys}>
                        <KeyCaps keys={keys} />
                      </dd>
                    ))}
                  </div>
                ))}
              </dl>
            </section>
          );
        })}
      </div>
      <Switch
        className={classes.single}
        checked={single}
        onChange={(event) => setSingleKeys(event.currentTarget.checked)}
        label={t("shell.keyboardSingle")}
        description={t("shell.keyboardSingleHint")}
      />
    </Dialog>
  );
}
