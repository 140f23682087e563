import { ActionIcon } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { InlineText } from "@/components/InlineText";
import { checkWords } from "@/components/readiness/words";
import { TextButton } from "@/components/TextButton";
import type { CheckItem } from "@/ipc";
import { idFor } from "../ids";
import classes from "./Gates.module.css";

interface ChecklistEditorProps {
  items: readonly CheckItem[];
  onChange: (items: CheckItem[]) => void;
}

const OURS = ["plan", "roles", "illustrations", "slide", "rehearsal"];

/** What we have to have done before a gate, item by item. */
export function ChecklistEditor({ items, onChange }: ChecklistEditorProps) {
  const { t } = useTranslation();
  const add = () => {
    const text = t("gates.edit.newItem");
    const id = idFor(text, [...items.map((one) => one.id), ...OURS], "item");
    onChange([...items, { id, text }]);
  };
  return (
    <div className={classes.checklist}>
      {items.length > 0 && <p className="quiet">{t("gates.edit.checklist")}</p>}
      <ul>
        {items.map((item) => (
          <li key={item.id} className={classes.need}>
            <span aria-hidden="true">☐</span>
            <InlineText
              label={t("gates.edit.item")}
              value={checkWords(t, item)}
              required
              onCommit={(text) =>
                onChange(items.map((one) => (one.id === item.id ? { ...one, text } : one)))
              }
            />
            <ActionIcon
              className={classes.remove}
              variant="subtle"
              aria-label={t("gates.edit.removeItem", { item: checkWords(t, item) })}
              onClick={() => onChange(items.filter((one) => one.id !== item.id))}
            >
              <IconX size={14} stroke={1.6} aria-hidden />
            </ActionIcon>
          </li>
        ))}
        <li>
          <TextButton className={classes.add} onClick={add}>
            <IconPlus size={14} stroke={1.8} aria-hidden />
            {t("gates.edit.addItem")}
          </TextButton>
        </li>
      </ul>
    </div>
  );
}
