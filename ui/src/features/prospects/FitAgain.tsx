import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { BecameFit } from "@/components/fit/BecameFit";
import { VoiceSentence } from "@/components/VoiceSentence";
import { useFormat } from "@/i18n/format";
import type { BecameFit as Fit, Tier } from "@/ipc";
import { useFitAgain } from "@/queries/act";
import { useTakeBack } from "@/queries/edits";
import { becameFitQuery } from "@/queries/prospects";
import classes from "./Prospects.module.css";

export interface FitAgainProps {
  /** How many they are. */
  count: number;
  tiers: readonly Tier[];
  opened: boolean;
  onOpened: (opened: boolean) => void;
  onOpen: (id: number) => void;
}

/** Says who became fit since it was put aside, and lists them where they are asked for. */
export function FitAgain({ count, tiers, opened, onOpened, onOpen }: FitAgainProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const takeBack = useTakeBack();
  const fits = useQuery({ ...becameFitQuery, enabled: opened });
  const { bringBack, leave } = useFitAgain();
  const told = (key: "broughtBack" | "left", some: readonly Fit[]) => {
    const values = {
      count: some.length,
      n: format.count(some.length),
      name: some[0]?.name ?? "",
    };
    takeBack(
      key === "left" ? t("prospects.fit.left", values) : t("prospects.fit.broughtBack", values),
    );
  };
  const ids = (some: readonly Fit[]) => some.map(({ id }) => id);
  const onBringBack = (some: readonly Fit[]) =>
    bringBack.mutate(
      { ids: ids(some), reason: t("prospects.fit.reason") },
      { onSuccess: () => told("broughtBack", some) },
    );
  const onLeave = (some: readonly Fit[]) =>
    leave.mutate(ids(some), { onSuccess: () => told("left", some) });
  const list = fits.data ?? [];
  return (
    <section className={classes.fit} aria-label={t("prospects.fit.title")} data-testid="became-fit">
      <div className={classes.fitHead}>
        <VoiceSentence
          size="small"
          i18nKey="prospects.fit.says"
          values={{ count, n: format.count(count) }}
        />
        <span className={classes.spring} />
        {opened && list.length > 1 && (
          <>
            <Button
              size="compact-md"
              onClick={() => onBringBack(list)}
              data-testid="bring-back-all"
            >
              {t("prospects.fit.bringBackAll")}
            </Button>
            <Button size="compact-md" variant="subtle" onClick={() => onLeave(list)}>
              {t("prospects.fit.leaveAll")}
            </Button>
          </>
        )}
        <Button
          size="compact-md"
          variant="subtle"
          aria-expanded={opened}
          onClick={() => onOpened(!opened)}
          data-testid="became-fit-look"
        >
          {opened ? t("common.close") : t("prospects.fit.look")}
        </Button>
      </div>
      {opened && (
        <div className={classes.fitList}>
          <BecameFit
            fits={list}
            tiers={tiers}
            onOpen={onOpen}
            onBringBack={onBringBack}
            onLeave={onLeave}
          />
        </div>
      )}
    </section>
  );
}
