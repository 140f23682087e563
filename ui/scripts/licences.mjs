/**
 * Licences of everything that is shipped: the crates that the two programs are linked from, and
 * the packages that the UI is built from. Fails when one of them is not on the list below.
 *
 *   node scripts/licences.mjs            checks
 *   node scripts/licences.mjs FILE       checks, and writes the notices that go with the packages
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Licences under which anything may be shipped: permissive ones, and that of fonts. */
const ALLOWED = new Set([
  "0BSD",
  "Apache-2.0",
  "Apache-2.0 WITH LLVM-exception",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "BSL-1.0",
  "CC0-1.0",
  "ISC",
  "MIT",
  "MIT-0",
  "OFL-1.1",
  "Unicode-3.0",
  "Unlicense",
  "Zlib",
]);

/**
 * What Tauri itself brings under a licence that asks for the source of changed files only. They
 * are used as published; the notices say where. A new name here is a decision, not a formality.
 */
const EXCEPTIONS = new Map([
  ["cssparser", "MPL-2.0"],
  ["dtoa-short", "MPL-2.0"],
  ["option-ext", "MPL-2.0"],
  ["selectors", "MPL-2.0"],
]);

/** The programs that are shipped. */
const PROGRAMS = ["lanewise-desktop", "lanewise-cli"];

/** The systems that packages are configured for. */
const TARGETS = [
  "x86_64-unknown-linux-gnu",
  "aarch64-unknown-linux-gnu",
  "x86_64-pc-windows-msvc",
  "aarch64-apple-darwin",
];

const ui = join(dirname(fileURLToPath(import.meta.url)), "..");
const root = join(ui, "..");

/** Whether an SPDX expression can be fulfilled with allowed licences: `(MIT OR X) AND Zlib`. */
export function fulfils(expression, allowed = ALLOWED) {
  // The old way of writing "or".
  const words = expression.replaceAll("/", " OR ").replace(/[()]/g, " $& ").trim().split(/\s+/);
  let at = 0;
  const single = () => {
    if (words[at] === "(") {
      at += 1;
      const inside = either();
      at += 1;
      return inside;
    }
    let name = words[at];
    at += 1;
    if (words[at] === "WITH") {
      name = `${name} WITH ${words[at + 1]}`;
      at += 2;
    }
    return allowed.has(name);
  };
  const all = () => {
    let fine = single();
    while (words[at] === "AND") {
      at += 1;
      fine = single() && fine;
    }
    return fine;
  };
  const either = () => {
    let fine = all();
    while (words[at] === "OR") {
      at += 1;
      fine = all() || fine;
    }
    return fine;
  };
  return either() && at === words.length;
}

function run(program, words, cwd) {
  return execFileSync(program, words, {
    cwd,
    encoding: "utf8",
    maxBuffer: 1 << 28,
    stdio: ["ignore", "pipe", "ignore"],
    shell: process.platform === "win32",
  });
}

/** The crates that are linked into the programs on one system. */
function crates(target) {
  const asked = ["metadata", "--format-version", "1", "--filter-platform", target];
  const metadata = JSON.parse(run(process.env.CARGO ?? "cargo", asked, root));
  const packages = new Map(metadata.packages.map((one) => [one.id, one]));
  const nodes = new Map(metadata.resolve.nodes.map((one) => [one.id, one]));
  const todo = metadata.packages.filter((one) => PROGRAMS.includes(one.name)).map((one) => one.id);
  const seen = new Set(todo);
  for (let id = todo.pop(); id !== undefined; id = todo.pop()) {
    for (const { pkg, dep_kinds } of nodes.get(id).deps) {
      const linked = dep_kinds.some(({ kind }) => kind === null);
      const macro = packages.get(pkg).targets.some(({ kind }) => kind.includes("proc-macro"));
      if (linked && !macro && !seen.has(pkg)) {
        seen.add(pkg);
        todo.push(pkg);
      }
    }
  }
  return [...seen]
    .map((id) => packages.get(id))
    .filter((one) => one.source !== null)
    .map((one) => ({
      name: one.name,
      version: one.version,
      licence: one.license ?? "",
      home: one.repository ?? one.homepage ?? `https://crates.io/crates/${one.name}`,
      authors: one.authors,
      folder: dirname(one.manifest_path),
    }));
}

