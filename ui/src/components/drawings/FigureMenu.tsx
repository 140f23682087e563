import { ActionIcon, Menu } from "@mantine/core";
import { IconClipboard, IconClipboardText, IconDownload } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Leaving, PICTURES, useCopyPicture, useCopyTable, useSavePicture } from "./useExport";

interface FigureMenuProps {
  /** The title of the figure. */
  title: string;
  leaving: (dark: boolean) => Leaving;
  tableText: () => string;
}

/** The ways out of the app: a picture, or the figures behind it. */
export function FigureMenu({ title, leaving, tableText }: FigureMenuProps) {
  const { t } = useTranslation();
  // Light unless asked: most pictures end on paper and on slides, whatever the room they were made in.
  const [dark, setDark] = useState(false);
  const { mutate: save } = useSavePicture();
  const { mutate: copy } = useCopyPicture();
  const { mutate: copyTable } = useCopyTable();
  return (
    <Menu position="bottom-end" width={240} shadow="md">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          size="1.75rem"
          aria-label={t("figure.out", { title })}
          title={t("figure.outHint")}
          data-testid="figure-menu"
        >
          <IconDownload size={16} stroke={1.6} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {PICTURES.map((format) => (
          <Menu.Item
            key={format}
            leftSection={<IconDownload size={15} stroke={1.6} aria-hidden />}
            onClick={() => save({ leaving: leaving(dark), format })}
          >
            {t(`figure.save.${format}`)}
          </Menu.Item>
        ))}
        <Menu.Item
          leftSection={<IconClipboard size={15} stroke={1.6} aria-hidden />}
          onClick={() => copy(leaving(dark))}
        >
          {t("figure.copy")}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconClipboardText size={15} stroke={1.6} aria-hidden />}
          onClick={() => copyTable(tableText())}
        >
          {t("figure.copyTable")}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t("figure.colours")}</Menu.Label>
        <Menu.RadioGroup
          value={dark ? "dark" : "light"}
          onChange={(value) => setDark(value === "dark")}
        >
          <Menu.RadioItem value="light">{t("figure.light")}</Menu.RadioItem>
          <Menu.RadioItem value="dark">{t("figure.dark")}</Menu.RadioItem>
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
