import { MantineProvider } from "@mantine/core";
import { Notifications, notifications } from "@mantine/notifications";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import i18next from "i18next";
import { useEffect, useState } from "react";
import { errorWords } from "@/i18n/errors";
import type { LanewiseError, WorkspaceInfo } from "@/ipc";
import { followChanges } from "@/queries/changes";
import { createQueryClient } from "@/queries/client";
import { keys } from "@/queries/keys";
import type { Refused } from "@/queries/opening";
import { homeQuery } from "@/queries/workspace";
import { createAppRouter } from "@/router";
import { cssVariablesResolver, theme } from "@/theme/mantine";
import { schemeManager } from "@/theme/scheme";

/** Says an error in a corner of the window. */
function say(error: LanewiseError): void {
  const words = errorWords(i18next.t, error);
  notifications.show({
    title: words.what,
    message: words.next,
    autoClose: 9000,
    role: "alert",
    closeButtonProps: { "aria-label": i18next.t("common.close") },
  });
}

export interface AppProps {
  /** The theme asked for at the start; overrules the remembered one. */
  theme: "light" | "dark" | null;
  /** Why the file asked for at the start is not open. */
  refused?: Refused | null;
  /** The workspace that was opened at the start. */
  workspace?: WorkspaceInfo | null;
}

/** The whole program: theme, cache, router. */
export function App({ theme: asked, refused = null, workspace = null }: AppProps) {
  const [schemes] = useState(() => schemeManager(asked));
  const [router] = useState(() => createAppRouter());
  const [client] = useState(() => {
    const made = createQueryClient(say);
    made.setQueryData(keys.app.refused(), refused);
    if (workspace) {
      made.setQueryData(keys.workspace.current(), workspace);
      void made.prefetchQuery(homeQuery);
    }
    return made;
  });
  useEffect(() => followChanges(client), [client]);
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      colorSchemeManager={schemes}
      defaultColorScheme="auto"
    >
      <Notifications position="bottom-right" limit={3} containerWidth="24rem" />
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  );
}
