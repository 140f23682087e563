import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import type { MergePlan, Parameter } from "@/ipc";
import classes from "./Merge.module.css";

interface MergeEffectProps {
  plan: MergePlan;
  stays: Parameter;
  goes: Parameter;
}

/** So many disagreements are read out; the others are counted. */
const NAMED = 8;

/** What becomes of weight, answers and questions: counted before anything is done. */
export function MergeEffect({ plan, stays, goes }: MergeEffectProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const { carried, same, conflicts, named, left } = plan.answers;
  const words = { one: stays.name, other: goes.name };
  const counted = (count: number) => ({ ...words, count, n: format.count(count) });
  return (
    <div className={classes.effect} data-testid="merge-effect">
      <h3>{t("profile.merge.effect")}</h3>
      <ul>
        <li>
          {t("profile.merge.weight", {
            first: format.weight(stays.weight),
            second: format.weight(goes.weight),
            sum: format.weight(plan.weight),
          })}
        </li>
        <li>{t("profile.merge.carried", counted(carried))}</li>
        {same > 0 && <li>{t("profile.merge.same", counted(same))}</li>}
        {left > 0 && <li>{t("profile.merge.left", counted(left))}</li>}
        <li data-look={conflicts > 0 || undefined}>
          {conflicts === 0
            ? t("profile.merge.noConflict")
            : t("profile.merge.conflicts", counted(conflicts))}
        </li>
      </ul>
      {named.length > 0 && (
        <table className={classes.conflicts}>
          <thead>
            <tr>
              <th>{t("profile.moved.account")}</th>
              <th>{t("profile.merge.stands", words)}</th>
              <th>{t("profile.merge.kept", words)}</th>
            </tr>
          </thead>
          <tbody>
            {named.slice(0, NAMED).map((one) => (
              <tr key={one.id}>
                <td>
                  <button
                    type="button"
                    className={classes.link}
                    onClick={() =>
                      void navigate({ to: "/prospects/$id", params: { id: String(one.id) } })
                    }
                  >
                    {one.name}
                  </button>
                </td>
                <td>{one.stays}</td>
                <td>{one.goes}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {conflicts > NAMED && (
        <p className="faint">
          {t("profile.lane.more", {
            count: conflicts - NAMED,
            n: format.count(conflicts - NAMED),
          })}
        </p>
      )}
    </div>
  );
}
