import { useQuery } from "@tanstack/react-query";
import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouterHistory,
} from "@tanstack/react-router";
import { lazy } from "react";
import { FIELDS } from "@/components/slides/sheet";
import type { SlideField } from "@/ipc";
import { workspaceQuery } from "@/queries/workspace";
import { Frame } from "@/shell/Frame";

const home = () => import("@/features/home");
const start = () => import("@/features/start");
const HomePage = lazy(async () => ({ default: (await home()).HomePage }));
const StartPage = lazy(async () => ({ default: (await start()).StartPage }));

/** Fetches the first screen ahead, while the core opens the file that was asked for. */
export function fetchFirstScreen(withWorkspace: boolean): void {
  void (withWorkspace ? home() : start());
}

/** The first place: the open workspace at a glance, or the ways to one. */
function FirstPage() {
  const { data: workspace } = useQuery(workspaceQuery);
  return workspace ? <HomePage /> : <StartPage />;
}

/** What the import screen was opened with. */
export interface ImportSearch {
  /** The stage of new accounts. */
  as?: "customer" | "prospect";
  /** The table, where it is known already. */
  file?: string;
}

const DOCUMENTS = [
  "profile",
  "guide",
  "scorecard",
  "gate",
  "waste",
  "waivers",
  "evidence",
  "costs",
  "replay",
  "lanes",
  "refine",
] as const;

/** Which document, and of which account. */
export interface DocumentSearch extends ReplaySearch {
  /** Which published version the evidence speaks of; without, the draft. */
  version?: number;
  kind?: (typeof DOCUMENTS)[number];
  account?: number;
  /** Which gate, for a gate card. */
  gate?: string;
  /** The first day that the waste audit counts. */
  since?: string;
}

/** The two profiles that are replayed: "draft", "version:2", "starter:bant", "file:/…". */
export interface ReplaySearch {
  one?: string;
  other?: string;
}

function replaySearch({ one, other }: Record<string, unknown>): ReplaySearch {
  return {
    ...(typeof one === "string" && one !== "" ? { one } : {}),
    ...(typeof other === "string" && other !== "" ? { other } : {}),
  };
}

/** What the evidence speaks of: a published version by its number, or the draft; without, as it was chosen last. */
export interface EvidenceSearch {
  version?: number | "draft";
}

function evidenceSearch({ version }: Record<string, unknown>): EvidenceSearch {
  return version === "draft" || (typeof version === "number" && version > 0) ? { version } : {};
}

function documentSearch(search: Record<string, unknown>): DocumentSearch {
  const { account, gate, since } = search;
  const kind = DOCUMENTS.find((one) => one === search.kind);
  return {
    ...(kind ? { kind } : {}),
    ...(typeof since === "string" && since !== "" ? { since } : {}),
    ...(typeof account === "number" && account > 0 ? { account } : {}),
    ...(typeof gate === "string" && gate !== "" ? { gate } : {}),
    ...replaySearch(search),
    ...(typeof search.version === "number" && search.version > 0
      ? { version: search.version }
      : {}),
  };
}

function importSearch(search: Record<string, unknown>): ImportSearch {
  const { as, file } = search;
  return {
    ...(as === "customer" || as === "prospect" ? { as } : {}),
    ...(typeof file === "string" && file !== "" ? { file } : {}),
  };
}

/** The file that slides come from. */
function fileSearch({ file }: Record<string, unknown>): { file?: string } {
  return typeof file === "string" && file !== "" ? { file } : {};
}

/** How the customers are looked at; without a word as they were last. */
export interface CustomersSearch {
  view?: "table" | "board";
}

function customersSearch({ view }: Record<string, unknown>): CustomersSearch {
  return view === "table" || view === "board" ? { view } : {};
}

/** How the list of prospects is narrowed. */
export interface ProspectsSearch {
  /** To those that pass this gate. */
  ready?: string;
}

function prospectsSearch({ ready }: Record<string, unknown>): ProspectsSearch {
  return typeof ready === "string" && ready !== "" ? { ready } : {};
}

/** Which of an account's slides. */
export interface SlideSearch {
  slide?: number;
  /** The field to begin with. */
  field?: SlideField;
}

function slideSearch({ slide, field }: Record<string, unknown>): SlideSearch {
  const known = FIELDS.find((one) => one === field);
  return {
    ...(typeof slide === "number" && slide > 0 ? { slide } : {}),
    ...(known ? { field: known } : {}),
  };
}

