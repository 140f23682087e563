import type {
  Answers,
  Area,
  CompareGroups,
  ContrastVerdict,
  FieldState,
  KeptSlide,
  Outcome,
  Parameter,
  ParameterSource,
  Seen,
  SlideComparison,
  SlideField,
  SlidePart,
  SlideSeen,
  SlideTheme,
  SlideTrait,
  Stage,
  Tag,
} from "@/ipc";

/** Slides as they were recorded, account by account. */
export interface RecordedSlides {
  account: number;
  name: string;
  stage: Stage;
  outcome: string | null;
  slides: KeptSlide[];
}

/** How far fields are filled in, by the default rule. */
function seen(kept: KeptSlide): SlideSeen {
  const { title, issue, problems, capabilities, delta, date, events } = kept.slide;
  const state = (field: SlideField, some: unknown, lacks: (SlidePart | false)[]): FieldState => {
    const missing = lacks.filter((part) => part !== false);
    return {
      field,
      filled: !some ? "empty" : missing.length > 0 ? "partly" : "complete",
      lacks: missing,
    };
  };
  const fields = [
    state("title", title, []),
    state("issue", issue, []),
    state("problems", problems?.length, []),
    state("capabilities", capabilities?.length, []),
    state("delta", delta?.text || delta?.amount != null, [
      delta?.amount == null && "amount",
      !delta?.unit && !delta?.currency && "unit",
    ]),
    state("date", date?.day || date?.event || date?.consequence, [
      !date?.day && "day",
      !date?.consequence && "consequence",
    ]),
    state("events", events?.length, []),
  ];
  const complete = fields.filter(({ filled }) => filled === "complete").length;
  const completeness = complete === 7 ? "complete" : complete === 6 ? "reasonable" : "incomplete";
  return { kept, state: { completeness, complete, fields } };
}

const TRAITS: [SlideTrait, SlideField, (slide: KeptSlide["slide"]) => boolean][] = [
  ["title_head", "title", (s) => /head|chief|director|respons|dirett/i.test(s.title ?? "")],
  ["problem_reasons", "problems", (s) => (s.problems ?? []).every(({ reason }) => reason)],
  ["many_needs", "capabilities", (s) => (s.capabilities?.length ?? 0) > 5],
  ["delta_amount", "delta", (s) => s.delta?.amount != null],
  ["delta_period", "delta", (s) => s.delta?.period != null],
  ["date_external", "date", (s) => s.date?.origin === "external"],
  ["date_internal", "date", (s) => s.date?.origin === "internal"],
  ["date_consequence", "date", (s) => !!s.date?.consequence],
  ["event_owner", "events", (s) => !!s.events?.[0]?.owner],
  ["event_measure", "events", (s) => !!s.events?.[0]?.measure],
];

