import { Button, Checkbox } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { InlineSelect } from "@/components/InlineSelect";
import { InlineText } from "@/components/InlineText";
import { fieldQuestion } from "@/components/readiness/words";
import { FIELDS, PARTS } from "@/components/slides/sheet";
import { useSlideWords } from "@/components/slides/words";
import { RichText, VoiceSentence } from "@/components/VoiceSentence";
import { useFormat } from "@/i18n/format";
import { ipc, type SlideField, type SlidePart, type SlideRule } from "@/ipc";
import { ruleCountsQuery } from "@/queries/slides";
import { said, useDraftChange } from "../change";
import classes from "./SlideRule.module.css";

/** The program's own rule, as `SlideRule::default()` of the core has it. */
const OWN: Required<SlideRule> = {
  parts: ["amount", "unit", "day", "consequence"],
  may_lack: 1,
  never_without: ["issue", "delta"],
  questions: [],
};
const MAY_LACK = [0, 1, 2, 3, 4, 5, 6].map(String);

function without<T>(list: readonly T[], one: T): T[] {
  return list.filter((other) => other !== one);
}

/** When a slide counts as complete (D2), in sentences with switches. The rule is our own; the team's takes its place. */
export function SlideRuleEditor({ rule: given }: { rule: SlideRule | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useSlideWords();
  const change = useDraftChange();
  const rule = { ...OWN, ...given };
  const { data: counts } = useQuery({
    ...ruleCountsQuery(given),
    placeholderData: (before) => before,
  });
  const put = (next: SlideRule | null) =>
    said(
      change({
        run: () => ipc.profilePutSlideRule(next),
        now: (profile) => ({ ...profile, slide_rule: next }),
      }),
    );
  // The questions are a matter of taste: a rule is our own by what it counts.
  const own =
    rule.may_lack === OWN.may_lack &&
    [...rule.parts].sort().join() === [...OWN.parts].sort().join() &&
    [...rule.never_without].sort().join() === [...OWN.never_without].sort().join();
  const part = (one: SlidePart, on: boolean) =>
    put({ ...rule, parts: on ? [...rule.parts, one] : without(rule.parts, one) });
  const never = (one: SlideField, on: boolean) =>
    put({
      ...rule,
      never_without: on ? [...rule.never_without, one] : without(rule.never_without, one),
    });
  const ask = (field: SlideField, text: string) =>
    put({
      ...rule,
      questions: [
        ...rule.questions.filter((one) => one.field !== field),
        ...(text === "" ? [] : [{ field, text }]),
      ],
    });

  return (
    <div className={classes.rule} data-testid="slide-rule">
      {counts && counts.slides > 0 && (
        <div data-testid="slide-rule-counts">
          <VoiceSentence
            i18nKey="profile.slideRule.counts"
            values={{
              count: counts.slides,
              complete: format.count(counts.complete),
              reasonable: format.count(counts.complete + counts.reasonable),
              total: format.count(counts.slides),
            }}
          />
        </div>
      )}
      <ul className={classes.sentences}>
        {FIELDS.map((field, at) => (
          <li key={field}>
            {PARTS[field].length === 0 ? (
              <span>{t("profile.slideRule.whenSaid", { field: words.field(field) })}</span>
            ) : (
              // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a flex row everywhere
              <span
                className={classes.switches}
                role="group"
                aria-label={t("profile.slideRule.when", { field: words.field(field) })}
              >
                <span>{t("profile.slideRule.when", { field: words.field(field) })}</span>
                {PARTS[field].map((one) => (
                  <Checkbox
                    key={one}
                    size="xs"
                    label={t(`slides.part.${one}`)}
                    checked={rule.parts.includes(one)}
                    onChange={(event) => part(one, event.currentTarget.checked)}
                    data-testid={`slide-rule-${one}`}
                  />
                ))}
              </span>
            )}
            {counts && counts.slides > 0 && (
              <span className={classes.count}>
                {t("common.progress.of", {
                  done: format.count(counts.fields[at] ?? 0),
                  total: format.count(counts.slides),
                })}
              </span>
            )}
          </li>
        ))}
        <li>
          <span>
            <RichText
              i18nKey="profile.slideRule.mayLack"
              tags={{
                n: (
                  <InlineSelect
                    label={t("profile.slideRule.mayLackLabel")}
                    value={String(rule.may_lack)}
                    options={MAY_LACK.map((value) => ({
                      value,
                      label: format.count(Number(value)),
                    }))}
                    onChange={(value) => put({ ...rule, may_lack: Number(value) })}
                    testId="slide-rule-may-lack"
                  />
                ),
              }}
            />
          </span>
        </li>
        <li>
          {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a flex row everywhere */}
          <span className={classes.switches} role="group" aria-label={t("profile.slideRule.never")}>
            <span>{t("profile.slideRule.never")}</span>
            {FIELDS.map((field) => (
              <Checkbox
                key={field}
                size="xs"
                label={t(`slides.the.${field}`)}
                checked={rule.never_without.includes(field)}
                onChange={(event) => never(field, event.currentTarget.checked)}
                data-testid={`slide-rule-never-${field}`}
              />
            ))}
          </span>
        </li>
      </ul>
      <h3>{t("profile.slideRule.questions")}</h3>
      <dl className={classes.questions}>
        {FIELDS.map((field) => (
          <div key={field}>
            <dt>{words.field(field)}</dt>
            <dd className="question">
              <InlineText
                label={t("profile.slideRule.question", { field: words.field(field) })}
                placeholder={fieldQuestion(t, field, "")}
                value={rule.questions.find((one) => one.field === field)?.text ?? ""}
                multiline
                testId={`slide-rule-ask-${field}`}
                onCommit={(text) => ask(field, text)}
              />
            </dd>
          </div>
        ))}
      </dl>
      {!own && (
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={() => put({ ...OWN, questions: rule.questions })}
          data-testid="slide-rule-own"
        >
          {t("profile.slideRule.back")}
        </Button>
      )}
    </div>
  );
}
