import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Tabs } from "../Tabs";

const PARTS = [
  { id: "list", to: "/prospects" },
  { id: "activities", to: "/prospects/activities" },
  { id: "waivers", to: "/prospects/waivers" },
  { id: "audit", to: "/prospects/audit" },
] as const;

export type ProspectPart = (typeof PARTS)[number]["id"];

/** The parts of the prospects: the list, and what is spent on them. */
export function ProspectTabs({ part }: { part: ProspectPart }) {
  const { t } = useTranslation();
  const tabs = useMemo(
    () => PARTS.map((one) => ({ ...one, label: t(`audit.tabs.${one.id}`) })),
    [t],
  );
  return <Tabs area="prospects" label={t("audit.tabs.label")} tabs={tabs} here={part} />;
}
