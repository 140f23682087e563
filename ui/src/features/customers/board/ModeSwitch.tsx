import { IconLayoutKanban, IconTable } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import classes from "./ModeSwitch.module.css";

type Mode = "table" | "board";

/** The two ways to look at the customers. */
export function ModeSwitch({ mode, onMode }: { mode: Mode; onMode: (mode: Mode) => void }) {
  const { t } = useTranslation();
  const way = (one: Mode, Icon: typeof IconTable) => (
    <button
      type="button"
      className={classes.way}
      aria-pressed={mode === one}
      onClick={() => onMode(one)}
      data-testid={`mode-${one}`}
    >
      <Icon size={15} stroke={1.6} aria-hidden />
      {t(`customers.board.${one}`)}
    </button>
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a flex row everywhere
    <div className={classes.ways} role="group" aria-label={t("customers.board.look")}>
      {way("table", IconTable)}
      {way("board", IconLayoutKanban)}
    </div>
  );
}
