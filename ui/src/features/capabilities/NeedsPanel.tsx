import { Button, Select } from "@mantine/core";
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Chips } from "@/components/Chips";
import { EmptyState } from "@/components/EmptyState";
import { useFormat } from "@/i18n/format";
import type { CapabilitiesView, Covered, NeedUse } from "@/ipc";
import { useCovers } from "@/queries/capabilities";
import { useTakeBack } from "@/queries/edits";
import { say as tell } from "@/shell/say";
import { NeedLine } from "./NeedLine";
import classes from "./Needs.module.css";
import { covering, type Line, linesOf, type Part, saying, type Wish } from "./narrow";
import { SureDialog } from "./SureDialog";

/** What the keys 1 to 3 say. */
const COVERS: readonly Covered[] = ["covered", "partly", "not"];
/** How far keys go; Home and End stop at the ends. */
const STEPS: Record<string, number> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 8,
  PageUp: -8,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.MAX_SAFE_INTEGER,
};
/** So many lines are drawn at first, and whenever the end comes near. */
const AT_ONCE = 60;

/** What tells a need of an account from all others. */
const mark = (use: NeedUse) => `${use.account} ${use.need}`;

interface NeedsPanelProps {
  view: CapabilitiesView;
  part: Part;
  account: number | null;
  onAccount: (account: number | null) => void;
  capability: number | null;
  onCapability: (capability: number | null) => void;
}

