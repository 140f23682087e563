import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import { chooseTarget, ipc, type Stage } from "@/ipc";

/** Writes the accounts at some stages with their answers and scores to a file, for a spreadsheet or the CRM. */
export function ExportAccounts({ stages, name }: { stages: readonly Stage[]; name: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { mutate, isPending } = useMutation({
    mutationFn: async () => {
      const path = await chooseTarget(t("common.export.title"), `${name}.csv`, [
        { name: t("common.export.csv"), extensions: ["csv"] },
        { name: t("common.export.workbook"), extensions: ["xlsx"] },
        { name: t("common.export.lines"), extensions: ["jsonl"] },
      ]);
      if (path !== null) {
        const count = await ipc.accountsExport(path, [...stages]);
        notifications.show({
          message: t("common.export.done", { count, n: format.count(count), path }),
        });
      }
    },
  });
  return (
    <Button variant="subtle" loading={isPending} onClick={() => mutate()} data-testid="export">
      {t("common.export.action")}
    </Button>
  );
}
