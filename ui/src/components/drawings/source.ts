import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Words } from "@/documents/words";
import { useFormat } from "@/i18n/format";
import type { WorkspaceInfo } from "@/ipc";
import { workspaceQuery } from "@/queries/workspace";

type Said = Pick<Words, "t"> & {
  format: { count: (n: number) => string; date: (d: Date) => string };
};

/** Where a drawing comes from: "Lanewise · 42 customers · 22 Nov 2026 · profile v3". */
export function sourceLine(
  { t, format }: Said,
  workspace: WorkspaceInfo | null | undefined,
  customers: number | undefined,
  now: Date,
): string {
  const n = customers ?? workspace?.customers ?? 0;
  const version = workspace?.version ?? null;
  const profile =
    version === null
      ? t("figure.draft")
      : workspace?.draft_changed
        ? t("figure.draftAfter", { n: version })
        : t("figure.version", { n: version });
  return [
    "Lanewise",
    workspace?.name ?? "",
    t("figure.customers", { count: n, n: format.count(n) }),
    format.date(now),
    workspace?.profile ? profile : "",
  ]
    .filter(Boolean)
    .join(" · ");
}

/** The same for the workspace that is open, as of now. */
export function useSource(customers: number | undefined): () => string {
  const { t } = useTranslation();
  const format = useFormat();
  const { data: workspace } = useQuery(workspaceQuery);
  return useMemo(
    () => () => sourceLine({ t, format }, workspace, customers, new Date()),
    [t, format, workspace, customers],
  );
}
