import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { InlineSelect } from "@/components/InlineSelect";
import { RichText, VoiceSentence } from "@/components/VoiceSentence";
import { useFormat } from "@/i18n/format";
import type { LaneBoard, LaneLevels } from "@/ipc";
import { useTakeBack } from "@/queries/edits";
import { lanePlanQuery, useLaneParameter } from "@/queries/lanes";
import classes from "./Lanes.module.css";

/** The lanes as a parameter of the profile: made or completed by one click, answered from the conditions. */
export function ParameterPart({ board: { parameter } }: { board: LaneBoard }) {
  const { t } = useTranslation();
  const format = useFormat();
  const takeBack = useTakeBack();
  const { make, unlink, take } = useLaneParameter();
  const [chosen, setChosen] = useState<LaneLevels | null>(null);
  const by = chosen ?? parameter.by ?? "standings";
  const plan = useQuery(lanePlanQuery(by));
  const linked = parameter.id !== null;
  const ready = linked && parameter.by === by && parameter.without_level.length === 0;
  const name = plan.data?.parameter.name ?? parameter.name;
  return (
    <section className={classes.measures} data-testid="lane-parameter">
      <h2>{t("lanes.parameter.title")}</h2>
      {linked ? (
        <VoiceSentence
          i18nKey="lanes.parameter.linked"
          values={{
            name: parameter.name,
            n: format.count(parameter.answers),
            hand: format.count(parameter.by_hand),
          }}
        />
      ) : (
        <VoiceSentence i18nKey="lanes.parameter.unlinked" />
      )}
      <p className={classes.effect}>
        <RichText
          i18nKey="lanes.parameter.by"
          tags={{
            by: (
              <InlineSelect<LaneLevels>
                label={t("lanes.parameter.byLabel")}
                value={by}
                options={(["standings", "lanes"] as const).map((value) => ({
                  value,
                  label: t(`lanes.parameter.${value}`),
                }))}
                onChange={setChosen}
                testId="parameter-by"
              />
            ),
          }}
        />
      </p>
      {plan.data && !ready && (
        <p className={classes.quiet}>
          {t(plan.data.made ? "lanes.parameter.completes" : "lanes.parameter.makes", {
            name,
            n: format.count(plan.data.answers),
            hand: format.count(plan.data.by_hand),
            none: format.count(plan.data.none),
          })}
        </p>
      )}
      {parameter.without_level.length > 0 && (
        <p className={classes.quiet}>
          {t("lanes.parameter.withoutLevel", { names: parameter.without_level.join(", ") })}
        </p>
      )}
      <div className={classes.buttons} data-start>
        {!ready && (
          <Button
            loading={make.isPending}
            disabled={!plan.data}
            onClick={() =>
              make.mutate(by, { onSuccess: () => takeBack(t("lanes.parameter.made", { name })) })
            }
            data-testid="lane-make"
          >
            {t(plan.data?.made ? "lanes.parameter.complete" : "lanes.parameter.make")}
          </Button>
        )}
        {linked && (
          <Button
            variant="subtle"
            onClick={() =>
              unlink.mutate(undefined, {
                onSuccess: () => takeBack(t("lanes.parameter.unlinkedNow")),
              })
            }
            data-testid="lane-unlink"
          >
            {t("lanes.parameter.unlink")}
          </Button>
        )}
      </div>
      {parameter.differ.length > 0 && (
        <>
          <h3>
            {t("lanes.parameter.differ", {
              count: parameter.differ.length,
              n: format.count(parameter.differ.length),
            })}
          </h3>
          <ul className={classes.accounts}>
            {parameter.differ.map(({ account, by_hand, lanes }) => (
              <li key={account.id}>
                <Link to="/prospects/$id" params={{ id: String(account.id) }}>
                  {account.name}
                </Link>
                <span className={classes.quiet}>
                  {t("lanes.parameter.says", { hand: by_hand, lanes })}
                </span>
                <Button
                  variant="subtle"
                  size="compact-sm"
                  onClick={() =>
                    take.mutate([account.id], {
                      onSuccess: () => takeBack(t("lanes.parameter.taken", { name: account.name })),
                    })
                  }
                >
                  {t("lanes.parameter.take")}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
