import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useEffect } from "react";
import type { VersionInfo } from "@/ipc";
import { versionsQuery } from "@/queries/profile";
import { workspaceQuery } from "@/queries/workspace";

/** Of which version the evidence of a workspace spoke last; as long as the program runs. */
const remembered = new Map<string, number>();

export interface Version {
  /** The number of a published version; none: the draft. */
  version: number | null;
  /** The published versions, newest first. */
  versions: readonly VersionInfo[];
  choose: (version: number | null) => void;
}

/** What the evidence speaks of: what the address says, else what was chosen last, else the draft. */
export function useVersion(): Version {
  const search: { version?: number | "draft" } = useSearch({ strict: false });
  const navigate = useNavigate();
  const { data: workspace } = useQuery(workspaceQuery);
  const { data: versions } = useQuery(versionsQuery);
  const place = workspace?.path ?? "";
  const asked = search.version ?? remembered.get(place) ?? "draft";
  // A version that was taken back by undo is not there any more.
  const there =
    typeof asked === "number" && (versions?.some((one) => one.number === asked) ?? true);
  const version = there ? asked : null;
  useEffect(() => {
    if (version === null) {
      remembered.delete(place);
    } else {
      remembered.set(place, version);
    }
  }, [place, version]);
  const choose = useCallback(
    (next: number | null) =>
      void navigate({ to: ".", search: { version: next ?? "draft" }, replace: true }),
    [navigate],
  );
  return { version, versions: versions ?? NONE, choose };
}

const NONE: readonly VersionInfo[] = [];
