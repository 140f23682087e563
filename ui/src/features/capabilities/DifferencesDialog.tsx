import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Dialog } from "@/components/Dialog";
import { useHandText, useOfNeeds } from "@/components/needs/words";
import { TierTag } from "@/components/TierTag";
import { useFormat } from "@/i18n/format";
import { fitDifferencesQuery, useFit } from "@/queries/capabilities";
import { useTakeBack } from "@/queries/edits";
import { prospectsViewQuery } from "@/queries/prospects";
import classes from "./Needs.module.css";

/** The accounts whose answer by hand is not what their slides say, and whose tier would change. */
export function DifferencesDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data = [] } = useQuery({ ...fitDifferencesQuery, enabled: opened });
  const { data: around } = useQuery(prospectsViewQuery);
  const use = useFit();
  const takeBack = useTakeBack();
  const handText = useHandText();
  const ofNeeds = useOfNeeds();
  const tiers = around?.tiers ?? [];
  const moves = data.filter((one) => one.tier !== one.tier_then).length;
  const take = (accounts: number[]) =>
    use.mutate(accounts, {
      onSuccess: (count) => {
        takeBack(t("capabilities.fit.used", { count, n: format.count(count) }));
        if (accounts.length === data.length) {
          onClose();
        }
      },
    });
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      size="xl"
      title={t("capabilities.fit.differ", { count: data.length, n: format.count(data.length) })}
      actions={
        <>
          <Button onClick={onClose}>{t("common.close")}</Button>
          <Button
            variant="filled"
            disabled={data.length === 0}
            data-testid="use-all-fits"
            onClick={() => take(data.map((one) => one.account))}
          >
            {t("capabilities.fit.useAll")}
          </Button>
        </>
      }
    >
      <p className="quiet">
        {t("capabilities.fit.moves", { count: moves, n: format.count(moves) })}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard has to reach it */}
      <section className={classes.preview} tabIndex={0} aria-label={t("capabilities.fit.table")}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("capabilities.fit.account")}</th>
              <th scope="col">{t("capabilities.fit.byHand")}</th>
              <th scope="col">{t("capabilities.fit.fromSlides")}</th>
              <th scope="col">{t("capabilities.fit.tier")}</th>
              <th scope="col">
                <span className={classes.hidden}>{t("capabilities.fit.use")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {data.map((one) => (
              <tr key={one.account} data-testid="fit-difference">
                <th scope="row">{one.name}</th>
                <td>{handText(one.answer.answer, one.levels)}</td>
                <td>
                  {format.share((one.fit.share ?? 0) / 100)}{" "}
                  <span className="quiet">{ofNeeds(one.fit)}</span>
                </td>
                <td className={classes.tiers}>
                  <TierTag tiers={tiers} id={one.tier} />
                  {one.tier !== one.tier_then && (
                    <>
                      {" → "}
                      <TierTag tiers={tiers} id={one.tier_then} />
                    </>
                  )}
                </td>
                <td>
                  <Button size="compact-xs" onClick={() => take([one.account])}>
                    {t("capabilities.fit.use")}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Dialog>
  );
}
