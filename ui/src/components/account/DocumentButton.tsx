import { Button } from "@mantine/core";
import { IconFileText } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { type Action, useActions } from "@/shell/actions";
import { type Shortcut, useShortcutList } from "@/shell/shortcuts";

/** Leads to the documents of an account: its scorecard on a page, its discovery guide. */
export function DocumentButton({ account }: { account: number }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const open = useCallback(
    () => void navigate({ to: "/documents", search: { account } }),
    [navigate, account],
  );
  const shortcuts = useMemo<Shortcut[]>(
    () => [{ keys: "d", label: t("documents.open"), group: "here", run: open }],
    [t, open],
  );
  useShortcutList(shortcuts);
  const actions = useMemo<Action[]>(
    () => [{ id: "account.document", label: t("documents.open"), keys: "d", run: open }],
    [t, open],
  );
  useActions(actions);
  return (
    <Button
      leftSection={<IconFileText size={16} stroke={1.6} aria-hidden />}
      onClick={open}
      data-testid="open-document"
    >
      {t("documents.open")}
    </Button>
  );
}
