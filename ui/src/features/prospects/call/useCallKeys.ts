import { type RefObject, useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { GRADE_KEYS } from "@/components/scorecard/Evidence";
import { type Shortcut, useShortcutList, useSingleKeys } from "@/shell/shortcuts";
import type { QuestionHandle } from "./Question";

export interface CallKeys {
  next: () => void;
  back: () => void;
  leave: () => void;
  end: () => void;
  search: () => void;
}

/** Enter on a button presses that button; anywhere else it goes on. */
function pressOr(act: () => void): void {
  const focused = document.activeElement;
  // An answer that was chosen already is not chosen again: Enter goes on from it.
  if (focused instanceof HTMLButtonElement && focused.getAttribute("aria-pressed") !== "true") {
    focused.click();
  } else {
    act();
  }
}

/** The keys of a call. `question` is the one on the screen, `null` where the summary stands. */
export function useCallKeys(
  keys: CallKeys,
  question: RefObject<QuestionHandle | null> | null,
): void {
  const { t } = useTranslation();
  const single = useSingleKeys();
  const latest = useRef({ keys, question });
  latest.current = { keys, question };
  const asking = question !== null;

  const shortcuts = useMemo<Shortcut[]>(() => {
    const here = (key: string, label: string, run: () => void): Shortcut => ({
      keys: key,
      label,
      group: "here",
      run,
    });
    const go = (what: keyof CallKeys) => () => latest.current.keys[what]();
    const ask = () => latest.current.question?.current;
    const ways = [
      here("Enter", t(asking ? "call.on" : "call.done"), () => pressOr(go("next"))),
      here("ArrowLeft", t("call.back"), go("back")),
      here("Escape", t("call.leave"), go("leave")),
    ];
    if (!asking) {
      return ways;
    }
    const grades = Object.entries(GRADE_KEYS).map(([key, grade]) =>
      here(key, t(grade === "unknown" ? "call.notKnown" : `prospects.grade.${grade}`), () =>
        ask()?.chooseGrade(grade),
      ),
    );
    return [
      ...ways,
      here("ArrowRight", t("call.on"), go("next")),
      here("Backspace", t("call.back"), go("back")),
      here("ArrowDown", t("call.stepDown"), () => ask()?.step(1)),
      here("ArrowUp", t("call.stepUp"), () => ask()?.step(-1)),
      ...grades,
      here("n", t("notes.add"), () => ask()?.note()),
      here("Delete", t("prospects.card.clear"), () => ask()?.clear()),
      here("/", t("call.jump"), go("search")),
      here("f", t("call.end"), go("end")),
    ];
  }, [t, asking]);
  useShortcutList(shortcuts);

  // The digits stand on the answers themselves: nine more lines in the map of the keys would hide the rest.
  useEffect(() => {
    const digits = (event: KeyboardEvent) => {
      const typing = event.target instanceof Element && event.target.matches("input, textarea");
      if (
        single &&
        !typing &&
        !event.defaultPrevented &&
        !(event.ctrlKey || event.metaKey || event.altKey) &&
        /^[1-9]$/.test(event.key)
      ) {
        latest.current.question?.current?.choosePlace(Number(event.key) - 1);
      }
    };
    window.addEventListener("keydown", digits);
    return () => window.removeEventListener("keydown", digits);
  }, [single]);
}
