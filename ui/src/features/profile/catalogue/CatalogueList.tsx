import { Button, Checkbox } from "@mantine/core";
import { IconCheck, IconPlus } from "@tabler/icons-react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { folded, typedWords } from "@/components/folded";
import { useFormat } from "@/i18n/format";
import type { Catalogue, Group, Parameter } from "@/ipc";
import classes from "./Picker.module.css";

function matches(parameter: Parameter, words: readonly string[]): boolean {
  const text = folded(
    [
      parameter.name,
      parameter.why ?? "",
      ...parameter.levels.map((level) => level.name),
      ...(parameter.questions ?? []).map((question) => question.text),
    ].join(" "),
  );
  return words.every((word) => text.includes(word));
}

/** A group of the catalogue with those of its parameters that were searched for. */
export interface Found {
  group: Group;
  members: Parameter[];
}

/** What of the catalogue has all the words typed, in one group or in all of them. */
export function useFound(
  catalogue: Catalogue | undefined,
  typed: string,
  group: string | null,
): Found[] {
  return useMemo(() => {
    const words = typedWords(typed);
    return (catalogue?.groups ?? [])
      .filter((one) => group === null || one.id === group)
      .map((one) => ({
        group: one,
        members: (catalogue?.parameters ?? []).filter(
          (parameter) => parameter.group === one.id && matches(parameter, words),
        ),
      }))
      .filter((one) => one.members.length > 0);
  }, [catalogue, typed, group]);
}

interface CatalogueListProps {
  found: readonly Found[];
  /** Ids that are in the profile already. */
  taken: ReadonlySet<string>;
  chosen: ReadonlySet<string>;
  onChoose: (id: string, chosen: boolean) => void;
  /** Adds one at once; without it there are only ticks. */
  onAdd?: (parameter: Parameter, group: Group) => void;
  /** What the groups' names are under. */
  heading?: "h2" | "h3";
}

/** The ready parameters by group; several can be ticked, or one added at once. */
export function CatalogueList(props: CatalogueListProps) {
  const { found, taken, chosen, onChoose, onAdd, heading: Heading = "h3" } = props;
  const { t } = useTranslation();
  const format = useFormat();
  return found.map(({ group, members }) => {
    const free = members.filter((one) => !taken.has(one.id));
    const ticked = free.filter((one) => chosen.has(one.id)).length;
    return (
      <section key={group.id} className={classes.group}>
        <header>
          <Heading>{group.name}</Heading>
          {free.length > 1 && (
            <Checkbox
              size="xs"
              label={t("profile.picker.wholeGroup", { n: format.count(free.length) })}
              aria-label={t("profile.picker.wholeGroupOf", { name: group.name })}
              checked={ticked === free.length}
              indeterminate={ticked > 0 && ticked < free.length}
              onChange={(event) => {
                for (const one of free) {
                  onChoose(one.id, event.currentTarget.checked);
                }
              }}
            />
          )}
        </header>
        <ul>
          {members.map((parameter) => {
            const inside = taken.has(parameter.id);
            return (
              <li key={parameter.id} data-inside={inside || undefined}>
                <Checkbox
                  className={classes.tick}
                  aria-label={t("profile.picker.choose", { name: parameter.name })}
                  checked={inside || chosen.has(parameter.id)}
                  disabled={inside}
                  data-testid={`tick-${parameter.id}`}
                  onChange={(event) => onChoose(parameter.id, event.currentTarget.checked)}
                />
                <div className={classes.words}>
                  <strong>{parameter.name}</strong>
                  <p className={classes.why}>{parameter.why}</p>
                  <p className={classes.levels}>
                    {parameter.levels.map((level) => level.name).join(" · ")}
                  </p>
                </div>
                {inside ? (
                  <span className={classes.inside}>
                    <IconCheck size={16} stroke={1.8} aria-hidden />
                    {t("profile.picker.inside")}
                  </span>
                ) : (
                  onAdd && (
                    <Button
                      leftSection={<IconPlus size={15} stroke={1.8} aria-hidden />}
                      aria-label={t("profile.picker.addNamed", { name: parameter.name })}
                      data-testid={`pick-${parameter.id}`}
                      onClick={() => onAdd(parameter, group)}
                    >
                      {t("profile.picker.add")}
                    </Button>
                  )
                )}
              </li>
            );
          })}
        </ul>
      </section>
    );
  });
}
