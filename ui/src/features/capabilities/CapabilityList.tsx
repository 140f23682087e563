import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import type { CapabilityRow, NewCapability } from "@/ipc";
import { useCapabilities } from "@/queries/capabilities";
import { useTakeBack } from "@/queries/edits";
import { CapabilityLine } from "./CapabilityLine";
import classes from "./CapabilityList.module.css";

interface CapabilityListProps {
  rows: readonly CapabilityRow[];
  chosen: number | null;
  onChoose: (id: number | null) => void;
}

/** What a typed text is compared by: capitals and accents do not count. */
const folded = (text: string) =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase().trim();

/** What the vendor can do. Typing finds; Enter adds what is not there. */
export function CapabilityList({ rows, chosen, onChoose }: CapabilityListProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const takeBack = useTakeBack();
  const { add, put, remove } = useCapabilities();
  const [typed, setTyped] = useState("");
  const sought = folded(typed);
  const shown =
    sought === ""
      ? rows
      : rows.filter(({ capability: { content } }) =>
          [content.name, ...(content.words ?? [])].some((one) => folded(one).includes(sought)),
        );
  const there = rows.some((row) => folded(row.capability.content.name) === sought);
  const { mutate: change } = put;
  const onPut = useCallback(
    (id: number, content: NewCapability) => change({ id, content }),
    [change],
  );
  const { mutateAsync: takeAway } = remove;
  const onRemove = useCallback(
    (row: CapabilityRow) => {
      void takeAway(row.capability.id).then(() =>
        takeBack(t("capabilities.list.removed", { name: row.capability.content.name })),
      );
    },
    [takeAway, takeBack, t],
  );
  return (
    <section className={classes.list} aria-labelledby="capabilities-heading">
      <div className={classes.head}>
        <h2 id="capabilities-heading">
          {t("capabilities.list.title")}{" "}
          <span className={classes.count}>{format.count(rows.length)}</span>
        </h2>
        <input
          className={classes.add}
          aria-label={t("capabilities.list.add")}
          placeholder={t("capabilities.list.add")}
          value={typed}
          data-testid="capability-add"
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && sought !== "" && !there) {
              add.mutate({ name: typed.trim(), words: [], about: "", offered: true });
              setTyped("");
            } else if (event.key === "Escape") {
              setTyped("");
            }
          }}
        />
        {sought !== "" && (
          <p className={classes.hint} role="status">
            {there
              ? t("capabilities.list.there")
              : t("capabilities.list.enterAdds", { name: typed.trim() })}
          </p>
        )}
      </div>
      <ul className={classes.lines}>
        {shown.map((row) => (
          <CapabilityLine
            key={row.capability.id}
            row={row}
            chosen={row.capability.id === chosen}
            onPut={onPut}
            onRemove={onRemove}
            onChoose={onChoose}
          />
        ))}
      </ul>
    </section>
  );
}
