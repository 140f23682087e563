import newsreaderMore from "@fontsource-variable/newsreader/files/newsreader-latin-ext-wght-normal.woff2?url";
import newsreader from "@fontsource-variable/newsreader/files/newsreader-latin-wght-normal.woff2?url";
import inter from "inter-ui/variable/InterVariable.woff2?url";

const LATIN =
  "U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212";

function asBase64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return btoa(text);
}

async function face(family: string, url: string, weights: string, range?: string): Promise<string> {
  const answer = await fetch(url);
  const data = asBase64(new Uint8Array(await answer.arrayBuffer()));
  const only = range ? `unicode-range:${range};` : "";
  return `@font-face{font-family:"${family}";font-weight:${weights};${only}src:url(data:font/woff2;base64,${data}) format("woff2");}\n`;
}

let faces: Promise<string> | null = null;

/** The app's own fonts as rules that need no other file: the same page on every machine. */
export function fontFaces(): Promise<string> {
  faces ??= Promise.all([
    face("Inter Variable", inter, "100 900"),
    face("Newsreader Variable", newsreaderMore, "200 800"),
    face("Newsreader Variable", newsreader, "200 800", LATIN),
  ]).then(
    (rules) => rules.join(""),
    // Without them the system's fonts do.
    () => "",
  );
  return faces;
}
