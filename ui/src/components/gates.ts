import type { TFunction } from "i18next";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";

/** The published gates, whose names are in every language. */
export const GATES = ["vision_demo", "deep_demo", "poc"] as const;

/** A gate as people call it: the team's name, or that of a published one. */
export function gateName(t: TFunction, gate: string, name: string): string {
  const known = GATES.find((one) => one === gate);
  return name || (known ? t(`gates.name.${known}`) : gate);
}

export function useGateName(): (gate: string, name: string) => string {
  const { t } = useTranslation();
  return useCallback((gate: string, name: string) => gateName(t, gate, name), [t]);
}
