import { TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import type { ReactNode, RefObject } from "react";
import { useTranslation } from "react-i18next";
import type { Catalogue } from "@/ipc";
import classes from "./Picker.module.css";

interface CatalogueToolsProps {
  catalogue: Catalogue | undefined;
  typed: string;
  onType: (typed: string) => void;
  /** `null`: all groups. */
  group: string | null;
  onGroup: (group: string | null) => void;
  onEnter?: () => void;
  search?: RefObject<HTMLInputElement | null>;
  children?: ReactNode;
}

/** The search in the catalogue, and its groups to look at one by one. */
export function CatalogueTools(props: CatalogueToolsProps) {
  const { catalogue, typed, onType, group, onGroup, onEnter, search, children } = props;
  const { t } = useTranslation();
  return (
    <>
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
          onChange={(event) => onType(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter") {
              event.preventDefault();
              onEnter?.();
            }
          }}
        />
        {children}
      </div>
      <fieldset className={classes.groups} aria-label={t("profile.picker.groups")}>
        {[{ id: null, name: t("profile.picker.allGroups") }, ...(catalogue?.groups ?? [])].map(
          (one) => (
            <button
              key={one.id ?? ""}
              type="button"
              className={classes.chip}
              aria-pressed={group === one.id}
              onClick={() => onGroup(one.id)}
            >
              {one.name}
            </button>
          ),
        )}
      </fieldset>
    </>
  );
}
