import { Button } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { askOf } from "@/shell/actions";
import { type Shortcut, useShortcutList } from "@/shell/shortcuts";
import { toggleRoom, useScale } from "@/theme/scale";

/** A new slide, and everything large enough for a projector. */
export function CompareActions() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { room } = useScale();
  const onNew = useCallback(() => {
    void navigate({ to: "/slides/all" });
    askOf("slides.new");
  }, [navigate]);
  const shortcuts = useMemo<Shortcut[]>(
    () => [
      { keys: "n", label: t("compare.newSlide"), group: "here", run: onNew },
      { keys: "F5", label: t("compare.project"), group: "here", run: toggleRoom },
    ],
    [t, onNew],
  );
  useShortcutList(shortcuts);
  return (
    <>
      <Button rightSection={<kbd>N</kbd>} onClick={onNew} data-testid="new-slide">
        {t("compare.newSlide")}
      </Button>
      <Button
        rightSection={<kbd>F5</kbd>}
        aria-pressed={room}
        onClick={toggleRoom}
        data-testid="project"
      >
        {t("compare.project")}
      </Button>
    </>
  );
}
