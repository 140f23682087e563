import { Button, Menu } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconChevronDown } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import { chooseTarget, ipc } from "@/ipc";
import { STAGES } from "./view";

/** Writes the scores of these accounts, in this order, for the CRM. */
function useExportScores() {
  const { t } = useTranslation();
  const format = useFormat();
  return useMutation({
    mutationFn: async (ids: readonly number[]) => {
      const name = `${t("prospects.export.file")}.csv`;
      const path = await chooseTarget(t("prospects.export.scores"), name, [
        { name: t("common.export.csv"), extensions: ["csv"] },
        { name: t("common.export.workbook"), extensions: ["xlsx"] },
      ]);
      if (path !== null) {
        const count = await ipc.scoresExport(path, [...ids]);
        notifications.show({
          message: t("common.export.done", { count, n: format.count(count), path }),
        });
      }
    },
  });
}

/** The scores of the ticked accounts. */
export function ExportTicked({ ids }: { ids: readonly number[] }) {
  const { t } = useTranslation();
  const { mutate, isPending } = useExportScores();
  return (
    <Button
      size="compact-md"
      loading={isPending}
      onClick={() => mutate(ids)}
      data-testid="bulk-export"
    >
      {t("prospects.export.ticked")}
    </Button>
  );
}

export interface ExportMenuProps {
  /** Those the list shows, in its order, and all there are. */
  shown: readonly number[];
  all: readonly number[];
  scored: boolean;
}

/** What can be taken out of the list: scores for the CRM, or all that is known. */
export function ExportMenu({ shown, all, scored }: ExportMenuProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const scores = useExportScores();
  const everything = useMutation({
    mutationFn: async () => {
      const path = await chooseTarget(t("common.export.title"), `${t("prospects.title")}.csv`, [
        { name: t("common.export.csv"), extensions: ["csv"] },
        { name: t("common.export.workbook"), extensions: ["xlsx"] },
        { name: t("common.export.lines"), extensions: ["jsonl"] },
      ]);
      if (path !== null) {
        const count = await ipc.accountsExport(path, STAGES);
        notifications.show({
          message: t("common.export.done", { count, n: format.count(count), path }),
        });
      }
    },
  });
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="subtle"
          loading={scores.isPending || everything.isPending}
          rightSection={<IconChevronDown size={14} stroke={1.6} aria-hidden />}
          data-testid="export"
        >
          {t("common.export.action")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {scored && (
          <>
            <Menu.Label>{t("prospects.export.scores")}</Menu.Label>
            <Menu.Item
              disabled={shown.length === 0}
              onClick={() => scores.mutate(shown)}
              data-testid="export-shown"
            >
              {t("prospects.export.shown", { n: format.count(shown.length), count: shown.length })}
            </Menu.Item>
            <Menu.Item onClick={() => scores.mutate(all)} data-testid="export-all-scores">
              {t("prospects.export.all", { n: format.count(all.length), count: all.length })}
            </Menu.Item>
            <Menu.Divider />
          </>
        )}
        <Menu.Item onClick={() => everything.mutate()} data-testid="export-accounts">
          {t("prospects.export.accounts")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
