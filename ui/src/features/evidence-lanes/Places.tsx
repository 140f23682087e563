import { useState } from "react";
import { useTranslation } from "react-i18next";
import { attributeKey, lacksSays, placeSays } from "@/components/lanes/words";
import { useWords } from "@/components/useWords";
import type { LaneBoard } from "@/ipc";
import classes from "./Lanes.module.css";
import { Members, MembersButton } from "./Members";

/** The accounts that stand in no lane, and those of which it cannot be told: shown, never hidden. */
export function Places({ board }: { board: LaneBoard }) {
  const { t } = useTranslation();
  const words = useWords();
  const [listed, setListed] = useState<"nowhere" | "open" | null>(null);
  return (
    <div className={classes.places}>
      {(["nowhere", "open"] as const).map((place) => (
        <section key={place} className={classes.place} data-testid={`lanes-${place}`}>
          <h2>{t(`lanes.${place}.title`)}</h2>
          {board[place].accounts === 0 ? (
            <p className={classes.quiet}>{placeSays(words, board[place])}</p>
          ) : (
            <MembersButton
              facts={board[place]}
              opened={listed === place}
              onOpen={(open) => setListed(open ? place : null)}
            />
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
      {listed !== null && (
        <div className={classes.placeMembers}>
          <Members
            key={listed}
            place={{ kind: listed }}
            title={t(`lanes.members.${listed}`)}
            outcomes={board.outcomes}
            onClose={() => setListed(null)}
          />
        </div>
      )}
    </div>
  );
}
