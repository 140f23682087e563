import { ActionIcon, Switch } from "@mantine/core";
import { IconChevronRight, IconTrash, IconX } from "@tabler/icons-react";
import { memo, useState } from "react";
import { useTranslation } from "react-i18next";
import { InlineText } from "@/components/InlineText";
import { useFormat } from "@/i18n/format";
import type { CapabilityRow, NewCapability } from "@/ipc";
import classes from "./CapabilityList.module.css";

interface CapabilityLineProps {
  row: CapabilityRow;
  /** Only its needs are shown. */
  chosen: boolean;
  onPut: (id: number, content: NewCapability) => void;
  onRemove: (row: CapabilityRow) => void;
  onChoose: (id: number | null) => void;
}

/** One thing the vendor can do; its words and its remark unfold. */
export const CapabilityLine = memo(function CapabilityLine(props: CapabilityLineProps) {
  const { row, chosen, onPut, onRemove, onChoose } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const [word, setWord] = useState("");
  const { id, content } = row.capability;
  // What the core leaves out is what it takes for granted.
  const { name, offered } = content;
  const words = content.words ?? [];
  const put = (change: Partial<NewCapability>) => onPut(id, { ...content, ...change });
  const addWord = () => {
    const typed = word
      .split(";")
      .map((one) => one.trim())
      .filter((one) => one !== "" && !words.includes(one));
    setWord("");
    if (typed.length > 0) {
      put({ words: [...words, ...typed] });
    }
  };
  const who = [
    row.happy > 0 && t("capabilities.who.happy", { count: row.happy, n: format.count(row.happy) }),
    row.others > 0 &&
      t("capabilities.who.others", { count: row.others, n: format.count(row.others) }),
    row.prospects > 0 &&
      t("capabilities.who.prospects", { count: row.prospects, n: format.count(row.prospects) }),
  ].filter((one) => one !== false);
  const counts = [
    offered
      ? t("capabilities.list.covers", { count: row.said, n: format.count(row.said) })
      : t("capabilities.list.asked", { count: row.said, n: format.count(row.said) }),
    ...(row.hinted > 0
      ? [t("capabilities.list.waiting", { count: row.hinted, n: format.count(row.hinted) })]
      : []),
  ];
  return (
    <li
      className={classes.line}
      data-missing={!offered || undefined}
      data-chosen={chosen || undefined}
      data-testid={`capability-${id}`}
    >
      <div className={classes.top}>
        <ActionIcon
          variant="subtle"
          className={classes.unfold}
          aria-expanded={open}
          aria-label={t("capabilities.list.unfold", { name })}
          onClick={() => setOpen(!open)}
        >
          <IconChevronRight size={16} stroke={1.6} aria-hidden />
        </ActionIcon>
        <InlineText
          className={classes.name}
          label={t("capabilities.list.name")}
          value={name}
          required
          multiline
          onCommit={(text) => put({ name: text })}
        />
        {!offered && <span className={classes.missing}>{t("capabilities.list.notOffered")}</span>}
      </div>
      <button
        type="button"
        className={classes.counts}
        aria-pressed={chosen}
        title={t("capabilities.list.only", { name })}
        onClick={() => onChoose(chosen ? null : id)}
      >
        <span>{counts.join(", ")}</span>
        {who.length > 0 && <span className={classes.who}>{who.join(" · ")}</span>}
      </button>
      {open && (
        <div className={classes.more}>
          <ul className={classes.words} aria-label={t("capabilities.list.words")}>
            {words.map((one) => (
              <li key={one} className={classes.word}>
                {one}
                <button
                  type="button"
                  aria-label={t("capabilities.list.removeWord", { word: one })}
                  onClick={() => put({ words: words.filter((other) => other !== one) })}
                >
                  <IconX size={12} stroke={2} aria-hidden />
                </button>
              </li>
            ))}
            <li className={classes.addWord}>
              <input
                aria-label={t("capabilities.list.addWord")}
                placeholder={t("capabilities.list.addWord")}
                value={word}
                onChange={(event) => setWord(event.currentTarget.value)}
                onBlur={addWord}
                onKeyDown={(event) => {
                  if (event.key === "Enter") {
                    addWord();
                  }
                }}
              />
            </li>
          </ul>
          <InlineText
            className={classes.about}
            label={t("capabilities.list.about")}
            placeholder={t("capabilities.list.aboutEmpty")}
            value={content.about ?? ""}
            multiline
            onCommit={(about) => put({ about })}
          />
          <div className={classes.foot}>
            <Switch
              size="xs"
              label={t("capabilities.list.offered")}
              checked={offered}
              data-testid={`capability-offered-${id}`}
              onChange={(event) => put({ offered: event.currentTarget.checked })}
            />
            <ActionIcon
              variant="subtle"
              aria-label={t("capabilities.list.remove", { name })}
              onClick={() => onRemove(row)}
            >
              <IconTrash size={16} stroke={1.6} aria-hidden />
            </ActionIcon>
          </div>
        </div>
      )}
    </li>
  );
});