/** The needs of all accounts, one meaning a line: three keys, and on to the next. */
export function NeedsPanel(props: NeedsPanelProps) {
  const { view, part, account, onAccount, capability, onCapability } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const covers = useCovers();
  const takeBack = useTakeBack();
  const [only, setOnly] = useState<("unmatched" | "partly")[]>([]);
  const [current, setCurrent] = useState<string | null>(null);
  const [shown, setShown] = useState(AT_ONCE);
  // Said, and the core has not answered yet: the line is gone at once, and back if it could not be.
  const [said, setSaid] = useState<ReadonlySet<string>>(new Set());
  const [chosen, setChosen] = useState<ReadonlyMap<string, number | null>>(new Map());
  const [asking, setAsking] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const wanted = useRef<string | null>(null);
  const wish = useMemo<Wish>(
    () => ({
      part,
      account,
      unmatched: only.includes("unmatched"),
      partly: only.includes("partly"),
      capability,
    }),
    [part, account, only, capability],
  );
  const all = useMemo(() => linesOf(view, wish), [view, wish]);
  const lines =
    part === "waiting" ? all.filter((line) => line.uses.some((use) => !said.has(mark(use)))) : all;
  // What the core knows by now is hidden no more by hand; what it does not know yet stays hidden.
  useEffect(() => {
    const open = new Set(
      view.groups.flatMap((group) => group.uses.filter((use) => use.cover === null).map(mark)),
    );
    setSaid((before) => new Set([...before].filter((one) => open.has(one))));
  }, [view]);
  const at = Math.max(
    0,
    lines.findIndex((line) => line.group.key === current),
  );
  const here = lines[at];
  // The focus follows to the line that takes the place of one that is done.
  useEffect(() => {
    if (wanted.current !== null) {
      const row = list.current?.querySelector<HTMLElement>(
        `[data-key="${CSS.escape(wanted.current)}"]`,
      );
      if (row) {
        row.focus();
        row.scrollIntoView?.({ block: "nearest" });
        wanted.current = null;
      }
    }
  });
  const go = useCallback(
    (to: number) => {
      const line = lines[Math.min(Math.max(to, 0), lines.length - 1)];
      if (line) {
        wanted.current = line.group.key;
        setCurrent(line.group.key);
        setShown((n) => Math.max(n, Math.min(to, lines.length) + AT_ONCE / 2));
      }
    },
    [lines],
  );
  const whichOf = (line: Line) => {
    const picked = chosen.get(line.group.key);
    return picked === undefined ? line.capability : picked;
  };
  const { mutate } = covers;
  const speak = (line: Line, cover: Covered | null) => {
    const { key } = line.group;
    const picked = chosen.get(key);
    const by =
      cover === null || picked !== undefined
        ? (picked ?? null)
        : covering(view, line.capability, cover);
    if (part === "waiting") {
      const place = lines.indexOf(line);
      const next = lines[place + 1] ?? lines[place - 1];
      setCurrent(next?.group.key ?? null);
      wanted.current = next?.group.key ?? null;
      setSaid((before) => new Set([...before, ...line.uses.map(mark)]));
    }
    if (cover !== null) {
      tell(`${line.uses[0]?.need ?? ""}: ${t(`capabilities.cover.${cover}`)}`);
    }
    mutate(saying(line, cover, by), {
      onError: () => {
        const failed = new Set(line.uses.map(mark));
        setSaid((before) => new Set([...before].filter((one) => !failed.has(one))));
      },
    });
  };
  /** Takes what is suggested, or what somebody chose in its place. */
  const take = (line: Line) => {
    const picked = view.capabilities.find((one) => one.capability.id === whichOf(line));
    const offered = picked?.capability.content.offered;
    if (chosen.has(line.group.key) && offered !== undefined) {
      speak(line, offered ? "covered" : "not");
    } else if (line.group.suggestion && part === "waiting") {
      speak(line, line.group.suggestion.cover);
    }
  };
  const onKey = (event: KeyboardEvent<HTMLElement>, line: Line) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== event.currentTarget) {
      return;
    }
    const place = lines.indexOf(line);
    const cover = COVERS[Number(event.key) - 1];
    let known = true;
    if (cover) {
      speak(line, cover);
    } else if (event.key === "Enter") {
      take(line);
    } else if (event.key === "Delete" && part === "settled") {
      speak(line, null);
    } else if (event.key in STEPS) {
      go(place + (STEPS[event.key] ?? 0));
    } else {
      known = false;
    }
    if (known) {
      // The same digits open the parts of the Situation Slides elsewhere.
      event.preventDefault();
    }
  };
  const accounts = useMemo(() => {
    const names = new Map(
      view.groups.flatMap((group) => group.uses.map((use) => [use.account, use.name] as const)),
    );
    return [...names]
      .map(([id, label]) => ({ value: String(id), label }))
      .sort((a, b) => a.label.localeCompare(b.label));
  }, [view]);
  const waiting = lines.reduce((n, line) => n + line.uses.length, 0);
  const chosenName = view.capabilities.find((one) => one.capability.id === capability);
  const onCurrent = useCallback((key: string) => setCurrent(key), []);
  const onChoose = useCallback((key: string, id: number | null) => {
    setChosen((before) => new Map(before).set(key, id));
    wanted.current = key;
  }, []);

  return (
    <div className={classes.panel}>
      <div className={classes.bar}>
        <Select
          size="xs"
          className={classes.account}
          searchable
          clearable
          aria-label={t("capabilities.needs.account")}
          placeholder={t("capabilities.needs.account")}
          value={account === null ? null : String(account)}
          data={accounts}
          onChange={(value) => onAccount(value === null ? null : Number(value))}
        />
        <Chips
          label={t("capabilities.needs.narrow")}
          chips={[
            { id: "unmatched" as const, label: t("capabilities.needs.unmatched") },
            { id: "partly" as const, label: t("capabilities.cover.partly") },
          ]}
          chosen={only}
          onChosen={setOnly}
          testId="needs-only"
        />
        {chosenName && (
          <button type="button" className={classes.only} onClick={() => onCapability(null)}>
            {t("capabilities.needs.onlyFor", { name: chosenName.capability.content.name })}
          </button>
        )}
        <span className={classes.tally} role="status">
          {t("capabilities.needs.shown", { count: waiting, n: format.count(waiting) })}
        </span>
        {part === "waiting" && view.sure > 0 && (
          <Button size="xs" data-testid="accept-sure" onClick={() => setAsking(true)}>
            {t("capabilities.sure.open", { count: view.sure, n: format.count(view.sure) })}
          </Button>
        )}
      </div>
      {lines.length === 0 ? (
        <EmptyState
          title={
            view.needs === 0
              ? t("capabilities.needs.none")
              : part === "settled"
                ? t("capabilities.needs.noneSettled")
                : all.length === 0 &&
                    wish.account === null &&
                    only.length === 0 &&
                    capability === null
                  ? t("capabilities.needs.done")
                  : t("capabilities.needs.noneSo")
          }
        >
          {view.needs === 0 && t("capabilities.needs.noneHint")}
        </EmptyState>
      ) : (
        // biome-ignore lint/a11y/useSemanticElements: a grid of rows that are laid out as cards
        <div
          ref={list}
          role="grid"
          aria-label={t(`capabilities.parts.${part}`)}
          aria-rowcount={lines.length}
          className={classes.lines}
          onScroll={(event) => {
            const { scrollTop, clientHeight, scrollHeight } = event.currentTarget;
            if (scrollHeight - scrollTop - clientHeight < clientHeight) {
              setShown((n) => Math.min(lines.length, n + AT_ONCE));
            }
          }}
        >
          {lines.slice(0, Math.max(shown, at + 10)).map((line) => (
            <NeedLine
              key={line.group.key}
              line={line}
              current={line === here}
              capabilities={view.capabilities}
              chosen={whichOf(line)}
              onCurrent={onCurrent}
              onChoose={onChoose}
              onSay={speak}
              onKey={onKey}
            />
          ))}
        </div>
      )}
      <p className={classes.keys}>{t("capabilities.needs.keys")}</p>
      <SureDialog
        view={view}
        opened={asking}
        onClose={() => setAsking(false)}
        onTake={(all) => {
          setAsking(false);
          mutate(all, {
            onSuccess: () =>
              takeBack(
                t("capabilities.sure.done", { count: all.length, n: format.count(all.length) }),
              ),
          });
        }}
      />
    </div>
  );
}
