import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import { FilledMark } from "@/components/slides/SlideMarks";
import {
  NO_EVENT,
  NO_LINK,
  NO_PROBLEM,
  type Problem,
  type Sheet,
  type SlideLink,
  saysTheSame,
  type ValueEvent,
} from "@/components/slides/sheet";
import { useSlideWords } from "@/components/slides/words";
import { useErrorWords } from "@/i18n/errors";
import type { FieldState, Origin, SlideField, SlideSeen } from "@/ipc";
import { useTakeBack } from "@/queries/edits";
import { DayField } from "./DayField";
import { DeltaFields } from "./DeltaFields";
import { EventFields } from "./EventFields";
import classes from "./Fields.module.css";
import { GrowText } from "./GrowText";
import { Lines } from "./Lines";
import { isAddress, LinkFields } from "./LinkFields";
import { problemOf } from "./lines";
import { useSheet } from "./useSheet";

const ORIGINS: readonly Origin[] = ["external", "internal"];
const blankText = (text: string) => text.trim() === "";

/** A field of the slide: its name, what stands there, and how far it counts. */
function Row(props: { field: SlideField; state: FieldState | undefined; children: ReactNode }) {
  const { field, state, children } = props;
  const { t } = useTranslation();
  const words = useSlideWords();
  const id = useId();
  const lacks = state ? words.lacks(state) : "";
  return (
    <section className={classes.field} aria-labelledby={id} data-testid={`slide-${field}`}>
      <div className={classes.name}>
        <h3 id={id}>{words.field(field)}</h3>
        {state && (
          <p className={classes.counts} data-filled={state.filled} data-testid={`counts-${field}`}>
            <FilledMark filled={state.filled} />
            <span>{lacks === "" ? t("slides.counts") : lacks}</span>
          </p>
        )}
      </div>
      <div className={classes.content}>{children}</div>
    </section>
  );
}

