import { Button } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { DocumentSearch } from "@/router";
import { KeyCaps } from "@/shell/KeyCaps";
import { type Shortcut, useShortcutList } from "@/shell/shortcuts";

/** The way to the paper of this part, by the button and by `d`; memoise `search`. */
export function ReportButton({ search }: { search: DocumentSearch }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const open = useCallback(() => void navigate({ to: "/documents", search }), [navigate, search]);
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
