import { Button, Textarea } from "@mantine/core";
import { IconHandStop } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import type { Override, Tier } from "@/ipc";
import { DecisionForm } from "../DecisionForm";
import { inDays } from "../days";
import { Hint } from "../Hint";
import { TierBars, TierTag } from "../TierTag";
import { UntilField, untilOf } from "../UntilField";
import classes from "./Scorecard.module.css";

/** A tier set by hand: who, why, until when. It never claims to be explained by the score. */
export function OverrideBanner(props: {
  tiers: readonly Tier[];
  override: Override;
  onWithdraw: () => void;
}) {
  const { tiers, override, onWithdraw } = props;
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className={classes.banner} data-testid="override-banner">
      <IconHandStop size={18} stroke={1.6} aria-hidden />
      <div>
        <p>
          <strong>{t("prospects.override.active")}</strong>{" "}
          <TierTag tiers={tiers} id={override.tier} />{" "}
          <span className="quiet">
            {t("prospects.override.until", {
              who: override.author,
              date: format.date(`${override.expires}T12:00:00`),
            })}
          </span>
        </p>
        <p>{t("prospects.card.quoted", { text: override.reason })}</p>
        {override.expires <= inDays(SOON) && (
          <p className={classes.soon} data-testid="override-soon">
            {t("prospects.override.soon")}
          </p>
        )}
        <p className="quiet">{t("prospects.override.notThis")}</p>
      </div>
      <Button size="compact-sm" onClick={onWithdraw} data-testid="override-withdraw">
        {t("prospects.override.withdraw")}
      </Button>
    </div>
  );
}

/** A tier set by hand counts for so few days more that it should be looked at; days. */
const SOON = 14;

/** What was set by hand before, and what ran out: a decision does not vanish with its day. */
export function Overrides(props: { tiers: readonly Tier[]; overrides: readonly Override[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  // The one that counts stands at the head of the page.
  const past = props.overrides.filter((one) => one.expires < inDays(0));
  if (past.length === 0) {
    return null;
  }
  return (
    <section className={classes.section} data-testid="overrides">
      <div className={classes.sectionHead}>
        <h2>{t("prospects.override.past")}</h2>
      </div>
      <ul className={classes.musts}>
        {past.map((one) => (
          <li key={one.id}>
            <TierTag tiers={props.tiers} id={one.tier} size="sm" />
            <span>
              {t("prospects.override.ranOut", {
                who: one.author,
                date: format.date(`${one.expires}T12:00:00`),
              })}
            </span>
            <em>{t("prospects.card.quoted", { text: one.reason })}</em>
          </li>
        ))}
      </ul>
    </section>
  );
}

const SPANS = [30, 90, 180] as const;

export interface OverrideFormProps {
  tiers: readonly Tier[];
  /** The computed tier, by id. */
  computed: string;
  onSet: (tier: string, reason: string, expires: string) => Promise<unknown>;
  onClose: () => void;
}

/** Sets a tier by hand. */
export function OverrideForm({ tiers, computed, onSet, onClose }: OverrideFormProps) {
  const { t } = useTranslation();
  const [tier, setTier] = useState<string | null>(null);
  const [reason, setReason] = useState("");
  const [expires, setExpires] = useState(inDays(90));
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const { day, whole, past } = untilOf(expires);
  const ready = tier !== null && reason.trim() !== "" && whole && !past;

  const submit = () => {
    if (tier === null) {
      return;
    }
    setBusy(true);
    setError(null);
    onSet(tier, reason.trim(), day).then(onClose, (thrown: unknown) => {
      setError(thrown);
      setBusy(false);
    });
  };

  return (
    <DecisionForm
      className={classes.override}
      title={t("prospects.override.title")}
      level={2}
      about={
        <>
          {t("prospects.override.about")} <Hint about="override" />
        </>
      }
      ready={ready}
      busy={busy}
      error={error}
      set={t("prospects.override.set")}
      onSet={submit}
      onLeave={onClose}
      testId="override-form"
      setTestId="override-set"
    >
      <fieldset className={classes.choice}>
        <legend>{t("prospects.override.tier")}</legend>
        {tiers.map((one, rank) => (
          <label key={one.id} className={classes.tierChoice} data-on={tier === one.id || undefined}>
            <input
              type="radio"
              name="tier"
              className="visually-hidden"
              checked={tier === one.id}
              // biome-ignore lint/a11y/noAutofocus: the person just asked for this form
              autoFocus={rank === 0}
              onChange={() => setTier(one.id)}
            />
            <TierBars rank={rank} count={tiers.length} />
            {one.name}
            {one.id === computed && (
              <span className="faint">{t("prospects.override.computed")}</span>
            )}
          </label>
        ))}
      </fieldset>
      <Textarea
        label={t("prospects.override.reason")}
        placeholder={t("prospects.override.reasonHint")}
        autosize
        minRows={2}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        data-testid="override-reason"
      />
      <UntilField
        label={t("prospects.override.expires")}
        over={t("prospects.override.pastDay")}
        value={expires}
        onChange={setExpires}
        spans={SPANS}
        testId="override-expires"
      />
    </DecisionForm>
  );
}
