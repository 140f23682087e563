import { fitted, type Scene, type Shape, type Tone, textWidth } from "@/components/drawings";

/** The answers to one parameter, on either side. */
export interface MixRow {
  name: string;
  parts: readonly {
    name: string;
    /** Where the part is a tier. */
    tier?: { rank: number; of: number };
    /** Share of the customers. */
    customers: number;
    /** Share of the prospects. */
    prospects: number;
    /** Where the two are farthest apart. */
    far: boolean;
  }[];
  /** What is to be said of it, at the right end of its name; empty with too few. */
  says: string;
}

const BAR = 16;
const ROW = 84;
const FACE = { size: 13, weight: 550 };
const SMALL = { size: 12 };

/** Two bars a row, one above the other: how the customers answered, how the prospects do. */
export function drawMixes(
  rows: readonly MixRow[],
  width: number,
  words: { customers: string; prospects: string },
  share: (value: number) => string,
): Scene {
  const left = Math.max(textWidth(words.customers, SMALL), textWidth(words.prospects, SMALL)) + 14;
  const room = Math.max(width - left, 80);
  const shapes = rows.flatMap((row, index) => {
    const top = index * ROW;
    const bars = (["customers", "prospects"] as const).flatMap((side, line): Shape[] => {
      const y = top + 24 + line * (BAR + 6);
      let from = 0;
      const drawn = row.parts.flatMap((part, at): Shape[] => {
        const x = left + from * room;
        const wide = part[side] * room;
        from += part[side];
        if (wide < 0.5) {
          return [];
        }
        const text = labelOf(part.name, share(part[side]), wide - 12);
        return [
          {
            kind: "rect",
            x,
            y,
            width: Math.max(wide - 1, 0.5),
            height: BAR,
            fill: toneOf(part, at),
            ...(part.far ? { stroke: "accent", strokeWidth: 2 } : {}),
          },
          ...(text
            ? [
                {
                  kind: "text",
                  x: x + 6,
                  y: y + 12.5,
                  text,
                  fill: textTone(part),
                  ...SMALL,
                } as const,
              ]
            : []),
        ];
      });
      return [
        { kind: "text", x: 0, y: y + 12.5, text: words[side], fill: "ink-2", ...SMALL },
        ...drawn,
      ];
    });
    return [
      {
        kind: "text",
        x: 0,
        y: top + 14,
        text: fitted(row.name, width - textWidth(row.says, SMALL) - 16, FACE),
        fill: "ink",
        ...FACE,
      } as const,
      ...(row.says
        ? [
            {
              kind: "text",
              x: width,
              y: top + 14,
              text: row.says,
              anchor: "end",
              fill: "ink-2",
              ...SMALL,
            } as const,
          ]
        : []),
      ...bars,
    ];
  });
  return { width, height: Math.max(rows.length * ROW - 12, 1), shapes };
}

/** The name and the share where both fit; else the name gives way, for the share is what is compared. */
function labelOf(name: string, share: string, width: number): string {
  const room = width - textWidth(` ${share}`, SMALL);
  const short = fitted(name, room, SMALL);
  // Three letters of a name name nothing.
  return short.length > 4 || short === name
    ? `${short} ${share}`
    : textWidth(share, SMALL) <= width
      ? share
      : "";
}

/** Tiers have their bands; other levels take turns of two greys, so that neighbours can be told apart. */
function toneOf(part: MixRow["parts"][number], at: number): Tone {
  return part.tier
    ? { tier: part.tier.rank, of: part.tier.of, part: "band" }
    : at % 2 === 0
      ? "sunk"
      : "rule";
}

function textTone({ tier }: MixRow["parts"][number]): Tone {
  return tier ? { tier: tier.rank, of: tier.of, part: "text" } : "ink";
}