/** A slide on paper, written where it is read. */
export function SheetEditor({ seen, industry }: { seen: SlideSeen; industry: string }) {
  const { t } = useTranslation();
  const takeBack = useTakeBack();
  const errorWords = useErrorWords();
  const { sheet, change, save, refused } = useSheet(seen.kept);
  const state = (field: SlideField) => seen.state.fields.find((one) => one.field === field);
  const leave = () => void save();
  const removed = (name: string) => {
    void save().then(() => takeBack(t("slides.lines.removed", { name })));
  };
  const set = <K extends keyof Sheet>(key: K) => ({
    value: sheet[key] as string,
    onChange: (text: string) => change({ [key]: text } as Partial<Sheet>),
    onLeave: leave,
  });

  return (
    <article
      className={classes.sheet}
      aria-label={sheet.person || t("slides.noName")}
      data-testid="slide"
    >
      <header className={classes.head}>
        <GrowText
          {...set("person")}
          className={classes.person}
          label={t("slides.person")}
          placeholder={t("slides.personHint")}
          testId="slide-person"
        />
        {refused && (
          <p className={classes.refused} role="alert" data-testid="slide-refused">
            <strong>{t("slides.unsaved")}</strong> {errorWords(refused).what}{" "}
            {errorWords(refused).next}
          </p>
        )}
      </header>

      <Row field="title" state={state("title")}>
        <div className={classes.row}>
          <GrowText
            {...set("title")}
            className={classes.wide}
            label={t("slides.field.title")}
            placeholder={t("slides.titleHint")}
            testId="slide-title-text"
          />
          <GrowText
            {...set("industry")}
            className={classes.industry}
            label={t("slides.industry")}
            placeholder={industry || t("slides.industry")}
            testId="slide-industry"
          />
        </div>
      </Row>

      <Row field="issue" state={state("issue")}>
        <GrowText
          {...set("issue")}
          label={t("slides.field.issue")}
          placeholder={t("slides.issueHint")}
          testId="slide-issue-text"
        />
      </Row>

      <Row field="problems" state={state("problems")}>
        <Lines<Problem>
          label={t("slides.field.problems")}
          name={(at) => t("slides.problem.name", { n: at + 1 })}
          items={sheet.problems}
          blank={NO_PROBLEM}
          fromLine={problemOf}
          isBlank={(one) => blankText(one.text) && blankText(one.reason)}
          onChange={(problems) => change({ problems })}
          onLeave={leave}
          onRemoved={removed}
          add={t("slides.problem.add")}
          testId="slide-problem"
          render={(one, put, keys, at) => (
            <div className={classes.problem}>
              <GrowText
                label={t("slides.problem.name", { n: at + 1 })}
                placeholder={t("slides.problem.hint")}
                value={one.text}
                onChange={(text) => put({ ...one, text })}
                onLeave={leave}
                onKeyDown={keys.onKeyDown}
                onPaste={keys.onPaste}
                testId={`slide-problem-${at}`}
              />
              <GrowText
                className={classes.reason}
                label={t("slides.problem.reason", { n: at + 1 })}
                placeholder={t("slides.problem.reasonHint")}
                value={one.reason}
                onChange={(reason) => put({ ...one, reason })}
                onLeave={leave}
                onKeyDown={keys.onKeyDown}
                testId={`slide-reason-${at}`}
              />
            </div>
          )}
        />
      </Row>

      <Row field="capabilities" state={state("capabilities")}>
        <Lines<string>
          label={t("slides.field.capabilities")}
          name={(at) => t("slides.capability.name", { n: at + 1 })}
          items={sheet.capabilities}
          blank=""
          fromLine={(line) => line}
          isBlank={blankText}
          onChange={(capabilities) => change({ capabilities })}
          onLeave={leave}
          onRemoved={removed}
          add={t("slides.capability.add")}
          testId="slide-capability"
          render={(one, put, keys, at) => (
            <GrowText
              label={t("slides.capability.name", { n: at + 1 })}
              placeholder={t("slides.capability.hint")}
              value={one}
              onChange={put}
              onLeave={leave}
              onKeyDown={keys.onKeyDown}
              onPaste={keys.onPaste}
              testId={`slide-capability-${at}`}
            />
          )}
        />
      </Row>

      <Row field="delta" state={state("delta")}>
        <DeltaFields
          delta={sheet.delta}
          onChange={(part) => change((now) => ({ delta: { ...now.delta, ...part } }))}
          onLeave={leave}
        />
      </Row>

      <Row field="date" state={state("date")}>
        <div className={classes.stack}>
          <div className={classes.row}>
            <DayField
              label={t("slides.date.day")}
              value={sheet.date.day}
              onChange={(day) => {
                change((now) => ({ date: { ...now.date, day } }));
                leave();
              }}
              testId="slide-date-day"
            />
            <GrowText
              className={classes.wide}
              label={t("slides.date.event")}
              placeholder={t("slides.date.eventHint")}
              value={sheet.date.event}
              onChange={(event) => change({ date: { ...sheet.date, event } })}
              onLeave={leave}
              testId="slide-date-event"
            />
            {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a flex row everywhere */}
            <span className={classes.choice} role="group" aria-label={t("slides.date.origin")}>
              {ORIGINS.map((origin) => (
                <button
                  key={origin}
                  type="button"
                  aria-pressed={sheet.date.origin === origin}
                  onClick={() => {
                    change({
                      date: {
                        ...sheet.date,
                        origin: sheet.date.origin === origin ? null : origin,
                      },
                    });
                    leave();
                  }}
                  data-testid={`slide-date-${origin}`}
                >
                  {t(`slides.origin.${origin}`)}
                </button>
              ))}
            </span>
          </div>
          <GrowText
            label={t("slides.date.consequence")}
            placeholder={t("slides.date.consequenceHint")}
            value={sheet.date.consequence}
            onChange={(consequence) => change({ date: { ...sheet.date, consequence } })}
            onLeave={leave}
            testId="slide-date-consequence"
          />
        </div>
      </Row>

      <Row field="events" state={state("events")}>
        <Lines<ValueEvent>
          label={t("slides.field.events")}
          name={(at) => t("slides.event.name", { n: at + 1 })}
          items={sheet.events}
          blank={NO_EVENT}
          fromLine={(what) => ({ ...NO_EVENT, what })}
          isBlank={(one) => saysTheSame({ ...one, state: "planned" }, NO_EVENT)}
          onChange={(events) => change({ events })}
          onLeave={leave}
          onRemoved={removed}
          add={t("slides.event.add")}
          testId="slide-event"
          render={(event, put, keys, at) => (
            <EventFields event={event} onChange={put} onLeave={leave} keys={keys} at={at} />
          )}
        />
      </Row>

      <section className={classes.field} aria-label={t("slides.link.title")}>
        <div className={classes.name}>
          <h3>{t("slides.link.title")}</h3>
          <p className={classes.counts}>
            <span>{t("slides.link.says")}</span>
          </p>
        </div>
        <div className={classes.content}>
          <Lines<SlideLink>
            label={t("slides.link.title")}
            name={(at) => t("slides.link.one", { n: at + 1 })}
            items={sheet.links}
            blank={NO_LINK}
            fromLine={(line) =>
              isAddress(line) ? { name: "", address: line } : { name: line, address: "" }
            }
            isBlank={(one) => blankText(one.name) && blankText(one.address)}
            onChange={(links) => change({ links })}
            onLeave={leave}
            onRemoved={removed}
            add={t("slides.link.add")}
            testId="slide-link"
            render={(link, put, keys, at) => (
              <LinkFields link={link} onChange={put} onLeave={leave} keys={keys} at={at} />
            )}
          />
        </div>
      </section>
    </article>
  );
}
