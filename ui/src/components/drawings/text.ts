let ruler: CanvasRenderingContext2D | null | undefined;

const UI = '"Inter Variable", Inter, system-ui, sans-serif';
const VOICE = '"Newsreader Variable", Newsreader, Georgia, serif';

export interface Face {
  size: number;
  weight?: number;
  voice?: boolean;
}

/** A face as CSS writes it. */
export function fontOf({ size, weight = 400, voice }: Face): string {
  return `${weight} ${size}px ${voice ? VOICE : UI}`;
}

/** How wide a text is, pixels at 100 %. */
export function textWidth(text: string, face: Face): number {
  ruler ??= document.createElement("canvas").getContext("2d");
  if (!ruler) {
    return text.length * face.size * (face.voice ? 0.44 : 0.53);
  }
  ruler.font = fontOf(face);
  return ruler.measureText(text).width;
}

/** The text, or as much of it as fits with an ellipsis. */
export function fitted(text: string, width: number, face: Face): string {
  if (textWidth(text, face) <= width) {
    return text;
  }
  const letters = [...text];
  let few = 0;
  let many = letters.length;
  while (few < many) {
    const middle = Math.ceil((few + many) / 2);
    if (textWidth(`${letters.slice(0, middle).join("").trimEnd()}…`, face) <= width) {
      few = middle;
    } else {
      many = middle - 1;
    }
  }
  return few === 0 ? "" : `${letters.slice(0, few).join("").trimEnd()}…`;
}

/** The text in lines of a width; what would need more than `most` lines ends with an ellipsis. */
export function wrapped(text: string, width: number, face: Face, most = 9): string[] {
  const lines: string[] = [];
  let line = "";
  const words = text.split(/\s+/).filter(Boolean);
  for (const [at, word] of words.entries()) {
    const longer = line ? `${line} ${word}` : word;
    if (line === "" || textWidth(longer, face) <= width) {
      line = longer;
    } else if (lines.length === most - 1) {
      line = `${line} ${words.slice(at).join(" ")}`;
      break;
    } else {
      lines.push(line);
      line = word;
    }
  }
  return line ? [...lines, fitted(line, width, face)] : lines;
}
