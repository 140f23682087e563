import { Outlet, useRouterState } from "@tanstack/react-router";
import { Suspense } from "react";
import { FailureBoundary } from "./FailureBoundary";
import { Shell } from "./Shell";
import { useShell } from "./useShell";

/** The frame joined to the core: what it shows is asked for, what it offers is carried out. */
export function Frame() {
  const { state, undo, redo } = useShell();
  const place = useRouterState({ select: (router) => router.location.pathname });
  return (
    <Shell state={state} onUndo={undo} onRedo={redo}>
      <FailureBoundary key={place}>
        <Suspense fallback={null}>
          <Outlet />
        </Suspense>
      </FailureBoundary>
    </Shell>
  );
}
