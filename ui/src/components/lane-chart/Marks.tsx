import { useComputedColorScheme } from "@mantine/core";
import { memo, useLayoutEffect, useRef } from "react";
import type { MarkShape } from "../model";
import classes from "./LaneChart.module.css";
import type { RowLayout } from "./layout";
import { MARGIN, paint, readInk } from "./paint";

export interface MarksProps {
  rows: readonly { layout: RowLayout; shape: MarkShape; top: number }[];
  width: number;
  height: number;
}

/** The marks on a canvas: ten thousand cost no more than ten. */
export const Marks = memo(function Marks({ rows, width, height }: MarksProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const scheme = useComputedColorScheme("light");

  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme is another ink
  useLayoutEffect(() => {
    const element = canvas.current;
    const context = element?.getContext("2d");
    if (!element || !context) {
      return;
    }
    const sharp = window.devicePixelRatio || 1;
    element.width = Math.round((width + MARGIN * 2) * sharp);
    element.height = Math.round(height * sharp);
    context.setTransform(sharp, 0, 0, sharp, MARGIN * sharp, 0);
    context.clearRect(-MARGIN, 0, width + MARGIN * 2, height);
    paint(context, rows, readInk(element));
  }, [rows, width, height, scheme]);

  return (
    <canvas
      ref={canvas}
      className={classes.canvas}
      style={{ left: -MARGIN, width: width + MARGIN * 2, height }}
    />
  );
});
