import { useMediaQuery } from "@mantine/hooks";
import { usePrefetchQuery } from "@tanstack/react-query";
import { memo, useCallback, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { takePair } from "@/components/evidence/pair";
import type { DraftView, Parameter } from "@/ipc";
import { columnsQuery } from "@/queries/columns";
import { type Action, useActions } from "@/shell/actions";
import { Picker } from "./catalogue/Picker";
import { LanePane } from "./lane/LanePane";
import { ParameterList } from "./list/ParameterList";
import { useLocks } from "./locks";
import { MergePane } from "./merge/MergePane";
import { ParameterPane } from "./parameter/ParameterPane";
import classes from "./Studio.module.css";
import { SuggestPane } from "./suggest/SuggestPane";

interface StudioProps {
  draft: DraftView;
  /** The catalogue is open in place of the parameter. */
  adding: boolean;
  onAdding: (adding: boolean) => void;
}

/** From this height on, everything there is about a parameter stands above the chart. */
const ROOMY = 1000;

/** What matters most is what one looks at first. */
function heaviest(parameters: readonly Parameter[]): string | null {
  return [...parameters].sort((a, b) => b.weight - a.weight)[0]?.id ?? null;
}

/** Parameters and weights on the left; the chosen one, and what it all does, on the right. */
export const Studio = memo(function Studio({ draft, adding, onAdding }: StudioProps) {
  const { t } = useTranslation();
  const { profile, counts, outcomes } = draft;
  const { parameters, groups } = profile;
  const [chosen, setChosen] = useState(() => heaviest(parameters));
  const roomy = useMediaQuery(`(min-height: ${ROOMY}px)`, window.innerHeight >= ROOMY, {
    getInitialValueInEffect: false,
  });
  const [open, setOpen] = useState(roomy);
  // Two parameters that are looked at side by side, in place of one.
  const [pair, setPair] = useState<{ stays: string | null; goes: string | null } | null>(takePair);
  // What the data suggests stands in place of the parameter too.
  const [suggesting, setSuggesting] = useState(false);
  const locks = useLocks();
  // Of many customers this takes a moment: the picker shall not wait for it.
  usePrefetchQuery(columnsQuery());
  const addButton = useRef<HTMLButtonElement>(null);
  const shown = parameters.some((one) => one.id === chosen) ? chosen : heaviest(parameters);
  const position = parameters.findIndex((one) => one.id === shown);
  const parameter = parameters[position];

  const select = useCallback(
    (id: string) => {
      onAdding(false);
      setPair(null);
      setSuggesting(false);
      setChosen(id);
    },
    [onAdding],
  );
  const suggest = useCallback(() => {
    onAdding(false);
    setPair(null);
    setSuggesting(true);
  }, [onAdding]);
  // Each parameter can be had from the search field, from any screen.
  const actions = useMemo<Action[]>(
    () => [
      { id: "profile.suggest", label: t("suggest.title"), run: suggest },
      ...parameters.map(({ id, name, group }) => ({
        id: `profile.parameter:${id}`,
        label: name,
        hint: groups.find((one) => one.id === group)?.name ?? "",
        words: t("palette.parameterWords"),
        run: () => select(id),
      })),
    ],
    [parameters, groups, select, suggest, t],
  );
  useActions(actions);
  const close = useCallback(() => {
    onAdding(false);
    addButton.current?.focus();
  }, [onAdding]);
  const pick = useCallback(() => {
    setPair(null);
    setSuggesting(false);
    onAdding(true);
  }, [onAdding]);
  const look = useCallback(
    (stays: string | null, goes: string | null) => {
      onAdding(false);
      setSuggesting(false);
      setPair({ stays, goes });
    },
    [onAdding],
  );

  return (
    <div className={classes.studio}>
      <ParameterList
        parameters={parameters}
        groups={groups}
        selected={adding || pair || suggesting ? null : shown}
        onSelect={select}
        onAdd={pick}
        adding={adding}
        onMerge={look}
        suggesting={suggesting}
        onSuggest={suggest}
        locks={locks}
        addRef={addButton}
      />
      <div className={classes.work}>
        {adding ? (
          <Picker
            profile={profile}
            outcomes={outcomes}
            locks={locks}
            onClose={close}
            onMade={select}
          />
        ) : pair ? (
          <MergePane
            profile={profile}
            pair={pair}
            onPair={look}
            onClose={() => setPair(null)}
            onDone={select}
          />
        ) : (
          <>
            {suggesting && (
              <div className={classes.chosen}>
                <SuggestPane profile={profile} locks={locks} onClose={() => setSuggesting(false)} />
              </div>
            )}
            {parameter && !suggesting && (
              <div className={classes.chosen}>
                <ParameterPane
                  key={parameter.id}
                  parameter={parameter}
                  position={position}
                  groups={groups}
                  counts={counts.find((one) => one.parameter === parameter.id)}
                  outcomes={outcomes}
                  locks={locks}
                  open={open}
                  onOpen={setOpen}
                />
              </div>
            )}
            <LanePane draft={draft} dense={!roomy} />
          </>
        )}
      </div>
    </div>
  );
});
