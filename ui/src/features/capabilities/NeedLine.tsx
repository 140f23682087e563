import { Select } from "@mantine/core";
import { type KeyboardEvent, memo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import type { CapabilityRow, Covered } from "@/ipc";
import { KeyCaps } from "@/shell/KeyCaps";
import classes from "./Needs.module.css";
import type { Line } from "./narrow";

const COVERS: readonly Covered[] = ["covered", "partly", "not"];
/** So many accounts of a line are named. */
const NAMED = 3;

export interface NeedLineProps {
  line: Line;
  current: boolean;
  capabilities: readonly CapabilityRow[];
  /** What covers it, where somebody chose another than the one suggested. */
  chosen: number | null;
  onCurrent: (key: string) => void;
  onChoose: (key: string, capability: number | null) => void;
  onSay: (line: Line, cover: Covered | null) => void;
  onKey: (event: KeyboardEvent<HTMLElement>, line: Line) => void;
}

/** Needs of one meaning: whose they are, what they probably are, and the three words there are for it. */
export const NeedLine = memo(function NeedLine(props: NeedLineProps) {
  const { line, current, capabilities, chosen, onCurrent, onChoose, onSay, onKey } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const [other, setOther] = useState(false);
  const { group, uses, cover } = line;
  const { suggestion } = group;
  const settled = uses[0]?.cover !== null;
  const named = capabilities.find((one) => one.capability.id === chosen)?.capability.content;
  const names = uses.slice(0, NAMED).map((use) => use.name);
  const more = uses.length - names.length;
  const spellings = new Set(uses.map((use) => use.need));
  const because =
    suggestion === null
      ? ""
      : suggestion.why.kind === "earlier"
        ? t("capabilities.needs.earlier", {
            count: suggestion.why.times,
            n: format.count(suggestion.why.times),
          })
        : suggestion.why.words.join(", ");
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows of a grid, laid out as cards
    <div
      role="row"
      tabIndex={current ? 0 : -1}
      className={classes.line}
      aria-selected={current}
      data-key={group.key}
      data-testid="need"
      onFocus={() => !current && onCurrent(group.key)}
      onKeyDown={(event) => onKey(event, line)}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the row has the focus */}
      <div role="gridcell" className={classes.what}>
        <p className={classes.need}>{uses[0]?.need ?? group.need}</p>
        <p className={classes.whose}>
          {names.join(", ")}
          {more > 0 && ` ${t("capabilities.needs.more", { n: format.count(more) })}`}
          {uses.length === 1 && (uses[0]?.players.length ?? 0) > 0 && (
            <> · {uses[0]?.players.join(", ")}</>
          )}
          {spellings.size > 1 && (
            <> · {t("capabilities.needs.spellings", { n: format.count(spellings.size) })}</>
          )}
        </p>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the row has the focus */}
      <div role="gridcell" className={classes.match}>
        {other && current ? (
          <Select
            size="xs"
            searchable
            clearable
            defaultDropdownOpened
            autoFocus
            aria-label={t("capabilities.needs.other")}
            placeholder={t("capabilities.needs.other")}
            nothingFoundMessage={t("capabilities.needs.noOther")}
            value={chosen === null ? null : String(chosen)}
            data={capabilities.map(({ capability }) => ({
              value: String(capability.id),
              label: capability.content.name,
            }))}
            onChange={(value) => {
              onChoose(group.key, value === null ? null : Number(value));
              setOther(false);
            }}
            onKeyDown={(event) => event.stopPropagation()}
          />
        ) : (
          <button
            type="button"
            tabIndex={current ? 0 : -1}
            className={classes.suggested}
            data-none={!named || undefined}
            onClick={() => {
              onCurrent(group.key);
              setOther(true);
            }}
          >
            {named ? named.name : t("capabilities.needs.nothing")}
          </button>
        )}
        {!settled && suggestion && (
          <p className={classes.why}>
            <span className={classes.sure} data-sure={suggestion.sure || undefined}>
              {suggestion.sure ? t("capabilities.needs.sure") : t("capabilities.needs.perhaps")}
            </span>{" "}
            {because}
          </p>
        )}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the row has the focus */}
      <div role="gridcell">
        {COVERS.map((one, at) => (
          <button
            key={one}
            type="button"
            tabIndex={current ? 0 : -1}
            className={classes.say}
            aria-pressed={settled ? cover === one : undefined}
            data-hinted={(!settled && cover === one) || undefined}
            data-testid={`need-${one}`}
            onClick={() => onSay(line, one)}
          >
            {t(`capabilities.cover.${one}`)}
            {current && <KeyCaps keys={`${at + 1}`} />}
          </button>
        ))}
        {settled && (
          <button
            type="button"
            tabIndex={current ? 0 : -1}
            className={classes.back}
            onClick={() => onSay(line, null)}
          >
            {t("capabilities.needs.takeBack")}
          </button>
        )}
      </div>
    </div>
  );
});
