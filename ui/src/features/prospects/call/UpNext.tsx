import { TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { type Ref, useImperativeHandle, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { folded } from "@/components/folded";
import { useAnswerWords } from "@/components/scorecard/AnswerText";
import { TierTag } from "@/components/TierTag";
import { useFormat } from "@/i18n/format";
import type { NextQuestion, Parameter, Part, RecordedAnswer, Tier } from "@/ipc";
import classes from "./Call.module.css";

/** How many questions are shown ahead. */
const AHEAD = 4;

export interface UpNextHandle {
  search: () => void;
}

export interface UpNextProps {
  tiers: readonly Tier[];
  parameters: readonly Parameter[];
  parts: readonly Part[];
  recorded: ReadonlyMap<string, RecordedAnswer>;
  /** Those that come, in this order. */
  next: readonly NextQuestion[];
  current: string | null;
  onJump: (parameter: string) => void;
  /** The hand leaves the search field without a choice. */
  onLeave: () => void;
  handle: Ref<UpNextHandle>;
}

/** What comes next, and the way to any other question. */
export function UpNext(props: UpNextProps) {
  const { tiers, parameters, parts, recorded, next, current, onJump, onLeave, handle } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const words = useAnswerWords();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState("");
  const [searching, setSearching] = useState(false);
  const [at, setAt] = useState(0);
  /** While the pointer is over the list it stays as it is: nothing moves under the hand. */
  const [held, setHeld] = useState<readonly NextQuestion[] | null>(null);

  useImperativeHandle(handle, () => ({ search: () => field.current?.focus() }));

  const part = (id: string) => parts.find((one) => one.parameter === id);
  const found = parameters.filter((one) =>
    folded([one.name, ...(one.questions ?? []).map(({ text }) => text)].join("\n")).includes(
      folded(typed.trim()),
    ),
  );
  const leave = () => {
    setTyped("");
    setSearching(false);
    setAt(0);
  };
  const go = (id: string | undefined) => {
    if (id !== undefined) {
      leave();
      onJump(id);
    }
  };
  const shown = (held ?? next).slice(0, AHEAD);

  return (
    <section className={classes.ahead} data-testid="call-ahead">
      <div className={classes.aheadHead}>
        <h3>{searching ? t("call.all") : t("call.next")}</h3>
        <TextInput
          ref={field}
          size="xs"
          role="combobox"
          aria-expanded={searching}
          aria-controls="call-found"
          aria-activedescendant={searching && found[at] ? `call-to-${found[at].id}` : undefined}
          aria-label={t("call.jump")}
          placeholder={t("call.jump")}
          leftSection={<IconSearch size={14} stroke={1.6} aria-hidden />}
          rightSection={
            <span aria-hidden="true">
              <kbd>/</kbd>
            </span>
          }
          value={typed}
          data-testid="call-jump"
          onFocus={() => setSearching(true)}
          onBlur={leave}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={(event) => {
            if (event.key === "Enter") {
              event.preventDefault();
              go(found[at]?.id);
            } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
              event.preventDefault();
              const to = at + (event.key === "ArrowDown" ? 1 : -1);
              setAt(Math.min(Math.max(to, 0), found.length - 1));
            } else if (event.key === "Escape") {
              event.stopPropagation();
              leave();
              onLeave();
            }
          }}
        />
      </div>
      {searching ? (
        <div className={classes.found} id="call-found" role="listbox" aria-label={t("call.all")}>
          {found.map((one, place) => {
            const mine = part(one.id);
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the field above has the keys
              <div
                key={one.id}
                id={`call-to-${one.id}`}
                role="option"
                aria-selected={place === at}
                data-current={one.id === current || undefined}
                // The field must not lose the focus, and so close the list, before the click.
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => go(one.id)}
              >
                <span>{one.name}</span>
                <span className={classes.had}>
                  {mine ? words(mine, recorded.get(one.id) ?? null, one.unit ?? "") : ""}
                </span>
              </div>
            );
          })}
          {found.length === 0 && <p className="quiet">{t("call.nothing")}</p>}
        </div>
      ) : (
        <>
          <ol
            className={classes.coming}
            onPointerEnter={() => setHeld(next)}
            onPointerLeave={() => setHeld(null)}
          >
            {shown.map((one, index) => (
              <li key={one.parameter}>
                <button type="button" onClick={() => go(one.parameter)}>
                  <span className={classes.place}>{format.count(index + 1)}</span>
                  <span className={classes.comingName}>{one.name}</span>
                  <span className={classes.effect}>
                    {one.worst_tier === one.best_tier ? (
                      <span>{t("prospects.ask.stays")}</span>
                    ) : (
                      <>
                        <TierTag tiers={tiers} id={one.worst_tier} size="sm" />
                        <span>{t("prospects.ask.to")}</span>
                        <TierTag tiers={tiers} id={one.best_tier} size="sm" />
                      </>
                    )}
                  </span>
                </button>
              </li>
            ))}
          </ol>
          {shown.length === 0 && <p className="quiet">{t("call.last")}</p>}
          {(held ?? next).length > AHEAD && (
            <p className={classes.rest}>
              {t("call.more", {
                count: (held ?? next).length - AHEAD,
                n: format.count((held ?? next).length - AHEAD),
              })}
            </p>
          )}
        </>
      )}
    </section>
  );
}
