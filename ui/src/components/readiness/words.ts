import type { TFunction } from "i18next";
import type { CheckItem, GateNeed, Missing, NextStep, Pass, Profile, SlideField } from "@/ipc";

/** A gate by its name; published ones have theirs in each language. */
export function gateName(t: TFunction, gate: { id: string; name?: string }): string {
  switch (gate.name ? "" : gate.id) {
    case "vision_demo":
      return t("gates.name.vision_demo");
    case "deep_demo":
      return t("gates.name.deep_demo");
    case "poc":
      return t("gates.name.poc");
    default:
      return gate.name || gate.id;
  }
}

/** The gate that a person wants to know of first: the next to be reached, or the last where all are. */
export function nextGate<G extends { pass: Pass }>(gates: readonly G[]): G | undefined {
  return gates.find((one) => one.pass === "missing") ?? gates[gates.length - 1];
}

const ITEMS = ["plan", "roles", "illustrations", "slide", "rehearsal"] as const;

/** An item of a checklist; the program's own have words in each language. */
export function checkWords(t: TFunction, item: CheckItem): string {
  const ours = ITEMS.find((one) => one === item.id);
  return item.text ? item.text : ours ? t(`gates.check.item.${ours}`) : item.id;
}

/** What a gate needs, as a statement. */
export function needWords(
  t: TFunction,
  need: GateNeed,
  profile: Profile,
  either: (names: readonly string[]) => string,
): string {
  switch (need.need) {
    case "slides":
      return t(`gates.need.${need.of}_${need.at_least}`);
    case "value_event":
      return t("gates.need.value_event");
    case "answer": {
      const parameter = profile.parameters.find((one) => one.id === need.parameter);
      const name = parameter?.name ?? need.parameter;
      const levels = (need.levels ?? []).map(
        (id) => parameter?.levels.find((level) => level.id === id)?.name ?? id,
      );
      return levels.length === 0
        ? t("gates.need.answerAny", { name })
        : t("gates.need.answer", { name, levels: either(levels) });
    }
    case "tier": {
      const tier = profile.tiers.find((one) => one.id === need.at_least)?.name ?? need.at_least;
      return t(`gates.need.${need.at}`, { tier });
    }
  }
}

/** The question for a field of a slide: the team's, or the program's own. */
export function fieldQuestion(t: TFunction, field: SlideField, own: string): string {
  return own || t(`gates.ask.${field}`);
}

/** Where something that is missing is filled in. */
export type Target =
  | { kind: "slide"; slide: number; field: SlideField }
  | { kind: "player" }
  | { kind: "answer"; parameter: string };

/** One thing that is missing. */
export interface Lack {
  /** Whose slide it is on, where it is on one. */
  who?: string;
  text: string;
  /** No slide is reasonably complete without it. */
  vital?: boolean;
  question?: string;
  target?: Target;
  /** Said once under several of them. */
  spare?: string;
}

interface LackWords {
  t: TFunction;
  count: (n: number) => string;
  either: (names: readonly string[]) => string;
}

/** What is missing, thing by thing, each with the question that gets it. */
export function lacks(missing: Missing, { t, count, either }: LackWords): Lack[] {
  switch (missing.missing) {
    case "player":
      return [
        {
          text: t("gates.missing.player"),
          question: t("gates.ask.player"),
          target: { kind: "player" },
        },
      ];
    case "fields": {
      const who = missing.person || missing.title || t("gates.missing.someone");
      const spare =
        missing.spare > 0 && missing.fields.length > 1
          ? t("gates.missing.spare", { count: missing.spare, n: count(missing.spare) })
          : undefined;
      return missing.fields.map((one, at) => ({
        who,
        text: t(`gates.field.${one.field}`),
        vital: one.vital,
        question: fieldQuestion(t, one.field, one.question),
        target: { kind: "slide", slide: missing.slide, field: one.field },
        ...(spare && at === missing.fields.length - 1 ? { spare } : {}),
      }));
    }
    case "value_event":
      return [
        {
          text: t("gates.missing.event"),
          // Where a slide is asked for it, the question stands there.
          ...(missing.asked ? {} : { question: fieldQuestion(t, "events", missing.question) }),
          target:
            missing.slide === null
              ? { kind: "player" }
              : { kind: "slide", slide: missing.slide, field: "events" },
        },
      ];
    case "answer":
    case "other_answer": {
      const { name, wanted } = missing;
      const said =
        missing.missing === "other_answer"
          ? t("gates.missing.other", { name, levels: missing.levels.join(" / ") })
          : missing.guessed
            ? t("gates.missing.guessed", { name })
            : t("gates.missing.answer", { name });
      const needed =
        wanted.length > 0 ? ` ${t("gates.missing.wanted", { wanted: either(wanted) })}` : "";
      return [
        {
          text: `${said}${needed}`,
          ...(missing.question ? { question: missing.question } : {}),
          target: { kind: "answer", parameter: missing.parameter },
        },
      ];
    }
    case "tier": {
      const { tier, wanted } = missing;
      return [
        {
          text: missing.open
            ? t("gates.missing.tierOpen", { tier, wanted })
            : t("gates.missing.tierShut", { tier, wanted }),
        },
      ];
    }
    case "no_parameter":
      return [{ text: t("gates.missing.gone", { name: missing.parameter }) }];
    case "no_tier":
      return [{ text: t("gates.missing.gone", { name: missing.tier }) }];
  }
}

/** What to ask next: the question, what it is about, and where its answer goes. */
export function nextLack(t: TFunction, next: NextStep): Lack | null {
  switch (next.next) {
    case "player":
      return { text: "", question: t("gates.ask.player"), target: { kind: "player" } };
    case "field": {
      const slide = next.slides[0];
      return {
        text: t(`gates.field.${next.field}`),
        question: fieldQuestion(t, next.field, next.question),
        target:
          slide === undefined ? { kind: "player" } : { kind: "slide", slide, field: next.field },
      };
    }
    case "answer":
      return {
        text: next.name,
        question: next.question || next.name,
        target: { kind: "answer", parameter: next.parameter },
      };
    case "nothing":
      return null;
  }
}
