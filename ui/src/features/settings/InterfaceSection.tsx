import { SegmentedControl, Switch, useMantineColorScheme } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { changeLanguage, currentLanguage, type Language } from "@/i18n";
import { setSingleKeys, useSingleKeys } from "@/shell/shortcuts";
import { Part, Section } from "./Section";

/** How the program looks and speaks on this computer. */
export function InterfaceSection() {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const singleKeys = useSingleKeys();
  return (
    <Section
      title={t("settings.interface.title")}
      about={t("settings.interface.about")}
      testId="settings-interface"
    >
      <Part label={t("settings.interface.language")}>
        <SegmentedControl
          aria-label={t("settings.interface.language")}
          value={currentLanguage()}
          onChange={(to) => void changeLanguage(to as Language)}
          data={[
            { value: "en", label: t("shell.english") },
            { value: "it", label: t("shell.italian") },
            { value: "es", label: t("shell.spanish") },
          ]}
          data-testid="interface-language"
        />
      </Part>
      <Part label={t("shell.theme")}>
        <SegmentedControl
          aria-label={t("shell.theme")}
          value={colorScheme}
          onChange={(to) => setColorScheme(to)}
          data={[
            { value: "light", label: t("shell.themeLight") },
            { value: "dark", label: t("shell.themeDark") },
            { value: "auto", label: t("shell.themeAuto") },
          ]}
          data-testid="interface-theme"
        />
      </Part>
      <Part label={t("shell.keyboardSingle")} hint={t("shell.keyboardSingleHint")}>
        <Switch
          aria-label={t("shell.keyboardSingle")}
          checked={singleKeys}
          onChange={(event) => setSingleKeys(event.currentTarget.checked)}
        />
      </Part>
    </Section>
  );
}