/** How the start screen was asked for. */
export interface WelcomeSearch {
  /** The way to a workspace that is open already. */
  way?: "list" | "starter";
  /** The list to begin with. */
  list?: string;
}

function welcomeSearch(search: Record<string, unknown>): WelcomeSearch {
  const { way, list } = search;
  return {
    ...(way === "list" || way === "starter" ? { way } : {}),
    ...(typeof list === "string" && list !== "" ? { list } : {}),
  };
}

/** Whose needs are shown on the capability screen. */
export interface CapabilitiesSearch {
  account?: number;
}

function capabilitiesSearch({ account }: Record<string, unknown>): CapabilitiesSearch {
  return typeof account === "number" && account > 0 ? { account } : {};
}

const root = createRootRoute({ component: Frame });

/** Every screen, each fetched when it is first shown. */
const screens = [
  createRoute({
    getParentRoute: () => root,
    path: "/",
    component: FirstPage,
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/welcome",
    validateSearch: welcomeSearch,
    component: StartPage,
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/customers",
    validateSearch: customersSearch,
    component: lazyRouteComponent(() => import("@/features/customers"), "CustomersPage"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/customers/$id",
    component: lazyRouteComponent(() => import("@/features/customers/customer"), "CustomerPage"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/slides",
    component: lazyRouteComponent(() => import("@/features/compare"), "ComparePage"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/slides/all",
    component: lazyRouteComponent(() => import("@/features/slides"), "SlidesPage"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/slides/import",
    validateSearch: fileSearch,
    component: lazyRouteComponent(() => import("@/features/slideio"), "SlideImportPage"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/slides/$account",
    validateSearch: slideSearch,
    component: lazyRouteComponent(() => import("@/features/slides/account"), "AccountSlidesPage"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/slides/capabilities",
    validateSearch: capabilitiesSearch,
    component: lazyRouteComponent(() => import("@/features/capabilities"), "CapabilitiesPage"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/profile",
    component: lazyRouteComponent(() => import("@/features/profile"), "ProfilePage"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/prospects",
    validateSearch: prospectsSearch,
    component: lazyRouteComponent(() => import("@/features/prospects"), "ProspectsPage"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/prospects/activities",
    component: lazyRouteComponent(() => import("@/features/activities"), "ActivitiesPage"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/prospects/waivers",
    component: lazyRouteComponent(() => import("@/features/waivers"), "WaiversPage"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/prospects/audit",
    component: lazyRouteComponent(() => import("@/features/audit"), "AuditPage"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/prospects/$id",
    component: lazyRouteComponent(() => import("@/features/prospects/scorecard"), "ScorecardPage"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/prospects/$id/call",
    component: lazyRouteComponent(() => import("@/features/prospects/call"), "CallPage"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/evidence",
    validateSearch: evidenceSearch,
    component: lazyRouteComponent(() => import("@/features/evidence-parameters"), "EvidencePage"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/evidence/profile",
    validateSearch: evidenceSearch,
    component: lazyRouteComponent(
      () => import("@/features/evidence-profile"),
      "EvidenceProfilePage",
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/evidence/costs",
    validateSearch: evidenceSearch,
    component: lazyRouteComponent(() => import("@/features/evidence-costs"), "CostsPage"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/evidence/replay",
    validateSearch: replaySearch,
    component: lazyRouteComponent(() => import("@/features/evidence-replay"), "ReplayPage"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/evidence/lanes",
    component: lazyRouteComponent(() => import("@/features/evidence-lanes"), "LanesPage"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/evidence/refine",
    component: lazyRouteComponent(() => import("@/features/evidence-refine"), "RefinePage"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/import",
    validateSearch: importSearch,
    component: lazyRouteComponent(() => import("@/features/import"), "ImportPage"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/import/waiting",
    component: lazyRouteComponent(() => import("@/features/import/waiting"), "WaitingPage"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/documents",
    validateSearch: documentSearch,
    component: lazyRouteComponent(() => import("@/features/documents"), "DocumentsPage"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/settings",
    component: lazyRouteComponent(() => import("@/features/settings"), "SettingsPage"),
  }),
] as const;

const tree = root.addChildren([...screens]);

/**
 * The router. The place lives behind `#`: the shell serves one file, and a reload or a test
 * still knows where it was.
 */
export function createAppRouter(history: RouterHistory = createHashHistory()) {
  return createRouter({ routeTree: tree, history, defaultPreload: "intent" });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
