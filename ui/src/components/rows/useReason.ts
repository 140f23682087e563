import { useTranslation } from "react-i18next";
import { refusalWords } from "@/i18n/errors";
import { useFormat } from "@/i18n/format";
import type { RowReject } from "@/ipc";

/**
 * Why a row or a slide could not be taken, in the reader's words. `choose`: the account can be chosen here; otherwise the file
 * has to be put right.
 */
export function useReason(choose = true): (reason: RowReject) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return (reason) => {
    switch (reason.kind) {
      case "refused": {
        const { what, next } = refusalWords(t, reason.refusal);
        return `${what} ${next}`;
      }
      case "ambiguous_account":
        return t(choose ? "slideio.reason.ambiguous_account" : "slideio.amend.ambiguous_account", {
          name: reason.name,
          count: reason.accounts,
          n: format.count(reason.accounts),
        });
      case "no_account":
      case "unknown_account":
      case "other_key":
      case "no_number":
        return t(choose ? `slideio.reason.${reason.kind}` : `slideio.amend.${reason.kind}`, {
          ...reason,
        });
      case "no_word":
        return t("slideio.reason.no_word", { ...reason, known: reason.known.join(", ") });
      case "repeated":
        return t("slideio.reason.repeated", { first: format.count(reason.first) });
      case "too_many_cells":
        return t("slideio.reason.too_many_cells", {
          cells: format.count(reason.cells),
          columns: format.count(reason.columns),
        });
      default:
        return t(`slideio.reason.${reason.kind}`, { ...reason });
    }
  };
}
