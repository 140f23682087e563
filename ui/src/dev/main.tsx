import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { type Language, startI18n } from "@/i18n";
import { type AccountSlides, announce, answerWith } from "@/ipc";
import "@/theme/index.css";
import { App } from "@/app";
import { startScale } from "@/theme/scale";
import { type RecordedAudit, recordedAudit } from "./audit";
import { recordedCapabilities } from "./capabilities";
import { type RecordedSlides, recordedCompare } from "./compare";
import { type Recorded, recordedCore } from "./core";
import { type RecordedCosts, recordedCosts } from "./costs";
import { type RecordedEvidence, recordedEvidence } from "./evidence";
import { recordedHouse } from "./house";
import { type RecordedLanes, recordedLanes } from "./lanes";
import { recordedProspects } from "./prospects";
import { recordedReadiness } from "./readiness";
import { recordedRecords } from "./records";
import { recordedRows } from "./rows";
import { recordedSlides } from "./slides";
import { type RecordedTables, recordedTables } from "./tables";

/**
 * The whole app in a browser on recorded answers of the core, for looking at screens:
 * `record <folder>` (of `tests/e2e`) writes them, `LANEWISE_FIXTURES=<folder> npm run dev`, then `dev.html?lang=it&theme=dark#/profile`.
 * `without=profile`, `without=workspace` or `without=everything` shows the screens before there is one.
 */
async function start(): Promise<void> {
  const root = document.getElementById("root");
  if (!root) {
    throw new Error("dev.html has no element #root to draw in");
  }
  const asked = new URLSearchParams(location.search);
  // The router keeps places behind `#` and would take these for its own.
  window.history.replaceState(null, "", location.pathname + location.hash);
  const language = (asked.get("lang") ?? "en") as Language;
  const response = await fetch(`/fixtures/${language}.json`);
  if (!response.ok) {
    root.textContent = await response.text();
    return;
  }
  const recorded: Recorded &
    RecordedEvidence &
    RecordedLanes & {
      imports?: RecordedTables;
      slides?: RecordedSlides[];
      audit?: RecordedAudit;
      costs?: RecordedCosts;
    } = await response.json();
  const without = asked.getAll("without");
  const slides = recordedSlides(recorded, without, asked.has("many"), announce);
  answerWith({
    ...recordedCore(recorded, without, announce),
    ...recordedProspects(recorded, without, announce),
    ...slides,
    ...recordedReadiness(
      recorded,
      () => (slides.slidesList?.() ?? []) as AccountSlides[],
      without,
      announce,
    ),
    ...recordedRows(recorded, announce),
    ...recordedLanes(recorded, announce),
    ...recordedHouse(recorded, without, announce),
    ...(without.includes("everything") ? {} : recordedRecords(recorded, without, announce)),
    ...recordedCompare(
      without.includes("slides") ? { ...recorded, slides: [] } : recorded,
      asked.has("few") ? Number(asked.get("few")) : null,
      announce,
    ),
    ...recordedCapabilities(announce),
    ...recordedTables(recorded.imports ?? {}, announce),
    ...recordedEvidence(recorded, without, asked.get("evidence")),
    ...recordedCosts(recorded.costs, announce),
    ...recordedAudit(recorded.audit, recorded.workspaceCurrent.author, announce),
  });
  startI18n(language);
  startScale();
  createRoot(root).render(
    <StrictMode>
      <App theme={asked.get("theme") === "dark" ? "dark" : "light"} />
    </StrictMode>,
  );
}

void start();
