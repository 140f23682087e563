/** A line of the keyboard map: other ways to press the same stand beside each other. */
export interface KeyLine {
  keys: readonly string[];
  label: string;
}

/** The keys of every part of the evidence. */
const EVIDENCE_KEYS = [
  { keys: ["1"], label: "evidence.tabs.parameters" },
  { keys: ["2"], label: "evidence.tabs.profile" },
  { keys: ["3"], label: "evidence.tabs.costs" },
  { keys: ["4"], label: "evidence.tabs.replay" },
  { keys: ["5"], label: "evidence.tabs.lanes" },
  { keys: ["6"], label: "evidence.tabs.refine" },
  { keys: ["t"], label: "figure.tables" },
  { keys: ["d"], label: "evidence.paper.open" },
] as const;

/**
 * The shortcuts of every screen, so that the keyboard map can tell them from anywhere.
 * `src/test/everything.test.tsx` holds this list and the next against the screens.
 */
export const SCREEN_KEYS = [
  {
    place: "customers",
    lines: [
      { keys: ["/"], label: "customers.list.search" },
      { keys: ["n"], label: "customers.list.add" },
    ],
  },
  {
    place: "slides",
    lines: [
      { keys: ["1"], label: "slides.tabs.compare" },
      { keys: ["2"], label: "slides.tabs.slides" },
      { keys: ["3"], label: "slides.tabs.capabilities" },
      { keys: ["n"], label: "compare.newSlide" },
      { keys: ["F5"], label: "compare.project" },
      { keys: ["ArrowLeft"], label: "compare.page.previousLeft" },
      { keys: ["ArrowRight"], label: "compare.page.nextLeft" },
      { keys: ["shift+ArrowLeft"], label: "compare.page.previousRight" },
      { keys: ["shift+ArrowRight"], label: "compare.page.nextRight" },
      { keys: ["f"], label: "compare.page.findLeft" },
      { keys: ["shift+f"], label: "compare.page.findRight" },
      { keys: ["t"], label: "compare.tag.key" },
    ],
  },
  {
    place: "profile",
    lines: [
      { keys: ["n"], label: "profile.list.add" },
      { keys: ["1"], label: "profile.view.studio" },
      { keys: ["2"], label: "profile.view.rules" },
      { keys: ["3"], label: "profile.view.versions" },
      { keys: ["p"], label: "profile.publish.open" },
      { keys: ["d"], label: "documents.open" },
    ],
  },
  {
    place: "prospects",
    lines: [
      { keys: ["/"], label: "prospects.list.search" },
      { keys: ["n"], label: "prospects.list.add" },
      { keys: ["1"], label: "audit.tabs.list" },
      { keys: ["2"], label: "audit.tabs.activities" },
      { keys: ["3"], label: "audit.tabs.waivers" },
      { keys: ["4"], label: "audit.tabs.audit" },
    ],
  },
  {
    place: "evidence",
    lines: EVIDENCE_KEYS,
  },
] as const;

