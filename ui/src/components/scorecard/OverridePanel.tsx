import { Button, Textarea, TextInput } from "@mantine/core";
import { IconHandStop } from "@tabler/icons-react";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useErrorWords } from "@/i18n/errors";
import { useFormat } from "@/i18n/format";
import { asLanewiseError, type Override, type Tier } from "@/ipc";
import { Hint } from "../Hint";
import { TierBars, TierTag } from "../TierTag";
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

/** `2026-12-31`, so many days from now. */
function inDays(days: number): string {
  const day = new Date();
  day.setDate(day.getDate() + days);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T12:00:00`));
}

const SPANS = [30, 90, 180] as const;

export interface OverrideFormProps {
  tiers: readonly Tier[];
  /** The computed tier, by id. */
  computed: string;
  onSet: (tier: string, reason: string, expires: string) => Promise<unknown>;
  onClose: () => void;
}

/** Sets a tier by hand. Here there is a button: a reason half typed must not count. */
export function OverrideForm({ tiers, computed, onSet, onClose }: OverrideFormProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useErrorWords();
  const labelId = useId();
  const [tier, setTier] = useState<string | null>(null);
  const [reason, setReason] = useState("");
  const [expires, setExpires] = useState(inDays(90));
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const past = isDay(expires) && expires < inDays(0);
  const ready = tier !== null && reason.trim() !== "" && isDay(expires) && !past;
  const failure = error === null ? null : words(asLanewiseError(error));

  const submit = () => {
    if (!ready || tier === null || busy) {
      return;
    }
    setBusy(true);
    setError(null);
    onSet(tier, reason.trim(), expires).then(onClose, (thrown: unknown) => {
      setError(thrown);
      setBusy(false);
    });
  };

  return (
    <form
      className={classes.override}
      data-testid="override-form"
      aria-labelledby={labelId}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") {
          event.stopPropagation();
          onClose();
        }
      }}
    >
      <h2 id={labelId}>{t("prospects.override.title")}</h2>
      <p className="quiet">
        {t("prospects.override.about")} <Hint about="override" />
      </p>
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
      <div className={classes.expiry}>
        <TextInput
          label={t("prospects.override.expires")}
          description={isDay(expires) ? format.date(`${expires}T12:00:00`) : undefined}
          error={
            past
              ? t("prospects.override.pastDay")
              : isDay(expires)
                ? undefined
                : t("prospects.override.badDay")
          }
          value={expires}
          onChange={(event) => setExpires(event.currentTarget.value)}
          data-testid="override-expires"
        />
        {SPANS.map((days) => (
          <Button key={days} size="compact-sm" onClick={() => setExpires(inDays(days))}>
            {t("prospects.override.days", { count: days, n: format.count(days) })}
          </Button>
        ))}
      </div>
      {failure && (
        <p className={classes.refused} role="alert">
          {failure.what} {failure.detail ?? failure.next}
        </p>
      )}
      <div className={classes.buttons}>
        <Button type="submit" variant="filled" disabled={!ready || busy} data-testid="override-set">
          {t("prospects.override.set")}
        </Button>
        <Button variant="subtle" onClick={onClose}>
          {t("common.cancel")}
        </Button>
      </div>
    </form>
  );
}
