import { Autocomplete, Button, Textarea, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useId, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useErrorWords } from "@/i18n/errors";
import { useFormat } from "@/i18n/format";
import { asLanewiseError } from "@/ipc";
import { useWaiverEdits, waiversQuery } from "@/queries/waivers";
import { workspaceQuery } from "@/queries/workspace";
import { isDay, today } from "../account/Signals";
import { useGateName } from "../gates";
import classes from "./Waivers.module.css";

/** How long a waiver may be offered to hold, and how long it does unless somebody says otherwise; days. */
const SPANS = [14, 30, 60] as const;
const USUAL = 30;

/** `2026-12-31`, so many days from now. */
function inDays(days: number): string {
  const day = new Date();
  day.setDate(day.getDate() + days);
  return today(day);
}

export interface WaiveFormProps {
  account: number;
  /** The id of the gate. */
  gate: string;
  /** Its name in the profile; a published gate has none. */
  gateName?: string;
  /** It is waived, or was left. */
  onDone: () => void;
}

/** Waives a gate for an account (D6). Here there is a button: a reason half typed must not count. */
export function WaiveForm({ account, gate, gateName: given = "", onDone }: WaiveFormProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useErrorWords();
  const gateName = useGateName();
  const labelId = useId();
  const { data: workspace } = useQuery(workspaceQuery);
  const { data: report } = useQuery(waiversQuery);
  const { add } = useWaiverEdits();
  const approvers = useMemo(() => report?.approvers.map(({ what }) => what) ?? [], [report]);
  const [approver, setApprover] = useState<string | null>(null);
  const [reason, setReason] = useState("");
  const [expected, setExpected] = useState("");
  const [until, setUntil] = useState(() => inDays(USUAL));
  const [error, setError] = useState<unknown>(null);
  const who = approver ?? workspace?.author ?? "";
  const day = until.trim();
  const goodDay = isDay(day) && day.length === 10;
  const past = goodDay && day < today();
  const ready =
    who.trim() !== "" && reason.trim() !== "" && expected.trim() !== "" && goodDay && !past;
  const failure = error === null ? null : words(asLanewiseError(error));

  const submit = () => {
    if (!ready || add.isPending) {
      return;
    }
    setError(null);
    const waiver = { gate, approver: who, reason, expected, until: day };
    add.mutate({ account, waiver }, { onSuccess: onDone, onError: setError });
  };

  return (
    <form
      className={classes.form}
      aria-labelledby={labelId}
      data-testid="waive-form"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") {
          event.stopPropagation();
          onDone();
        }
      }}
    >
      <h3 id={labelId}>{t("audit.waiver.title", { gate: gateName(gate, given) })}</h3>
      <p className="quiet">{t("audit.waiver.about")}</p>
      <div className={classes.fields}>
        <Textarea
          label={t("audit.waiver.reason")}
          placeholder={t("audit.waiver.reasonHint")}
          autosize
          minRows={2}
          value={reason}
          autoFocus
          onChange={(event) => setReason(event.currentTarget.value)}
          data-testid="waive-reason"
        />
        <Textarea
          label={t("audit.waiver.expected")}
          placeholder={t("audit.waiver.expectedHint")}
          autosize
          minRows={2}
          value={expected}
          onChange={(event) => setExpected(event.currentTarget.value)}
          data-testid="waive-expected"
        />
        <Autocomplete
          label={t("audit.waiver.approver")}
          data={approvers}
          value={who}
          onChange={setApprover}
          data-testid="waive-approver"
        />
        <div className={classes.until}>
          <TextInput
            label={t("audit.waiver.until")}
            description={goodDay ? format.date(`${day}T12:00:00`) : undefined}
            error={
              past
                ? t("audit.waiver.pastDay")
                : goodDay
                  ? undefined
                  : t("prospects.override.badDay")
            }
            value={until}
            onChange={(event) => setUntil(event.currentTarget.value)}
            data-testid="waive-until"
          />
          {SPANS.map((days) => (
            <Button key={days} size="compact-sm" onClick={() => setUntil(inDays(days))}>
              {t("prospects.override.days", { count: days, n: format.count(days) })}
            </Button>
          ))}
        </div>
      </div>
      {failure && (
        <p className={classes.refused} role="alert">
          {failure.what} {failure.detail ?? failure.next}
        </p>
      )}
      <div className={classes.buttons}>
        <Button
          type="submit"
          variant="filled"
          disabled={!ready || add.isPending}
          data-testid="waive-set"
        >
          {t("audit.waiver.set")}
        </Button>
        <Button variant="subtle" onClick={onDone}>
          {t("common.cancel")}
        </Button>
      </div>
    </form>
  );
}
