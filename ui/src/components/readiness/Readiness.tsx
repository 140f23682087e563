import { Button } from "@mantine/core";
import { IconFileText } from "@tabler/icons-react";
import { type ReactNode, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import type { GateSeen, Profile, Readiness as Seen } from "@/ipc";
import { VoiceSentence } from "../VoiceSentence";
import { Checklist } from "./Checklist";
import { MissingList } from "./MissingList";
import classes from "./Readiness.module.css";
import { ReadyBox } from "./ReadyBox";
import { gateName, nextGate, nextLack, type Target } from "./words";

/** How far an account is before a gate. */
export function boxOf(gate: GateSeen): "done" | "partly" | "open" {
  if (gate.pass === "ready") {
    return "done";
  }
  return gate.verdict.needs.some((need) => need.met) || gate.pass === "waived" ? "partly" : "open";
}

/** "Ready", "3 things missing", "Waived until 12 Dec". */
export function usePassWords(): (gate: GateSeen) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return (gate) => {
    switch (gate.pass) {
      case "ready":
        return (gate.gate.needs ?? []).length === 0
          ? t("gates.pass.nothing")
          : t("gates.pass.ready");
      case "waived":
        return t("gates.pass.waived", {
          date: format.date(`${gate.waiver?.content.until}T12:00:00`),
        });
      case "missing":
        return t("gates.pass.missing", { count: gate.to_get, n: format.count(gate.to_get) });
    }
  };
}

export interface ReadinessProps {
  readiness: Seen;
  profile: Profile;
  /** Leads to where something that is missing is filled in. */
  onGo: (target: Target) => void;
  onCheck: (gate: string, item: string, done: boolean) => void;
  /** Opens the gate card. */
  onCard?: (gate: string) => void;
  /** What stands at the foot of a gate that is not ready: the way to waive it. */
  waive?: (gate: GateSeen) => ReactNode;
}

/** The gates as steps (D5): yes or no, because of this, ask that. */
export function Readiness(props: ReadinessProps) {
  const { readiness, profile, onGo, onCheck, onCard, waive } = props;
  const { t } = useTranslation();
  const words = usePassWords();
  const id = useId();
  const [chosen, setChosen] = useState<string | null>(null);
  const { gates } = readiness;
  const shown = gates.find((one) => one.gate.id === chosen) ?? nextGate(gates);
  if (!shown) {
    return null;
  }
  return (
    <section className={classes.readiness} aria-labelledby={`${id}-title`} data-testid="readiness">
      <div className={classes.head}>
        <h2 id={`${id}-title`}>{t("gates.title")}</h2>
        <ol className={classes.gates}>
          {gates.map((one) => (
            <li key={one.gate.id}>
              <button
                type="button"
                className={classes.gate}
                aria-pressed={one === shown}
                aria-controls={`${id}-panel`}
                onClick={() => setChosen(one.gate.id)}
                data-testid={`gate-${one.gate.id}`}
                data-pass={one.pass}
              >
                <ReadyBox state={boxOf(one)} />
                <span>
                  <strong>{gateName(t, one.gate)}</strong>
                  <span className={classes.pass}>{words(one)}</span>
                </span>
              </button>
            </li>
          ))}
        </ol>
        {onCard && (
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconFileText size={15} stroke={1.6} aria-hidden />}
            onClick={() => onCard(shown.gate.id)}
            data-testid="gate-card"
          >
            {t("gates.card")}
          </Button>
        )}
      </div>
      <GatePanel
        key={shown.gate.id}
        id={`${id}-panel`}
        seen={shown}
        byHand={readiness.by_hand}
        profile={profile}
        onGo={onGo}
        onCheck={onCheck}
        waive={waive}
      />
    </section>
  );
}

function GatePanel(
  props: Pick<ReadinessProps, "profile" | "onGo" | "onCheck" | "waive"> & {
    id: string;
    seen: GateSeen;
    byHand: boolean;
  },
) {
  const { id, seen, byHand, onGo, onCheck, waive } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const { gate, pass, verdict, waiver, to_get: toGet } = seen;
  const nothing = (gate.needs ?? []).length === 0;
  const first = seen.next ? nextLack(t, seen.next) : null;
  const values = { gate: gateName(t, gate), count: toGet, n: format.count(toGet) };
  const leansOnTier = verdict.needs.some((one) => one.need.need === "tier");
  const waiving = pass === "ready" ? null : waive?.(seen);
  return (
    <div id={id} className={classes.panel} data-testid="gate-panel">
      <div className={classes.says}>
        <VoiceSentence
          i18nKey={
            pass === "ready"
              ? nothing
                ? "gates.says.nothing"
                : "gates.says.ready"
              : `gates.says.${pass}`
          }
          values={values}
        />
        {waiver && (
          <p className={classes.waiver}>
            {t("gates.waiver", {
              who: waiver.content.approver,
              date: format.date(`${waiver.content.until}T12:00:00`),
              reason: waiver.content.reason,
              expected: waiver.content.expected,
            })}
          </p>
        )}
        {byHand && leansOnTier && <p className="quiet">{t("gates.byHand")}</p>}
        {seen.next && (
          <div className={classes.first} data-testid="gate-first">
            {first ? (
              <>
                <h3>{t("gates.first")}</h3>
                <button
                  type="button"
                  className={classes.ask}
                  onClick={() => first.target && onGo(first.target)}
                >
                  <span className="question">
                    {t("prospects.card.quoted", { text: first.question ?? "" })}
                  </span>
                  <span className={classes.about}>{first.text}</span>
                </button>
              </>
            ) : (
              <p className="quiet">{t("gates.nothingToAsk")}</p>
            )}
          </div>
        )}
        {waiving && <div className={classes.waive}>{waiving}</div>}
      </div>
      <MissingList seen={seen} profile={props.profile} onGo={onGo} />
      {seen.checklist.length > 0 && (
        <Checklist items={seen.checklist} onCheck={(item, done) => onCheck(gate.id, item, done)} />
      )}
    </div>
  );
}
