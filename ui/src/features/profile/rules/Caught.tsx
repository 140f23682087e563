import { useTranslation } from "react-i18next";
import { OutcomeMark } from "@/components/OutcomeMark";
import { RichText } from "@/components/VoiceSentence";
import { useFormat } from "@/i18n/format";
import type { MustHaveCount, Outcome } from "@/ipc";
import { useSides } from "../words";
import classes from "./MustHaves.module.css";

interface CaughtProps {
  count: MustHaveCount | undefined;
  outcomes: Outcome[];
}

/** Whom a must-have would have caught, and whom it catches now. */
export function Caught({ count, outcomes }: CaughtProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const sides = useSides(outcomes);
  if (!count) {
    return null;
  }
  const part = (one: { count: number; total: number }) => ({
    part: format.count(one.count),
    total: format.count(one.total),
  });
  return (
    <p className={classes.caught} data-testid={`caught-${count.must_have}`}>
      {count.success.total + count.others.total === 0 ? (
        <span>{t("profile.mustHaves.noCustomers")}</span>
      ) : (
        <>
          <span>{t("profile.mustHaves.wouldCap")}</span>
          <span title={sides.successes}>
            <OutcomeMark shape="circle" size={11} />{" "}
            <RichText
              i18nKey="profile.mustHaves.of"
              values={{ ...part(count.success), who: sides.success }}
            />
          </span>
          <span title={sides.othersNamed}>
            <OutcomeMark shape="diamond" size={12} />{" "}
            <RichText
              i18nKey="profile.mustHaves.of"
              values={{ ...part(count.others), who: sides.others }}
            />
          </span>
        </>
      )}
      <span>
        <RichText i18nKey="profile.mustHaves.prospects" values={part(count.prospects)} />
        {count.unverified > 0 &&
          ` ${t("profile.mustHaves.unverified", {
            count: count.unverified,
            n: format.count(count.unverified),
          })}`}
      </span>
    </p>
  );
}
