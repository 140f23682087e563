import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { QueryClientProvider } from "@tanstack/react-query";
import {
  createMemoryHistory,
  createRootRoute,
  createRouter,
  RouterProvider,
} from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { type Language, startI18n } from "@/i18n";
import { createQueryClient } from "@/queries/client";
import { Shell } from "@/shell/Shell";
import { cssVariablesResolver, theme } from "@/theme/mantine";
import "@/theme/index.css";
import { Gallery } from "./Gallery";

/** `gallery.html?part=studio&lang=it&theme=dark`: one part of the components at a time. */
const asked = new URLSearchParams(location.search);
const scheme = asked.get("theme") === "dark" ? "dark" : "light";
startI18n((asked.get("lang") ?? "en") as Language);

function Page() {
  return (
    <Shell
      state={{
        workspace: {
          path: "/ordito.lanewise",
          name: "Ordito Workflows",
          about: "Mid-market Europe",
        },
        version: { number: 3, published: asked.has("published") },
        undo: "Good from 55 to 60",
        redo: null,
        savedAt: new Date(2026, 10, 12, 10, 42).getTime(),
      }}
      onUndo={() => {}}
      onRedo={() => {}}
    >
      <Gallery part={asked.get("part") ?? "studio"} />
    </Shell>
  );
}

const root = createRootRoute({ component: Page, notFoundComponent: () => null });
const router = createRouter({
  routeTree: root,
  history: createMemoryHistory({ initialEntries: ["/profile"] }),
});

const element = document.getElementById("root");
if (element) {
  createRoot(element).render(
    <StrictMode>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariablesResolver}
        forceColorScheme={scheme}
      >
        <Notifications position="bottom-right" />
        <QueryClientProvider client={createQueryClient(() => {})}>
          <RouterProvider router={router as never} />
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  );
}
