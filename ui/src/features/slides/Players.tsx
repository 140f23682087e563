import { IconPlus } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { SlideMarks } from "@/components/slides/SlideMarks";
import { useFormat } from "@/i18n/format";
import type { SlideSeen } from "@/ipc";
import { KeyCaps } from "@/shell/KeyCaps";
import classes from "./Account.module.css";

export interface PlayersProps {
  slides: readonly SlideSeen[];
  /** The slide that is open. */
  current: number;
  onOpen: (id: number) => void;
  onAdd: () => void;
}

/** The account's key players, each with how far the slide is. */
export function Players({ slides, current, onOpen, onAdd }: PlayersProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const open = useRef<HTMLButtonElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever another one is opened
  useEffect(() => {
    open.current?.scrollIntoView?.({ block: "nearest", inline: "nearest" });
  }, [current]);
  return (
    <nav className={classes.players} aria-label={t("slides.players.title")} data-testid="players">
      {slides.map(({ kept, state }) => (
        <button
          key={kept.id}
          type="button"
          className={classes.player}
          ref={kept.id === current ? open : undefined}
          aria-current={kept.id === current ? "true" : undefined}
          onClick={() => onOpen(kept.id)}
          data-testid={`player-${kept.id}`}
        >
          <span className={classes.playerName}>{kept.slide.person || t("slides.noName")}</span>
          <span className={classes.playerTitle}>{kept.slide.title || t("slides.noTitle")}</span>
          <span className={classes.playerState}>
            <SlideMarks state={state} silent />
            <span>{t("slides.ofSeven", { n: format.count(state.complete) })}</span>
          </span>
        </button>
      ))}
      <button type="button" className={classes.addPlayer} onClick={onAdd} data-testid="player-add">
        <IconPlus size={15} stroke={1.8} aria-hidden />
        {t("slides.players.add")}
        <KeyCaps keys="n" />
      </button>
    </nav>
  );
}
