import { ActionIcon, Menu, useMantineColorScheme } from "@mantine/core";
import {
  IconDeviceDesktop,
  IconHelp,
  IconMoon,
  IconPresentation,
  IconSun,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { changeLanguage, LANGUAGES, type Language } from "@/i18n";
import { setRoom, stepZoom, useScale } from "@/theme/scale";
import { KeyCaps } from "./KeyCaps";
import classes from "./TopBar.module.css";

const NAMES = { en: "shell.english", it: "shell.italian", es: "shell.spanish" } as const;
const THEMES = [
  { value: "light", label: "shell.themeLight", Icon: IconSun },
  { value: "dark", label: "shell.themeDark", Icon: IconMoon },
  { value: "auto", label: "shell.themeAuto", Icon: IconDeviceDesktop },
] as const;

/** The three languages side by side, where the window has room for them. */
export function LanguageSwitch() {
  const { t, i18n } = useTranslation();
  return (
    <fieldset className={classes.languages}>
      <legend className="visually-hidden">{t("shell.language")}</legend>
      {LANGUAGES.map((language) => (
        <button
          key={language}
          type="button"
          className={classes.language}
          aria-pressed={i18n.language === language}
          aria-label={`${language.toUpperCase()}, ${t(NAMES[language])}`}
          lang={language}
          onClick={() => void changeLanguage(language)}
        >
          {language.toUpperCase()}
        </button>
      ))}
    </fieldset>
  );
}

/** Theme, room mode, size and language. */
export function LookMenu({ onKeyboard }: { onKeyboard: () => void }) {
  const { t, i18n } = useTranslation();
  const { zoom, room } = useScale();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const now = THEMES.find((theme) => theme.value === colorScheme) ?? THEMES[2];
  const Icon = room ? IconPresentation : now.Icon;
  return (
    <Menu
      position="bottom-end"
      offset={6}
      width={270}
      closeOnItemClick={false}
      withinPortal={false}
    >
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          size="lg"
          className={classes.step}
          aria-label={t("look.title")}
          data-tour="look"
          data-testid="look-menu"
        >
          <Icon size={18} stroke={1.6} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown className={classes.menu}>
        <Menu.Label>{t("shell.theme")}</Menu.Label>
        <Menu.RadioGroup
          value={colorScheme}
          onChange={(to) => {
            const chosen = THEMES.find(({ value }) => value === to);
            if (chosen) {
              setColorScheme(chosen.value);
            }
          }}
        >
          {THEMES.map(({ value, label }) => (
            <Menu.RadioItem key={value} value={value}>
              {t(label)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.CheckboxItem
          checked={room}
          onChange={setRoom}
          rightSection={<KeyCaps keys="mod+shift+l" />}
          data-testid="room-mode"
        >
          {t("look.room")}
        </Menu.CheckboxItem>
        <Menu.Divider />
        <Menu.Label>{t("look.size", { zoom })}</Menu.Label>
        <Menu.Item rightSection={<KeyCaps keys="mod++" />} onClick={() => stepZoom(1)}>
          {t("look.larger")}
        </Menu.Item>
        <Menu.Item rightSection={<KeyCaps keys="mod+-" />} onClick={() => stepZoom(-1)}>
          {t("look.smaller")}
        </Menu.Item>
        <Menu.Item
          rightSection={<KeyCaps keys="mod+0" />}
          disabled={zoom === 100}
          onClick={() => stepZoom(0)}
        >
          {t("look.actual")}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t("shell.language")}</Menu.Label>
        <Menu.RadioGroup
          value={i18n.language}
          onChange={(to) => void changeLanguage(to as Language)}
        >
          {LANGUAGES.map((language) => (
            <Menu.RadioItem key={language} value={language} lang={language}>
              {t(NAMES[language])}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconHelp size={16} stroke={1.6} aria-hidden />}
          rightSection={<KeyCaps keys="?" />}
          closeMenuOnClick
          onClick={onKeyboard}
        >
          {t("look.help")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