/** The packages that the UI is built from. */
function modules() {
  const found = new Map();
  const walk = (tree) => {
    for (const [name, one] of Object.entries(tree.dependencies ?? {})) {
      // An optional part for another system has no version.
      if (one.version && one.path) {
        const about = JSON.parse(readFileSync(join(one.path, "package.json"), "utf8"));
        const author = typeof about.author === "string" ? about.author : about.author?.name;
        const repository =
          typeof about.repository === "string" ? about.repository : about.repository?.url;
        found.set(`${name} ${one.version}`, {
          name,
          version: one.version,
          licence: typeof about.license === "string" ? about.license : "",
          home: about.homepage ?? repository ?? `https://www.npmjs.com/package/${name}`,
          authors: author ? [author] : [],
          folder: one.path,
        });
        walk(one);
      }
    }
  };
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  walk(JSON.parse(run(npm, ["ls", "--omit=dev", "--all", "--json", "--long"], ui)));
  return [...found.values()];
}

/** The texts of licences and notices that a package brings. */
function texts({ folder }) {
  return readdirSync(folder, { withFileTypes: true })
    .filter(
      (file) => file.isFile() && /^(licen[cs]e|copying|notice|unlicen[cs]e|ofl)/i.test(file.name),
    )
    .map((file) => readFileSync(join(folder, file.name), "utf8").replaceAll("\r\n", "\n").trim())
    .filter((text) => text !== "");
}

/** Stands for the text where a package brings none. */
function stand({ licence, authors }) {
  const who = authors.length > 0 ? authors.join(", ") : "its authors";
  return `No text comes with it. Copyright of ${who}, under ${licence}: https://spdx.org/licenses/`;
}

function notices(shipped) {
  const same = new Map();
  for (const one of shipped) {
    const own = texts(one);
    for (const text of own.length > 0 ? own : [stand(one)]) {
      const key = createHash("sha256").update(text.replace(/\s+/g, " ")).digest("hex");
      const entry = same.get(key) ?? { text, used: [] };
      entry.used.push(`${one.name} ${one.version}`);
      same.set(key, entry);
    }
  }
  const list = shipped.map((one) => `${one.name} ${one.version}: ${one.licence}. ${one.home}`);
  const parts = [...same.values()].map(({ text, used }) => `Of ${used.join(", ")}:\n\n${text}`);
  const rule = `\n\n${"-".repeat(78)}\n\n`;
  return `Lanewise stands on the work of others. What is in it, and under which licence:\n\n${[
    list.join("\n"),
    ...parts,
  ].join(rule)}\n`;
}

function main() {
  const key = (one) => `${one.name} ${one.version}`;
  const all = [...TARGETS.flatMap(crates), ...modules()];
  const shipped = [...new Map(all.map((one) => [key(one), one])).values()].sort((one, other) =>
    key(one) < key(other) ? -1 : 1,
  );
  const refused = shipped.filter(
    ({ name, licence }) => !fulfils(licence) && EXCEPTIONS.get(name) !== licence,
  );
  const idle = [...EXCEPTIONS.keys()].filter((name) => shipped.every((one) => one.name !== name));
  for (const one of refused) {
    console.error(
      `${key(one)} is under ${one.licence || "no licence that it names"}: leave it out, or decide in ui/scripts/licences.mjs and docs/decisions.md.`,
    );
  }
  for (const name of idle) {
    console.error(
      `${name} is an exception in ui/scripts/licences.mjs but not in the programs: take it off the list.`,
    );
  }
  if (refused.length + idle.length > 0) {
    process.exit(1);
  }
  const [file] = process.argv.slice(2);
  if (file) {
    writeFileSync(file, notices(shipped));
  }
  console.log(`${shipped.length} crates and packages are shipped, all under allowed licences.`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main();
}
