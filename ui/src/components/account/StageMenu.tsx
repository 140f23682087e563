import { Button, Menu } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Stage } from "@/ipc";

const ALL: Stage[] = [
  "visitor",
  "lead",
  "prospect",
  "customer",
  "ambassador",
  "nurture",
  "disqualified",
];

/** Where an account stands, and the way to move it. */
export function StageMenu({ stage, onStage }: { stage: Stage; onStage: (stage: Stage) => void }) {
  const { t } = useTranslation();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          rightSection={<IconChevronDown size={15} stroke={1.6} aria-hidden />}
          data-testid="stage-menu"
        >
          {t(`common.stage.${stage}`)}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup value={stage} onChange={(one) => onStage(one as Stage)}>
          {ALL.map((one) => (
            <Menu.RadioItem key={one} value={one} closeMenuOnClick data-testid={`stage-${one}`}>
              {t(`common.stage.${one}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
