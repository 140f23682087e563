import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { currentLanguage } from "@/i18n";
import { chooseFile, chooseTarget, ipc } from "@/ipc";
import { keys } from "@/queries/keys";
import { lastAuthor, useOpening } from "@/queries/opening";
import { offerTour } from "./tour/state";

/** The ways to a workspace and out of it, from wherever one is. */
export function useWays() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { mutate: open } = useOpening();
  const { mutate: close, isPending: closing } = useMutation({
    mutationFn: () => ipc.workspaceClose(),
    onSuccess: async () => {
      client.setQueryData(keys.workspace.current(), null);
      await navigate({ to: "/" });
      // What is kept of one workspace must not show up in the next.
      client.removeQueries({ type: "inactive" });
    },
  });

  return useMemo(() => {
    const kinds = [{ name: t("start.kind"), extensions: ["lanewise"] }];
    // What stands in the way is said on the start screen, beside the ways on.
    const going = {
      onSuccess: () => void navigate({ to: "/" }),
      onError: () => void navigate({ to: "/welcome" }),
    };
    const begun = () => {
      offerTour();
      going.onSuccess();
    };
    const openPath = (path: string) => open({ how: "open", path }, going);
    return {
      openPath,
      openFile: async () => {
        const path = await chooseFile(t("start.file.choose"), kinds);
        if (path !== null) {
          openPath(path);
        }
      },
      openSample: async () => {
        const name = "Ordito Workflows";
        const path = await chooseTarget(t("start.sample.where"), `${name}.lanewise`, kinds);
        if (path !== null) {
          const setup = { name, author: lastAuthor(), language: currentLanguage() };
          open({ how: "sample", path, setup }, { ...going, onSuccess: begun });
        }
      },
      /** The start screen; the workspace that is open stays so. */
      start: (way?: "list" | "starter") =>
        void navigate({ to: "/welcome", search: way ? { way } : {} }),
      close: () => close(),
      closing,
    };
  }, [t, navigate, open, close, closing]);
}
