import { Navigate, Outlet, useRouterState } from "@tanstack/react-router";
import { Suspense, useEffect } from "react";
import { ErrorState } from "@/components/ErrorState";
import { asLanewiseError, titleWindow } from "@/ipc";
import { FailureBoundary } from "./FailureBoundary";
import { FileDropCatcher } from "./FileDropCatcher";
import { Shell } from "./Shell";
import classes from "./Shell.module.css";
import { useArrival } from "./useArrival";
import { useShell } from "./useShell";

/** The places that need no workspace. */
const ALWAYS = ["/", "/settings", "/welcome"];

/** The frame joined to the core: what it shows is asked for, what it offers is carried out. */
export function Frame() {
  const { state, waiting, error, undo, redo } = useShell();
  const place = useRouterState({ select: (router) => router.location.pathname });
  useArrival(place);
  const name = state.workspace?.name;

  useEffect(() => titleWindow(name ? `${name} – Lanewise` : "Lanewise"), [name]);

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
          <div className={classes.screen}>
            <Outlet />
          </div>
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
