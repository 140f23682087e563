import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

/** The address the Tauri shell expects in development (`build.devUrl`). */
const DEV_PORT = 1420;

export default defineConfig({
  // Relative addresses work under Tauri's custom protocol and from any folder.
  base: "./",
  plugins: [react()],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  clearScreen: false,
  server: { port: DEV_PORT, strictPort: true },
  // WebKitGTK 2.40 and WKWebView of macOS 13 are the oldest engines the app meets.
  build: { outDir: "dist", emptyOutDir: true, target: ["safari16.4", "chrome120"] },
  test: {
    environment: "jsdom",
    setupFiles: ["src/test/setup.ts"],
    include: ["src/**/*.test.{ts,tsx}"],
    css: { include: [] },
  },
});
