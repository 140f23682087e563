import { ActionIcon, Menu } from "@mantine/core";
import {
  IconAdjustmentsHorizontal,
  IconEqual,
  IconFolderPlus,
  IconLayersLinked,
  IconLockOpen,
  IconSortAscending2,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

interface ListMenuProps {
  locked: boolean;
  folded: boolean;
  onEqual: () => void;
  onUnlock: () => void;
  onNewGroup: () => void;
  onFold: () => void;
  onMerge: () => void;
}

/** What can be done with all parameters at once. */
export function ListMenu(props: ListMenuProps) {
  const { locked, folded, onEqual, onUnlock, onNewGroup, onFold, onMerge } = props;
  const { t } = useTranslation();
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          size="md"
          aria-label={t("profile.list.all")}
          title={t("profile.list.all")}
          data-testid="list-menu"
        >
          <IconAdjustmentsHorizontal size={17} stroke={1.6} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconEqual size={16} aria-hidden />}
          data-testid="set-equal"
          onClick={onEqual}
        >
          {t("profile.list.equal")}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconLockOpen size={16} aria-hidden />}
          disabled={!locked}
          onClick={onUnlock}
        >
          {t("profile.list.unlockAll")}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconFolderPlus size={16} aria-hidden />}
          data-testid="new-group"
          onClick={onNewGroup}
        >
          {t("profile.list.newGroup")}
        </Menu.Item>
        <Menu.Item leftSection={<IconSortAscending2 size={16} aria-hidden />} onClick={onFold}>
          {t(folded ? "profile.list.unfoldAll" : "profile.list.foldAll")}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconLayersLinked size={16} aria-hidden />}
          data-testid="open-merge"
          onClick={onMerge}
        >
          {t("profile.merge.open")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