/** Answers for the compare screen: counted roughly, as the core would. `few=3` leaves so many slides a side. */
export function recordedCompare(
  recorded: { slides?: RecordedSlides[]; settingsGet: { outcomes: Outcome[] } },
  few: number | null,
  announce: (areas: Area[]) => void,
): Answers {
  const outcomes = recorded.settingsGet.outcomes;
  const success = new Set(outcomes.filter((one) => one.success).map(({ id }) => id));
  const left = { success: 0, others: 0 };
  const accounts = (recorded.slides ?? []).filter(({ outcome }) => {
    const side = outcome !== null && success.has(outcome) ? "success" : "others";
    left[side] += 1;
    return few === null || (outcome !== null && left[side] <= few);
  });
  let heads: string[] | null = null;
  let themes: SlideTheme[] = [];
  let tags: Tag[] = [];
  let made: string[] = [];
  let next = 1;
  const all = accounts.flatMap((account) =>
    account.slides.map((kept) => ({ account, kept, state: seen(kept).state })),
  );
  const idOf = (source: ParameterSource) => `slide_${Object.values(source).join("_")}`;

  const compare = (asked: CompareGroups | null): SlideComparison => {
    const groups = asked ?? {
      left: [...success],
      right: outcomes.filter((one) => !one.success).map(({ id }) => id),
    };
    const of = (side: "left" | "right") =>
      all.filter(
        ({ account }) => account.outcome !== null && groups[side].includes(account.outcome),
      );
    const sides = { left: of("left"), right: of("right") };
    const count = (rows: typeof all): Seen => {
      const own = new Set(rows.map(({ account }) => account.account)).size;
      return { slides: rows.length, accounts: own, mostly: own };
    };
    const row = (source: ParameterSource, has: (one: (typeof all)[number]) => boolean) => {
      const [a, b] = [sides.left.filter(has), sides.right.filter(has)];
      const gap = Math.abs(
        a.length / (sides.left.length || 1) - b.length / (sides.right.length || 1),
      );
      const verdict: ContrastVerdict =
        few !== null ? "too_few" : gap > 0.4 ? "separates" : gap > 0.25 ? "leans" : "no_difference";
      return {
        left: count(a),
        right: count(b),
        verdict,
        p: Math.exp(-gap * 12),
        slides: [...a, ...b].map(({ kept }) => kept.id),
        parameter: made.includes(idOf(source)) ? idOf(source) : null,
      };
    };
    const whole = (side: "left" | "right") => ({
      outcomes: groups[side],
      accounts: count(sides[side]).accounts,
      slides: sides[side].map(({ kept }) => kept.id),
    });
    const partly = (rows: typeof all, at: number) =>
      rows.filter(({ state }) => state.fields[at]?.filled === "partly").length;
    return {
      groups,
      left: whole("left"),
      right: whole("right"),
      others: all.length - sides.left.length - sides.right.length,
      cannot_know:
        few === null
          ? null
          : {
              left: few,
              right: few,
              leans: few < 4 ? null : { left: few, right: 0 },
              separates: null,
            },
      fields: (all[0]?.state.fields ?? []).map(({ field }, at) => ({
        field,
        left_partly: partly(sides.left, at),
        right_partly: partly(sides.right, at),
        ...row({ kind: "field", field }, ({ state }) => state.fields[at]?.filled === "complete"),
      })),
      traits: TRAITS.map(([trait, field, has]) => ({
        trait,
        field,
        ...row({ kind: "trait", trait }, ({ kept }) => has(kept.slide)),
      })),
      themes: themes.map(({ id, name, field }) => ({
        theme: id,
        name,
        field,
        ...row({ kind: "theme", theme: id }, ({ kept }) =>
          tags.some((tag) => tag.theme === id && tag.slide === kept.id),
        ),
      })),
      terms: [],
    };
  };

  const found = (theme: number) => themes.find(({ id }) => id === theme);
  const counted = (theme: SlideTheme) => {
    const own = tags.filter((tag) => tag.theme === theme.id);
    const slides = new Set(own.map(({ slide }) => slide)).size;
    return { theme, tags: own.length, slides, accounts: slides };
  };
  const tell = () => {
    announce(["slides", "workspace"]);
    return null;
  };
  return {
    slidesList: () => accounts.map((one) => ({ ...one, slides: one.slides.map(seen) })),
    slidesOf: (id) => accounts.find(({ account }) => account === id)?.slides.map(seen) ?? [],
    compareSlides: compare,
    headTitles: () =>
      heads === null
        ? { titles: ["chief", "ceo", "director", "head"], ours: true }
        : { titles: heads, ours: false },
    headTitlesSet: (titles) => {
      heads = titles.length === 0 ? null : titles;
      announce(["slides"]);
      return null;
    },
    themesList: () => themes.map(counted),
    tagsList: () => tags,
    tagSuggest: (field) =>
      themes.filter((one) => one.field === field).map((theme) => ({ theme, shared: [] })),
    themeAlike: () => [],
    tagAdd: (field, name, slide, quote) => {
      let theme = themes.find((one) => one.field === field && one.name === name);
      if (!theme) {
        theme = { id: next++, field, name };
        themes = [...themes, theme];
      }
      const id = next++;
      tags = [...tags, { id, theme: theme.id, slide, quote }];
      tell();
      return id;
    },
    tagRemove: (id) => {
      tags = tags.filter((tag) => tag.id !== id);
      return tell();
    },
    themeRename: (id, name) => {
      themes = themes.map((one) => (one.id === id ? { ...one, name } : one));
      return tell();
    },
    themeMerge: (kept, gone) => {
      tags = tags.map((tag) => (tag.theme === gone ? { ...tag, theme: kept } : tag));
      themes = themes.filter(({ id }) => id !== gone);
      return tell();
    },
    themeRemove: (id) => {
      tags = tags.filter((tag) => tag.theme !== id);
      themes = themes.filter((one) => one.id !== id);
      return tell();
    },
    makeParameterPlan: (source, groups) => {
      const { left: a, right: b } = compare(groups);
      const parameter: Parameter = {
        id: idOf(source),
        name: source.kind === "theme" ? (found(source.theme)?.name ?? "") : "Delta with a number",
        group: "situation_slides",
        weight: 66,
        answer: "yes_no",
        levels: [
          { id: "yes", name: "Yes", fit: 86 },
          { id: "no", name: "No", fit: 29 },
        ],
        questions: [{ text: "By how much, of what, how often?", ask: "" }],
        why: `Seen on 36 of ${a.slides.length} slides against 5 of ${b.slides.length}.`,
      };
      const group = { id: "situation_slides", name: "Situation Slides" };
      const answers = accounts
        .filter(({ outcome }) => outcome !== null)
        .map(({ account, name, outcome }, at) => ({
          account,
          name,
          outcome,
          level: at % 3 === 0 ? "no" : "yes",
          slides: [],
          keeps: at === 4,
        }));
      return {
        source,
        parameter,
        group,
        groups: [group],
        made: made.includes(parameter.id),
        base: "draft",
        shares: [
          { level: "yes", success: 20, all: 24 },
          { level: "no", success: 4, all: 12 },
        ],
        answers,
      };
    },
    makeParameter: ({ source }) => {
      made = [...made, idOf(source)];
      announce(["slides", "workspace", "profile"]);
      return idOf(source);
    },
  };
}
