import { Trans, useTranslation } from "react-i18next";
import type { Completeness, GateNeed, Players, Profile, RangeEnd } from "@/ipc";
import { Choice } from "../rules/Choice";
import { LevelsChoice, TierChoice } from "../rules/Choices";

const HOWS: readonly Completeness[] = ["complete", "reasonable", "incomplete"];
const WHOMS: readonly Players[] = ["each", "any"];
const ENDS: readonly RangeEnd[] = ["low", "likely", "high"];

interface NeedClauseProps {
  need: GateNeed;
  profile: Profile;
  onChange: (need: GateNeed) => void;
}

/** A condition of a gate; each of its words can be another one. */
export function NeedClause({ need, profile, onChange }: NeedClauseProps) {
  const { t } = useTranslation();
  switch (need.need) {
    case "slides": {
      const how = (one: Completeness) => t(`gates.edit.hows.${one}`);
      const whom = (one: Players) => t(`gates.edit.whoms.${one}`);
      return (
        <span>
          <Trans
            t={t}
            i18nKey="gates.edit.slides"
            components={{
              how: (
                <Choice
                  label={t("gates.edit.how")}
                  options={HOWS.map((id) => ({ id, name: how(id) }))}
                  chosen={[need.at_least]}
                  shown={how(need.at_least)}
                  onChoose={(id) => onChange({ ...need, at_least: id as Completeness })}
                />
              ),
              whom: (
                <Choice
                  label={t("gates.edit.whom")}
                  options={WHOMS.map((id) => ({ id, name: whom(id) }))}
                  chosen={[need.of]}
                  shown={whom(need.of)}
                  onChoose={(id) => onChange({ ...need, of: id as Players })}
                />
              ),
            }}
          />
        </span>
      );
    }
    case "value_event":
      return <span>{t("gates.edit.event")}</span>;
    case "answer": {
      const parameter = profile.parameters.find((one) => one.id === need.parameter);
      return (
        <span>
          <Trans
            t={t}
            i18nKey="gates.edit.answer"
            components={{
              parameter: (
                <Choice
                  label={t("gates.edit.parameter")}
                  options={profile.parameters}
                  chosen={[need.parameter]}
                  shown={parameter?.name ?? need.parameter}
                  onChoose={(id) => onChange({ need: "answer", parameter: id, levels: [] })}
                />
              ),
              levels: (
                <LevelsChoice
                  label={t("gates.edit.levels")}
                  parameter={parameter}
                  chosen={need.levels ?? []}
                  none={t("gates.edit.any")}
                  onChoose={(levels) => onChange({ ...need, levels })}
                />
              ),
            }}
          />
        </span>
      );
    }
    case "tier": {
      const end = (one: RangeEnd) => t(`gates.edit.ends.${one}`);
      return (
        <span>
          <Trans
            t={t}
            i18nKey="gates.edit.tier"
            components={{
              tier: (
                <TierChoice
                  label={t("gates.edit.tierLabel")}
                  tiers={profile.tiers}
                  before={profile.tiers.length - 1}
                  chosen={need.at_least}
                  onChoose={(id) => onChange({ ...need, at_least: id })}
                />
              ),
              end: (
                <Choice
                  label={t("gates.edit.end")}
                  options={ENDS.map((id) => ({ id, name: end(id) }))}
                  chosen={[need.at]}
                  shown={end(need.at)}
                  onChoose={(id) => onChange({ ...need, at: id as RangeEnd })}
                />
              ),
            }}
          />
        </span>
      );
    }
  }
}
