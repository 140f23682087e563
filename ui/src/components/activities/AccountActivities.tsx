import { ActionIcon, Tooltip } from "@mantine/core";
import {
  IconFlask,
  IconLifebuoy,
  IconPresentation,
  IconPresentationAnalytics,
  IconX,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import type { Activity, ActivityKind, ActivityResult, NewActivity } from "@/ipc";
import { useAccountActivities } from "@/queries/activities";
import { dayWords, isDay } from "../days";
import { InlineSelect } from "../InlineSelect";
import { InlineText } from "../InlineText";
import classes from "./Activities.module.css";
import { ActivityForm } from "./ActivityForm";
import { EndPoc } from "./EndPoc";
import { ACTIVITY_KINDS, ACTIVITY_RESULTS, goesOn, readHours, readNames, whole } from "./model";

/** The sign of each kind; the words always stand beside it. */
export const KIND_ICONS = {
  general_demo: IconPresentation,
  deep_demo: IconPresentationAnalytics,
  poc: IconFlask,
  rescue: IconLifebuoy,
} as const satisfies Record<ActivityKind, typeof IconX>;

/** What was spent on an account: a line to enter more, and each activity edited where it stands. */
export function AccountActivities({ account }: { account: number }) {
  const { t } = useTranslation();
  const { activities, people, open, limit, onAdd, onPut, onRemove } = useAccountActivities(account);
  return (
    <section
      className={classes.section}
      aria-labelledby="activities-title"
      data-testid="activities"
      id="activities"
    >
      <h2 id="activities-title">{t("audit.activity.title")}</h2>
      <ActivityForm people={people} open={open} limit={limit} onAdd={onAdd} />
      {activities.length === 0 ? (
        <p className={classes.none}>{t("audit.activity.none")}</p>
      ) : (
        <ul className={classes.list}>
          {activities.map((one) => (
            <Line
              key={one.id}
              one={one}
              onPut={(activity) => onPut(one.id, activity)}
              onRemove={() => onRemove(one.id)}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

function Line(props: {
  one: Activity;
  onPut: (activity: NewActivity) => unknown;
  onRemove: () => void;
}) {
  const { one, onPut, onRemove } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const content = whole(one.content);
  const Icon = KIND_ICONS[content.activity];
  const kind = t(`audit.kind.${content.activity}`);
  const name = t("audit.activity.name", { kind, day: dayWords(format.date, content.day) });
  const put = (part: Partial<NewActivity>) => onPut({ ...content, ...part });
  return (
    <li className={classes.one} data-testid={`activity-${one.id}`}>
      <span className={classes.mark}>
        <Icon size={15} stroke={1.6} aria-hidden />
      </span>
      <div className={classes.what}>
        <p className={classes.head}>
          <strong>
            <InlineSelect
              label={t("audit.activity.kindOf", { name })}
              value={content.activity}
              options={ACTIVITY_KINDS.map((value) => ({ value, label: t(`audit.kind.${value}`) }))}
              onChange={(activity) => put({ activity })}
            />
          </strong>
          <InlineText
            label={t("audit.activity.dayOf", { name })}
            value={content.day}
            accepts={isDay}
            required
            onCommit={(day) => put({ day })}
          />
          {(content.ended !== "" || content.activity === "poc") && !goesOn(content) && (
            <span className={classes.span}>
              {t("audit.activity.until")}{" "}
              <InlineText
                label={t("audit.activity.endedOf", { name })}
                value={content.ended}
                placeholder={t("audit.activity.noEnd")}
                accepts={(day) => day === "" || (isDay(day) && day >= content.day)}
                onCommit={(ended) => put({ ended })}
              />
            </span>
          )}
          <span className={classes.span}>
            <InlineText
              label={t("audit.activity.hoursOf", { name })}
              value={content.hours === null ? "" : format.number(content.hours, 6)}
              placeholder={t("audit.activity.noHours")}
              accepts={(text) => readHours(text) !== undefined}
              onCommit={(text) => put({ hours: readHours(text) ?? null })}
              testId={`activity-hours-${one.id}`}
            />
            {content.hours !== null && ` ${t("audit.activity.h")}`}
          </span>
          <InlineText
            label={t("audit.activity.whoOf", { name })}
            value={content.who.join(", ")}
            placeholder={t("audit.activity.nobody")}
            onCommit={(text) => put({ who: readNames(text) })}
          />
          <span className={classes.result} data-open={goesOn(content) || undefined}>
            <InlineSelect<ActivityResult>
              label={t("audit.activity.resultOf", { name })}
              value={content.result}
              options={ACTIVITY_RESULTS.map((value) => ({
                value,
                label: t(`audit.result.${value}`),
              }))}
              onChange={(result) => put({ result })}
            />
          </span>
        </p>
        <InlineText
          label={t("audit.activity.textOf", { name })}
          value={content.text}
          placeholder={t("audit.activity.textHint")}
          multiline
          onCommit={(text) => put({ text })}
        />
      </div>
      {goesOn(content) ? (
        <EndPoc name={name} activity={content} onPut={onPut} testId={`poc-end-${one.id}`} />
      ) : (
        <span />
      )}
      <Tooltip label={t("audit.activity.remove")}>
        <ActionIcon
          variant="subtle"
          size="1.75rem"
          className={classes.remove}
          aria-label={t("audit.activity.removeOne", { name })}
          onClick={onRemove}
        >
          <IconX size={15} stroke={1.6} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </li>
  );
}
