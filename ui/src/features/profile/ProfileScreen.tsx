import { ActionIcon, Button, Menu, Tabs } from "@mantine/core";
import { IconDots, IconDownload, IconFileText, IconRefresh } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { InlineText } from "@/components/InlineText";
import tabs from "@/components/Tabs.module.css";
import { type DraftView, ipc } from "@/ipc";
import { workspaceQuery } from "@/queries/workspace";
import { type Action, useActions } from "@/shell/actions";
import { type Shortcut, useShortcutList } from "@/shell/shortcuts";
import { said, useDraftChange } from "./change";
import { useExport } from "./export";
import { Live, LiveContext } from "./live";
import classes from "./ProfileScreen.module.css";
import { RulesView } from "./rules/RulesView";
import { Studio } from "./Studio";
import { StartPage } from "./start/StartPage";
import { VersionsView } from "./versions/VersionsView";

const VIEWS = ["studio", "rules", "versions"] as const;
type View = (typeof VIEWS)[number];

/** The profile in three views: its parameters, its rules, its versions. */
export function ProfileScreen({ draft }: { draft: DraftView }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [view, setView] = useState<View>("studio");
  const [adding, setAdding] = useState(false);
  // Whoever asked to publish is asked why; whoever looks at the versions is left to look.
  const [publishing, setPublishing] = useState(false);
  const [restarting, setRestarting] = useState(false);
  const [live] = useState(() => new Live());
  const change = useDraftChange();
  const exportProfile = useExport();
  const { data: workspace } = useQuery(workspaceQuery);
  const { profile, chart } = draft;
  const publishable = workspace?.version == null || workspace.draft_changed;

  // What comes from the core is the truth: what was only tried out gives way to it. The chart alone
  // would not tell: without customers it stays the same whatever the weights.
  // biome-ignore lint/correctness/useExhaustiveDependencies: anything new is the point
  useEffect(() => live.settle(), [live, chart, profile.parameters, profile.tiers]);

  const publish = useCallback(() => {
    setPublishing(true);
    setView("versions");
  }, []);

  const openDocument = useCallback(() => void navigate({ to: "/documents" }), [navigate]);

  const shortcuts = useMemo<Shortcut[]>(
    () => [
      {
        keys: "n",
        label: t("profile.list.add"),
        group: "here",
        run: () => {
          setView("studio");
          setAdding(true);
        },
      },
      ...VIEWS.map((one, at) => ({
        keys: `${at + 1}`,
        label: t(`profile.view.${one}`),
        group: "here" as const,
        run: () => setView(one),
      })),
      {
        keys: "p",
        label: t("profile.publish.open"),
        group: "here",
        run: publish,
      },
      { keys: "d", label: t("documents.open"), group: "here", run: openDocument },
    ],
    [t, publish, openDocument],
  );
  useShortcutList(shortcuts);

  const actions = useMemo<Action[]>(
    () => [
      {
        id: "profile.add",
        label: t("profile.list.add"),
        keys: "n",
        run: () => {
          setView("studio");
          setAdding(true);
        },
      },
      { id: "profile.publish", label: t("profile.publish.open"), keys: "p", run: publish },
      { id: "profile.rules", label: t("profile.view.rules"), run: () => setView("rules") },
      { id: "profile.document", label: t("documents.open"), keys: "d", run: openDocument },
      {
        id: "profile.export",
        label: t("profile.export.draft"),
        run: () => said(exportProfile(profile.id, null)),
      },
    ],
    [t, exportProfile, profile.id, publish, openDocument],
  );
  useActions(actions);

  if (restarting) {
    return <StartPage onBack={() => setRestarting(false)} />;
  }
  return (
    <LiveContext value={live}>
      <Tabs
        className={classes.screen}
        value={view}
        onChange={(next) => {
          setPublishing(false);
          setView(VIEWS.find((one) => one === next) ?? "studio");
        }}
        keepMounted={false}
        variant="unstyled"
        data-testid="profile-screen"
      >
        <div className={classes.head}>
          <h1 className={classes.name}>
            <InlineText
              label={t("profile.name")}
              value={profile.name}
              required
              testId="profile-name"
              onCommit={(name) =>
                said(
                  change({
                    run: () => ipc.profileRename(name, profile.about ?? ""),
                    now: (now) => ({ ...now, name }),
                  }),
                )
              }
            />
          </h1>
          <Tabs.List className={tabs.tabs} data-bar aria-label={t("profile.views")}>
            {VIEWS.map((one) => (
              <Tabs.Tab key={one} value={one} className={tabs.tab} data-testid={`view-${one}`}>
                {t(`profile.view.${one}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <div className={classes.actions} data-page-actions>
            <Menu position="bottom-end" withinPortal>
              <Menu.Target>
                <ActionIcon
                  variant="subtle"
                  size="lg"
                  aria-label={t("profile.more")}
                  data-testid="profile-more"
                >
                  <IconDots size={18} stroke={1.6} aria-hidden />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item
                  leftSection={<IconFileText size={16} aria-hidden />}
                  onClick={openDocument}
                  data-testid="open-document"
                >
                  {t("documents.open")}
                </Menu.Item>
                <Menu.Item
                  leftSection={<IconDownload size={16} aria-hidden />}
                  onClick={() => said(exportProfile(profile.id, null))}
                >
                  {t("profile.export.draft")}
                </Menu.Item>
                <Menu.Item
                  leftSection={<IconRefresh size={16} aria-hidden />}
                  onClick={() => setRestarting(true)}
                  data-testid="start-over"
                >
                  {t("profile.start.again")}
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
            {view !== "versions" && (
              <Button
                variant={publishable ? "filled" : "default"}
                disabled={!publishable}
                title={publishable ? undefined : t("profile.publish.nothing")}
                data-testid="open-publish"
                onClick={publish}
              >
                {t("profile.publish.open")}
              </Button>
            )}
          </div>
        </div>
        <Tabs.Panel value="studio" className={classes.panel}>
          <Studio draft={draft} adding={adding} onAdding={setAdding} />
        </Tabs.Panel>
        <Tabs.Panel value="rules" className={classes.panel}>
          <RulesView draft={draft} />
        </Tabs.Panel>
        <Tabs.Panel value="versions" className={classes.panel}>
          <VersionsView draft={draft} publishable={publishable} publishing={publishing} />
        </Tabs.Panel>
      </Tabs>
    </LiveContext>
  );
}