/** The same for the screens that no place of the rail leads to. */
export const DEEPER_KEYS = [
  {
    screen: "keys.account",
    lines: [
      { keys: ["j"], label: "prospects.card.next" },
      { keys: ["k"], label: "prospects.card.previous" },
      { keys: ["b"], label: "prospects.card.back" },
      { keys: ["e"], label: "prospects.card.edit" },
      { keys: ["o"], label: "prospects.override.title" },
      { keys: ["c"], label: "call.open" },
      { keys: ["d"], label: "documents.open" },
    ],
  },
  {
    screen: "keys.slides",
    lines: [
      { keys: ["1"], label: "slides.tabs.compare" },
      { keys: ["2"], label: "slides.tabs.slides" },
      { keys: ["3"], label: "slides.tabs.capabilities" },
      { keys: ["/"], label: "slides.all.search" },
      { keys: ["n"], label: "slides.all.new" },
    ],
  },
  {
    screen: "keys.slide",
    lines: [
      { keys: ["1"], label: "slides.tabs.compare" },
      { keys: ["2"], label: "slides.tabs.slides" },
      { keys: ["3"], label: "slides.tabs.capabilities" },
      { keys: ["n"], label: "slides.players.add" },
      { keys: ["j"], label: "slides.players.next" },
      { keys: ["k"], label: "slides.players.previous" },
      { keys: ["d"], label: "slides.players.duplicate" },
    ],
  },
  {
    screen: "keys.call",
    lines: [
      { keys: ["Enter", "ArrowRight"], label: "call.on" },
      { keys: ["ArrowLeft", "Backspace"], label: "call.back" },
      { keys: ["ArrowDown"], label: "call.stepDown" },
      { keys: ["ArrowUp"], label: "call.stepUp" },
      { keys: ["o"], label: "prospects.grade.observed" },
      { keys: ["s"], label: "prospects.grade.said" },
      { keys: ["g"], label: "prospects.grade.guess" },
      { keys: ["u"], label: "call.notKnown" },
      { keys: ["Delete"], label: "prospects.card.clear" },
      { keys: ["n"], label: "notes.add" },
      { keys: ["/"], label: "call.jump" },
      { keys: ["f"], label: "call.end" },
      { keys: ["Escape"], label: "call.leave" },
    ],
  },
  {
    screen: "keys.costs",
    lines: [
      ...EVIDENCE_KEYS,
      { keys: ["a"], label: "costs.best.takeIt" },
      { keys: ["u"], label: "costs.form.useOwn" },
    ],
  },
  {
    screen: "keys.replay",
    lines: [
      ...EVIDENCE_KEYS,
      { keys: ["x"], label: "replay.swap" },
      { keys: ["o"], label: "replay.source.open" },
    ],
  },
  {
    screen: "keys.lanes",
    lines: [...EVIDENCE_KEYS, { keys: ["n"], label: "lanes.edit.add" }],
  },
  {
    screen: "documents.title",
    lines: [
      { keys: ["s"], label: "documents.save" },
      { keys: ["Escape"], label: "documents.back" },
    ],
  },
] as const;

/** The keys of the parts that many screens share: they work while the part has the keyboard. */
export const PART_KEYS = [
  {
    part: "lists",
    lines: [
      { keys: ["ArrowUp", "ArrowDown"], label: "keys.rows" },
      { keys: ["Home", "End"], label: "keys.ends" },
      { keys: ["Enter"], label: "keys.open" },
      { keys: [" "], label: "keys.tick" },
      { keys: ["mod+a"], label: "keys.tickAll" },
      { keys: ["shift+ArrowUp", "shift+ArrowDown"], label: "keys.tickMore" },
    ],
  },
  {
    part: "cells",
    lines: [
      { keys: ["Enter", "F2"], label: "keys.edit" },
      { keys: ["mod+Enter"], label: "keys.open" },
      { keys: ["Delete"], label: "keys.empty" },
      { keys: ["Tab"], label: "keys.nextCell" },
      { keys: ["Escape"], label: "keys.leave" },
    ],
  },
  {
    part: "sliders",
    lines: [
      { keys: ["ArrowLeft", "ArrowRight"], label: "keys.step" },
      { keys: ["PageUp", "PageDown"], label: "keys.bigStep" },
      { keys: ["Home", "End"], label: "keys.extremes" },
      { keys: ["Escape"], label: "keys.putBack" },
    ],
  },
  {
    part: "words",
    lines: [
      { keys: ["Enter"], label: "compare.keys.enter" },
      { keys: ["ArrowLeft", "ArrowRight"], label: "compare.keys.word" },
      { keys: ["shift+ArrowLeft", "shift+ArrowRight"], label: "compare.keys.more" },
      { keys: ["ArrowUp", "ArrowDown"], label: "compare.keys.field" },
      { keys: ["Escape"], label: "keys.leave" },
    ],
  },
  {
    part: "answers",
    lines: [
      { keys: ["1"], label: "keys.choose" },
      { keys: ["ArrowUp", "ArrowDown"], label: "keys.otherQuestion" },
      { keys: ["Backspace"], label: "keys.clearAnswer" },
      { keys: ["Escape"], label: "keys.leave" },
    ],
  },
] as const;
