import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useErrorWords } from "@/i18n/errors";
import { useFormat } from "@/i18n/format";
import type { Detail } from "@/ipc";
import { fileName, type Opening, type Refused } from "@/queries/opening";
import classes from "./Start.module.css";

export interface RefusedFileProps {
  refused: Refused;
  onRetry: (opening: Opening) => void;
}

function holderOf(detail: unknown): Detail["holder"] {
  return typeof detail === "object" && detail !== null ? ((detail as Detail).holder ?? null) : null;
}

/** Why a workspace file is not open, and what to do about it. */
export function RefusedFile({ refused, onRetry }: RefusedFileProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useErrorWords()(refused.error);
  const holder = holderOf(refused.error.detail);
  // Making a file that is there already would fail again.
  const again = refused.error.kind !== "exists" && refused.error.kind !== "not_lanewise";
  return (
    <section className={classes.refused} role="alert" data-testid="refused">
      <div>
        <h2>{t("start.refused.title", { name: fileName(refused.path) })}</h2>
        <p>
          {words.what} {words.next}
        </p>
        {holder && (
          <p className={classes.path}>
            {t("start.refused.since", { when: format.when(holder.since) })}
          </p>
        )}
        <p className={classes.path}>
          <bdi>{refused.path}</bdi>
        </p>
      </div>
      {again && (
        <Button onClick={() => onRetry({ how: "open", path: refused.path })}>
          {t("common.retry")}
        </Button>
      )}
    </section>
  );
}
