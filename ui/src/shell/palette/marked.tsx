import type { ReactNode } from "react";
import { folded, typedWords } from "@/components/folded";

/** A label with what was typed in it set off; as it is where letters do not stand one for one. */
export function marked(label: string, typed: string): ReactNode {
  const plain = folded(label);
  const words = typedWords(typed);
  if (words.length === 0 || plain.length !== label.length) {
    return label;
  }
  const on = new Array<boolean>(label.length).fill(false);
  for (const word of words) {
    const at = plain.indexOf(word);
    if (at >= 0) {
      on.fill(true, at, at + word.length);
    }
  }
  const parts: ReactNode[] = [];
  for (let from = 0; from < label.length; ) {
    let to = from + 1;
    while (to < label.length && on[to] === on[from]) {
      to += 1;
    }
    const text = label.slice(from, to);
    parts.push(on[from] ? <mark key={from}>{text}</mark> : text);
    from = to;
  }
  return parts;
}
