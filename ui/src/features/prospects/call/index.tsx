import { Button } from "@mantine/core";
import { IconArrowLeft, IconArrowRight } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFactsLine } from "@/components/account/AccountHead";
import { EmptyState } from "@/components/EmptyState";
import { ErrorState } from "@/components/ErrorState";
import { Page } from "@/components/Page";
import { byParameter } from "@/components/scorecard/order";
import { useFormat } from "@/i18n/format";
import { asLanewiseError, ipc, type Scorecard } from "@/ipc";
import { useCard } from "@/queries/card";
import { useNotes } from "@/queries/notes";
import { KeyCaps } from "@/shell/KeyCaps";
import classes from "./Call.module.css";
import { Elapsed } from "./Elapsed";
import { Question, type QuestionHandle } from "./Question";
import { Standing } from "./Standing";
import { Summary } from "./Summary";
import { back, begin, forward, jump, keepCall, type Trail, unfinished, upNext } from "./trail";
import { UpNext, type UpNextHandle } from "./UpNext";
import { useCallKeys } from "./useCallKeys";

/** The screen at `/prospects/$id/call`. */
export function CallPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const id = Number(useParams({ from: "/prospects/$id/call" }).id);
  const { card, row, error, work } = useCard(id, []);
  const leave = useCallback(
    () => void navigate({ to: "/prospects/$id", params: { id: String(id) }, replace: true }),
    [navigate, id],
  );

  if (card.data) {
    return <Call key={id} card={card.data} work={work} onLeave={leave} />;
  }
  const failed = error ?? card.error;
  return (
    <Page
      title={row?.account.name ?? t("prospects.title")}
      actions={failed && <Button onClick={leave}>{t("call.leave")}</Button>}
    >
      {failed &&
        (asLanewiseError(failed).kind === "no_profile" ? (
          <EmptyState
            title={t("call.noProfile")}
            actions={
              <Button variant="filled" onClick={() => void navigate({ to: "/profile" })}>
                {t("prospects.list.goProfile")}
              </Button>
            }
          >
            {t("prospects.card.noProfileHint")}
          </EmptyState>
        ) : (
          <ErrorState error={asLanewiseError(failed)} />
        ))}
    </Page>
  );
}

interface CallProps {
  card: Scorecard;
  work: ReturnType<typeof useCard>["work"];
  onLeave: () => void;
}

