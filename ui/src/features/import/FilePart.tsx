import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { InlineSelect } from "@/components/InlineSelect";
import { VoiceSentence } from "@/components/VoiceSentence";
import type { ColumnFormat, Encoding, Layout, Preview } from "@/ipc";
import { lastOf } from "./ChooseTable";
import classes from "./Import.module.css";
import { PreviewTable } from "./PreviewTable";
import { StartLine } from "./StartLine";
import { useWarningWords } from "./words";

const ENCODINGS: readonly Encoding[] = [
  "utf8",
  "utf8_bom",
  "utf16_le",
  "utf16_be",
  "windows1252",
  "latin1",
  "windows1250",
  "windows1251",
  "macintosh",
];
const DELIMITERS = [",", ";", "\t", "|"] as const;
const DELIMITER_WORDS = {
  ",": "comma",
  ";": "semicolon",
  "\t": "tab",
  "|": "bar",
} as const;
const NO_QUOTE = "none";

export interface FilePartProps {
  path: string;
  preview: Preview;
  reading: boolean;
  onRecut: (cut: Partial<Layout>) => void;
  onReformat: (column: number, format: Partial<ColumnFormat>) => void;
  onChoose: () => void;
}

function isCommon(delimiter: string): delimiter is (typeof DELIMITERS)[number] {
  return delimiter in DELIMITER_WORDS;
}

/** Part one: the file, how it was read, and its first rows. Every guess can be corrected where it stands. */
export function FilePart(props: FilePartProps) {
  const { path, preview, reading, onRecut, onReformat, onChoose } = props;
  const { t } = useTranslation();
  const { layout } = preview;
  const warningWords = useWarningWords();

  const delimiterName = (one: string) =>
    isCommon(one)
      ? t(`import.delimiter.${DELIMITER_WORDS[one]}`)
      : t("import.delimiter.other", { sign: one });
  const delimiters = [...new Set<string>([...DELIMITERS, layout.delimiter])];
  const encoding = (
    <InlineSelect
      label={t("import.file.encoding")}
      value={layout.encoding}
      options={ENCODINGS.map((value) => ({ value, label: t(`import.encoding.${value}`) }))}
      onChange={(value) => onRecut({ encoding: value })}
      doubtful={preview.warnings.some(({ kind }) => kind === "guessed_encoding")}
      testId="layout-encoding"
    />
  );
  const delimiter = (
    <InlineSelect
      label={t("import.file.delimiter")}
      value={layout.delimiter}
      options={delimiters.map((value) => ({ value, label: delimiterName(value) }))}
      onChange={(value) => onRecut({ delimiter: value })}
      testId="layout-delimiter"
    />
  );
  const quote = (
    <InlineSelect
      label={t("import.file.quote")}
      value={layout.quote ?? NO_QUOTE}
      options={[
        { value: '"', label: t("import.quote.double") },
        { value: "'", label: t("import.quote.single") },
        { value: NO_QUOTE, label: t("import.quote.none") },
      ]}
      onChange={(value) => onRecut({ quote: value === NO_QUOTE ? null : value })}
      testId="layout-quote"
    />
  );
  const sheet = (
    <InlineSelect
      label={t("import.file.sheet")}
      value={layout.sheet ?? ""}
      options={layout.sheets.map((name) => ({ value: name, label: name }))}
      onChange={(value) => onRecut({ sheet: value, start: 1, header: true })}
      disabled={layout.sheets.length < 2}
      testId="layout-sheet"
    />
  );
  const start = <StartLine line={layout.start} onCommit={(line) => onRecut({ start: line })} />;
  const header = (
    <InlineSelect
      label={t("import.file.header")}
      value={layout.header ? "yes" : "no"}
      options={[
        { value: "yes", label: t("import.header.yes") },
        { value: "no", label: t("import.header.no") },
      ]}
      onChange={(value) => onRecut({ header: value === "yes" })}
      testId="layout-header"
    />
  );

  return (
    <section className={classes.part} aria-labelledby="part-file" aria-busy={reading}>
      <header className={classes.partHead}>
        <h2 id="part-file">
          <span className={classes.number}>1</span>
          {t("import.file.title")}
        </h2>
        <Button variant="subtle" onClick={onChoose}>
          {t("import.file.another")}
        </Button>
      </header>
      <div data-testid="layout-sentence">
        <VoiceSentence
          i18nKey={layout.format === "csv" ? "import.file.text" : "import.file.workbook"}
          values={{ file: lastOf(path), format: t(`import.format.${layout.format}`) }}
          tags={{ encoding, delimiter, quote, sheet, start, header }}
        />
      </div>
      {preview.warnings.length > 0 && (
        <ul className={classes.warnings} data-testid="layout-warnings">
          {preview.warnings.map((warning) => (
            <li key={JSON.stringify(warning)}>{warningWords(warning)}</li>
          ))}
        </ul>
      )}
      <PreviewTable preview={preview} onReformat={onReformat} />
    </section>
  );
}
