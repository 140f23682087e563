import { Trans, useTranslation } from "react-i18next";
import { OutcomeMark } from "@/components/OutcomeMark";
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
          <span title={sides.successes}>
            <OutcomeMark shape="circle" size={11} />{" "}
            <Trans
              t={t}
              i18nKey="profile.mustHaves.caught"
              values={{ ...part(count.success), who: sides.success }}
              tOptions={{ interpolation: { escapeValue: true } }}
              shouldUnescape
              components={{ b: <strong /> }}
            />
          </span>
          <span title={sides.othersNamed}>
            <OutcomeMark shape="diamond" size={12} />{" "}
            <Trans
              t={t}
              i18nKey="profile.mustHaves.caught"
              values={{ ...part(count.others), who: sides.others }}
              tOptions={{ interpolation: { escapeValue: true } }}
              shouldUnescape
              components={{ b: <strong /> }}
            />
          </span>
        </>
      )}
      <span>
        <Trans
          t={t}
          i18nKey="profile.mustHaves.prospects"
          values={part(count.prospects)}
          components={{ b: <strong /> }}
        />
        {count.unverified > 0 &&
          ` ${t("profile.mustHaves.unverified", {
            count: count.unverified,
            n: format.count(count.unverified),
          })}`}
      </span>
    </p>
  );
}
