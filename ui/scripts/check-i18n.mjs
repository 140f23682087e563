/**
 * Checks that every word of the interface is there in English, Italian and Spanish.
 *
 * Fails on: a key missing in a language, a key nothing uses, a key used but not written, a plural
 * form missing, different placeholders or tags between languages, and a text that is the same
 * as in English without being listed in `same-as-english.json`.
 *
 * A key counts as used when its full name stands in the source as a text, or when a template
 * such as `errors.${kind}.what` covers it.
 */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const source = join(root, "src");
const LANGUAGES = ["en", "it", "es"];
const PLURAL = /_(zero|one|two|few|many|other)$/;

function read(path) {
  return JSON.parse(readFileSync(path, "utf8"));
}

/** `{a: {b: "x"}}` as `a.b -> x`. */
function flat(tree, before = "", into = new Map()) {
  for (const [key, value] of Object.entries(tree)) {
    const name = before ? `${before}.${key}` : key;
    if (typeof value === "string") {
      into.set(name, value);
    } else {
      flat(value, name, into);
    }
  }
  return into;
}

function files(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      return files(path);
    }
    return /\.tsx?$/.test(entry.name) && entry.name !== "bindings.ts" ? [path] : [];
  });
}

/** Placeholders and tags of a text, sorted: what a translation must carry over. */
function carried(text) {
  return [...(text.match(/\{\{\s*[\w.]+/g) ?? []), ...(text.match(/<\w+/g) ?? [])]
    .map((one) => one.replace(/\s/g, ""))
    .sort();
}

function uniqueText(list) {
  return [...new Set(list)].join(" ");
}

/** Everything that is wrong, as sentences. */
export function problems(texts, sources, same) {
  const found = [];
  const [en, ...others] = LANGUAGES;
  const english = texts[en];
  const bases = new Set([...english.keys()].map((key) => key.replace(PLURAL, "")));

  for (const [key, text] of english) {
    if (text.trim() === "") {
      found.push(`en: ${key} is empty`);
    }
    if (PLURAL.test(key)) {
      const base = key.replace(PLURAL, "");
      for (const form of ["one", "other"]) {
        if (!english.has(`${base}_${form}`)) {
          found.push(`en: ${base}_${form} is missing beside ${key}`);
        }
      }
    }
  }

  for (const language of others) {
    const mine = texts[language];
    for (const [key, text] of english) {
      const translated = mine.get(key);
      if (translated === undefined) {
        found.push(`${language}: ${key} is missing ("${text}")`);
      } else if (translated.trim() === "") {
        found.push(`${language}: ${key} is empty`);
      } else {
        // The form for one may leave the number out, so it is compared without repeats.
        const theirs = uniqueText(carried(text));
        const ours = uniqueText(carried(translated));
        if (theirs !== ours && !key.endsWith("_one")) {
          found.push(`${language}: ${key} carries [${ours}], English carries [${theirs}]`);
        }
        if (
          translated === text &&
          /\p{L}{2}/u.test(text.replace(/\{\{[^}]*\}\}/g, "")) &&
          !same.has(key)
        ) {
          found.push(
            `${language}: ${key} is the same as in English ("${text}"); translate it, or list it in scripts/same-as-english.json`,
          );
        }
      }
    }
    for (const key of mine.keys()) {
      if (!english.has(key)) {
        found.push(`${language}: ${key} is not in English`);
      }
    }
  }

  for (const key of same) {
    if (!english.has(key)) {
      found.push(`same-as-english.json lists ${key}, which does not exist`);
    } else if (others.every((language) => texts[language].get(key) !== english.get(key))) {
      found.push(`same-as-english.json lists ${key}, which every language translates`);
    }
  }

  const areas = [...new Set([...bases].map((key) => key.split(".")[0]))].join("|");
  const literal = new RegExp(`["'\`]((?:${areas})(?:\\.[A-Za-z0-9_-]+)+)["'\`]`, "g");
  const template = new RegExp(`\`((?:${areas})\\.[^\`]*\\$\\{[^\`]*)\``, "g");
  const call = /(?:\bt\(\s*|i18nKey=\{?\s*)["'`]([^"'`$]+)["'`]/g;
  const used = new Set();
  const patterns = [];
  for (const [path, text] of sources) {
    for (const [, key] of text.matchAll(literal)) {
      used.add(key);
    }
    for (const [, key] of text.matchAll(template)) {
      const parts = key.split(/\$\{[^}]*\}/).map((part) => part.replace(/[.]/g, "\\."));
      patterns.push(new RegExp(`^${parts.join("[^.]+")}$`));
    }
    for (const [, key] of text.matchAll(call)) {
      if (!english.has(key) && !bases.has(key)) {
        found.push(`${path}: the key ${key} is used but not written`);
      }
    }
  }
  for (const key of english.keys()) {
    const base = key.replace(PLURAL, "");
    if (!used.has(base) && !used.has(key) && !patterns.some((pattern) => pattern.test(base))) {
      found.push(`en: ${key} is not used`);
    }
  }
  return found;
}

function main() {
  const texts = Object.fromEntries(
    LANGUAGES.map((language) => [language, flat(read(join(source, "i18n", `${language}.json`)))]),
  );
  const sources = files(source)
    // The gallery is only for looking at components: what it uses is not used.
    .filter((path) => !/\.test\.tsx?$|src.gallery./.test(path))
    .map((path) => [relative(root, path), readFileSync(path, "utf8")]);
  const same = new Set(read(join(root, "scripts", "same-as-english.json")));
  const found = problems(texts, sources, same);
  for (const problem of found) {
    console.error(problem);
  }
  if (found.length > 0) {
    console.error(`\n${found.length} problems in the interface's texts.`);
    process.exit(1);
  }
  console.log(`${texts.en.size} texts, complete in ${LANGUAGES.join(", ")}.`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main();
}
