import { Autocomplete, Textarea } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useWaiverEdits, waiversQuery } from "@/queries/waivers";
import { workspaceQuery } from "@/queries/workspace";
import { DecisionForm } from "../DecisionForm";
import { inDays } from "../days";
import { useGateName } from "../gates";
import { UntilField, untilOf } from "../UntilField";
import classes from "./Waivers.module.css";

/** How long a waiver may be offered to hold, and how long it does unless somebody says otherwise; days. */
const SPANS = [14, 30, 60] as const;
const USUAL = 30;

export interface WaiveFormProps {
  account: number;
  /** The id of the gate. */
  gate: string;
  /** Its name in the profile; a published gate has none. */
  gateName?: string;
  /** It is waived, or was left. */
  onDone: () => void;
}

/** Waives a gate for an account (D6). */
export function WaiveForm({ account, gate, gateName: given = "", onDone }: WaiveFormProps) {
  const { t } = useTranslation();
  const gateName = useGateName();
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
  const { day, whole, past } = untilOf(until);
  const ready =
    who.trim() !== "" && reason.trim() !== "" && expected.trim() !== "" && whole && !past;

  const submit = () => {
    setError(null);
    const waiver = { gate, approver: who, reason, expected, until: day };
    add.mutate({ account, waiver }, { onSuccess: onDone, onError: setError });
  };

  return (
    <DecisionForm
      className={classes.form}
      title={t("audit.waiver.title", { gate: gateName(gate, given) })}
      level={3}
      about={t("audit.waiver.about")}
      ready={ready}
      busy={add.isPending}
      error={error}
      set={t("audit.waiver.set")}
      onSet={submit}
      onLeave={onDone}
      testId="waive-form"
      setTestId="waive-set"
    >
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
        <UntilField
          label={t("audit.waiver.until")}
          over={t("audit.waiver.pastDay")}
          value={until}
          onChange={setUntil}
          spans={SPANS}
          testId="waive-until"
        />
      </div>
    </DecisionForm>
  );
}
