import { Navigate, Outlet, useRouterState } from "@tanstack/react-router";
import { Suspense } from "react";
import { ErrorState } from "@/components/ErrorState";
import { asLanewiseError } from "@/ipc";
import { FailureBoundary } from "./FailureBoundary";
import { FileDropCatcher } from "./FileDropCatcher";
import { Shell } from "./Shell";
import classes from "./Shell.module.css";
import { useShell } from "./useShell";

/** The places that need no workspace. */
const ALWAYS = ["/", "/settings"];

/** The frame joined to the core: what it shows is asked for, what it offers is carried out. */
export function Frame() {
  const { state, waiting, error, undo, redo } = useShell();
  const place = useRouterState({ select: (router) => router.location.pathname });

  const screen = () => {
    if (waiting) {
      return null;
    }
    if (error) {
      return (
        <div className={classes.failure}>
          <ErrorState error={asLanewiseError(error)} />
        </div>
      );
    }
    if (state.workspace === null && !ALWAYS.includes(place)) {
      return <Navigate to="/" replace />;
    }
    return (
      <FailureBoundary key={place}>
        <Suspense fallback={null}>
          <Outlet />
        </Suspense>
      </FailureBoundary>
    );
  };

  return (
    <Shell state={state} onUndo={undo} onRedo={redo}>
      {screen()}
      <FileDropCatcher open={state.workspace !== null} />
    </Shell>
  );
}
