const HTML: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Signs that no file format takes: control characters but for tab and line ends, lone surrogates. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are the point
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const LONE = /\p{Surrogate}/gu;

/** Text without what a file cannot hold. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, "").replace(LONE, "\ufffd");
}

/** Text as HTML, for content and for attributes. */
export function html(text: string): string {
  return printable(text).replace(/[&<>"']/g, (sign) => HTML[sign] ?? sign);
}

/** Text as Markdown that shows just this text, in one line. */
export function markdown(text: string): string {
  return (
    printable(text)
      .replace(/\s*\n\s*/g, " ")
      .replace(/[\\`*_{}[\]<>#|~]/g, "\\$&")
      .replace(/&/g, "&amp;")
      // At the start of a line these would begin a list.
      .replace(/^(\s*)([-+]|\d+(?=[.)]))/, (_all, space: string, sign: string) =>
        /\d/.test(sign) ? `${space}${sign}` : `${space}\\${sign}`,
      )
      .replace(/^(\s*\d+)([.)])/, "$1\\$2")
  );
}
