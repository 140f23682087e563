import { useTranslation } from "react-i18next";
import type { Attention as Item, Tier } from "@/ipc";
import home from "../Home.module.css";
import classes from "./Attention.module.css";
import { Entry } from "./Entry";

export interface AttentionProps {
  /** What is to be looked at first at the beginning. */
  items: readonly Item[];
  tiers: readonly Tier[];
}

/** What needs attention, each one step from its cure. */
export function Attention({ items, tiers }: AttentionProps) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="attention-title" data-testid="attention">
      <h2 id="attention-title" className={home.title}>
        {t("home.attention.title")}
      </h2>
      {items.length === 0 ? (
        <p className={`${classes.calm} voice`}>{t("home.attention.none")}</p>
      ) : (
        <ul className={home.list}>
          {items.map((item) => (
            <li
              key={item.kind === "thin_threshold" ? `${item.kind} ${item.tier}` : item.kind}
              className={classes.item}
              data-testid={`attention-${item.kind}`}
            >
              <Entry item={item} tiers={tiers} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
