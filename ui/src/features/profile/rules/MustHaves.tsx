import { ActionIcon, Button } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { Trans, useTranslation } from "react-i18next";
import { InlineText } from "@/components/InlineText";
import { ipc, type MustHave, type MustHaveCount, type Outcome, type Profile } from "@/ipc";
import { said, useDraftChange, useTakeBack } from "../change";
import { idFor } from "../ids";
import { Caught } from "./Caught";
import { Choice } from "./Choice";
import { LevelsChoice, TierChoice } from "./Choices";
import classes from "./MustHaves.module.css";

/** The first parameter without a must-have, at its worst level: a start that can be changed. */
function fresh(profile: Profile): MustHave | null {
  const rules = profile.must_haves ?? [];
  const parameter =
    profile.parameters.find((one) => rules.every((rule) => rule.parameter !== one.id)) ??
    profile.parameters[0];
  const worst = [...(parameter?.levels ?? [])].sort((a, b) => a.fit - b.fit)[0];
  const tier = profile.tiers[profile.tiers.length - 1];
  if (!parameter || !worst || !tier) {
    return null;
  }
  return {
    id: idFor(
      `${parameter.id}_${worst.id}`,
      rules.map((one) => one.id),
      "must_have",
    ),
    parameter: parameter.id,
    levels: [worst.id],
    at_most: tier.id,
  };
}

interface MustHavesProps {
  profile: Profile;
  /** Whom each of them catches. */
  counts: MustHaveCount[];
  outcomes: Outcome[];
}

/** Must-haves (P4) as sentences whose words can be changed. */
export function MustHaves(props: MustHavesProps) {
  const { profile, counts, outcomes } = props;
  const { t } = useTranslation();
  const change = useDraftChange();
  const takeBack = useTakeBack();
  const rules = profile.must_haves ?? [];
  const caps = profile.tiers.length > 1;

  const put = (next: MustHave[]) =>
    change({
      run: () => ipc.profilePutMustHaves(next),
      now: (now) => ({ ...now, must_haves: next }),
    });
  const edit = (id: string, part: Partial<MustHave>) =>
    said(put(rules.map((one) => (one.id === id ? { ...one, ...part } : one))));
  const chooseParameter = (rule: MustHave, id: string) => {
    const other = profile.parameters.find((one) => one.id === id);
    const worst = [...(other?.levels ?? [])].sort((a, b) => a.fit - b.fit)[0];
    if (worst) {
      edit(rule.id, { parameter: id, levels: [worst.id] });
    }
  };
  const remove = (id: string) =>
    said(
      put(rules.filter((one) => one.id !== id)).then(() =>
        takeBack(t("profile.mustHaves.removed")),
      ),
    );
  const begun = fresh(profile);

  return (
    <div className={classes.list}>
      {rules.length === 0 && <p className="quiet">{t("profile.mustHaves.empty")}</p>}
      <ul>
        {rules.map((rule) => {
          const parameter = profile.parameters.find((one) => one.id === rule.parameter);
          return (
            <li key={rule.id} className={classes.rule} data-testid={`must-have-${rule.id}`}>
              <div className={classes.sentence}>
                <Trans
                  t={t}
                  i18nKey="profile.mustHaves.sentence"
                  components={{
                    parameter: (
                      <Choice
                        label={t("profile.mustHaves.parameter")}
                        options={profile.parameters}
                        chosen={[rule.parameter]}
                        shown={parameter?.name ?? rule.parameter}
                        onChoose={(id) => chooseParameter(rule, id)}
                      />
                    ),
                    levels: (
                      <LevelsChoice
                        label={t("profile.mustHaves.levels")}
                        parameter={parameter}
                        chosen={rule.levels}
                        onChoose={(levels) => edit(rule.id, { levels })}
                      />
                    ),
                    tier: (
                      <TierChoice
                        label={t("profile.mustHaves.tier")}
                        tiers={profile.tiers}
                        // The best tier caps nothing.
                        from={1}
                        chosen={rule.at_most}
                        onChoose={(id) => edit(rule.id, { at_most: id })}
                      />
                    ),
                  }}
                />
              </div>
              <ActionIcon
                className={classes.remove}
                variant="subtle"
                aria-label={t("profile.mustHaves.remove")}
                onClick={() => remove(rule.id)}
              >
                <IconX size={16} stroke={1.6} aria-hidden />
              </ActionIcon>
              <Caught count={counts.find((one) => one.must_have === rule.id)} outcomes={outcomes} />
              <InlineText
                className={classes.why}
                label={t("profile.parameter.why")}
                placeholder={t("profile.mustHaves.whyEmpty")}
                value={rule.why ?? ""}
                multiline
                onCommit={(why) => edit(rule.id, { why })}
              />
            </li>
          );
        })}
      </ul>
      <div className={classes.foot}>
        <Button
          leftSection={<IconPlus size={16} stroke={1.8} aria-hidden />}
          disabled={!begun || !caps}
          data-testid="add-must-have"
          onClick={() => begun && said(put([...rules, begun]))}
        >
          {t("profile.mustHaves.add")}
        </Button>
        <span className="faint">{t("profile.mustHaves.unknown")}</span>
      </div>
    </div>
  );
}
