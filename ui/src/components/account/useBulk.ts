import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import type { Stage } from "@/ipc";
import { useEditAccounts, useRemoveAccounts, useTakeBack } from "@/queries/edits";

/** What can be done with all ticked accounts at once; each says what it did and can be taken back. */
export function useBulk(
  ticked: number[],
  nameOf: (id: string) => string,
  after: () => void,
): { moveTo: (stage: Stage) => void; removeAll: () => void } {
  const { t } = useTranslation();
  const format = useFormat();
  const { mutate: edit } = useEditAccounts();
  const { mutate: remove } = useRemoveAccounts();
  const takeBack = useTakeBack();
  const values = {
    count: ticked.length,
    n: format.count(ticked.length),
    name: nameOf(String(ticked[0])),
  };
  return {
    moveTo: (stage) => {
      const said = t("prospects.list.moved", { ...values, stage: t(`common.stage.${stage}`) });
      edit(
        { ids: ticked, edit: { field: "stage", value: stage } },
        { onSuccess: () => takeBack(said) },
      );
      after();
    },
    removeAll: () => {
      const said = t("prospects.list.removed", values);
      remove(ticked, { onSuccess: () => takeBack(said) });
      after();
    },
  };
}
