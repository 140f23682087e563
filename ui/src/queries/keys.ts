import type { Area, Layout } from "@/ipc";

/**
 * The names under which answers of the core are kept. The first word is the area: a `Changes`
 * event names areas, and every query of a named area is asked again. A mistyped key does not
 * compile, because no screen writes one by hand.
 */
export const keys = {
  app: {
    start: () => ["app", "start"] as const,
    refused: () => ["app", "refused"] as const,
    crashes: () => ["app", "crashes"] as const,
    preferences: () => ["app", "preferences"] as const,
    starters: (language: string) => ["app", "starters", language] as const,
  },
  workspace: {
    current: () => ["workspace", "current"] as const,
    recent: () => ["workspace", "recent"] as const,
  },
  settings: {
    all: () => ["settings", "all"] as const,
    mappings: () => ["settings", "mappings"] as const,
    views: (list: string) => ["settings", "views", list] as const,
    layout: (list: string) => ["settings", "layout", list] as const,
    table: (path: string | null, layout: Layout | null) =>
      ["settings", "table", path, layout] as const,
  },
  accounts: {
    list: () => ["accounts", "list"] as const,
    answers: () => ["accounts", "answers"] as const,
    one: (id: number) => ["accounts", "one", id] as const,
    signals: () => ["accounts", "signals"] as const,
    notes: (id: number) => ["accounts", "notes", id] as const,
    plan: (wish: unknown) => ["accounts", "plan", wish] as const,
  },
  profile: {
    draft: () => ["profile", "draft"] as const,
    starters: () => ["profile", "starters"] as const,
    catalogue: () => ["profile", "catalogue"] as const,
    columns: (anew: boolean) => ["profile", "columns", anew] as const,
    versions: () => ["profile", "versions"] as const,
    memory: () => ["profile", "memory"] as const,
    twins: () => ["profile", "twins"] as const,
    suggest: (locked: readonly string[]) => ["profile", "suggest", locked] as const,
    suggestPicks: (locked: readonly string[]) => ["profile", "suggestPicks", locked] as const,
    mergePlan: (stays: string, goes: string, map: unknown) =>
      ["profile", "mergePlan", stays, goes, map] as const,
    kindPlan: (id: string, kind: string, wish: unknown) =>
      ["profile", "kindPlan", id, kind, wish] as const,
    guide: () => ["profile", "guide"] as const,
    compare: (before: number | null, after: number | null) =>
      ["profile", "compare", before, after] as const,
  },
  prospects: {
    scorecard: (id: number, version: number | null) =>
      ["prospects", "scorecard", id, version] as const,
    stored: (id: number) => ["prospects", "stored", id] as const,
    view: () => ["prospects", "view"] as const,
    news: () => ["prospects", "news"] as const,
    becameFit: () => ["prospects", "fit"] as const,
    since: (before: number, after: number) => ["prospects", "since", before, after] as const,
    preview: (account: number, parameter: string, tried: unknown) =>
      ["prospects", "preview", account, parameter, tried] as const,
  },
  slides: {
    list: () => ["slides", "list"] as const,
    import: (path: string, choices: unknown) => ["slides", "import", path, choices] as const,
    of: (account: number) => ["slides", "of", account] as const,
    capabilities: () => ["slides", "capabilities"] as const,
    needs: (account: number) => ["slides", "needs", account] as const,
    differences: () => ["slides", "differences"] as const,
    compare: (groups: unknown) => ["slides", "compare", groups] as const,
    heads: () => ["slides", "heads"] as const,
    themes: () => ["slides", "themes"] as const,
    tags: () => ["slides", "tags"] as const,
    suggest: (field: string, quote: string) => ["slides", "suggest", field, quote] as const,
    alike: (theme: number) => ["slides", "alike", theme] as const,
    plan: (source: unknown, groups: unknown) => ["slides", "plan", source, groups] as const,
    rule: () => ["slides", "rule"] as const,
    ruleCounts: (rule: unknown) => ["slides", "ruleCounts", rule] as const,
  },
  readiness: {
    of: (account: number) => ["readiness", "of", account] as const,
    activities: () => ["readiness", "activities"] as const,
    activitiesOf: (account: number) => ["readiness", "activities", account] as const,
    waivers: () => ["readiness", "waivers"] as const,
    waiversOf: (account: number) => ["readiness", "waivers", account] as const,
    waste: (since: string) => ["readiness", "waste", since] as const,
    list: () => ["readiness", "list"] as const,
    counts: () => ["readiness", "counts"] as const,
    draft: (gates: unknown) => ["readiness", "draft", gates] as const,
  },
  evidence: {
    costs: (version: number | null) => ["evidence", "costs", version] as const,
    stability: (version: number | null, proposed: number) =>
      ["evidence", "stability", version, proposed] as const,
    replayChoices: () => ["evidence", "replayChoices"] as const,
    replay: (one: unknown, other: unknown) => ["evidence", "replay", one, other] as const,
    gaps: (of: unknown) => ["evidence", "gaps", of] as const,
    all: () => ["evidence", "all"] as const,
    lanes: () => ["evidence", "lanes"] as const,
    laneAttributes: () => ["evidence", "laneAttributes"] as const,
    laneAccounts: (place: unknown) => ["evidence", "laneAccounts", place] as const,
    laneCount: (id: string | null, condition: unknown) =>
      ["evidence", "laneCount", id, condition] as const,
    laneOpening: (id: string, to: string, fit: number | null) =>
      ["evidence", "laneOpening", id, to, fit] as const,
    lanePlan: (by: string) => ["evidence", "lanePlan", by] as const,
    refine: () => ["evidence", "refine"] as const,
    chance: (account: number) => ["evidence", "chance", account] as const,
    parameters: (version: number | null, deals: number) =>
      ["evidence", "parameters", version, deals] as const,
    profile: (version: number | null) => ["evidence", "profile", version] as const,
    warnings: (version: number | null) => ["evidence", "warnings", version] as const,
    seen: (version: number | null) => ["evidence", "seen", version] as const,
  },
  home: {
    overview: () => ["home", "overview"] as const,
    history: (limit: number) => ["home", "history", limit] as const,
    account: (id: number, limit: number) => ["home", "account", id, limit] as const,
    waiting: () => ["home", "waiting"] as const,
  },
} as const satisfies Record<Area | "app", Record<string, (...args: never[]) => readonly unknown[]>>;
