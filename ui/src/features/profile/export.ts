import { notifications } from "@mantine/notifications";
import { useMutation } from "@tanstack/react-query";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { chooseTarget, ipc } from "@/ipc";

/** Asks where to, and writes a version, or the draft (`null`), as a profile file. */
export function useExport(): (profileId: string, version: number | null) => Promise<void> {
  const { t } = useTranslation();
  const { mutateAsync } = useMutation({
    mutationFn: ({ path, version }: { path: string; version: number | null }) =>
      ipc.profileExport(path, version),
  });
  return useCallback(
    async (profileId, version) => {
      const suggested = `${profileId}${version === null ? "" : `-v${version}`}.json`;
      const path = await chooseTarget(t("profile.export.title"), suggested, [
        { name: t("profile.export.kind"), extensions: ["json"] },
      ]);
      if (path !== null) {
        await mutateAsync({ path, version });
        notifications.show({ message: t("profile.export.done", { path }) });
      }
    },
    [t, mutateAsync],
  );
}
