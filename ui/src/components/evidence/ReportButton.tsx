import { Button } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { KeyCaps } from "@/shell/KeyCaps";
import { type Shortcut, useShortcutList } from "@/shell/shortcuts";
import { useVersion } from "./version";

export interface ReportButtonProps {
  kind: "evidence" | "costs" | "replay" | "lanes" | "refine";
  /** The two profiles of a replay. */
  one?: string;
  other?: string;
}

/** The way to the paper of this part, by the button and by `d`: of the version that is shown. */
export function ReportButton({ kind, one, other }: ReportButtonProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { version } = useVersion();
  const open = useCallback(() => {
    const of = version === null || (kind !== "evidence" && kind !== "costs") ? {} : { version };
    const pair = one && other ? { one, other } : {};
    void navigate({ to: "/documents", search: { kind, ...of, ...pair } });
  }, [navigate, version, kind, one, other]);
  const shortcuts = useMemo<Shortcut[]>(
    () => [{ keys: "d", label: t("evidence.paper.open"), group: "here", run: open }],
    [t, open],
  );
  useShortcutList(shortcuts);
  return (
    <Button rightSection={<KeyCaps keys="d" />} onClick={open} data-testid="evidence-report">
      {t("evidence.paper.open")}
    </Button>
  );
}
