import { html } from "@/documents/escape";
import { colourOf, type Palette } from "./palette";
import { place, type Scene, type Shape, type Tone } from "./scene";

/** Fonts by name, with what other machines have instead. */
export const UI_FONTS =
  "Inter, 'Inter Variable', system-ui, 'Segoe UI', 'Helvetica Neue', sans-serif";
export const VOICE_FONTS = "Newsreader, 'Newsreader Variable', Georgia, 'Times New Roman', serif";

function written(shape: Shape, palette: Palette): string {
  const colour = (tone: Tone | undefined) => (tone ? colourOf(tone, palette) : "none");
  switch (shape.kind) {
    case "line":
      return `<line x1="${place(shape.x1)}" y1="${place(shape.y1)}" x2="${place(shape.x2)}" y2="${place(shape.y2)}" stroke="${colour(shape.stroke)}" stroke-width="${shape.width ?? 1}"${shape.dash ? ` stroke-dasharray="${shape.dash.join(" ")}"` : ""}/>`;
    case "rect":
      return `<rect x="${place(shape.x)}" y="${place(shape.y)}" width="${place(Math.max(shape.width, 0))}" height="${place(Math.max(shape.height, 0))}" fill="${colour(shape.fill)}"${shape.stroke ? ` stroke="${colour(shape.stroke)}" stroke-width="${shape.strokeWidth ?? 1}"` : ""}${shape.radius ? ` rx="${shape.radius}"` : ""}${shape.opacity === undefined ? "" : ` opacity="${shape.opacity}"`}/>`;
    case "circle":
      return `<circle cx="${place(shape.cx)}" cy="${place(shape.cy)}" r="${place(shape.r)}" fill="${colour(shape.fill)}"${shape.stroke ? ` stroke="${colour(shape.stroke)}" stroke-width="${place(shape.width ?? 1)}"` : ""}/>`;
    case "path":
      return `<path d="${shape.d}" fill="${colour(shape.fill)}"${shape.stroke ? ` stroke="${colour(shape.stroke)}" stroke-width="${place(shape.width ?? 1)}"` : ""}${shape.dash ? ` stroke-dasharray="${shape.dash.join(" ")}"` : ""}/>`;
    case "text": {
      const anchor =
        shape.anchor && shape.anchor !== "start" ? ` text-anchor="${shape.anchor}"` : "";
      const weight = shape.weight ? ` font-weight="${shape.weight}"` : "";
      const voice = shape.voice ? ` font-family="${VOICE_FONTS}"` : "";
      return `<text x="${place(shape.x)}" y="${place(shape.y)}" font-size="${shape.size}"${weight}${voice}${anchor} fill="${colour(shape.fill)}">${html(shape.text)}</text>`;
    }
  }
}

export interface SvgOptions {
  /** What it shows, for who cannot see it. */
  alt: string;
  palette: Palette;
  /** Filled with the sheet; documents have paper under them already. */
  ground?: boolean;
  /** With a width and height of its own: a file. Inside a page it takes the width there is. */
  sized?: boolean;
}

/** The drawing as SVG that needs nothing else: no style sheet, no variable, no font of its own. */
export function sceneSvg(scene: Scene, { alt, palette, ground, sized }: SvgOptions): string {
  const { width, height } = scene;
  const size = sized ? ` width="${place(width)}" height="${place(height)}"` : "";
  const sheet = ground
    ? `<rect width="${place(width)}" height="${place(height)}" fill="${palette.ink.sheet}"/>`
    : "";
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${place(width)} ${place(height)}"${size} role="img" aria-label="${html(alt)}" font-family="${UI_FONTS}"><title>${html(alt)}</title>${sheet}${scene.shapes.map((shape) => written(shape, palette)).join("")}</svg>`;
}
