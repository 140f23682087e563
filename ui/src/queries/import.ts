import { keepPreviousData, queryOptions, skipToken } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { type ImportOptions, type ImportProgress, ipc, type Layout, onImportProgress } from "@/ipc";
import { keys } from "./keys";

/** A table as it lies in its file: detected, or as the layout was corrected. */
export const tableQuery = (path: string | null, layout: Layout | null) =>
  queryOptions({
    queryKey: keys.settings.table(path, layout),
    queryFn: path === null ? skipToken : () => ipc.importOpen(path, layout),
    // The last reading stays while a correction is tried.
    placeholderData: keepPreviousData,
    gcTime: 0,
  });

/** What is to be imported and how. */
export interface ImportWish {
  path: string;
  layout: Layout;
  options: ImportOptions;
}

/** What an import would do. Asked again whenever accounts change. */
export const planQuery = (wish: ImportWish | null) =>
  queryOptions({
    queryKey: keys.accounts.plan(wish),
    queryFn: wish === null ? skipToken : () => ipc.importPlan(wish.path, wish.layout, wish.options),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });

/** How far the import or its rehearsal is, while `going`. */
export function useImportProgress(going: boolean): ImportProgress | null {
  const [progress, setProgress] = useState<ImportProgress | null>(null);
  useEffect(() => {
    if (!going) {
      return;
    }
    setProgress(null);
    return onImportProgress(setProgress);
  }, [going]);
  return going ? progress : null;
}
