import type { CapabilitiesView, Covered, NeedGroup, NeedUse, Said } from "@/ipc";

/** Which needs are shown: those that wait for a word, those that have one. */
export type Part = "waiting" | "settled";

/** What the needs are narrowed to. */
export interface Wish {
  part: Part;
  /** Only what this account needs. */
  account: number | null;
  /** Only those without a suggestion, or, of the settled ones, without a capability. */
  unmatched: boolean;
  /** Only what is covered in part. */
  partly: boolean;
  /** Only what this capability is for. */
  capability: number | null;
}

/** Needs of one meaning, as a line: those of its uses that the wish leaves. */
export interface Line {
  group: NeedGroup;
  uses: NeedUse[];
  /** What covers them: as somebody said, or as suggested. */
  capability: number | null;
  cover: Covered | null;
}

/** The lines that a wish leaves: by capability in the order of the list, the sure ones first, what nobody can tell at the end. */
export function linesOf(view: CapabilitiesView, wish: Wish): Line[] {
  const place = new Map(view.capabilities.map((one, at) => [one.capability.id, at]));
  const lines = view.groups.flatMap((group): Line[] => {
    const settled = wish.part === "settled";
    const uses = group.uses.filter(
      (use) =>
        (use.cover !== null) === settled &&
        (wish.account === null || use.account === wish.account) &&
        (!settled || !wish.partly || use.cover === "partly"),
    );
    const first = uses[0];
    if (!first) {
      return [];
    }
    const capability = settled ? first.capability : (group.suggestion?.capability ?? null);
    const cover = settled ? first.cover : (group.suggestion?.cover ?? null);
    const matched = settled ? capability !== null : group.suggestion !== null;
    if (
      (wish.unmatched && matched) ||
      (!settled && wish.partly && cover !== "partly") ||
      (wish.capability !== null && capability !== wish.capability)
    ) {
      return [];
    }
    return [{ group, uses, capability, cover }];
  });
  const rank = (line: Line) => {
    if (wish.part === "waiting" && line.group.suggestion === null) {
      return Number.MAX_SAFE_INTEGER;
    }
    const at =
      line.capability === null ? view.capabilities.length : (place.get(line.capability) ?? 0);
    return at * 2 + (line.group.suggestion?.sure ? 0 : 1);
  };
  return lines
    .map((line, at) => ({ line, at, rank: rank(line) }))
    .sort((a, b) => a.rank - b.rank || a.at - b.at)
    .map(({ line }) => line);
}

/** What covers a need where somebody says so: nothing that is not offered covers, nothing that is offered is missing. */
export function covering(
  view: CapabilitiesView,
  capability: number | null,
  cover: Covered,
): number | null {
  const listed = view.capabilities.find((one) => one.capability.id === capability);
  if (!listed) {
    return null;
  }
  const offered = listed.capability.content.offered;
  return offered === (cover !== "not") ? listed.capability.id : null;
}

/** What is said of all uses of a line. */
export function saying(line: Line, cover: Covered | null, capability: number | null): Said[] {
  return line.uses.map((use) => ({ account: use.account, need: use.need, cover, capability }));
}

/** What taking all sure suggestions says, and of how many needs. */
export function sureOnes(view: CapabilitiesView): { lines: Line[]; said: Said[] } {
  const wish: Wish = {
    part: "waiting",
    account: null,
    unmatched: false,
    partly: false,
    capability: null,
  };
  const lines = linesOf(view, wish).filter((line) => line.group.suggestion?.sure);
  const said = lines.flatMap((line) => {
    const found = line.group.suggestion;
    return found ? saying(line, found.cover, found.capability) : [];
  });
  return { lines, said };
}
