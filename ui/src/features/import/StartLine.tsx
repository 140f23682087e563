import { useTranslation } from "react-i18next";
import { NumberField } from "@/components/NumberField";
import { readCount } from "@/components/readCount";
import { useFormat } from "@/i18n/format";
import classes from "./Import.module.css";

/** The line in which the table begins. */
export function StartLine({ line, onCommit }: { line: number; onCommit: (line: number) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <span className={classes.startLine}>
      <NumberField
        label={t("import.file.start")}
        shown={format.count(line)}
        read={(typed) => {
          const read = readCount(typed);
          return typeof read === "number" && Number.isInteger(read) && read >= 1 ? read : null;
        }}
        onCommit={onCommit}
      />
    </span>
  );
}
