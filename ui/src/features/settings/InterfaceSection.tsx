import { Button, SegmentedControl, Switch, useMantineColorScheme } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { changeLanguage, currentLanguage, type Language } from "@/i18n";
import { setSingleKeys, useSingleKeys } from "@/shell/shortcuts";
import { setRoom, stepZoom, useScale, ZOOMS } from "@/theme/scale";
import { Part, Section } from "./Section";

/** How the program looks and speaks on this computer. */
export function InterfaceSection() {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { zoom, room } = useScale();
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
      <Part label={t("look.room")} hint={t("look.roomHint")}>
        <Switch
          aria-label={t("look.room")}
          checked={room}
          onChange={(event) => setRoom(event.currentTarget.checked)}
          data-testid="settings-room"
        />
      </Part>
      <Part label={t("look.sizeName")} hint={t("look.sizeHint")}>
        <Button.Group>
          <Button
            aria-label={t("look.smaller")}
            disabled={zoom === ZOOMS[0]}
            onClick={() => stepZoom(-1)}
          >
            −
          </Button>
          <Button onClick={() => stepZoom(0)} data-testid="settings-zoom">
            {zoom} %
          </Button>
          <Button
            aria-label={t("look.larger")}
            disabled={zoom === ZOOMS.at(-1)}
            onClick={() => stepZoom(1)}
          >
            +
          </Button>
        </Button.Group>
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
