import type { AccountField, ColumnMapping, Mapping, Stage, Target } from "@/ipc";

/** The fields of an account, in the order in which forms show them. */
export const FIELDS: readonly AccountField[] = [
  "name",
  "key",
  "website",
  "industry",
  "country",
  "region",
  "employees",
  "revenue",
  "owner",
  "stage",
  "outcome",
  "since",
  "note",
];

/** Stages that a table's accounts can start with, the usual ones first. */
export const STAGES: readonly Stage[] = [
  "customer",
  "prospect",
  "lead",
  "visitor",
  "ambassador",
  "nurture",
  "disqualified",
];

/** A target as the value of a choice: `field:name`, `parameter:lane`, `ignore`. */
export function targetKey(to: Target): string {
  if (typeof to === "string") {
    return to;
  }
  if (to.field !== undefined) {
    return `field:${to.field}`;
  }
  return to.parameter === undefined ? `grade:${to.grade}` : `parameter:${to.parameter}`;
}

/** The target that `targetKey` wrote. */
export function targetOf(key: string): Target {
  const cut = key.indexOf(":");
  const [kind, id] = cut < 0 ? [key, ""] : [key.slice(0, cut), key.slice(cut + 1)];
  switch (kind) {
    case "field":
      return { field: id as AccountField };
    case "parameter":
      return { parameter: id };
    case "grade":
      return { grade: id };
    case "grades":
    case "ignore":
      return kind;
    default:
      return "attribute";
  }
}

/** What the mapping says of a column; one that is not listed is kept as an attribute. */
export function columnOf(mapping: Mapping, column: string): ColumnMapping {
  return mapping.columns.find((one) => one.column === column) ?? { column, to: "attribute" };
}

function put(mapping: Mapping, changed: ColumnMapping): Mapping {
  const there = mapping.columns.some((one) => one.column === changed.column);
  const columns = there
    ? mapping.columns.map((one) => (one.column === changed.column ? changed : one))
    : [...mapping.columns, changed];
  return { ...mapping, columns };
}

/** A parameter is answered by one column only. */
function withoutAlso(one: ColumnMapping, parameter: string | undefined): ColumnMapping {
  if (parameter === undefined || one.also !== parameter) {
    return one;
  }
  const { also: _, ...rest } = one;
  return rest;
}

/** Maps a column, taking the place from the column that had it. Translations belong to a place. */
export function withTarget(mapping: Mapping, column: string, to: Target): Mapping {
  const wanted = targetKey(to);
  const single = to !== "attribute" && to !== "ignore";
  const taken = (one: ColumnMapping) =>
    single && one.column !== column && targetKey(one.to) === wanted
      ? { column: one.column, to: "attribute" as const }
      : one;
  const freed: Mapping = {
    ...mapping,
    columns: mapping.columns.map((one) =>
      withoutAlso(taken(one), typeof to === "string" ? undefined : to.parameter),
    ),
  };
  const before = columnOf(mapping, column);
  if (targetKey(before.to) === wanted) {
    return freed;
  }
  return put(freed, { column, to });
}

/** Lets the cells of a column answer a parameter as well; `null`: no longer. */
export function withAlso(mapping: Mapping, column: string, also: string | null): Mapping {
  const { also: _, ...rest } = columnOf(mapping, column);
  if (also === null) {
    return put(mapping, rest);
  }
  const wanted = targetKey({ parameter: also });
  const columns = mapping.columns.map((one) =>
    withoutAlso(
      targetKey(one.to) === wanted ? { column: one.column, to: "attribute" as const } : one,
      also,
    ),
  );
  return put({ ...mapping, columns }, { ...rest, also });
}

/** Translates a word of a column; `null`: no longer. */
export function withValue(
  mapping: Mapping,
  column: string,
  word: string,
  to: string | null,
): Mapping {
  const before = columnOf(mapping, column);
  const values = Object.fromEntries(
    Object.entries(before.values ?? {}).filter(([other]) => other !== word),
  );
  if (to !== null) {
    values[word] = to;
  }
  return put(mapping, { ...before, values });
}

/** The column that tells accounts apart; empty where their names do. */
export function keyColumn(mapping: Mapping): string {
  if (mapping.key) {
    return mapping.key;
  }
  const field = mapping.columns.find(({ to }) => targetKey(to) === "field:key");
  return field?.column ?? "";
}

/** Lets a column tell accounts apart; one without another use becomes their key. */
export function withKeyColumn(mapping: Mapping, column: string): Mapping {
  const unkeyed: Mapping = {
    ...mapping,
    key: null,
    columns: mapping.columns.map((one) =>
      targetKey(one.to) === "field:key" && one.column !== column
        ? { column: one.column, to: "attribute" as const }
        : one,
    ),
  };
  if (column === "") {
    return unkeyed;
  }
  const { to } = columnOf(unkeyed, column);
  if (targetKey(to) === "field:key") {
    return unkeyed;
  }
  return to === "attribute" || to === "ignore"
    ? withTarget(unkeyed, column, { field: "key" })
    : { ...unkeyed, key: column };
}

/** A saved mapping for a table with these columns: what it does not know is kept as it is. */
export function fitted(saved: Mapping, columns: readonly string[]): Mapping {
  const key = saved.key && columns.includes(saved.key) ? saved.key : null;
  return { ...saved, key, columns: columns.map((column) => columnOf(saved, column)) };
}

/** Whether something says which account a row is of: its name, or a key for those already here. */
export function tellsAccounts(mapping: Mapping): boolean {
  return (
    keyColumn(mapping) !== "" || mapping.columns.some(({ to }) => targetKey(to) === "field:name")
  );
}
