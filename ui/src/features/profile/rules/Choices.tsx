import { TierBars, TierTag } from "@/components/TierTag";
import type { Parameter, Tier } from "@/ipc";
import { useList } from "../words";
import { Choice } from "./Choice";

export interface LevelsChoiceProps {
  label: string;
  parameter: Parameter | undefined;
  chosen: readonly string[];
  /** What stands there where none is chosen; without it one has to stay. */
  none?: string;
  onChoose: (levels: string[]) => void;
}

/** "A or B": which answers count. */
export function LevelsChoice({ label, parameter, chosen, none, onChoose }: LevelsChoiceProps) {
  const list = useList();
  const levels = parameter?.levels ?? [];
  const named = levels.filter((level) => chosen.includes(level.id)).map((level) => level.name);
  return (
    <Choice
      label={label}
      several
      options={levels}
      chosen={chosen}
      shown={named.length === 0 && none !== undefined ? none : list(named, "disjunction")}
      onChoose={(id) => {
        const next = chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id];
        if (next.length > 0 || none !== undefined) {
          onChoose(next);
        }
      }}
    />
  );
}

export interface TierChoiceProps {
  label: string;
  tiers: readonly Tier[];
  /** The tiers that are offered, by their ranks: from this one on, before that one. */
  from?: number;
  before?: number;
  chosen: string;
  onChoose: (tier: string) => void;
}

/** One of the tiers, with its bars. */
export function TierChoice(props: TierChoiceProps) {
  const { label, tiers, from = 0, before = tiers.length, chosen, onChoose } = props;
  const offered = tiers.map(({ id, name }, rank) => ({
    id,
    name,
    mark: <TierBars rank={rank} count={tiers.length} />,
  }));
  return (
    <Choice
      label={label}
      options={offered.slice(from, before)}
      chosen={[chosen]}
      shown={<TierTag tiers={tiers} id={chosen} />}
      onChoose={onChoose}
    />
  );
}
