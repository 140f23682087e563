import { Button, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorState } from "@/components/ErrorState";
import { NumberField, readDecimal } from "@/components/NumberField";
import { TierTag } from "@/components/TierTag";
import { RichText, VoiceSentence } from "@/components/VoiceSentence";
import { useFormat } from "@/i18n/format";
import { asLanewiseError, type Brief, type Lane, type LaneOpening, type LaneStanding } from "@/ipc";
import { useTakeBack } from "@/queries/edits";
import { laneOpeningQuery, useLaneEdits } from "@/queries/lanes";
import { draftQuery } from "@/queries/profile";
import classes from "./Lanes.module.css";

export interface OpeningPanelProps {
  lane: Lane;
  to: LaneStanding;
  /** The fit of its level in the draft. */
  fit: number | null;
  onClose: () => void;
}

/** What standing otherwise would do, looked at before it is so: who would come back, and who would not and why. */
export function OpeningPanel({ lane, to, fit, onClose }: OpeningPanelProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const takeBack = useTakeBack();
  const edits = useLaneEdits();
  const [tried, setTried] = useState<number | null>(null);
  const [reason, setReason] = useState("");
  const panel = useRef<HTMLElement>(null);
  const opening = useQuery(laneOpeningQuery(lane.id, to, tried));
  const there = opening.data !== undefined;
  useEffect(() => {
    panel.current?.focus({ preventScroll: true });
  }, []);
  // It is as high as what it foretells: into view once that is there.
  useEffect(() => {
    if (there) {
      panel.current?.scrollIntoView?.({ block: "nearest" });
    }
  }, [there]);
  if (opening.error) {
    return <ErrorState error={asLanewiseError(opening.error)} />;
  }
  const { data } = opening;
  const effect = data?.effect;
  const standing = t(`lanes.standing.${to}`);
  const confirm = () =>
    edits.stand.mutate(
      {
        id: lane.id,
        standing: to,
        reason: reason.trim(),
        fit: effect?.kind === "fit" ? effect.after : null,
      },
      {
        onSuccess: () => {
          takeBack(t("lanes.opening.done", { name: lane.name, standing }));
          onClose();
        },
      },
    );
  return (
    <section
      ref={panel}
      tabIndex={-1}
      className={classes.panel}
      aria-label={t("lanes.opening.title", { name: lane.name, standing })}
      data-testid="lane-opening"
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key === "Escape" && !event.defaultPrevented) {
          event.preventDefault();
          onClose();
        }
      }}
    >
      <h4>{t("lanes.opening.title", { name: lane.name, standing })}</h4>
      {data && <Foretold opening={data} />}
      {effect?.kind === "fit" && (
        <p className={classes.effect}>
          <RichText
            i18nKey="lanes.opening.fit"
            values={{
              parameter: effect.parameter_name,
              level: effect.level_name,
              before: format.count(fit ?? effect.before),
            }}
            tags={{
              after: (
                <NumberField
                  label={t("lanes.opening.fitOf", { level: effect.level_name })}
                  shown={format.count(effect.after)}
                  read={(typed) => {
                    const value = readDecimal(typed);
                    return value !== null && value <= 100 && Number.isInteger(value) ? value : null;
                  }}
                  onCommit={setTried}
                />
              ),
            }}
          />
        </p>
      )}
      <TextInput
        label={t("lanes.opening.reason")}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        onKeyDown={(event) => event.key === "Enter" && confirm()}
        maxLength={2000}
        data-testid="lane-reason"
      />
      <div className={classes.buttons}>
        <Button variant="subtle" onClick={onClose}>
          {t("common.cancel")}
        </Button>
        <Button
          variant="filled"
          loading={edits.stand.isPending}
          disabled={!data}
          onClick={confirm}
          data-testid="lane-confirm"
        >
          {t("lanes.opening.confirm", { standing })}
        </Button>
      </div>
    </section>
  );
}

function Moved({ before, after }: { before: Brief; after: Brief }) {
  const draft = useQuery(draftQuery);
  const tiers = draft.data?.profile.tiers ?? [];
  const same = before.likely === after.likely && before.tier === after.tier;
  return (
    <span className={classes.moved}>
      <TierTag tiers={tiers} id={before.tier} score={before.likely} decimals={1} />
      {!same && (
        <>
          <span aria-hidden="true">→</span>
          <TierTag tiers={tiers} id={after.tier} score={after.likely} decimals={1} />
        </>
      )}
    </span>
  );
}

function Foretold({ opening }: { opening: LaneOpening }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { back, stay, effect } = opening;
  if (effect.kind === "none") {
    return <VoiceSentence i18nKey="lanes.opening.none" />;
  }
  if (effect.kind === "no_level") {
    return (
      <VoiceSentence
        i18nKey="lanes.opening.noLevel"
        values={{ parameter: effect.parameter_name }}
      />
    );
  }
  return (
    <>
      {back.length > 0 ? (
        <VoiceSentence
          i18nKey="lanes.opening.back"
          values={{ count: back.length, n: format.count(back.length) }}
        />
      ) : (
        <VoiceSentence i18nKey="lanes.opening.nobody" />
      )}
      {back.length > 0 && (
        <ul className={classes.accounts}>
          {back.map(({ account, before, after }) => (
            <li key={account.id}>
              <Link to="/prospects/$id" params={{ id: String(account.id) }}>
                {account.name}
              </Link>
              <span className={classes.quiet}>{t(`common.stage.${account.stage}`)}</span>
              <Moved before={before} after={after} />
            </li>
          ))}
        </ul>
      )}
      {stay.length > 0 && (
        <>
          <h5>{t("lanes.opening.stay", { count: stay.length, n: format.count(stay.length) })}</h5>
          <ul className={classes.accounts}>
            {stay.slice(0, 12).map(({ account, before, after, why }) => (
              <li key={account.id}>
                <Link to="/prospects/$id" params={{ id: String(account.id) }}>
                  {account.name}
                </Link>
                <span className={classes.quiet}>
                  {t(`lanes.opening.why.${why.kind}`, {
                    parameter: why.kind === "must_have" ? why.parameter_name : "",
                  })}
                </span>
                <Moved before={before} after={after} />
              </li>
            ))}
          </ul>
        </>
      )}
      {(opening.prospects_in > 0 || opening.prospects_out > 0) && (
        <p className={classes.quiet}>
          {t("lanes.opening.prospects", {
            in: format.count(opening.prospects_in),
            out: format.count(opening.prospects_out),
          })}
        </p>
      )}
      {effect.kind === "fit" && back.length > 0 && (
        <p className={classes.quiet}>{t("lanes.opening.later")}</p>
      )}
    </>
  );
}
