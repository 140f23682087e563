import { colourOf, type Palette } from "./palette";
import type { Scene, Shape } from "./scene";
import { fontOf } from "./text";

function draw(context: CanvasRenderingContext2D, shape: Shape, palette: Palette): void {
  context.setLineDash("dash" in shape && shape.dash ? [...shape.dash] : []);
  context.globalAlpha = "opacity" in shape ? (shape.opacity ?? 1) : 1;
  const fill = "fill" in shape && shape.fill ? colourOf(shape.fill, palette) : null;
  const stroke = "stroke" in shape && shape.stroke ? colourOf(shape.stroke, palette) : null;
  context.fillStyle = fill ?? "#000";
  context.strokeStyle = stroke ?? "#000";
  switch (shape.kind) {
    case "line":
      context.lineWidth = shape.width ?? 1;
      context.beginPath();
      context.moveTo(shape.x1, shape.y1);
      context.lineTo(shape.x2, shape.y2);
      context.stroke();
      break;
    case "rect":
      context.beginPath();
      if (shape.radius) {
        context.roundRect(shape.x, shape.y, shape.width, shape.height, shape.radius);
      } else {
        context.rect(shape.x, shape.y, shape.width, shape.height);
      }
      context.lineWidth = shape.strokeWidth ?? 1;
      if (fill) {
        context.fill();
      }
      if (stroke) {
        context.stroke();
      }
      break;
    case "circle":
      context.beginPath();
      context.arc(shape.cx, shape.cy, Math.max(shape.r, 0), 0, Math.PI * 2);
      context.lineWidth = shape.width ?? 1;
      if (fill) {
        context.fill();
      }
      if (stroke) {
        context.stroke();
      }
      break;
    case "path": {
      const path = new Path2D(shape.d);
      context.lineWidth = shape.width ?? 1;
      if (fill) {
        context.fill(path);
      }
      if (stroke) {
        context.stroke(path);
      }
      break;
    }
    case "text":
      context.font = fontOf(shape);
      context.textAlign =
        shape.anchor === "middle" ? "center" : shape.anchor === "end" ? "right" : "left";
      context.textBaseline = "alphabetic";
      context.fillText(shape.text, shape.x, shape.y);
      break;
  }
}

/** The drawing as PNG, `scale` times its size, in the app's own fonts; `null` where nothing can be drawn. */
export async function scenePng(
  scene: Scene,
  palette: Palette,
  scale = 2,
): Promise<Uint8Array | null> {
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(scene.width * scale);
  canvas.height = Math.round(scene.height * scale);
  const context = canvas.getContext("2d");
  if (!context) {
    return null;
  }
  // A face that no text on the screen has used yet is not loaded by drawing with it.
  const faces = scene.shapes.flatMap((shape) => (shape.kind === "text" ? [fontOf(shape)] : []));
  await Promise.all([...new Set(faces)].map((face) => document.fonts.load?.(face).catch(() => [])));
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.fillStyle = palette.ink.sheet;
  context.fillRect(0, 0, scene.width, scene.height);
  for (const shape of scene.shapes) {
    draw(context, shape, palette);
  }
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  return blob && new Uint8Array(await blob.arrayBuffer());
}
