import { Button } from "@mantine/core";
import { IconPencil, IconPlus, IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorState } from "@/components/ErrorState";
import { useFormat } from "@/i18n/format";
import {
  asLanewiseError,
  type ColumnsMade,
  type Group,
  ipc,
  type LaneAttribute,
  type Outcome,
  type Parameter,
  type Profile,
} from "@/ipc";
import { catalogueQuery } from "@/queries/profile";
import { said, useDraftChange, useTakeBack } from "../change";
import { FromTables } from "../columns/FromTables";
import type { Locks } from "../locks";
import { CatalogueList, useFound } from "./CatalogueList";
import { CatalogueTools } from "./CatalogueTools";
import { OwnParameter } from "./OwnParameter";
import classes from "./Picker.module.css";
import { useChosen } from "./useChosen";

interface PickerProps {
  profile: Profile;
  outcomes: readonly Outcome[];
  locks: Locks;
  onClose: () => void;
  /** An own parameter was made and is to be shown. */
  onMade: (id: string) => void;
}

/** The catalogue of ready parameters, and the way to an own one. */
export function Picker({ profile, outcomes, locks, onClose, onMade }: PickerProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const change = useDraftChange();
  const quietly = useDraftChange(true);
  const takeBack = useTakeBack();
  const { data: catalogue, error } = useQuery(catalogueQuery);
  const [typed, setTyped] = useState("");
  const [group, setGroup] = useState<string | null>(null);
  const search = useRef<HTMLInputElement>(null);
  const [own, setOwn] = useState(false);
  const taken = useMemo(() => new Set(profile.parameters.map((one) => one.id)), [profile]);
  const { chosen, choose, clear, picked } = useChosen(catalogue, taken);
  const found = useFound(catalogue, typed, group);
  const first = found
    .flatMap(({ group: of, members }) => members.map((parameter) => ({ parameter, of })))
    .find((one) => !taken.has(one.parameter.id));

  const add = (parameter: Parameter, to: Group) => {
    choose(parameter.id, false);
    said(change({ run: () => ipc.profileAddParameter(parameter, to) }));
    // The button that was pressed goes: the next thing one wants is the next word.
    search.current?.focus();
  };
  const fromColumns = async (
    step: () => Promise<ColumnsMade>,
    told: "columns.made" | "columns.filled",
  ) => {
    const made = (await change({ run: step })) as ColumnsMade;
    search.current?.focus();
    const count = told === "columns.made" ? made.parameters.length : made.accounts;
    said(
      takeBack(t(told, { count, n: format.count(count), accounts: format.count(made.accounts) })),
    );
    return made;
  };
  const makeOf = (columns: LaneAttribute[]) =>
    fromColumns(() => ipc.columnsMake(columns, [...locks.ids]), "columns.made");
  const fillFrom = (column: LaneAttribute) =>
    fromColumns(() => ipc.columnsFill([column]), "columns.filled");
  const addAll = () => {
    const all = picked();
    clear();
    said(change({ run: () => ipc.profileAddParameters(all) }));
    search.current?.focus();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape bubbles up from the fields in it
    <div
      className={classes.picker}
      data-testid="picker"
      onKeyDown={(event) => {
        if (event.key === "Escape" && !event.defaultPrevented) {
          event.stopPropagation();
          onClose();
        }
      }}
    >
      <div className={classes.head}>
        <div className={classes.title}>
          <h2>{t("profile.picker.title")}</h2>
          <Button
            variant="subtle"
            leftSection={<IconX size={16} stroke={1.6} aria-hidden />}
            data-testid="picker-done"
            onClick={onClose}
          >
            {t("profile.picker.done")}
          </Button>
        </div>
        <p className={`${classes.lead} voice`}>{t("profile.picker.lead")}</p>
        <CatalogueTools
          catalogue={catalogue}
          typed={typed}
          onType={setTyped}
          group={group}
          onGroup={setGroup}
          search={search}
          onEnter={() => typed && first && add(first.parameter, first.of)}
        >
          <Button
            leftSection={<IconPencil size={16} stroke={1.6} aria-hidden />}
            aria-expanded={own}
            data-testid="own-parameter"
            onClick={() => setOwn((open) => !open)}
          >
            {t("profile.picker.own")}
          </Button>
        </CatalogueTools>
        {own && (
          <OwnParameter
            groups={profile.groups}
            taken={[...taken]}
            name={typed}
            onMake={(parameter, to) =>
              quietly({ run: () => ipc.profileAddParameter(parameter, to) })
            }
            onMade={onMade}
            onClose={() => setOwn(false)}
          />
        )}
      </div>
      {group === null && (
        <FromTables outcomes={outcomes} typed={typed} onMake={makeOf} onFill={fillFrom} />
      )}
      {error && <ErrorState error={asLanewiseError(error)} />}
      <CatalogueList found={found} taken={taken} chosen={chosen} onChoose={choose} onAdd={add} />
      {catalogue && found.length === 0 && (
        <p className={classes.none}>
          {t("profile.picker.none", { typed, n: format.count(catalogue.parameters.length) })}
        </p>
      )}
      {chosen.size > 0 && (
        <div className={classes.bar}>
          <Button
            variant="filled"
            leftSection={<IconPlus size={16} stroke={1.8} aria-hidden />}
            data-testid="pick-chosen"
            onClick={addAll}
          >
            {t("profile.picker.addChosen", { count: chosen.size, n: format.count(chosen.size) })}
          </Button>
          <Button variant="subtle" onClick={clear}>
            {t("profile.picker.clear")}
          </Button>
        </div>
      )}
    </div>
  );
}
