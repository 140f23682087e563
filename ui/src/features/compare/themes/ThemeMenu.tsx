import { ActionIcon, Menu } from "@mantine/core";
import { IconArrowMerge, IconDots, IconPencil, IconTrash } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ipc, type SlideField } from "@/ipc";
import { themesQuery } from "@/queries/compare";
import { useTakeBack } from "@/queries/edits";
import classes from "./Themes.module.css";

export interface ThemeMenuProps {
  theme: number;
  name: string;
  field: SlideField;
}

/** What can be done with a theme: another name, one with another, away. Each can be undone. */
export function ThemeMenu({ theme, name, field }: ThemeMenuProps) {
  const { t } = useTranslation();
  const takeBack = useTakeBack();
  const { data: themes = [] } = useQuery(themesQuery);
  const [naming, setNaming] = useState<string | null>(null);
  const others = themes
    .map((one) => one.theme)
    .filter((one) => one.field === field && one.id !== theme);
  const rename = useMutation({
    mutationFn: (next: string) => ipc.themeRename(theme, next),
    onSuccess: (_, next) => takeBack(t("compare.theme.renamed", { name: next })),
  });
  const merge = useMutation({
    mutationFn: (into: { id: number; name: string }) => ipc.themeMerge(into.id, theme),
    onSuccess: (_, into) => takeBack(t("compare.theme.merged", { name, into: into.name })),
  });
  const remove = useMutation({
    mutationFn: () => ipc.themeRemove(theme),
    onSuccess: () => takeBack(t("compare.theme.removed", { name })),
  });
  const take = () => {
    const next = naming?.trim() ?? "";
    if (next !== "" && next !== name) {
      rename.mutate(next);
    }
    setNaming(null);
  };
  if (naming !== null) {
    return (
      <input
        className={classes.rename}
        aria-label={t("compare.theme.newName", { name })}
        value={naming}
        // biome-ignore lint/a11y/noAutofocus: it was asked for to type in
        autoFocus
        autoComplete="off"
        data-testid="theme-name"
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setNaming(event.currentTarget.value)}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.key === "Enter") {
            take();
          } else if (event.key === "Escape") {
            event.stopPropagation();
            setNaming(null);
          }
        }}
      />
    );
  }
  return (
    <Menu position="bottom-end" withinPortal={false}>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          size="1.75rem"
          aria-label={t("compare.theme.menu", { name })}
          data-testid="theme-menu"
        >
          <IconDots size={16} stroke={1.7} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconPencil size={15} aria-hidden />}
          onClick={() => window.setTimeout(() => setNaming(name))}
          data-testid="theme-rename"
        >
          {t("compare.theme.rename")}
        </Menu.Item>
        {others.length > 0 && (
          <Menu.Sub>
            <Menu.Sub.Target>
              <Menu.Sub.Item leftSection={<IconArrowMerge size={15} aria-hidden />}>
                {t("compare.theme.merge")}
              </Menu.Sub.Item>
            </Menu.Sub.Target>
            <Menu.Sub.Dropdown>
              {others.map((one) => (
                <Menu.Item key={one.id} onClick={() => merge.mutate(one)}>
                  {one.name}
                </Menu.Item>
              ))}
            </Menu.Sub.Dropdown>
          </Menu.Sub>
        )}
        <Menu.Item
          leftSection={<IconTrash size={15} aria-hidden />}
          onClick={() => remove.mutate()}
          data-testid="theme-remove"
        >
          {t("compare.theme.remove")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
