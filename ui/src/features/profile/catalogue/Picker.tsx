import { Button, TextInput } from "@mantine/core";
import { IconCheck, IconPencil, IconPlus, IconSearch, IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorState } from "@/components/ErrorState";
import { useFormat } from "@/i18n/format";
import { asLanewiseError, type Group, ipc, type Parameter, type Profile } from "@/ipc";
import { catalogueQuery } from "@/queries/profile";
import { said, useDraftChange } from "../change";
import { OwnParameter } from "./OwnParameter";
import classes from "./Picker.module.css";

interface PickerProps {
  profile: Profile;
  onClose: () => void;
  /** An own parameter was made and is to be shown. */
  onMade: (id: string) => void;
}

const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase();

function matches(parameter: Parameter, words: readonly string[]): boolean {
  const text = plain(
    [
      parameter.name,
      parameter.why ?? "",
      ...parameter.levels.map((level) => level.name),
      ...(parameter.questions ?? []).map((question) => question.text),
    ].join(" "),
  );
  return words.every((word) => text.includes(word));
}

/** The catalogue of ready parameters, and the way to an own one. */
export function Picker({ profile, onClose, onMade }: PickerProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const change = useDraftChange();
  const { data: catalogue, error } = useQuery(catalogueQuery);
  const [typed, setTyped] = useState("");
  const search = useRef<HTMLInputElement>(null);
  const [own, setOwn] = useState(false);
  const taken = useMemo(() => new Set(profile.parameters.map((one) => one.id)), [profile]);
  const words = useMemo(() => plain(typed).split(/\s+/).filter(Boolean), [typed]);
  const found = useMemo(
    () =>
      (catalogue?.groups ?? [])
        .map((group) => ({
          group,
          members: (catalogue?.parameters ?? []).filter(
            (one) => one.group === group.id && matches(one, words),
          ),
        }))
        .filter((one) => one.members.length > 0),
    [catalogue, words],
  );
  const first = found.flatMap((one) => one.members).find((one) => !taken.has(one.id));

  const add = (parameter: Parameter, group: Group) => {
    said(change({ run: () => ipc.profileAddParameter(parameter, group) }));
    // The button that was pressed goes: the next thing one wants is the next word.
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
        <div className={classes.tools}>
          <TextInput
            ref={search}
            className={classes.search}
            leftSection={<IconSearch size={17} stroke={1.6} aria-hidden />}
            placeholder={t("profile.picker.search")}
            aria-label={t("profile.picker.search")}
            value={typed}
            autoFocus
            data-testid="picker-search"
            onChange={(event) => setTyped(event.currentTarget.value)}
            onKeyDown={(event) => {
              const group = found.find((one) => one.group.id === first?.group)?.group;
              if (event.key === "Enter" && typed && first && group) {
                add(first, group);
              }
            }}
          />
          <Button
            leftSection={<IconPencil size={16} stroke={1.6} aria-hidden />}
            aria-expanded={own}
            data-testid="own-parameter"
            onClick={() => setOwn((open) => !open)}
          >
            {t("profile.picker.own")}
          </Button>
        </div>
        {own && (
          <OwnParameter
            profile={profile}
            name={typed}
            onMade={onMade}
            onClose={() => setOwn(false)}
          />
        )}
      </div>
      {error && <ErrorState error={asLanewiseError(error)} />}
      {found.map(({ group, members }) => (
        <section key={group.id} className={classes.group}>
          <h3>{group.name}</h3>
          <ul>
            {members.map((parameter) => {
              const inside = taken.has(parameter.id);
              return (
                <li key={parameter.id} data-inside={inside || undefined}>
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
                    <Button
                      leftSection={<IconPlus size={15} stroke={1.8} aria-hidden />}
                      aria-label={t("profile.picker.addNamed", { name: parameter.name })}
                      data-testid={`pick-${parameter.id}`}
                      onClick={() => add(parameter, group)}
                    >
                      {t("profile.picker.add")}
                    </Button>
                  )}
                </li>
              );
            })}
          </ul>
        </section>
      ))}
      {catalogue && found.length === 0 && (
        <p className={classes.none}>
          {t("profile.picker.none", { typed, n: format.count(catalogue.parameters.length) })}
        </p>
      )}
    </div>
  );
}
