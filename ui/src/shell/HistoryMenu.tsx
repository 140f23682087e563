import { ActionIcon, Menu, Tooltip } from "@mantine/core";
import { IconHistory } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import { useOperationWords } from "@/i18n/operations";
import { ipc, type Step } from "@/ipc";
import { historyQuery } from "@/queries/workspace";
import classes from "./HistoryMenu.module.css";

/** As many steps as one jumps over knowingly; the rest is in the settings. */
const SHOWN = 14;
const NONE: Step[] = [];

export interface HistoryMenuProps {
  opened: boolean;
  onOpened: (opened: boolean) => void;
}

/** The last steps, to go back (or forth) over several of them at once. */
export function HistoryMenu({ opened, onOpened }: HistoryMenuProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useOperationWords();
  const navigate = useNavigate();
  const [over, setOver] = useState<number | null>(null);
  const { data: steps = NONE } = useQuery({ ...historyQuery(SHOWN), enabled: opened });
  const { mutate: go } = useMutation({ mutationFn: (step: number) => ipc.historyGo(step) });
  const here = steps.filter((step) => step.undone).length;

  const row = (step: Step, at: number) => {
    const count = step.undone ? here - at : at - here + 1;
    const key = step.undone ? "history.forth" : "history.back";
    // What goes along with the step under the hand.
    const along = over !== null && (step.undone ? at >= over && over < here : at <= over);
    return (
      <Menu.Item
        key={step.id}
        className={classes.step}
        data-undone={step.undone || undefined}
        data-along={(along && (over ?? 0) < here === step.undone) || undefined}
        onClick={() => go(step.id)}
        onMouseEnter={() => setOver(at)}
        onFocus={() => setOver(at)}
        data-testid="history-step"
      >
        <span className={classes.lines}>
          <span className={classes.words}>{words(step.op)}</span>
          <span className={classes.when}>
            {[step.author, format.when(step.at)].filter(Boolean).join(" · ")}
          </span>
          <span className="visually-hidden">{t(key, { count, n: format.count(count) })}</span>
        </span>
      </Menu.Item>
    );
  };
  const reach = over === null ? 0 : over < here ? here - over : over - here + 1;
  return (
    <Menu
      position="bottom-start"
      offset={6}
      width={400}
      withinPortal={false}
      opened={opened}
      onChange={(to) => {
        setOver(null);
        onOpened(to);
      }}
    >
      <Menu.Target>
        <Tooltip label={t("history.open")} disabled={opened}>
          <ActionIcon
            variant="subtle"
            size="lg"
            className={classes.button}
            aria-label={t("history.open")}
            data-testid="history-menu"
          >
            <IconHistory size={18} stroke={1.6} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown className={classes.list} onMouseLeave={() => setOver(null)}>
        {steps.length === 0 && <Menu.Label>{t("home.lately.none")}</Menu.Label>}
        {steps.slice(0, here).map(row)}
        {steps.length > 0 && (
          <Menu.Label className={classes.here}>
            {over === null
              ? t("history.here")
              : t(over < here ? "history.forth" : "history.back", {
                  count: reach,
                  n: format.count(reach),
                })}
          </Menu.Label>
        )}
        {steps.slice(here).map((step, at) => row(step, at + here))}
        <Menu.Divider />
        <Menu.Item onClick={() => void navigate({ to: "/settings", hash: "history" })}>
          {t("history.all")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
