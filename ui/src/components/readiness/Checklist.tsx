import { Checkbox } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import type { ItemSeen } from "@/ipc";
import classes from "./Readiness.module.css";
import { checkWords } from "./words";

interface ChecklistProps {
  items: readonly ItemSeen[];
  onCheck: (item: string, done: boolean) => void;
}

/** What we have to have done before a gate, checked off where it stands. */
export function Checklist({ items, onCheck }: ChecklistProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const left = items.filter((one) => one.checked === null).length;
  return (
    <fieldset className={classes.checklist} data-testid="gate-checklist">
      <legend>
        {t("gates.check.title")}
        <span className="quiet">
          {left === 0
            ? t("gates.check.done")
            : t("gates.check.left", { count: left, n: format.count(left) })}
        </span>
      </legend>
      {items.map(({ item, checked }) => (
        <Checkbox
          key={item.id}
          label={checkWords(t, item)}
          description={
            checked
              ? checked.author === ""
                ? format.when(checked.at)
                : t("gates.check.by", { who: checked.author, when: format.when(checked.at) })
              : undefined
          }
          checked={checked !== null}
          onChange={(event) => onCheck(item.id, event.currentTarget.checked)}
          data-testid={`check-${item.id}`}
        />
      ))}
    </fieldset>
  );
}
