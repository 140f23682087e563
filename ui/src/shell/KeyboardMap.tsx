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
          const mine = shortcuts.filter((one) => one.group === group);
          return mine.length === 0 ? null : (
            <section key={group}>
              <h3>{t(title)}</h3>
              <dl className={classes.list}>
                {mine.map((one) => (
                  <div key={one.keys} className={classes.row}>
                    <dt>{one.label}</dt>
                    <dd>
                      <KeyCaps keys={one.keys} />
                    </dd>
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
