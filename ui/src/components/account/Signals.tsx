import { ActionIcon, Tooltip } from "@mantine/core";
import {
  IconDoorExit,
  IconLifebuoy,
  IconMicrophone,
  IconPlus,
  IconQuote,
  IconRefresh,
  IconThumbDown,
  IconTrendingUp,
  IconX,
} from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import type { Contradiction, NewSignal, Signal, SignalKind } from "@/ipc";
import { dayWords, isDay, today } from "../days";
import { InlineText } from "../InlineText";
import { useOutcomeName } from "../outcomes";
import { VoiceSentence } from "../VoiceSentence";
import classes from "./Signals.module.css";

/** The sign of each signal; the words always stand beside it. */
export const SIGNAL_ICONS = {
  reference_given: IconQuote,
  speaks_at_user_group: IconMicrophone,
  renewed: IconRefresh,
  expanded: IconTrendingUp,
  churned: IconDoorExit,
  support_rescue: IconLifebuoy,
  negative_reference: IconThumbDown,
} as const satisfies Record<SignalKind, typeof IconX>;

const KINDS = Object.keys(SIGNAL_ICONS) as SignalKind[];

export interface SignalsProps {
  /** The latest first. */
  signals: readonly Signal[];
  contradiction: Contradiction | null;
  onAdd: (signal: NewSignal) => Promise<number>;
  onEdit: (id: number, signal: NewSignal) => Promise<unknown>;
  onRemove: (id: number) => unknown;
}

/** What was seen of a customer, as a quiet timeline. One press notes a signal; its day and words are edited in place. */
export function Signals({ signals, contradiction, onAdd, onEdit, onRemove }: SignalsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const outcomeName = useOutcomeName();
  const [fresh, setFresh] = useState<number | null>(null);
  const list = useRef<HTMLUListElement>(null);

  // A signal that was just noted waits for a few words.
  const here = signals.some(({ id }) => id === fresh);
  useEffect(() => {
    if (fresh !== null && here) {
      list.current
        ?.querySelector<HTMLElement>(`[data-signal="${fresh}"] textarea`)
        ?.focus({ preventScroll: false });
      setFresh(null);
    }
  }, [fresh, here]);

  const add = (signal: SignalKind) => {
    onAdd({ signal, day: today(), text: "" }).then(setFresh, () => {});
  };

  return (
    <section className={classes.signals} aria-labelledby="signals-title" data-testid="signals">
      <h2 id="signals-title">{t("customers.signals.title")}</h2>
      {contradiction && (
        <div className={classes.against} role="status" data-testid="contradiction">
          <VoiceSentence
            size="caption"
            i18nKey={`customers.signals.against.${contradiction.signal}`}
            values={{
              day: dayWords(format.date, contradiction.day),
              outcome: outcomeName(contradiction.outcome),
            }}
          />
        </div>
      )}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a flex row everywhere */}
      <div className={classes.add} role="group" aria-label={t("customers.signals.add")}>
        {KINDS.map((kind) => (
          <button
            key={kind}
            type="button"
            className={classes.kind}
            onClick={() => add(kind)}
            data-testid={`signal-add-${kind}`}
          >
            <IconPlus size={12} stroke={2} aria-hidden />
            {t(`customers.signals.kind.${kind}`)}
          </button>
        ))}
      </div>
      {signals.length > 0 && (
        <ul className={classes.list} ref={list}>
          {signals.map((one) => {
            const Icon = SIGNAL_ICONS[one.signal];
            const name = t(`customers.signals.kind.${one.signal}`);
            return (
              <li key={one.id} className={classes.one} data-signal={one.id}>
                <span className={classes.mark}>
                  <Icon size={15} stroke={1.6} aria-hidden />
                </span>
                <div className={classes.what}>
                  <p className={classes.head}>
                    <strong>{name}</strong>
                    <InlineText
                      label={t("customers.signals.day", { name })}
                      value={one.day}
                      accepts={isDay}
                      required
                      className={classes.day}
                      onCommit={(day) =>
                        onEdit(one.id, { signal: one.signal, day, text: one.text })
                      }
                      testId={`signal-day-${one.id}`}
                    />
                  </p>
                  <InlineText
                    label={t("customers.signals.words", { name })}
                    value={one.text}
                    placeholder={t("customers.signals.hint")}
                    multiline
                    onCommit={(text) => onEdit(one.id, { signal: one.signal, day: one.day, text })}
                    testId={`signal-text-${one.id}`}
                  />
                </div>
                <Tooltip label={one.author}>
                  <span className={classes.by}>{format.when(one.at)}</span>
                </Tooltip>
                <Tooltip label={t("customers.signals.remove")}>
                  <ActionIcon
                    variant="subtle"
                    size="1.75rem"
                    className={classes.remove}
                    aria-label={t("customers.signals.removeOne", { name })}
                    onClick={() => onRemove(one.id)}
                    data-testid={`signal-remove-${one.id}`}
                  >
                    <IconX size={15} stroke={1.6} aria-hidden />
                  </ActionIcon>
                </Tooltip>
              </li>
            );
          })}
        </ul>
      )}
      <p className={classes.about}>{t("customers.signals.about")}</p>
    </section>
  );
}
