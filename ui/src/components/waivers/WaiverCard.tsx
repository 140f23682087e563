import { ActionIcon, Button, Tooltip } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import type { NewWaiver, WaiverResult, WaiverSeen } from "@/ipc";
import { useWaiverEdits } from "@/queries/waivers";
import { dayWords, today } from "../days";
import { useGateName } from "../gates";
import { InlineSelect } from "../InlineSelect";
import { InlineText } from "../InlineText";
import classes from "./Waivers.module.css";

const RESULTS = ["open", "came_true", "did_not"] as const satisfies readonly WaiverResult[];

/** A waiver (D6): by whom, why, what is expected, until when; and once it is time, did it come true? */
export function WaiverCard({ seen, withAccount }: { seen: WaiverSeen; withAccount?: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const gateName = useGateName();
  const { put, remove } = useWaiverEdits();
  const [note, setNote] = useState("");
  const { waiver, state, days, ask } = seen;
  const content = waiver.content;
  const name = t("audit.waiver.name", {
    gate: gateName(content.gate, seen.gate_name),
    account: seen.account_name,
  });
  const say = (part: Partial<NewWaiver>) =>
    put.mutate({ id: waiver.id, waiver: { ...content, ...part } });
  const settle = (result: WaiverResult) =>
    say({ result, settled: result === "open" ? "" : today(), note: note.trim() || content.note });
  const past = seen.stage === "customer" || seen.stage === "ambassador";
  const settled = state === "came_true" || state === "did_not";
  const span = {
    date: dayWords(format.date, content.until),
    count: Math.abs(days),
    n: format.count(Math.abs(days)),
  };

  return (
    <article
      className={classes.card}
      aria-label={name}
      data-state={state}
      data-testid={`waiver-${waiver.id}`}
    >
      <div className={classes.cardHead}>
        <p className={classes.what}>
          {withAccount && (
            <Link
              to={past ? "/customers/$id" : "/prospects/$id"}
              params={{ id: String(waiver.account) }}
              className={classes.account}
            >
              {seen.account_name}
            </Link>
          )}
          <strong>{gateName(content.gate, seen.gate_name)}</strong>
        </p>
        <p className={classes.state} data-state={state}>
          {state === "in_force" && t("audit.waiver.inForce", span)}
          {state === "ran_out" && t("audit.waiver.ranOut", span)}
          {settled && (
            <>
              <InlineSelect<WaiverResult>
                label={t("audit.waiver.resultOf", { name })}
                value={content.result ?? "open"}
                options={RESULTS.map((value) => ({
                  value,
                  label: t(`audit.waiver.result.${value}`),
                }))}
                onChange={settle}
              />{" "}
              <span className="quiet">{dayWords(format.date, content.settled ?? "")}</span>
            </>
          )}
        </p>
        <Tooltip label={t("audit.waiver.remove")}>
          <ActionIcon
            variant="subtle"
            size="1.75rem"
            aria-label={t("audit.waiver.removeOne", { name })}
            onClick={() => remove.mutate(waiver.id)}
          >
            <IconX size={15} stroke={1.6} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </div>
      <dl className={classes.facts}>
        <div>
          <dt>{t("audit.waiver.reason")}</dt>
          <dd>
            <InlineText
              label={t("audit.waiver.reasonOf", { name })}
              value={content.reason}
              required
              multiline
              onCommit={(reason) => say({ reason })}
            />
          </dd>
        </div>
        <div>
          <dt>{t("audit.waiver.expected")}</dt>
          <dd>
            <InlineText
              label={t("audit.waiver.expectedOf", { name })}
              value={content.expected}
              required
              multiline
              onCommit={(expected) => say({ expected })}
            />
          </dd>
        </div>
        <div>
          <dt>{t("audit.waiver.approver")}</dt>
          <dd>
            <InlineText
              label={t("audit.waiver.approverOf", { name })}
              value={content.approver}
              required
              onCommit={(approver) => say({ approver })}
            />
          </dd>
        </div>
        {(settled || content.note) && (
          <div>
            <dt>{t("audit.waiver.note")}</dt>
            <dd>
              <InlineText
                label={t("audit.waiver.noteOf", { name })}
                value={content.note ?? ""}
                placeholder={t("audit.waiver.noteHint")}
                multiline
                onCommit={(text) => say({ note: text })}
              />
            </dd>
          </div>
        )}
      </dl>
      {ask && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a flex row everywhere
        <div className={classes.ask} role="group" aria-label={t("audit.waiver.asks", { name })}>
          <span className="question">{t("audit.waiver.ask")}</span>
          <input
            className={classes.word}
            aria-label={t("audit.waiver.wordOf", { name })}
            placeholder={t("audit.waiver.noteHint")}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
            data-testid={`waiver-note-${waiver.id}`}
          />
          <Button
            size="compact-sm"
            onClick={() => settle("came_true")}
            data-testid={`waiver-came-true-${waiver.id}`}
          >
            {t("audit.waiver.result.came_true")}
          </Button>
          <Button
            size="compact-sm"
            onClick={() => settle("did_not")}
            data-testid={`waiver-did-not-${waiver.id}`}
          >
            {t("audit.waiver.result.did_not")}
          </Button>
        </div>
      )}
    </article>
  );
}
