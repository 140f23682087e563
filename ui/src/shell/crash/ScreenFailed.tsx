import { ErrorState } from "@/components/ErrorState";
import type { LanewiseError } from "@/ipc";
import classes from "../Shell.module.css";

/** In a screen's place when it cannot be drawn: what happened, and the ways on. */
export function ScreenFailed({ error, onRetry }: { error: LanewiseError; onRetry: () => void }) {
  return (
    <div className={classes.failure} data-testid="screen-failed">
      <ErrorState error={error} onRetry={onRetry} />
    </div>
  );
}
