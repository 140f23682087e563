import type { TFunction } from "i18next";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { currentLanguage } from "@/i18n";
import { useFormat } from "@/i18n/format";
import type { GateSeen, NeedVerdict, Profile } from "@/ipc";
import { TextButton } from "../TextButton";
import classes from "./Readiness.module.css";
import { ReadyBox } from "./ReadyBox";
import { type Lack, lacks, needWords, type Target } from "./words";

/** "A, B or C" in the language of the screen. */
export function either(names: readonly string[]): string {
  return new Intl.ListFormat(currentLanguage(), { type: "disjunction" }).format(names);
}

interface MissingListProps {
  seen: GateSeen;
  profile: Profile;
  onGo: (target: Target) => void;
}

/** Every need of a gate: ticked, or what of it is missing, with the question and the way to fill it in. */
export function MissingList({ seen, profile, onGo }: MissingListProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = { t, count: format.count, either };
  const state = (need: NeedVerdict) =>
    need.met
      ? "done"
      : need.missing.some((one) => one.missing === "fields" || one.missing === "other_answer")
        ? "partly"
        : "open";
  return (
    <ul className={classes.needs} data-testid="gate-needs">
      {seen.verdict.needs.map((need, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: needs have no other name than their place
        <li key={at} data-met={need.met || undefined}>
          <ReadyBox state={state(need)} />
          <div>
            <p className={classes.need}>{needWords(t, need.need, profile, either)}</p>
            {need.missing.length > 0 && (
              <ul className={classes.lacks}>
                {need.missing.flatMap((one, which) =>
                  lacks(one, words).map((lack, place) => (
                    <LackLine
                      // biome-ignore lint/suspicious/noArrayIndexKey: a finished list
                      key={`${which}-${place}`}
                      lack={lack}
                      first={place === 0}
                      onGo={onGo}
                    />
                  )),
                )}
              </ul>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

function LackLine({
  lack,
  first,
  onGo,
}: {
  lack: Lack;
  first: boolean;
  onGo: (t: Target) => void;
}) {
  const { t } = useTranslation();
  const { target } = lack;
  return (
    <Fragment>
      {first && lack.who && <li className={classes.who}>{lack.who}</li>}
      <li className={classes.lack}>
        <span className={classes.what}>
          {lack.text}
          {lack.vital && " •"}
          {target && (
            <TextButton
              onClick={() => onGo(target)}
              aria-label={t("gates.meansOf", { what: goWords(t, target), who: lack.text })}
            >
              {goWords(t, target)}
            </TextButton>
          )}
        </span>
        {lack.question && (
          <span className={`question ${classes.question}`}>
            {t("prospects.card.quoted", { text: lack.question })}
          </span>
        )}
      </li>
      {lack.spare && <li className={classes.spare}>{lack.spare}</li>}
    </Fragment>
  );
}

function goWords(t: TFunction, target: Target): string {
  switch (target.kind) {
    case "slide":
      return t("gates.toSlide");
    case "player":
      return t("gates.toNewSlide");
    case "answer":
      return t("gates.toAnswer");
  }
}
