import { useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { type Action, useActions } from "@/shell/actions";
import { type Shortcut, useShortcutList } from "@/shell/shortcuts";
import { useFigureKeys } from "../drawings/tables";
import { Tabs } from "../Tabs";

const PARTS = [
  { id: "parameters", to: "/evidence" },
  { id: "profile", to: "/evidence/profile" },
  { id: "costs", to: "/evidence/costs" },
  { id: "replay", to: "/evidence/replay" },
  { id: "lanes", to: "/evidence/lanes" },
  { id: "refine", to: "/evidence/refine" },
] as const;

export type EvidencePart = (typeof PARTS)[number]["id"];

/** The parts of the evidence: what the customers themselves say. Keys 1 to 6; `t` turns their drawings into tables. */
export function EvidenceTabs({ part }: { part: EvidencePart }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const shortcuts = useMemo<Shortcut[]>(
    () =>
      PARTS.map(({ id, to }, at) => ({
        keys: `${at + 1}`,
        label: t(`evidence.tabs.${id}`),
        group: "here",
        run: () => void navigate({ to }),
      })),
    [t, navigate],
  );
  useShortcutList(shortcuts);
  useFigureKeys();
  const ways = useMemo<Action[]>(
    () =>
      PARTS.map(({ id, to }, at) => ({
        id: `evidence.${id}`,
        label: t(`evidence.tabs.${id}`),
        keys: `${at + 1}`,
        run: () => void navigate({ to }),
      })),
    [t, navigate],
  );
  useActions(ways);
  return (
    <Tabs
      label={t("evidence.tabs.label")}
      tabs={PARTS.map(({ id, to }) => ({ id, to, label: t(`evidence.tabs.${id}`) }))}
      here={part}
      testId="evidence-tab"
    />
  );
}
