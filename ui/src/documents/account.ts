import type { Account, Part, Scorecard } from "@/ipc";
import type { Words } from "./words";

/** Industry, place and size of an account in a line. */
export function accountLine(account: Account, words: Words): string {
  const { t, format } = words;
  return [
    account.industry,
    [account.region, account.country].filter(Boolean).join(", "),
    account.employees === null
      ? ""
      : t("documents.people", {
          count: account.employees,
          n: format.count(account.employees),
        }),
    account.owner ? t("documents.owner", { who: account.owner }) : "",
  ]
    .filter(Boolean)
    .join(" · ");
}

/** By which version an account was scored. */
export function versionOf(card: Scorecard, words: Words): string {
  const { t, format } = words;
  return card.version === null
    ? t("documents.scoredByDraft", { profile: card.profile.name })
    : t("documents.scoredBy", { profile: card.profile.name, n: format.count(card.version) });
}

/** How the answer of a part is known. */
export function evidenceWords(part: Part, card: Scorecard, words: Words): string {
  const recorded = card.answers.find((one) => one.parameter === part.parameter);
  if (part.state === "unmatched") {
    return words.t("prospects.card.unmatched");
  }
  const grade = recorded?.answer.grade ?? "unknown";
  return recorded && grade === "unknown"
    ? words.t("prospects.card.asked")
    : words.t(`prospects.grade.${grade}`);
}
