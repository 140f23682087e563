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

/** The whole program: theme, cache, router. */
export function App() {
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
      defaultColorScheme="auto"
      deduplicateCssVariables={false}
    >
      <Notifications position="bottom-right" />
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  );
}
