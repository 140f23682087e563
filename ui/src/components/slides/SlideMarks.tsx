import { useTranslation } from "react-i18next";
import type { Filled, SlideState } from "@/ipc";
import classes from "./SlideMarks.module.css";
import { useSlideWords } from "./words";

/** How far a field is filled in, as a shape: an empty box, half a box, a full one. */
export function FilledMark({ filled }: { filled: Filled }) {
  return (
    <svg
      className={classes.mark}
      data-filled={filled}
      viewBox="0 0 12 12"
      aria-hidden="true"
      focusable="false"
    >
      <rect
        x="1"
        y="1"
        width="10"
        height="10"
        rx="1.5"
        fill={filled === "complete" ? "currentColor" : "none"}
        stroke="currentColor"
        strokeWidth="1.2"
        strokeDasharray={filled === "empty" ? "2 1.6" : undefined}
      />
      {filled === "partly" && <path d="M1 11V2.5A1.5 1.5 0 0 1 2.5 1H11Z" fill="currentColor" />}
    </svg>
  );
}

/** The seven fields of a slide as small marks in a row, in their order; read aloud as the verdict. */
export function SlideMarks({ state, silent }: { state: SlideState; silent?: boolean }) {
  const { t } = useTranslation();
  const words = useSlideWords();
  return (
    <span
      className={classes.marks}
      {...(silent ? { "aria-hidden": true } : { role: "img", "aria-label": words.verdict(state) })}
    >
      {state.fields.map((one) => (
        <span
          key={one.field}
          className={classes.cell}
          title={`${words.field(one.field)}: ${words.lacks(one) || t("slides.counts")}`}
        >
          <FilledMark filled={one.filled} />
        </span>
      ))}
    </span>
  );
}
