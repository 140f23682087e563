import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { startI18n } from "@/i18n";
import "@/theme/index.css";
import { App } from "./app";

const root = document.getElementById("root");
if (!root) {
  throw new Error("index.html has no element #root to draw in");
}

startI18n();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
