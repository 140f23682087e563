import { type KeyboardEvent, memo, type RefObject, useLayoutEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { SaysMark, VerdictMark } from "@/components/evidence/Marks";
import { type Row, rowTold, type Speech, VERDICT_KEY } from "@/components/evidence/words";
import { RichText } from "@/components/VoiceSentence";
import { useFormat } from "@/i18n/format";
import { EffectLine } from "./EffectLine";
import classes from "./ParameterList.module.css";

interface ParameterListProps {
  rows: readonly Row[];
  speech: Speech;
  chosen: string | null;
  onChoose: (id: string) => void;
  /** A hand or the keyboard is on it: nothing may move now. */
  onHold: (held: boolean) => void;
}

/** Rows that change places glide there, unless the system asks for calm. */
function useGlide(list: RefObject<HTMLOListElement | null>, rows: readonly Row[]): void {
  const before = useRef(new Map<string, number>());
  // biome-ignore lint/correctness/useExhaustiveDependencies: new rows are the point
  useLayoutEffect(() => {
    const now = new Map<string, number>();
    const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    for (const element of list.current?.children ?? []) {
      const id = element.firstElementChild?.getAttribute("data-parameter");
      if (!(element instanceof HTMLElement) || !id) {
        continue;
      }
      const top = element.offsetTop;
      const was = before.current.get(id);
      now.set(id, top);
      if (was !== undefined && was !== top && !calm && typeof element.animate === "function") {
        element.animate([{ transform: `translateY(${was - top}px)` }, { transform: "none" }], {
          duration: 260,
          easing: "cubic-bezier(0.2, 0, 0, 1)",
        });
      }
    }
    before.current = now;
  }, [rows]);
}

/** Every parameter, the strongest first: what it says, how strongly, and how sure that is. */
export const ParameterList = memo(function ParameterList(props: ParameterListProps) {
  const { rows, speech, chosen, onChoose, onHold } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const list = useRef<HTMLOListElement>(null);
  useGlide(list, rows);
  const onKeyDown = (event: KeyboardEvent) => {
    const buttons = [...(list.current?.querySelectorAll("button") ?? [])];
    const here = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const to = {
      ArrowDown: here + 1,
      ArrowUp: here - 1,
      Home: 0,
      End: buttons.length - 1,
    }[event.key];
    const next = to === undefined || here === -1 ? undefined : buttons[to];
    if (next) {
      event.preventDefault();
      next.focus();
      next.scrollIntoView({ block: "nearest" });
      onChoose(next.dataset.parameter ?? "");
    }
  };

  return (
    <div className={classes.box}>
      <div className={classes.head} aria-hidden="true">
        <span>{t("evidence.list.parameter")}</span>
        <span className={classes.axis}>
          <span>{t("evidence.list.effect")}</span>
          <span className={classes.ticks}>
            <span>{format.share(0)}</span>
            <span>{t("evidence.list.coin")}</span>
            <span>{format.share(1)}</span>
          </span>
        </span>
        <span>{t("evidence.list.verdict")}</span>
        <span className={classes.weightHead}>{t("evidence.list.weight")}</span>
      </div>
      <ol
        ref={list}
        className={classes.list}
        onKeyDown={onKeyDown}
        onPointerEnter={() => onHold(true)}
        onPointerLeave={() => onHold(false)}
        onFocus={() => onHold(true)}
        onBlur={() => onHold(false)}
        data-testid="evidence-list"
      >
        {rows.map((row) => (
          <ParameterRow
            key={row.id}
            row={row}
            speech={speech}
            chosen={row.id === chosen}
            onChoose={onChoose}
          />
        ))}
      </ol>
    </div>
  );
});

const ParameterRow = memo(function ParameterRow({
  row,
  speech,
  chosen,
  onChoose,
}: {
  row: Row;
  speech: Speech;
  chosen: boolean;
  onChoose: (id: string) => void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const { parameter, evidence } = row;
  const told = rowTold(speech, row);
  return (
    <li>
      <button
        type="button"
        className={classes.row}
        aria-pressed={chosen}
        data-parameter={row.id}
        data-verdict={evidence.verdict}
        data-testid={`evidence-${row.id}`}
        onClick={() => onChoose(row.id)}
      >
        <span className={classes.words}>
          <span className={classes.name}>{parameter.name}</span>
          <span className={classes.says}>
            <RichText i18nKey={told.key} values={told.values} />
          </span>
        </span>
        <span className={classes.cell}>
          <EffectLine direction={evidence.direction} />
          <span className="visually-hidden">
            {evidence.direction
              ? t("evidence.list.effectSays", {
                  share: format.share(evidence.direction.auc / 1000),
                  range: format.shareRange(
                    evidence.direction.low / 1000,
                    evidence.direction.high / 1000,
                  ),
                })
              : t("evidence.list.noEffect")}
          </span>
        </span>
        <span className={classes.verdict}>
          <VerdictMark verdict={evidence.verdict} />
          {t(`evidence.verdict.${VERDICT_KEY[evidence.verdict]}`)}
        </span>
        <span className={classes.weight}>
          <span className={classes.figure}>
            <span className="visually-hidden">{t("evidence.list.weightShort")}</span>{" "}
            {format.weight(parameter.weight)}
          </span>
          <SaysMark says={evidence.says} />
          <span>{t(`evidence.says.${evidence.says}`)}</span>
        </span>
      </button>
    </li>
  );
});
