import { Button } from "@mantine/core";
import { useContext, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useSlider } from "@/components/useSlider";
import { useFormat } from "@/i18n/format";
import { ipc, type Suggestions } from "@/ipc";
import { said, useDraftChange, useTakeBack } from "../change";
import { LiveContext } from "../live";
import type { Locks } from "../locks";
import classes from "./Suggest.module.css";

interface BlendSliderProps {
  data: Suggestions;
  locks: Locks;
}

/** How far the data moves the team's weights: the chart and the weights follow the hand. */
export function BlendSlider({ data, locks }: BlendSliderProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const live = useContext(LiveContext);
  const change = useDraftChange();
  const takeBack = useTakeBack();
  const track = useRef<HTMLDivElement>(null);
  const locked = [...locks.ids];
  const percent = (value: number) => format.share(value / 100);
  const still = data.data.every((weight, at) => weight === data.team[at]);
  const set = async (value: number) => {
    try {
      await change({ run: () => ipc.blendSet(value, locked) });
    } catch (failed) {
      live.settle();
      throw failed;
    }
    await takeBack(
      value === 0 ? t("suggest.blend.back") : t("suggest.blend.moved", { percent: percent(value) }),
    );
  };
  const slider = useSlider({
    value: data.percent,
    min: 0,
    max: 100,
    step: 1,
    bigStep: 10,
    disabled: still && data.percent === 0,
    name: { label: t("suggest.blend.name") },
    says: percent,
    onPreview: (blend) => live.wish({ blend, locked }),
    onCommit: (value) => (value === data.percent ? live.settle() : set(value)),
    valueAt: (clientX) => {
      const box = track.current?.getBoundingClientRect();
      return !box || box.width === 0
        ? data.percent
        : Math.round(((clientX - box.left) / box.width) * 100);
    },
  });
  const customers = data.customers.success + data.customers.others;
  const begin =
    still && data.percent === 0
      ? t("suggest.blend.nothing")
      : data.start === 0
        ? t("suggest.blend.few", { n: format.count(customers) })
        : t("suggest.blend.start", {
            n: format.count(customers),
            percent: percent(data.start),
          });
  return (
    <section className={classes.blend} aria-label={t("suggest.blend.title")} data-testid="blend">
      <div className={classes.blendHead}>
        <h3>{t("suggest.blend.title")}</h3>
        <strong className="num" data-testid="blend-percent">
          {percent(slider.value)}
        </strong>
      </div>
      <div className={classes.ends}>
        <span>{t("suggest.blend.team")}</span>
        <div
          ref={track}
          className={classes.hand}
          data-disabled={(still && data.percent === 0) || undefined}
          {...slider.track}
        >
          <div className={classes.track}>
            <div className={classes.fill} style={{ width: `${slider.value}%` }} />
            {data.start > 0 && (
              <span className={classes.start} style={{ left: `${data.start}%` }} aria-hidden />
            )}
          </div>
          <div
            className={classes.knob}
            style={{ left: `${slider.value}%` }}
            data-testid="blend-knob"
            {...slider.handle}
          />
        </div>
        <span>{t("suggest.blend.data")}</span>
      </div>
      <p className={classes.quiet}>
        {data.percent === 0
          ? t("suggest.blend.own")
          : t("suggest.blend.says", { percent: percent(data.percent) })}{" "}
        {data.percent === 0 ? begin : t("suggest.blend.ends")}
      </p>
      {data.percent > 0 && (
        <p className={classes.blendDo}>
          <Button
            size="compact-sm"
            variant="default"
            data-testid="blend-back"
            onClick={() => said(set(0))}
          >
            {t("suggest.blend.toTeam")}
          </Button>
          {data.moved_on && (
            <Button
              size="compact-sm"
              variant="default"
              data-testid="blend-renew"
              onClick={() => said(set(data.percent))}
            >
              {t("suggest.blend.renew")}
            </Button>
          )}
        </p>
      )}
    </section>
  );
}
