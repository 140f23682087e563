import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouterHistory,
} from "@tanstack/react-router";
import { Frame } from "@/shell/Frame";

const root = createRootRoute({ component: Frame });

/** Every screen, each fetched when it is first shown. */
const screens = [
  createRoute({
    getParentRoute: () => root,
    path: "/",
    component: lazyRouteComponent(() => import("@/features/home"), "HomePage"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/customers",
    component: lazyRouteComponent(() => import("@/features/customers"), "CustomersPage"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/customers/$id",
    component: lazyRouteComponent(() => import("@/features/customers/customer"), "CustomerPage"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/profile",
    component: lazyRouteComponent(() => import("@/features/profile"), "ProfilePage"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/prospects",
    component: lazyRouteComponent(() => import("@/features/prospects"), "ProspectsPage"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/prospects/$id",
    component: lazyRouteComponent(() => import("@/features/prospects/scorecard"), "ScorecardPage"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/import",
    component: lazyRouteComponent(() => import("@/features/import"), "ImportPage"),
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
