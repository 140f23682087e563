import { MantineProvider } from "@mantine/core";
import { Notifications, notifications } from "@mantine/notifications";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import i18next from "i18next";
import { useEffect, useState } from "react";
import { errorWords } from "@/i18n/errors";
import { followChanges } from "@/queries/changes";
import { createQueryClient } from "@/queries/client";
import { createAppRouter } from "@/router";
import { cssVariablesResolver, theme } from "@/theme/mantine";
import { schemeManager } from "@/theme/scheme";

/** The whole program: theme, cache, router. `theme` is the one asked for at the start. */
export function App({ theme: asked }: { theme: "light" | "dark" | null }) {
  const [schemes] = useState(() => schemeManager(asked));
  const [router] = useState(() => createAppRouter());
  const [client] = useState(() =>
    createQueryClient((error) => {
      const words = errorWords(i18next.t, error);
      notifications.show({ title: words.what, message: words.next, autoClose: 9000 });
    }),
  );
  useEffect(() => followChanges(client), [client]);
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      colorSchemeManager={schemes}
      defaultColorScheme="auto"
    >
      <Notifications position="bottom-right" />
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  );
}
