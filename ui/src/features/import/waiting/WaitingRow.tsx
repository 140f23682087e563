import { ActionIcon, Tooltip } from "@mantine/core";
import { IconCheck, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { InlineText } from "@/components/InlineText";
import { useFormat } from "@/i18n/format";
import type { Reject, WaitingRow, WaitingState } from "@/ipc";
import { useRejectWords } from "../words";
import classes from "./Waiting.module.css";

/** Where a row stands, in words. */
function useStateWords(): (state: WaitingState) => string {
  const { t } = useTranslation();
  const format = useFormat();
  const rejectWords = useRejectWords();
  /** Here the row can be mended where it stands; the import's own words speak of the file. */
  const brokenWords = (reason: Reject): string => {
    switch (reason.kind) {
      case "no_name":
      case "ambiguous":
        return rejectWords(reason);
      case "repeated_key":
      case "repeated_row":
        return t(`import.waiting.reason.${reason.kind}`, {
          ...reason,
          first: format.count(reason.first),
        });
      default:
        return t(`import.waiting.reason.${reason.kind}`, { ...reason });
    }
  };
  return (state) => {
    switch (state.kind) {
      case "broken":
        return brokenWords(state.reason);
      case "updates":
        return t("import.waiting.state.updates", { name: state.name });
      default:
        return t(`import.waiting.state.${state.kind}`);
    }
  };
}

export interface OneRowProps {
  row: WaitingRow;
  /** The names of the columns of the file. */
  names: readonly string[];
  /** The columns that are shown, by position. */
  columns: readonly number[];
  onMend: (column: number, text: string) => unknown;
  onDismiss: () => void;
}

/** A row that waits: each cell is edited where it stands, the one to mend is marked. */
export function OneRow({ row, names, columns, onMend, onDismiss }: OneRowProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useStateWords();
  const broken = new Set(row.broken);
  const ready = row.state.kind !== "broken" && row.state.kind !== "unreadable";
  const whyId = `why-${row.id}`;
  const line = format.count(row.line);
  return (
    <tr data-ready={ready || undefined} data-testid={`waiting-row-${row.line}`}>
      <th scope="row" className={classes.line}>
        {line}
      </th>
      <td className={classes.why} id={whyId} aria-live="polite">
        {ready && <IconCheck size={15} stroke={2} aria-hidden />}
        <span>{words(row.state)}</span>
      </td>
      {columns.map((at) => {
        const name = names[at] ?? t("import.waiting.past");
        return (
          <td key={at} className={classes.cell} data-broken={broken.has(at) || undefined}>
            {at < row.cells.length && (
              <InlineText
                label={t("import.waiting.cell", { column: name, line })}
                value={row.cells[at] ?? ""}
                placeholder="–"
                invalid={broken.has(at)}
                describedBy={broken.has(at) ? whyId : undefined}
                onCommit={(text) => onMend(at, text)}
                testId={`cell-${row.line}-${at}`}
              />
            )}
          </td>
        );
      })}
      <td className={classes.end}>
        <Tooltip label={t("import.waiting.dismissOne")}>
          <ActionIcon
            variant="subtle"
            size="1.75rem"
            aria-label={t("import.waiting.dismissLine", { line })}
            onClick={onDismiss}
            data-testid={`dismiss-${row.line}`}
          >
            <IconX size={15} stroke={1.6} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </td>
    </tr>
  );
}
