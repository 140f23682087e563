import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { HistoryPart, SlideChange } from "@/ipc";
import { checkWords, gateName } from "../readiness/words";
import { sheetOf, type ValueEvent } from "../slides/sheet";
import { useSlideWords } from "../slides/words";
import classes from "./AccountHistory.module.css";

/** What the history tells beside the account itself: slides, waivers, activities, needs, checklists. */
export type BesidePart = Extract<
  HistoryPart,
  {
    part:
      | "slide_added"
      | "slide_changed"
      | "slide_removed"
      | "waiver_added"
      | "waiver_changed"
      | "waiver_removed"
      | "activity_added"
      | "activity_changed"
      | "activity_removed"
      | "covered"
      | "checked";
  }
>;

/** A thing with what it was and what it is. */
function Change(props: { name: string; from?: string; to?: string }) {
  const { t } = useTranslation();
  const { name, from = "", to = "" } = props;
  return (
    <>
      <span className={classes.name}>{name}</span>
      {from !== "" && (
        <>
          <del>{from}</del>
          <span className={classes.arrow} aria-hidden="true">
            →
          </span>
        </>
      )}
      {to === "" ? (
        <span className={classes.gone}>{t("customers.history.cleared")}</span>
      ) : (
        <ins>{to}</ins>
      )}
    </>
  );
}

/** One thing that changed on a slide. */
function SlideChanged({ change }: { change: SlideChange }) {
  const { t } = useTranslation();
  const words = useSlideWords();
  const both = (parts: readonly string[]) => parts.filter(Boolean).join(", ");
  const event = (one: ValueEvent) =>
    both([
      one.what,
      one.due && words.day(one.due),
      one.owner,
      one.state === "planned" ? "" : t(`slides.state.${one.state}`),
    ]);
  switch (change.what) {
    case "text":
      return (
        <Change
          name={
            change.field === "person" || change.field === "industry"
              ? t(`slides.${change.field}`)
              : words.field(change.field)
          }
          from={change.before}
          to={change.after}
        />
      );
    case "list":
      return (
        <Change
          name={change.field === "links" ? t("slides.link.title") : words.field(change.field)}
          from={change.gone.join("; ")}
          to={change.come.join("; ")}
        />
      );
    case "delta": {
      const told = (delta: typeof change.before) => {
        const whole = sheetOf({ delta }).delta;
        return both([whole.text, words.delta(whole)]);
      };
      return (
        <Change name={words.field("delta")} from={told(change.before)} to={told(change.after)} />
      );
    }
    case "date": {
      const told = (date: typeof change.before) => {
        const whole = sheetOf({ date }).date;
        return both([
          words.day(whole.day),
          whole.event,
          whole.origin === null ? "" : t(`slides.origin.${whole.origin}`),
          whole.consequence,
        ]);
      };
      return (
        <Change name={words.field("date")} from={told(change.before)} to={told(change.after)} />
      );
    }
    case "events": {
      const told = (events: typeof change.gone) => sheetOf({ events }).events.map(event).join("; ");
      return (
        <Change name={words.field("events")} from={told(change.gone)} to={told(change.come)} />
      );
    }
    case "order":
      return <span>{t("slides.history.order")}</span>;
  }
}

/** One thing that a step changed beside the account itself, in words. */
export function SlidePart({ part }: { part: BesidePart }): ReactNode {
  const { t } = useTranslation();
  const words = useSlideWords();
  const gate = (id: string) => gateName(t, { id });
  const player = (of: { person: string; title: string }) =>
    [of.person || t("slides.noName"), of.title].filter(Boolean).join(", ");
  const more = (text: string) => text !== "" && <span className={classes.grade}>{text}</span>;
  switch (part.part) {
    case "slide_added":
      return <Change name={t("slides.history.slide")} to={player(part)} />;
    case "slide_removed":
      return <Change name={t("slides.history.slide")} from={player(part)} />;
    case "slide_changed":
      return (
        <>
          {part.changes.map((change, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the changes of a step never move
            <span key={at} className={classes.slideChange}>
              <SlideChanged change={change} />
              {at === 0 && more(part.person || t("slides.noName"))}
            </span>
          ))}
        </>
      );
    case "waiver_added":
      return (
        <>
          <Change
            name={t("slides.history.waiver", { gate: gate(part.gate) })}
            to={t("slides.history.approved", { name: part.approver })}
          />
          {more(part.reason)}
        </>
      );
    case "waiver_changed":
      return (
        <>
          <Change
            name={t("slides.history.waiver", { gate: gate(part.gate) })}
            to={t(`slides.history.result.${part.result}`)}
          />
          {more(part.note)}
        </>
      );
    case "waiver_removed":
      return (
        <Change
          name={t("slides.history.waiver", { gate: gate(part.gate) })}
          from={t("slides.history.approved", { name: part.approver })}
        />
      );
    case "activity_added":
      return (
        <Change name={t(`slides.history.activity.${part.activity}`)} to={words.day(part.day)} />
      );
    case "activity_changed":
      return (
        <>
          <Change
            name={t(`slides.history.activity.${part.activity}`)}
            to={t(`slides.history.went.${part.result}`)}
          />
          {more(words.day(part.day))}
        </>
      );
    case "activity_removed":
      return (
        <Change name={t(`slides.history.activity.${part.activity}`)} from={words.day(part.day)} />
      );
    case "covered":
      return (
        <Change
          name={t("slides.history.need", { need: part.need })}
          to={part.cover === null ? "" : t(`slides.history.cover.${part.cover}`)}
        />
      );
    case "checked":
      return (
        <Change
          name={`${gate(part.gate)}: ${checkWords(t, { id: part.item, text: "" })}`}
          to={t(part.done ? "slides.history.done" : "slides.history.open")}
        />
      );
  }
}
