import { ActionIcon, Menu } from "@mantine/core";
import { IconGripVertical, IconPlus, IconX } from "@tabler/icons-react";
import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { InlineText } from "@/components/InlineText";
import { gateName } from "@/components/readiness/words";
import { TextButton } from "@/components/TextButton";
import { RichText } from "@/components/VoiceSentence";
import { useFormat } from "@/i18n/format";
import type { Gate, GateCount, GateNeed, Profile } from "@/ipc";
import { ChecklistEditor } from "./ChecklistEditor";
import classes from "./Gates.module.css";
import { NeedClause } from "./NeedClause";
import { OpenAtOnce } from "./OpenAtOnce";

interface GateSentenceProps {
  gate: Gate;
  profile: Profile;
  count: GateCount | undefined;
  /** The only one there is: it cannot go. */
  only: boolean;
  dragged: boolean;
  /** It was just moved by its grip, which keeps the focus. */
  fresh: boolean;
  grip: {
    onPointerDown: (event: PointerEvent) => void;
    onPointerUp: (event: PointerEvent) => void;
    onPointerCancel: () => void;
    onKeyDown: (event: KeyboardEvent) => void;
  };
  onEdit: (part: Partial<Gate>) => void;
  onRemove: () => void;
}

const KINDS = ["slides", "value_event", "answer", "tier"] as const;

/** A need of this kind to begin with. */
function begun(kind: (typeof KINDS)[number], profile: Profile): GateNeed | null {
  switch (kind) {
    case "slides":
      return { need: "slides", at_least: "reasonable", of: "any" };
    case "value_event":
      return { need: "value_event" };
    case "answer": {
      const first = profile.parameters[0];
      return first ? { need: "answer", parameter: first.id } : null;
    }
    case "tier": {
      const tier = profile.tiers[profile.tiers.length - 2];
      return tier ? { need: "tier", at_least: tier.id, at: "likely" } : null;
    }
  }
}

const PUBLISHED = ["vision_demo", "deep_demo", "poc"];

/** One gate as a sentence: before it, this is needed. */
export function GateSentence(props: GateSentenceProps) {
  const { gate, profile, count, only, dragged, fresh, grip, onEdit, onRemove } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const handle = useRef<HTMLButtonElement>(null);
  const needs = gate.needs ?? [];
  const name = gateName(t, gate);
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each move
  useEffect(() => {
    if (fresh) {
      handle.current?.focus();
    }
  }, [fresh, gate]);
  const set = (at: number, need: GateNeed | null) =>
    onEdit({ needs: needs.flatMap((one, here) => (here === at ? (need ? [need] : []) : [one])) });
  return (
    <li
      className={classes.gate}
      data-gate={gate.id}
      data-dragged={dragged || undefined}
      data-testid={`edit-gate-${gate.id}`}
    >
      <button
        ref={handle}
        type="button"
        className={classes.grip}
        aria-label={t("gates.edit.grip", { gate: name })}
        {...grip}
      >
        <IconGripVertical size={16} stroke={1.6} aria-hidden />
      </button>
      <div className={classes.content}>
        <div className={classes.headline}>
          <span className="quiet">{t("gates.edit.before")}</span>
          <InlineText
            className={classes.name}
            label={t("gates.edit.name")}
            value={name}
            required
            onCommit={(typed) => onEdit({ name: typed })}
          />
          {PUBLISHED.includes(gate.id) || <code className="visually-hidden">{gate.id}</code>}
          <ActionIcon
            className={classes.remove}
            variant="subtle"
            disabled={only}
            aria-label={t("gates.edit.removeGate", { gate: name })}
            onClick={onRemove}
          >
            <IconX size={16} stroke={1.6} aria-hidden />
          </ActionIcon>
        </div>
        <ul className={classes.needs}>
          {needs.map((need, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: needs have no other name than their place
            <li key={at} className={classes.need}>
              <NeedClause need={need} profile={profile} onChange={(next) => set(at, next)} />
              <span className={classes.whose}>
                {need.need === "slides" && need.at_least !== "incomplete"
                  ? t("gates.edit.published")
                  : t("gates.edit.ours")}
              </span>
              <ActionIcon
                className={classes.remove}
                variant="subtle"
                aria-label={t("gates.edit.remove")}
                onClick={() => set(at, null)}
              >
                <IconX size={14} stroke={1.6} aria-hidden />
              </ActionIcon>
            </li>
          ))}
          {needs.length === 0 && <li className="quiet">{t("gates.edit.nothing")}</li>}
          <li>
            <Menu position="bottom-start" withinPortal>
              <Menu.Target>
                <TextButton className={classes.add} data-testid={`add-need-${gate.id}`}>
                  <IconPlus size={14} stroke={1.8} aria-hidden />
                  {t("gates.edit.add")}
                </TextButton>
              </Menu.Target>
              <Menu.Dropdown>
                {KINDS.map((kind) => {
                  const need = begun(kind, profile);
                  return (
                    <Menu.Item
                      key={kind}
                      disabled={
                        !need ||
                        (kind === "value_event" && needs.some((one) => one.need === "value_event"))
                      }
                      onClick={() => need && onEdit({ needs: [...needs, need] })}
                    >
                      {t(`gates.edit.adds.${kind}`)}
                    </Menu.Item>
                  );
                })}
              </Menu.Dropdown>
            </Menu>
          </li>
        </ul>
        {count && (
          <p className={classes.count} data-testid={`gate-count-${gate.id}`} aria-live="polite">
            {count.of === 0 ? (
              t("gates.edit.nobody")
            ) : (
              <RichText
                i18nKey="gates.edit.count"
                values={{
                  count: count.ready,
                  n: format.count(count.ready),
                  total: format.count(count.of),
                }}
              />
            )}
          </p>
        )}
        <ChecklistEditor
          items={gate.checklist ?? []}
          onChange={(checklist) => onEdit({ checklist })}
        />
        <OpenAtOnce
          most={gate.open_at_once ?? null}
          onChange={(open_at_once) => onEdit({ open_at_once })}
        />
      </div>
    </li>
  );
}
