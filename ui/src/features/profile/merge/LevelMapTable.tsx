import type { CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import type { Level, LevelMap, Parameter } from "@/ipc";
import { Choice } from "../rules/Choice";
import classes from "./Merge.module.css";

interface LevelMapTableProps {
  stays: Parameter;
  goes: Parameter;
  map: readonly LevelMap[];
  onMap: (map: LevelMap[]) => void;
}

function Fit({ level }: { level: Level | undefined }) {
  const format = useFormat();
  return level ? (
    <span
      className={classes.fit}
      style={{ "--share": `${level.fit}%` } as CSSProperties}
      aria-hidden="true"
    >
      <em>{format.count(level.fit)}</em>
    </span>
  ) : null;
}

/** Which answer takes whose place. Every answer of the one that goes has a counterpart, or is kept. */
export function LevelMapTable({ stays, goes, map, onMap }: LevelMapTableProps) {
  const { t } = useTranslation();
  const none = { id: "", name: t("profile.merge.keep") };
  return (
    <table className={classes.map} data-testid="merge-map">
      <thead>
        <tr>
          <th colSpan={2}>{t("profile.merge.from", { name: goes.name })}</th>
          <th colSpan={2}>{t("profile.merge.to", { name: stays.name })}</th>
        </tr>
      </thead>
      <tbody>
        {goes.levels.map((level) => {
          const to = map.find((one) => one.from === level.id)?.to;
          const target = stays.levels.find((one) => one.id === to);
          return (
            <tr key={level.id} data-testid={`map-${level.id}`}>
              <th scope="row">{level.name}</th>
              <td>
                <Fit level={level} />
              </td>
              <td>
                <span className={classes.arrow} aria-hidden="true">
                  →
                </span>
                <Choice
                  label={t("profile.merge.becomes", { name: level.name })}
                  options={[...stays.levels, none]}
                  chosen={[to ?? ""]}
                  shown={target?.name ?? none.name}
                  onChoose={(id) => {
                    const rest = map.filter((one) => one.from !== level.id);
                    onMap(id === "" ? rest : [...rest, { from: level.id, to: id }]);
                  }}
                />
              </td>
              <td>
                <Fit level={target} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
