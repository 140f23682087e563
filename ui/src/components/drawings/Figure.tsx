import { ActionIcon } from "@mantine/core";
import { IconChartDots3, IconTable } from "@tabler/icons-react";
import { type ReactNode, useCallback, useEffect, useId, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Table } from "@/documents/model";
import { useWidth } from "../useSize";
import classes from "./Figure.module.css";
import { FigureMenu } from "./FigureMenu";
import { FigureTable, tableText } from "./FigureTable";
import { DRAWN_WIDTH, framed } from "./framed";
import { SceneView } from "./SceneView";
import type { Scene } from "./scene";
import { useSource } from "./source";
import { stand } from "./tables";
import type { Leaving } from "./useExport";

export interface FigureProps {
  /** What it shows, as its heading and as the title of the picture. */
  title: string;
  /** What it is called in a file, where the screen says beside it what it is of. */
  fileTitle?: string;
  /** What one sees in it, as a sentence: read aloud, and written under the title of the picture. */
  says: string;
  /** The drawing at a width, in pixels at 100 %. It has to be stable: keep it with `useCallback`. */
  draw: (width: number) => Scene;
  /** The figures behind it. */
  table: Table;
  /** A quieter word beside the title. */
  aside?: ReactNode;
  /** Between the title and the drawing: a caption, a key of its signs. */
  caption?: ReactNode;
  /** Under the drawing. */
  foot?: ReactNode;
  /**
   * What stands on the screen in place of the drawing: one that answers to the hand, or a list whose rows
   * hold its parts. It says by itself what it shows. The picture is still made by `draw`.
   */
  children?: ReactNode;
  /** How many customers it counts, for the line of its source; all of them unless said. */
  customers?: number;
  /** The title's rank; 2 unless said. */
  level?: 2 | 3;
  /** The title is said aloud and written into files, but stands elsewhere on the screen. */
  untitled?: boolean;
  testId?: string;
}

/**
 * The frame of every drawing: its title, a table behind it (a button, or `t` for all on the screen), and the
 * ways out of the app as SVG, PNG or figures. Screens with figures call `useFigureKeys()` once.
 */
export function Figure(props: FigureProps) {
  const { title, says, draw, table, aside, caption, foot, children, customers, testId } = props;
  const called = props.fileTitle ?? title;
  const { t } = useTranslation();
  const titleId = useId();
  const { ref, width, unit } = useWidth<HTMLDivElement>(760);
  const [asTable, setAsTable] = useState(false);
  const source = useSource(customers);
  useEffect(() => stand(setAsTable), []);
  const room = Math.max(Math.round(width / unit), 240);
  const own = children === undefined;
  const scene = useMemo(() => (own && !asTable ? draw(room) : null), [own, asTable, draw, room]);
  const leaving = useCallback(
    (dark: boolean): Leaving => ({
      scene: framed(draw(DRAWN_WIDTH), { title: called, says, source: source() }),
      title: called,
      alt: `${called}. ${says}`,
      dark,
    }),
    [draw, called, says, source],
  );
  const Title = props.level === 3 ? "h3" : "h2";

  return (
    <figure className={classes.figure} aria-labelledby={titleId} data-testid={testId}>
      <div className={classes.head} data-untitled={props.untitled || undefined}>
        <Title id={titleId} className={props.untitled ? "visually-hidden" : classes.title}>
          {title}
        </Title>
        {aside !== undefined && <span className={classes.aside}>{aside}</span>}
        <span className={classes.tools}>
          <ActionIcon
            variant="subtle"
            size="1.75rem"
            aria-pressed={asTable}
            aria-label={t("figure.table", { title })}
            title={t(asTable ? "figure.drawingHint" : "figure.tableHint")}
            data-testid="figure-table"
            onClick={() => setAsTable(!asTable)}
          >
            {asTable ? (
              <IconChartDots3 size={16} stroke={1.6} aria-hidden />
            ) : (
              <IconTable size={16} stroke={1.6} aria-hidden />
            )}
          </ActionIcon>
          <FigureMenu title={title} leaving={leaving} tableText={() => tableText(table)} />
        </span>
      </div>
      {caption}
      <div ref={ref} className={classes.room}>
        {asTable ? (
          <FigureTable table={table} />
        ) : scene ? (
          <SceneView scene={scene} label={says} />
        ) : (
          children
        )}
      </div>
      {foot !== undefined && <figcaption className={classes.foot}>{foot}</figcaption>}
    </figure>
  );
}
