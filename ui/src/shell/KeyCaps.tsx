import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import classes from "./KeyCaps.module.css";
import { keyCaps } from "./shortcuts";

/** A shortcut drawn as key caps: `mod+k`, or `g h` for one key after the other. */
export function KeyCaps({ keys }: { keys: string }) {
  const { t } = useTranslation();
  return (
    <span className={classes.caps}>
      {keyCaps(keys).map((press, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the presses of one shortcut never move
        <Fragment key={index}>
          {index > 0 && <span className={classes.then}>{t("shell.keyboardThen")}</span>}
          {press.map((cap) => (
            <kbd key={cap}>{cap}</kbd>
          ))}
        </Fragment>
      ))}
    </span>
  );
}
