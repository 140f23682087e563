import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import type { Answer, NeedsFit } from "@/ipc";

/** How many needs are covered, in words: "5 of 6 needs". */
export function useOfNeeds(): (fit: NeedsFit) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return useCallback(
    (fit) =>
      t(fit.partly === 0 ? "capabilities.fit.of" : "capabilities.fit.ofPartly", {
        count: fit.needs,
        n: format.count(fit.needs),
        k: format.count(fit.covered),
        p: format.count(fit.partly),
      }),
    [t, format],
  );
}

/** A share that somebody answered by hand: a number in per cent, or the name of its level. */
export function useHandText(): (answer: Answer, levels: readonly string[]) => string {
  const format = useFormat();
  return useCallback(
    ({ given }, levels) => {
      switch (given.kind) {
        case "number":
          return format.share(given.value / 100, 6);
        case "levels":
          return levels.length > 0 ? levels.join(", ") : given.value.join(", ");
        default:
          return given.value;
      }
    },
    [format],
  );
}
