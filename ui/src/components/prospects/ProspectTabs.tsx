import { useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { type Action, useActions } from "@/shell/actions";
import { type Shortcut, useShortcutList } from "@/shell/shortcuts";
import { Tabs } from "../Tabs";

const PARTS = [
  { id: "list", to: "/prospects" },
  { id: "activities", to: "/prospects/activities" },
  { id: "waivers", to: "/prospects/waivers" },
  { id: "audit", to: "/prospects/audit" },
] as const;

export type ProspectPart = (typeof PARTS)[number]["id"];

/** The parts of the prospects: the list, and what is spent on them. Keys 1 to 4. */
export function ProspectTabs({ part }: { part: ProspectPart }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const shortcuts = useMemo<Shortcut[]>(
    () =>
      PARTS.map(({ id, to }, at) => ({
        keys: `${at + 1}`,
        label: t(`audit.tabs.${id}`),
        group: "here",
        run: () => void navigate({ to }),
      })),
    [t, navigate],
  );
  useShortcutList(shortcuts);
  const ways = useMemo<Action[]>(
    () =>
      PARTS.map(({ id, to }, at) => ({
        id: `prospects.${id}`,
        label: t(`audit.tabs.${id}`),
        keys: `${at + 1}`,
        run: () => void navigate({ to }),
      })),
    [t, navigate],
  );
  useActions(ways);
  return (
    <Tabs
      label={t("audit.tabs.label")}
      tabs={PARTS.map(({ id, to }) => ({ id, to, label: t(`audit.tabs.${id}`) }))}
      here={part}
      testId="prospects-tab"
    />
  );
}
