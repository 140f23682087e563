import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import type { LaneBoard, LaneFacts } from "@/ipc";
import classes from "./Lanes.module.css";
import { attributeKey, useAttributeName } from "./words";

/** The accounts that stand in no lane, and those of which it cannot be told: shown, never hidden. */
export function Places({ board }: { board: LaneBoard }) {
  const { t } = useTranslation();
  const format = useFormat();
  const attributeName = useAttributeName();
  const says = (facts: LaneFacts) =>
    facts.accounts === 0
      ? t("lanes.board.nobody")
      : [
          t("lanes.board.customers", {
            count: facts.customers,
            n: format.count(facts.customers),
          }),
          t("lanes.board.prospects", {
            count: facts.prospects,
            n: format.count(facts.prospects),
          }),
          ...(facts.aside > 0
            ? [t("lanes.board.aside", { count: facts.aside, n: format.count(facts.aside) })]
            : []),
        ].join(" · ");
  const names = (facts: LaneFacts) => {
    const named = facts.named.map(({ name }) => name).join(", ");
    const more = facts.accounts - facts.named.length;
    return more > 0
      ? t("lanes.board.andMore", { names: named, count: more, n: format.count(more) })
      : named;
  };
  return (
    <div className={classes.places}>
      {(["nowhere", "open"] as const).map((place) => (
        <section key={place} className={classes.place} data-testid={`lanes-${place}`}>
          <h2>{t(`lanes.${place}.title`)}</h2>
          <p>
            <strong>{says(board[place])}</strong>
          </p>
          {board[place].accounts > 0 && <p className={classes.quiet}>{names(board[place])}</p>}
          {place === "open" && board.missing.length > 0 && (
            <ul className={classes.missing}>
              {board.missing.slice(0, 6).map(({ attribute, name, accounts }) => (
                <li key={attributeKey(attribute)}>
                  {t("lanes.open.missing", {
                    count: accounts,
                    n: format.count(accounts),
                    attribute: attributeName(attribute, name),
                  })}
                </li>
              ))}
            </ul>
          )}
        </section>
      ))}
    </div>
  );
}
