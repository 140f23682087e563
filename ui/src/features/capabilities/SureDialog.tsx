import { Button } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "@/components/Dialog";
import { useFormat } from "@/i18n/format";
import type { CapabilitiesView, Said } from "@/ipc";
import classes from "./Needs.module.css";
import { sureOnes } from "./narrow";

interface SureDialogProps {
  view: CapabilitiesView;
  opened: boolean;
  onClose: () => void;
  onTake: (said: Said[]) => void;
}

/** What taking every sure suggestion would say, before it is said. */
export function SureDialog({ view, opened, onClose, onTake }: SureDialogProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { lines, said } = useMemo(() => sureOnes(view), [view]);
  const names = new Map(
    view.capabilities.map(({ capability }) => [capability.id, capability.content.name]),
  );
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      size="xl"
      title={t("capabilities.sure.title", { count: said.length, n: format.count(said.length) })}
      actions={
        <>
          <Button onClick={onClose}>{t("common.cancel")}</Button>
          <Button variant="filled" data-testid="take-sure" onClick={() => onTake(said)}>
            {t("capabilities.sure.take")}
          </Button>
        </>
      }
    >
      <p className="quiet">{t("capabilities.sure.hint")}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard has to reach it */}
      <section className={classes.preview} tabIndex={0} aria-label={t("capabilities.sure.take")}>
        <table>
          <tbody>
            {lines.map((line) => (
              <tr key={line.group.key}>
                <td>
                  {line.group.need}
                  {line.uses.length > 1 && (
                    <span className="quiet"> × {format.count(line.uses.length)}</span>
                  )}
                </td>
                <td>{line.capability === null ? "" : names.get(line.capability)}</td>
                <td>{line.cover && t(`capabilities.cover.${line.cover}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Dialog>
  );
}
