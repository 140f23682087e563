import { Button } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { copyText } from "@/components/copy";
import { AnswerText, useAnswerWords } from "@/components/scorecard/AnswerText";
import { Evidence } from "@/components/scorecard/Evidence";
import { useFormat } from "@/i18n/format";
import type { Note, RecordedAnswer, Scorecard } from "@/ipc";
import { KeyCaps } from "@/shell/KeyCaps";
import { type Shortcut, useShortcutList } from "@/shell/shortcuts";
import classes from "./Call.module.css";
import { CallReadiness } from "./CallReadiness";
import { elapsed } from "./Elapsed";

export interface SummaryProps {
  card: Scorecard;
  recorded: ReadonlyMap<string, RecordedAnswer>;
  notes: readonly Note[];
  startedAt: number;
  onJump: (parameter: string) => void;
  onBack: () => void;
  onDone: () => void;
}

/** What came out of the call, what is still open, and the same as a text for the CRM. */
export function Summary(props: SummaryProps) {
  const { card, recorded, startedAt, onJump, onBack, onDone } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const words = useAnswerWords();
  const title = useRef<HTMLHeadingElement>(null);
  const [endedAt] = useState(() => Date.now());
  const [copied, setCopied] = useState<boolean | null>(null);
  const { profile, reckoning, row } = card;
  const { scored } = reckoning;

  const inCall = (at: string) => Date.parse(at) >= startedAt;
  const unit = (id: string) => profile.parameters.find((one) => one.id === id)?.unit ?? "";
  const name = (id: string) => profile.parameters.find((one) => one.id === id)?.name ?? id;
  const answered = scored.parts.filter((part) => {
    const mine = recorded.get(part.parameter);
    return mine && inCall(mine.at);
  });
  const open = reckoning.questions;
  const notes = props.notes.filter((note) => inCall(note.at)).reverse();
  const tier = (id: string) => profile.tiers.find((one) => one.id === id)?.name ?? "";

  useEffect(() => title.current?.focus(), []);

  const asText = () => {
    const score = (points: number) => format.score(points);
    const line = (label: string, text: string) => t("call.text.line", { label, text });
    const list = (heading: string, lines: string[]) =>
      lines.length === 0 ? [] : ["", heading, ...lines.map((one) => `- ${one}`)];
    return [
      t("call.text.head", {
        name: row.account.name,
        date: format.date(startedAt),
        time: elapsed(startedAt, endedAt),
      }),
      line(
        t("call.text.verdict"),
        scored.settled
          ? t("call.text.settled", { tier: tier(scored.tier), score: score(scored.likely) })
          : t("call.text.open", {
              tier: tier(scored.tier),
              score: score(scored.likely),
              low: `${tier(scored.tier_low)} ${score(scored.low)}`,
              high: `${tier(scored.tier_high)} ${score(scored.high)}`,
            }),
      ),
      ...(row.verdict
        ? [line(t("call.text.next"), t(`prospects.next.${row.verdict.action}`))]
        : []),
      ...list(
        t("call.answered"),
        answered.map((part) => {
          const mine = recorded.get(part.parameter) ?? null;
          const grade = t(`prospects.grade.${mine?.answer.grade ?? "unknown"}`);
          const text = words(part, mine, unit(part.parameter));
          return line(part.name, part.state === "unknown" ? text : `${text} (${grade})`);
        }),
      ),
      ...list(
        t("notes.title"),
        notes.map((note) => (note.parameter ? line(name(note.parameter), note.text) : note.text)),
      ),
      ...list(
        t("call.stillOpen"),
        open.map((one) => one.name),
      ),
    ].join("\n");
  };

  const copy = () => void copyText(asText()).then(setCopied);

  const latest = useRef(copy);
  latest.current = copy;
  const shortcuts = useMemo<Shortcut[]>(
    () => [{ keys: "c", label: t("call.copy"), group: "here", run: () => latest.current() }],
    [t],
  );
  useShortcutList(shortcuts);

  return (
    <section className={classes.summary} data-testid="call-summary">
      <h2 ref={title} tabIndex={-1}>
        {t("call.summary", { time: elapsed(startedAt, endedAt) })}
      </h2>
      <div className={classes.outcome}>
        <div>
          <h3>{t("call.answered")}</h3>
          {answered.length === 0 ? (
            <p className="quiet">{t("call.nothingAnswered")}</p>
          ) : (
            <ul className={classes.lines} data-testid="call-answered">
              {answered.map((part) => {
                const mine = recorded.get(part.parameter) ?? null;
                return (
                  <li key={part.parameter}>
                    <button type="button" onClick={() => onJump(part.parameter)}>
                      {part.name}
                    </button>
                    <span>
                      {part.state === "unknown" ? (
                        t("prospects.card.asked")
                      ) : (
                        <AnswerText part={part} recorded={mine} unit={unit(part.parameter)} />
                      )}
                    </span>
                    <Evidence part={part} recorded={mine} />
                  </li>
                );
              })}
            </ul>
          )}
          {notes.length > 0 && (
            <>
              <h3>{t("notes.title")}</h3>
              <ul className={classes.said}>
                {notes.map((note) => (
                  <li key={note.id}>
                    {note.parameter && <b>{name(note.parameter)}</b>} {note.text}
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
        <div>
          <h3>{t("call.stillOpen")}</h3>
          {open.length === 0 ? (
            <p className="quiet">{t("call.nothingOpen")}</p>
          ) : (
            <ul className={classes.open} data-testid="call-open">
              {open.map((one) => {
                const mine = recorded.get(one.parameter);
                return (
                  <li key={one.parameter}>
                    <button type="button" onClick={() => onJump(one.parameter)}>
                      {one.name}
                    </button>
                    <span>
                      {mine?.answer.grade === "unknown"
                        ? t("prospects.card.asked")
                        : mine?.answer.grade === "guess"
                          ? t("prospects.grade.guess")
                          : t("prospects.card.notAsked")}
                    </span>
                  </li>
                );
              })}
            </ul>
          )}
        </div>
      </div>
      <CallReadiness account={row.account.id} />
      <div className={classes.end}>
        <Button variant="filled" onClick={onDone} data-testid="call-done">
          {t("call.done")}
        </Button>
        <Button
          leftSection={
            copied ? (
              <IconCheck size={16} stroke={1.8} aria-hidden />
            ) : (
              <IconCopy size={16} stroke={1.6} aria-hidden />
            )
          }
          rightSection={<KeyCaps keys="c" />}
          onClick={copy}
          data-testid="call-copy"
        >
          {t("call.copy")}
        </Button>
        <Button variant="subtle" onClick={onBack}>
          {t("call.goOn")}
        </Button>
        <span role="status" className="quiet">
          {copied === true && t("call.copied")}
          {copied === false && t("call.notCopied")}
        </span>
      </div>
      {copied === false && (
        <textarea
          className={classes.byHand}
          readOnly
          rows={8}
          aria-label={t("call.copy")}
          value={asText()}
          onFocus={(event) => event.currentTarget.select()}
        />
      )}
    </section>
  );
}
