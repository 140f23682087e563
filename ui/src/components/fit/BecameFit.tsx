import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import type { BecameFit as Fit, PartSince, Tier } from "@/ipc";
import { TierTag } from "../TierTag";
import { VoiceSentence } from "../VoiceSentence";
import classes from "./BecameFit.module.css";

/** What one parameter was and is: "Success criteria: not known, now Written". */
function Raised({ part }: { part: PartSince }) {
  const { t } = useTranslation();
  const format = useFormat();
  const said = (one: PartSince["before"]) =>
    one && one.answer.length > 0 ? one.answer.join(", ") : t("prospects.fit.notKnown");
  const same = said(part.before) === said(part.after);
  const values = {
    name: part.name,
    before: said(part.before),
    after: said(part.after),
    was: format.weight(part.before?.weight ?? 0),
    is: format.weight(part.after?.weight ?? 0),
  };
  const words = () => {
    if (!part.before) {
      return t("prospects.fit.newParameter", values);
    }
    if (!same) {
      return t("prospects.fit.answer", values);
    }
    return part.before.weight === part.after?.weight
      ? t("prospects.fit.fit", values)
      : t("prospects.fit.weight", values);
  };
  return (
    <li>
      {words()} <span className={classes.rose}>+{format.score(part.likely, 1)}</span>
    </li>
  );
}

export interface BecameFitProps {
  fits: readonly Fit[];
  tiers: readonly Tier[];
  onOpen: (id: number) => void;
  onBringBack: (fits: readonly Fit[]) => void;
  onLeave: (fits: readonly Fit[]) => void;
}

/** The accounts that were put aside and fit now, each with what changed, and the two ways to go. */
export function BecameFit({ fits, tiers, onOpen, onBringBack, onLeave }: BecameFitProps) {
  const { t } = useTranslation();
  const format = useFormat();
  // The sample's accounts, and those of a team that gave no names, were put aside by nobody.
  const putAside = ({ author: who, at, reason }: NonNullable<Fit["aside"]>) => {
    const values = { who, when: format.when(at), reason };
    if (who === "") {
      return reason === ""
        ? t("prospects.fit.asideNobody", values)
        : t("prospects.fit.asideNobodyWhy", values);
    }
    return reason === "" ? t("prospects.fit.aside", values) : t("prospects.fit.asideWhy", values);
  };
  return (
    <ul className={classes.fits} data-testid="became-fit-list">
      {fits.map((fit) => {
        const because = {
          name: fit.name,
          version: format.count(fit.version ?? 0),
          stage: t(`common.stage.${fit.stage}`),
        };
        return (
          <li key={fit.id} className={classes.fit} data-testid={`became-fit-${fit.id}`}>
            <div className={classes.head}>
              <button type="button" className={classes.name} onClick={() => onOpen(fit.id)}>
                {fit.name}
              </button>
              <span className="quiet">{t(`common.stage.${fit.stage}`)}</span>
              {fit.owner !== "" && <span className="quiet">{fit.owner}</span>}
            </div>
            <div className={classes.change}>
              {fit.before && (
                <>
                  <TierTag
                    tiers={fit.before.tiers}
                    id={fit.before.tier}
                    score={fit.before.likely}
                    decimals={1}
                    size="sm"
                  />
                  <span aria-hidden="true">→</span>
                  <span className={classes.hidden}>{t("prospects.fit.now")}</span>
                </>
              )}
              <TierTag
                tiers={tiers}
                id={fit.now.tier}
                score={fit.now.likely}
                decimals={1}
                size="sm"
              />
            </div>
            <div className={classes.why}>
              <VoiceSentence
                size="small"
                i18nKey={`prospects.fit.cause.${fit.cause}`}
                values={because}
              />
              <ul>
                {fit.lifted.map((name) => (
                  <li key={name}>{t("prospects.fit.lifted", { name })}</li>
                ))}
                {fit.threshold && (
                  <li>
                    {t("prospects.fit.threshold", {
                      before: format.score(fit.threshold.before, 1),
                      after: format.score(fit.threshold.after, 1),
                    })}
                  </li>
                )}
                {fit.raised.map((part) => (
                  <Raised key={part.parameter} part={part} />
                ))}
                {fit.aside && <li className="quiet">{putAside(fit.aside)}</li>}
              </ul>
            </div>
            <div className={classes.ways}>
              <Button
                size="compact-md"
                aria-label={t("prospects.fit.bringBackOne", { name: fit.name })}
                onClick={() => onBringBack([fit])}
                data-testid={`bring-back-${fit.id}`}
              >
                {t("prospects.fit.bringBack")}
              </Button>
              <Button
                size="compact-md"
                variant="subtle"
                aria-label={t("prospects.fit.leaveOne", { name: fit.name })}
                onClick={() => onLeave([fit])}
                data-testid={`leave-${fit.id}`}
              >
                {t("prospects.fit.leave")}
              </Button>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
