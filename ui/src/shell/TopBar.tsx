import { ActionIcon, Menu, Tooltip, useMantineColorScheme } from "@mantine/core";
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconDeviceDesktop,
  IconMoon,
  IconSearch,
  IconSun,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { changeLanguage, LANGUAGES } from "@/i18n";
import { KeyCaps } from "./KeyCaps";
import type { ShellState } from "./state";
import classes from "./TopBar.module.css";

const NAMES = { en: "shell.english", it: "shell.italian", es: "shell.spanish" } as const;
const THEMES = [
  { value: "light", label: "shell.themeLight", Icon: IconSun },
  { value: "dark", label: "shell.themeDark", Icon: IconMoon },
  { value: "auto", label: "shell.themeAuto", Icon: IconDeviceDesktop },
] as const;

/** A phrase after a colon: it begins with a common word, never with a name. */
function inSentence(phrase: string): string {
  return phrase.charAt(0).toLocaleLowerCase() + phrase.slice(1);
}

function VersionChip({ version }: { version: NonNullable<ShellState["version"]> }) {
  const { t } = useTranslation();
  return (
    <Tooltip label={t(version.published ? "shell.publishedHint" : "shell.draftHint")}>
      <span className={classes.chip} data-published={version.published || undefined}>
        {t(version.published ? "shell.published" : "shell.draft", { version: version.number })}
      </span>
    </Tooltip>
  );
}

function StepButton(props: {
  keys: string;
  name: string;
  says: string;
  able: boolean;
  onClick: () => void;
  forward?: boolean;
}) {
  const Icon = props.forward ? IconArrowForwardUp : IconArrowBackUp;
  return (
    <Tooltip
      label={
        <span className={classes.tip}>
          {props.says}
          <KeyCaps keys={props.keys} />
        </span>
      }
    >
      <ActionIcon
        variant="subtle"
        size="lg"
        aria-label={props.able ? props.says : props.name}
        // Not `disabled`: a tooltip must still say that there is nothing to undo.
        aria-disabled={!props.able || undefined}
        data-resting={!props.able || undefined}
        className={classes.step}
        onClick={() => props.able && props.onClick()}
      >
        <Icon size={18} stroke={1.6} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}

function LanguageSwitch() {
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

function ThemeSwitch() {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const now = THEMES.find((theme) => theme.value === colorScheme) ?? THEMES[2];
  return (
    <Menu position="bottom-end" offset={6} width={200}>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          size="lg"
          className={classes.step}
          aria-label={`${t("shell.theme")}: ${t(now.label)}`}
        >
          <now.Icon size={18} stroke={1.6} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {THEMES.map(({ value, label, Icon }) => (
          <Menu.Item
            key={value}
            leftSection={<Icon size={16} stroke={1.6} aria-hidden />}
            aria-current={value === colorScheme || undefined}
            onClick={() => setColorScheme(value)}
          >
            {t(label)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

export interface TopBarProps {
  state: ShellState;
  onUndo: () => void;
  onRedo: () => void;
  onSearch: () => void;
}

/** Workspace, version, undo, search, language and theme: alike on every screen. */
export function TopBar({ state, onUndo, onRedo, onSearch }: TopBarProps) {
  const { t } = useTranslation();
  return (
    <header className={classes.bar}>
      <p className={classes.workspace}>
        <strong>{state.workspace?.name ?? (state.waiting ? "" : t("shell.noWorkspace"))}</strong>
        {state.workspace?.about && <span>{state.workspace.about}</span>}
      </p>
      {state.version && (
        <>
          <span className={classes.divider} />
          <VersionChip version={state.version} />
        </>
      )}
      {state.workspace && (
        <div className={classes.steps}>
          <StepButton
            keys="mod+z"
            name={t("shell.undo")}
            says={
              state.undo === null
                ? t("shell.undoNothing")
                : t("shell.undoWhat", { what: inSentence(state.undo) })
            }
            able={state.undo !== null}
            onClick={onUndo}
          />
          <StepButton
            forward
            keys="mod+shift+z"
            name={t("shell.redo")}
            says={
              state.redo === null
                ? t("shell.redoNothing")
                : t("shell.redoWhat", { what: inSentence(state.redo) })
            }
            able={state.redo !== null}
            onClick={onRedo}
          />
        </div>
      )}
      <span className={classes.gap} />
      <button type="button" className={classes.search} onClick={onSearch}>
        <IconSearch size={16} stroke={1.6} aria-hidden />
        <span>{t("shell.search")}</span>
        <KeyCaps keys="mod+k" />
      </button>
      <LanguageSwitch />
      <ThemeSwitch />
    </header>
  );
}
