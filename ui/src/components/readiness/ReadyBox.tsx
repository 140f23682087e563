import classes from "./Readiness.module.css";

/** Ticked, dash (some of it is there), dashed outline (nothing yet). The words beside it say the same. */
export function ReadyBox({ state }: { state: "done" | "partly" | "open" }) {
  return (
    <svg className={classes.box} data-state={state} viewBox="0 0 18 18" aria-hidden="true">
      <rect x="1" y="1" width="16" height="16" rx="2.5" />
      {state === "done" && <path d="M4.8 9.4l2.8 2.8 5.6-6" />}
      {state === "partly" && <path d="M5 9h8" />}
    </svg>
  );
}
