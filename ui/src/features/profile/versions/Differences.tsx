import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import type { Difference, Guesses } from "@/ipc";
import classes from "./ComparisonView.module.css";

const GUESSES: readonly Guesses[] = ["widen", "trust", "unknown"];

/** A value as its kind is written; the core gives plain numbers. */
function useWrite(): (difference: Difference, value: string) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return ({ what }, value) => {
    switch (what) {
      case "weight":
      case "parameter":
        return format.weight(Number(value));
      case "threshold":
      case "tier":
        return format.score(Number(value));
      case "guesses": {
        const rule = GUESSES.find((one) => one === value);
        return rule ? t(`profile.guesses.${rule}`) : value;
      }
      default:
        return value;
    }
  };
}

/** Every difference of a comparison, those that can move a score first. */
export function Differences({ differences }: { differences: Difference[] }) {
  const { t } = useTranslation();
  const write = useWrite();
  if (differences.length === 0) {
    return <p className="quiet">{t("profile.versions.same")}</p>;
  }
  const come = (one: Difference) =>
    one.before === null
      ? t("profile.difference.new", { value: write(one, one.after ?? "") })
      : t("profile.difference.gone", { value: write(one, one.before) });

  return (
    <table className={classes.table} data-testid="differences">
      <thead className="visually-hidden">
        <tr>
          <th>{t("profile.difference.what")}</th>
          <th>{t("profile.difference.where")}</th>
          <th>{t("profile.difference.values")}</th>
        </tr>
      </thead>
      <tbody>
        {differences.map((one, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a finished list
          <tr key={at}>
            <td className={classes.what}>{t(`profile.difference.${one.what}`)}</td>
            {one.what === "wording" || one.what === "must_have" ? (
              <td colSpan={2} className={classes.wording}>
                {one.what === "wording" && <strong>{one.name} </strong>}
                {one.before && <del>{one.before}</del>} {one.after && <ins>{one.after}</ins>}
              </td>
            ) : (
              <>
                <td>
                  <strong>{one.name}</strong>{" "}
                  {one.level_name && <span className={classes.level}>{one.level_name}</span>}
                </td>
                <td className={classes.values}>
                  {one.before !== null && one.after !== null ? (
                    <>
                      <span>{write(one, one.before)}</span> <span aria-hidden="true">→</span>{" "}
                      <strong>{write(one, one.after)}</strong>
                    </>
                  ) : (
                    come(one)
                  )}
                </td>
              </>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
