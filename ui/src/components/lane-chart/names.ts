let ruler: CanvasRenderingContext2D | null | undefined;

/** Width of a name in the chart's label type. */
export function nameWidth(name: string, unit: number): number {
  ruler ??= document.createElement("canvas").getContext("2d");
  if (!ruler) {
    return name.length * 6.6 * unit;
  }
  ruler.font = `${12.5 * unit}px "Inter Variable", sans-serif`;
  return ruler.measureText(name).width + 2;
}

/**
 * What heads a lane of this width: the tier's sign and name; the name alone, small, where both do not fit; the sign alone
 * where no name does.
 */
export function laneHead(name: string, width: number, unit: number): "both" | "name" | "sign" {
  // In the strong cut of the body type it is a fifth wider than in the label type, and a tenth in the small type.
  if (width > nameWidth(name, unit * 1.2) + 34 * unit) {
    return "both";
  }
  return width > nameWidth(name, unit * 1.08) + 8 * unit ? "name" : "sign";
}
