import { Button, Menu } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ActivityResult, NewActivity } from "@/ipc";
import { today } from "../days";
import { whole } from "./model";

const ENDS = [
  "went_well",
  "no_decision",
  "went_badly",
] as const satisfies readonly ActivityResult[];

/** Ends a POC today, with what came of it. */
export function EndPoc(props: {
  /** What the POC is, read out: its account, its day. */
  name: string;
  activity: NewActivity;
  onPut: (activity: NewActivity) => unknown;
  testId?: string;
}) {
  const { name, activity, onPut, testId } = props;
  const { t } = useTranslation();
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button
          size="compact-sm"
          aria-label={t("audit.activity.endOne", { name })}
          data-testid={testId}
        >
          {t("audit.activity.end")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t("audit.activity.endToday")}</Menu.Label>
        {ENDS.map((result) => (
          <Menu.Item
            key={result}
            onClick={() => {
              const now = whole(activity);
              // One that was to begin later ends on its first day.
              const ended = [now.day, today()].sort().at(-1) ?? now.day;
              onPut({ ...now, ended, result });
            }}
            data-testid={`end-${result}`}
          >
            {t(`audit.result.${result}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
