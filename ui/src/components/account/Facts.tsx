import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import type { Account, AccountEdit } from "@/ipc";
import { InlineText } from "../InlineText";
import { readCount } from "../readCount";
import classes from "./Facts.module.css";

const TEXTS = ["website", "industry", "country", "region", "owner"] as const;
const NUMBERS = ["employees", "revenue"] as const;

export interface FactsProps {
  account: Account;
  onEdit: (edit: AccountEdit) => unknown;
  /** Also since when it is a customer. */
  since?: boolean;
}

/** What is known of a company; each field is edited where it stands. */
export function Facts({ account, onEdit, since }: FactsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const extra = Object.entries(account.extra);

  const field = (label: string, content: React.ReactNode) => (
    <div className={classes.field}>
      <span className={classes.label} aria-hidden="true">
        {label}
      </span>
      {content}
    </div>
  );

  return (
    <section className={classes.facts} data-testid="facts">
      <h2>{t("customers.facts.title")}</h2>
      <div className={classes.grid}>
        {TEXTS.map((name) => {
          const label = t(`customers.field.${name}`);
          return (
            <div key={name} className={classes.field}>
              <span className={classes.label} aria-hidden="true">
                {label}
              </span>
              <InlineText
                label={label}
                value={account[name]}
                placeholder="–"
                onCommit={(value) => onEdit({ field: name, value })}
                testId={`fact-${name}`}
              />
            </div>
          );
        })}
        {NUMBERS.map((name) => {
          const label = t(`customers.field.${name}`);
          const value = account[name];
          return (
            <div key={name} className={classes.field}>
              <span className={classes.label} aria-hidden="true">
                {label}
              </span>
              <InlineText
                label={label}
                value={value === null ? "" : format.number(value)}
                placeholder="–"
                accepts={(text) => readCount(text) !== undefined}
                onCommit={(text) => onEdit({ field: name, value: readCount(text) ?? null })}
                testId={`fact-${name}`}
              />
            </div>
          );
        })}
        {since &&
          field(
            t("customers.field.since"),
            <InlineText
              label={t("customers.field.since")}
              value={account.since}
              placeholder="–"
              onCommit={(value) => onEdit({ field: "since", value })}
              testId="fact-since"
            />,
          )}
        {field(
          t("customers.field.key"),
          <InlineText
            label={t("customers.field.key")}
            value={account.key ?? ""}
            placeholder="–"
            onCommit={(value) => onEdit({ field: "key", value: value === "" ? null : value })}
            testId="fact-key"
          />,
        )}
        {extra.map(([name, text]) => (
          <div key={name} className={classes.field}>
            <span className={classes.label} aria-hidden="true">
              {name}
            </span>
            <InlineText
              label={name}
              value={text}
              placeholder="–"
              onCommit={(value) =>
                onEdit({ field: "extra", value: { name, text: value === "" ? null : value } })
              }
            />
          </div>
        ))}
      </div>
      <div className={classes.note}>
        <span className={classes.label} aria-hidden="true">
          {t("customers.field.note")}
        </span>
        <InlineText
          label={t("customers.field.note")}
          value={account.note}
          placeholder={t("customers.facts.noteHint")}
          multiline
          onCommit={(value) => onEdit({ field: "note", value })}
          testId="fact-note"
        />
      </div>
    </section>
  );
}
