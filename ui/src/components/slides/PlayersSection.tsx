import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import type { EventState, SlideSeen } from "@/ipc";
import { useTakeBack } from "@/queries/edits";
import { slidesOfQuery, useAddSlide, usePutSlide } from "@/queries/slides";
import { today } from "../days";
import classes from "./PlayersSection.module.css";
import { SlideMarks } from "./SlideMarks";
import { sheetOf, type ValueEvent } from "./sheet";
import { useSlideWords } from "./words";

export interface PlayersSectionProps {
  account: number;
  /** A customer: what became of the Value Realization Events is asked, too (D7). */
  past?: boolean;
}

/** The Situation Slides of an account: its key players, what each lacks, and one step to the slide. */
export function PlayersSection({ account, past }: PlayersSectionProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useSlideWords();
  const navigate = useNavigate();
  const { data } = useQuery(slidesOfQuery(account));
  const { mutate: add, isPending } = useAddSlide();
  if (!data) {
    return null;
  }
  const ready = data.filter(({ state }) => state.completeness !== "incomplete").length;
  return (
    <section
      className={classes.section}
      aria-labelledby="slides-title"
      data-testid="account-slides"
    >
      <div className={classes.head}>
        <h2 id="slides-title">{t("shell.slides")}</h2>
        {data.length > 0 && (
          <span className="quiet">
            {t("slides.all.ready", {
              count: data.length,
              n: format.count(ready),
              total: format.count(data.length),
            })}
          </span>
        )}
        <Button
          className={classes.add}
          size="compact-sm"
          variant="subtle"
          leftSection={<IconPlus size={14} stroke={1.8} aria-hidden />}
          disabled={isPending}
          onClick={() =>
            add(
              { account },
              {
                onSuccess: (slide) =>
                  void navigate({
                    to: "/slides/$account",
                    params: { account: String(account) },
                    search: { slide },
                  }),
              },
            )
          }
          data-testid="account-slides-add"
        >
          {t("slides.players.add")}
        </Button>
      </div>
      {data.length === 0 ? (
        <p className="quiet">{t(past ? "slides.section.nonePast" : "slides.section.none")}</p>
      ) : (
        <ul className={classes.players}>
          {data.map(({ kept, state }) => {
            const lacking = words.lacking(state);
            return (
              <li key={kept.id}>
                <Link
                  to="/slides/$account"
                  params={{ account: String(account) }}
                  search={{ slide: kept.id }}
                  className={classes.player}
                  data-testid={`account-slide-${kept.id}`}
                >
                  <span className={classes.who}>
                    <strong>{kept.slide.person || t("slides.noName")}</strong>
                    <span className="quiet">{kept.slide.title}</span>
                  </span>
                  <SlideMarks state={state} silent />
                  <span className={classes.lacks}>
                    {lacking.length === 0
                      ? t("slides.how.complete")
                      : lacking.length === 7
                        ? t("slides.verdict.nothing")
                        : t("slides.section.lacks", { fields: words.fields(lacking) })}
                  </span>
                </Link>
              </li>
            );
          })}
        </ul>
      )}
      {past && <EventsAfter slides={data} />}
    </section>
  );
}

const STATES: readonly EventState[] = ["planned", "reached", "missed"];

interface Told {
  slide: SlideSeen;
  event: ValueEvent;
  at: number;
}

/** What became of the early wins that were promised; a click says so. */
function EventsAfter({ slides }: { slides: readonly SlideSeen[] }) {
  const { t } = useTranslation();
  const words = useSlideWords();
  const takeBack = useTakeBack();
  const put = usePutSlide();
  const events: Told[] = slides.flatMap((slide) =>
    sheetOf(slide.kept.slide).events.map((event, at) => ({ slide, event, at })),
  );
  if (events.length === 0) {
    return null;
  }
  const now = today();
  const missed = events.filter(({ event }) => event.state === "missed").length;
  const settle = ({ slide, event, at }: Told, state: EventState) => {
    const sheet = sheetOf(slide.kept.slide);
    const settled = state === "planned" ? "" : now;
    put.mutate(
      {
        id: slide.kept.id,
        slide: {
          ...sheet,
          events: sheet.events.map((one, place) =>
            place === at ? { ...one, state, settled } : one,
          ),
        },
      },
      { onSuccess: () => takeBack(t(`slides.event.now.${state}`, { event: event.what })) },
    );
  };
  return (
    <div className={classes.after} data-testid="account-events">
      <h3>{t("slides.field.events")}</h3>
      {missed > 0 && (
        <p className={classes.evidence}>
          {t("slides.section.evidence", { count: missed, n: missed })}
        </p>
      )}
      <ul className={classes.events}>
        {events.map((one) => {
          const { event, slide, at } = one;
          const overdue =
            event.state === "planned" &&
            event.due !== "" &&
            event.due < now.slice(0, event.due.length);
          return (
            <li key={`${slide.kept.id} ${at}`} data-testid={`account-event-${slide.kept.id}-${at}`}>
              <span className={classes.what}>
                <strong>{event.what || t("slides.event.name", { n: at + 1 })}</strong>
                <span className="quiet">
                  {[
                    slide.kept.slide.person,
                    event.owner && t("slides.event.ownedBy", { owner: event.owner }),
                    event.due
                      ? t(overdue ? "slides.event.wasDue" : "slides.event.isDue", {
                          day: words.day(event.due),
                        })
                      : event.after,
                    event.settled &&
                      event.state !== "planned" &&
                      t(`slides.event.on.${event.state}`, { day: words.day(event.settled) }),
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </span>
              </span>
              {overdue && <span className={classes.overdue}>{t("slides.event.overdue")}</span>}
              {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a flex row everywhere */}
              <span className={classes.choice} role="group" aria-label={t("slides.event.state")}>
                {STATES.map((state) => (
                  <button
                    key={state}
                    type="button"
                    aria-pressed={event.state === state}
                    disabled={put.isPending}
                    onClick={() => event.state !== state && settle(one, state)}
                    data-testid={`account-event-${state}-${slide.kept.id}-${at}`}
                  >
                    {t(`slides.state.${state}`)}
                  </button>
                ))}
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
