import { Button } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorState } from "@/components/ErrorState";
import { FitSlider } from "@/components/FitSlider";
import { InlineSelect } from "@/components/InlineSelect";
import { InlineText } from "@/components/InlineText";
import { NumberField, readDecimal } from "@/components/NumberField";
import { RichText } from "@/components/VoiceSentence";
import { useErrorWords } from "@/i18n/errors";
import { useFormat } from "@/i18n/format";
import {
  asLanewiseError,
  type CompareGroups,
  ipc,
  type Level,
  type Parameter,
  type ParameterPlan,
  type ParameterSource,
} from "@/ipc";
import { makePlanQuery } from "@/queries/compare";
import { useTakeBack } from "@/queries/edits";
import classes from "./MakeParameter.module.css";

export interface MakeParameterProps {
  source: ParameterSource;
  groups: CompareGroups;
  onClose: () => void;
}

/** What a parameter made of this would be: looked at, changed where it stands, and made. */
export function MakeParameter({ source, groups, onClose }: MakeParameterProps) {
  const plan = useQuery(makePlanQuery(source, groups));
  if (plan.error) {
    return <ErrorState error={asLanewiseError(plan.error)} />;
  }
  // Asked again while it is open (something else changed): what was typed stays.
  return plan.data ? (
    <Panel plan={plan.data} onClose={onClose} />
  ) : (
    <div className={classes.waiting} />
  );
}

function Panel({ plan, onClose }: { plan: ParameterPlan; onClose: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const errorWords = useErrorWords();
  const takeBack = useTakeBack();
  const panel = useRef<HTMLElement>(null);
  const [parameter, setParameter] = useState<Parameter>(plan.parameter);
  const [groupId, setGroupId] = useState(plan.group.id);
  const groups = plan.groups.some(({ id }) => id === plan.group.id)
    ? plan.groups
    : [...plan.groups, plan.group];
  const group = groups.find(({ id }) => id === groupId) ?? plan.group;
  const change = (more: Partial<Parameter>) => setParameter((now) => ({ ...now, ...more }));
  const changeLevel = (id: string, more: Partial<Level>) =>
    change({ levels: parameter.levels.map((one) => (one.id === id ? { ...one, ...more } : one)) });
  const [question] = parameter.questions ?? [];
  const given = plan.answers.filter(({ keeps }) => !keeps);
  const kept = plan.answers.length - given.length;

  const make = useMutation({
    mutationFn: () =>
      ipc.makeParameter({
        source: plan.source,
        parameter: { ...parameter, group: group.id },
        group,
      }),
    meta: { quiet: true },
    onSuccess: () => {
      takeBack(
        t("compare.make.done", {
          count: given.length,
          n: format.count(given.length),
          name: parameter.name,
        }),
      );
      onClose();
    },
  });

  useEffect(() => {
    panel.current?.scrollIntoView({ block: "nearest" });
    panel.current?.focus({ preventScroll: true });
  }, []);

  const failed = make.error ? errorWords(asLanewiseError(make.error)) : null;
  return (
    <section
      ref={panel}
      className={classes.panel}
      tabIndex={-1}
      aria-label={t("compare.make.title", { name: parameter.name })}
      data-testid="make-panel"
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key === "Escape" && !event.defaultPrevented) {
          event.preventDefault();
          onClose();
        }
      }}
    >
      <div className={classes.head}>
        <InlineText
          className={classes.name ?? ""}
          label={t("compare.make.name")}
          value={parameter.name}
          required
          testId="make-name"
          onCommit={(name) => change({ name })}
        />
        <span className={classes.where}>
          <RichText
            i18nKey="compare.make.where"
            tags={{
              group: (
                <InlineSelect
                  label={t("compare.make.group")}
                  value={group.id}
                  options={groups.map(({ id, name }) => ({ value: id, label: name }))}
                  onChange={setGroupId}
                />
              ),
            }}
          />
        </span>
      </div>
      <p className={`${classes.question} question`}>
        <InlineText
          label={t("compare.make.question")}
          placeholder={t("compare.make.noQuestion")}
          value={question?.text ?? ""}
          multiline
          onCommit={(text) =>
            change({ questions: text === "" ? [] : [{ ask: "", when: "", ...question, text }] })
          }
        />
      </p>
      <div className={classes.levels}>
        {parameter.levels.map((level) => {
          const share = plan.shares.find((one) => one.level === level.id);
          const accounts = given.filter((one) => one.level === level.id).length;
          return (
            <div key={level.id} className={classes.level}>
              <InlineText
                label={t("compare.make.level")}
                value={level.name}
                required
                onCommit={(name) => changeLevel(level.id, { name })}
              />
              <FitSlider
                name={level.name}
                fit={level.fit}
                onCommit={(fit) => changeLevel(level.id, { fit })}
              />
              <span className={classes.says}>
                {share && share.all > 0
                  ? t("compare.make.share", {
                      success: format.count(share.success),
                      count: share.all,
                      n: format.count(share.all),
                    })
                  : t("compare.make.noShare")}
              </span>
              <span className={classes.gets}>
                {t("compare.make.gets", { count: accounts, n: format.count(accounts) })}
              </span>
            </div>
          );
        })}
      </div>
      <div className={classes.why}>
        <span className={classes.label}>{t("compare.make.why")}</span>
        <InlineText
          label={t("compare.make.why")}
          placeholder={t("compare.make.noWhy")}
          value={parameter.why ?? ""}
          multiline
          onCommit={(why) => change({ why })}
        />
      </div>
      <ul className={classes.effects}>
        <li>
          <RichText
            i18nKey="compare.make.weight"
            tags={{
              weight: (
                <span className={classes.weight}>
                  <NumberField
                    label={t("compare.make.weightOf")}
                    shown={format.weight(parameter.weight)}
                    read={(typed) => {
                      const value = readDecimal(typed);
                      return value === null || value > 100 ? null : Math.round(value * 10);
                    }}
                    onCommit={(weight) => change({ weight })}
                  />
                </span>
              ),
            }}
          />
        </li>
        <li>
          {t("compare.make.answers", { count: given.length, n: format.count(given.length) })}
          {kept > 0 && ` ${t("compare.make.kept", { count: kept, n: format.count(kept) })}`}
        </li>
        {plan.base !== "draft" && <li>{t(`compare.make.base.${plan.base}`)}</li>}
      </ul>
      {failed && (
        <p className={classes.problem} role="alert">
          {[failed.what, failed.detail, failed.next].filter(Boolean).join(" ")}
        </p>
      )}
      <div className={classes.actions}>
        <Button
          variant="filled"
          loading={make.isPending}
          onClick={() => make.mutate()}
          data-testid="make-create"
        >
          {t("compare.make.create")}
        </Button>
        <Button variant="subtle" onClick={onClose}>
          {t("common.cancel")}
        </Button>
      </div>
    </section>
  );
}
