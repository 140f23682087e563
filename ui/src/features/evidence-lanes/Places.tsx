import { useTranslation } from "react-i18next";
import { attributeKey, lacksSays, placeNames, placeSays } from "@/components/lanes/words";
import { useWords } from "@/components/useWords";
import type { LaneBoard } from "@/ipc";
import classes from "./Lanes.module.css";

/** The accounts that stand in no lane, and those of which it cannot be told: shown, never hidden. */
export function Places({ board }: { board: LaneBoard }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <div className={classes.places}>
      {(["nowhere", "open"] as const).map((place) => (
        <section key={place} className={classes.place} data-testid={`lanes-${place}`}>
          <h2>{t(`lanes.${place}.title`)}</h2>
          <p>
            <strong>{placeSays(words, board[place])}</strong>
          </p>
          {board[place].accounts > 0 && (
            <p className={classes.quiet}>{placeNames(words, board[place])}</p>
          )}
          {place === "open" && board.missing.length > 0 && (
            <ul className={classes.missing}>
              {board.missing.slice(0, 6).map((one) => (
                <li key={attributeKey(one.attribute)}>{lacksSays(words, one)}</li>
              ))}
            </ul>
          )}
        </section>
      ))}
    </div>
  );
}
