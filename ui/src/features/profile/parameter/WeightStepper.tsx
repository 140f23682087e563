import { IconLock, IconLockOpen, IconMinus, IconPlus } from "@tabler/icons-react";
import { useContext } from "react";
import { useTranslation } from "react-i18next";
import { Hint } from "@/components/Hint";
import { NumberField, readDecimal } from "@/components/NumberField";
import { useFormat } from "@/i18n/format";
import { ipc, type Parameter } from "@/ipc";
import { said, useDraftChange } from "../change";
import { LiveContext, useLiveWeight } from "../live";
import type { Locks } from "../locks";
import classes from "./WeightStepper.module.css";

interface WeightStepperProps {
  parameter: Parameter;
  position: number;
  locks: Locks;
}

/** One press, in thousandths. */
const STEP = 10;

/** The weight of the parameter on the screen: a step down, the number, a step up, the lock. */
export function WeightStepper({ parameter, position, locks }: WeightStepperProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const live = useContext(LiveContext);
  const change = useDraftChange();
  const shown = useLiveWeight([position], parameter.weight);
  const locked = locks.has(parameter.id);

  const set = (weight: number) => {
    const kept = Math.min(Math.max(weight, 0), 1000);
    const settled = change({
      run: () => ipc.profileSetWeight(parameter.id, kept, [...locks.ids]),
    });
    said(settled.catch(() => live.settle()));
  };

  return (
    <div className={classes.weight} data-testid="parameter-weight">
      <span className={classes.label}>{t("profile.parameter.weight")}</span>
      <Hint about="weight" />
      <span className={classes.box}>
        <button
          type="button"
          aria-label={t("profile.parameter.less")}
          disabled={locked || shown === 0}
          onClick={() => set(shown - STEP)}
        >
          <IconMinus size={14} stroke={1.8} aria-hidden />
        </button>
        <NumberField
          label={t("common.weight.of", { name: parameter.name })}
          shown={format.weight(shown)}
          disabled={locked}
          read={(typed) => {
            const value = readDecimal(typed);
            return value === null || value > 100 ? null : Math.round(value * 10);
          }}
          onCommit={set}
        />
        <button
          type="button"
          aria-label={t("profile.parameter.more")}
          disabled={locked || shown === 1000}
          onClick={() => set(shown + STEP)}
        >
          <IconPlus size={14} stroke={1.8} aria-hidden />
        </button>
      </span>
      <button
        type="button"
        className={classes.lock}
        aria-pressed={locked}
        aria-label={t("profile.list.lock", { name: parameter.name })}
        title={locked ? t("profile.list.unlockHint") : t("profile.list.lockHint")}
        onClick={() => locks.toggle(parameter.id)}
      >
        {locked ? (
          <IconLock size={16} stroke={1.7} aria-hidden />
        ) : (
          <IconLockOpen size={16} stroke={1.5} aria-hidden />
        )}
      </button>
    </div>
  );
}
