import { useMemo } from "react";
import { useTranslation } from "react-i18next";
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

/** The parts of the evidence: what the customers themselves say. `t` turns their drawings into tables. */
export function EvidenceTabs({ part }: { part: EvidencePart }) {
  const { t } = useTranslation();
  useFigureKeys();
  const tabs = useMemo(
    () => PARTS.map((one) => ({ ...one, label: t(`evidence.tabs.${one.id}`) })),
    [t],
  );
  return <Tabs area="evidence" label={t("evidence.tabs.label")} tabs={tabs} here={part} />;
}