/** A call: one question at a time, the one that settles most first, and what each answer does to the verdict. */
function Call({ card, work, onLeave }: CallProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const factsLine = useFactsLine();
  const { profile, reckoning, row } = card;
  const { scored, questions } = reckoning;
  const account = row.account.id;
  const notes = useNotes(account);
  const recorded = useMemo(() => byParameter(card.answers), [card.answers]);
  const { mutate: undo } = useMutation({ mutationFn: () => ipc.undo() });
  const { mutate: redo } = useMutation({ mutationFn: () => ipc.redo() });
  const question = useRef<QuestionHandle>(null);
  const ahead = useRef<UpNextHandle>(null);

  const [trail, setTrail] = useState<Trail>(
    () => unfinished(account, Date.now()) ?? begin(questions, recorded, Date.now()),
  );
  useEffect(() => keepCall(account, trail), [account, trail]);

  const current = trail.over ? undefined : trail.shown[trail.at];
  const parameter = profile.parameters.find((one) => one.id === current);
  const part = scored.parts.find((one) => one.parameter === current);
  const next = useMemo(
    () => upNext(questions, recorded, trail.shown),
    [questions, recorded, trail.shown],
  );
  const answered = current !== undefined && recorded.has(current);

  const done = () => {
    keepCall(account, null);
    onLeave();
  };
  const goOn = () => setTrail((now) => forward(now, questions, recorded));
  const goBack = () => setTrail(back);
  const settled = async (then: () => void) => {
    if ((await question.current?.settle()) !== false) {
      then();
    }
  };
  const goTo = (id: string) => void settled(() => setTrail((now) => jump(now, id)));
  const end = () => void settled(() => setTrail((now) => ({ ...now, over: true })));
  const toQuestion = () => {
    // The question takes the hand back by itself when it is drawn anew; here it stayed.
    document
      .querySelector<HTMLElement>("[data-testid='call-question'] h2, [data-testid='call-number']")
      ?.focus();
  };

  useCallKeys(
    {
      next: () => (trail.over ? done() : void settled(goOn)),
      back: () => (trail.over ? goBack() : void settled(goBack)),
      leave: onLeave,
      end,
      search: () => ahead.current?.search(),
    },
    trail.over ? null : question,
  );

  return (
    <Page
      fill
      title={row.account.name}
      aside={factsLine(row.account)}
      actions={
        <div className={classes.head} data-page-actions>
          {!trail.over && <Elapsed since={trail.startedAt} className={classes.timer} />}
          {!trail.over && (
            <Button
              variant={scored.settled ? "filled" : "default"}
              onClick={end}
              rightSection={<KeyCaps keys="f" />}
              data-testid="call-end"
            >
              {t("call.end")}
            </Button>
          )}
          <Button onClick={onLeave} rightSection={<kbd>Esc</kbd>} data-testid="call-leave">
            {t("call.leave")}
          </Button>
        </div>
      }
    >
      <div className={classes.call} data-over={trail.over || undefined}>
        <div className={classes.main}>
          {trail.over || !parameter || !part ? (
            <Summary
              card={card}
              recorded={recorded}
              notes={notes.notes}
              startedAt={trail.startedAt}
              onJump={(id) => setTrail((now) => jump(now, id))}
              onBack={goBack}
              onDone={done}
            />
          ) : (
            <>
              <div className={classes.scroll}>
                <Question
                  key={parameter.id}
                  account={account}
                  parameter={parameter}
                  part={part}
                  recorded={recorded.get(parameter.id) ?? null}
                  tiers={profile.tiers}
                  worth={questions.find((one) => one.parameter === parameter.id) ?? null}
                  group={profile.groups.find((one) => one.id === parameter.group)?.name ?? ""}
                  notes={notes}
                  onAnswer={(given, grade) => work.onAnswer(parameter.id, given, grade)}
                  onClear={() => work.onClear(parameter.id)}
                  onRead={(text) => work.onRead(parameter.id, text)}
                  onNext={goOn}
                  onBack={goBack}
                  onLeave={onLeave}
                  onJump={() => ahead.current?.search()}
                  onEnd={() => setTrail((now) => ({ ...now, over: true }))}
                  onUndo={undo}
                  onRedo={redo}
                  handle={question}
                />
              </div>
              <div className={classes.foot} data-foot>
                {trail.at > 0 && (
                  <Button
                    variant="subtle"
                    leftSection={<IconArrowLeft size={16} stroke={1.6} aria-hidden />}
                    onClick={() => void settled(goBack)}
                    data-testid="call-back"
                  >
                    {t("call.back")}
                  </Button>
                )}
                <span className={classes.count} data-testid="call-place">
                  {t("call.place", {
                    at: format.count(trail.at + 1),
                    count: next.length,
                    n: format.count(next.length),
                  })}
                </span>
                <Button
                  variant={answered && !scored.settled ? "filled" : "default"}
                  rightSection={<IconArrowRight size={16} stroke={1.6} aria-hidden />}
                  onClick={() => void settled(goOn)}
                  data-testid="call-next"
                >
                  {answered ? t("call.on") : t("call.skip")}
                  <span aria-hidden="true" className={classes.cap}>
                    <kbd>↵</kbd>
                  </span>
                </Button>
              </div>
            </>
          )}
        </div>
        <aside className={classes.aside}>
          <Standing
            profile={profile}
            scored={scored}
            next={trail.over || scored.settled ? row.verdict : null}
          />
          {!trail.over && (
            <UpNext
              tiers={profile.tiers}
              parameters={profile.parameters}
              parts={scored.parts}
              recorded={recorded}
              next={next}
              current={current ?? null}
              onJump={goTo}
              onLeave={toQuestion}
              handle={ahead}
            />
          )}
        </aside>
      </div>
    </Page>
  );
}
