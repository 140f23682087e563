import { Menu } from "@mantine/core";
import {
  IconChevronDown,
  IconFilePlus,
  IconFolderOpen,
  IconMoodSmile,
  IconSettings,
  IconX,
} from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { folderOf } from "@/queries/opening";
import { recentQuery, workspaceQuery } from "@/queries/workspace";
import type { ShellState } from "./state";
import classes from "./TopBar.module.css";
import { useWays } from "./useWays";

const RECENT = 6;
const icon = { size: 16, stroke: 1.6, "aria-hidden": true } as const;

/** The open workspace's name, and the way to another one. */
export function WorkspaceMenu({ state }: { state: ShellState }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const ways = useWays();
  const { data: recent = [] } = useQuery(recentQuery);
  const { data: workspace } = useQuery(workspaceQuery);
  const others = recent.filter(({ path }) => path !== workspace?.path).slice(0, RECENT);
  const name = state.workspace?.name ?? (state.waiting ? "" : t("shell.noWorkspace"));
  return (
    <Menu position="bottom-start" offset={6} width={340} withinPortal={false}>
      <Menu.Target>
        <button type="button" className={classes.workspace} data-testid="workspace-menu">
          {/* What is read on it is what it is called. */}
          <span className="visually-hidden">{t("switcher.label", { name: "" })}</span>
          <strong>{name}</strong>
          {state.workspace?.about && <span>{state.workspace.about}</span>}
          <IconChevronDown size={16} stroke={1.6} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown className={classes.menu}>
        {others.length > 0 && (
          <>
            <Menu.Label>{t("start.recent.title")}</Menu.Label>
            {others.map((one) => (
              <Menu.Item key={one.path} onClick={() => ways.openPath(one.path)}>
                <span className={classes.recent}>
                  <span>{one.name}</span>
                  <bdi>{folderOf(one.path)}</bdi>
                </span>
              </Menu.Item>
            ))}
            <Menu.Divider />
          </>
        )}
        <Menu.Item leftSection={<IconFilePlus {...icon} />} onClick={() => ways.start()}>
          {t("switcher.new")}
        </Menu.Item>
        <Menu.Item leftSection={<IconFolderOpen {...icon} />} onClick={() => void ways.openFile()}>
          {t("switcher.open")}
        </Menu.Item>
        <Menu.Item leftSection={<IconMoodSmile {...icon} />} onClick={() => void ways.openSample()}>
          {t("switcher.sample")}
        </Menu.Item>
        {state.workspace && (
          <>
            <Menu.Divider />
            <Menu.Item
              leftSection={<IconSettings {...icon} />}
              onClick={() => void navigate({ to: "/settings" })}
            >
              {t("switcher.settings")}
            </Menu.Item>
            <Menu.Item leftSection={<IconX {...icon} />} onClick={ways.close}>
              {t("settings.file.close")}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
