import { createReadStream } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

/** The address the Tauri shell expects in development (`build.devUrl`). */
const DEV_PORT = 1420;

/**
 * For `dev.html`: the answers of the real core to the sample workspace, one `<language>.json`
 * each in the folder that LANEWISE_FIXTURES names. Only in development.
 */
function fixtures(): Plugin {
  return {
    name: "lanewise-fixtures",
    apply: "serve",
    configureServer(server) {
      server.middlewares.use("/fixtures/", (request, response) => {
        const file = /^\/(en|it|es)\.json$/.exec(request.url ?? "")?.[0];
        const folder = process.env.LANEWISE_FIXTURES;
        if (!file || !folder) {
          response.writeHead(404).end("Set LANEWISE_FIXTURES to the folder of en.json.");
          return;
        }
        response.setHeader("Content-Type", "application/json");
        createReadStream(join(folder, file))
          .on("error", (error) => response.writeHead(404).end(error.message))
          .pipe(response);
      });
    },
  };
}

export default defineConfig({
  // Relative addresses work under Tauri's custom protocol and from any folder.
  base: "./",
  plugins: [react(), fixtures()],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  clearScreen: false,
  server: { port: DEV_PORT, strictPort: true },
  // WebKitGTK 2.40 and WKWebView of macOS 13 are the oldest engines the app meets.
  build: { outDir: "dist", emptyOutDir: true, target: ["safari16.4", "chrome120"] },
  test: {
    environment: "jsdom",
    setupFiles: ["src/test/setup.ts"],
    include: ["src/**/*.test.{ts,tsx}", "scripts/*.test.mjs"],
    css: { include: [] },
    restoreMocks: true,
  },
});
