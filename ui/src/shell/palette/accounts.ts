import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { folded, typedWords } from "@/components/folded";
import { useOutcomeName } from "@/components/outcomes";
import { useFormat } from "@/i18n/format";
import type { Account, AccountRow, Stage } from "@/ipc";
import { accountsQuery } from "@/queries/accounts";
import { useEditAccounts, useTakeBack } from "@/queries/edits";
import { settingsQuery } from "@/queries/workspace";
import type { Action } from "../actions";
import { best, type Findable } from "./match";

const STAGES: Stage[] = [
  "visitor",
  "lead",
  "prospect",
  "customer",
  "ambassador",
  "nurture",
  "disqualified",
];
/** As many accounts as a glance takes in. */
const SHOWN = 8;
/** As many accounts as a verb ("stage of …") is offered for. */
const SHOWN_VERBS = 3;

const indexes = new WeakMap<readonly AccountRow[], Findable[]>();

/** Folding ten thousand names takes longer than searching them: once for each list. */
function indexOf(rows: readonly AccountRow[]): Findable[] {
  const before = indexes.get(rows);
  if (before) {
    return before;
  }
  const made = rows.map(({ account }) => ({
    name: folded(account.name),
    more: folded(
      `${account.key ?? ""} ${account.industry} ${account.country} ${account.owner} ${account.website}`,
    ),
  }));
  indexes.set(rows, made);
  return made;
}

/** The accounts that fit the words, best first. */
export function findAccounts(
  rows: readonly AccountRow[],
  words: readonly string[],
  most = SHOWN,
): AccountRow[] {
  const index = indexOf(rows);
  const places = rows.map((_, at) => at);
  return best(places, (at) => index[at] ?? { name: "", more: "" }, words, most).flatMap(
    ({ one }) => rows[one] ?? [],
  );
}

/** Splits "stage talleres" into a verb that was meant and the account that was: none, or both. */
export function splitVerb(words: readonly string[], verb: readonly string[]): string[] | null {
  const isVerb = (word: string) =>
    word.length > 2 && verb.some((one) => one === word || one.startsWith(word));
  const rest = words.filter((word) => !isVerb(word));
  return rest.length > 0 && rest.length < words.length ? rest : null;
}

export interface AccountOffers {
  /** The accounts that fit what was typed, and what can be done with them. */
  search: (typed: string) => Promise<{ accounts: Action[]; verbs: Action[] }>;
  /** The account that an id of an action stands for; `null` if there is none any more. */
  recall: (id: string) => Promise<Action | null>;
}

/** Everything the search field knows of accounts. `path`: the workspace, for what is remembered. */
export function useAccountOffers(path: string | null): AccountOffers | null {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useQueryClient();
  const navigate = useNavigate();
  const outcomeName = useOutcomeName();
  const takeBack = useTakeBack();
  const { mutate: edit } = useEditAccounts();

  return useMemo(() => {
    if (path === null) {
      return null;
    }
    const rows = () => client.fetchQuery(accountsQuery);
    const isCustomer = ({ stage }: Account) => stage === "customer" || stage === "ambassador";
    const open = (account: Account): Action => ({
      id: `account:${path}#${account.id}`,
      label: account.name,
      hint: [t(`common.stage.${account.stage}`), account.industry, account.country]
        .filter(Boolean)
        .join(" · "),
      run: () =>
        void navigate({
          to: isCustomer(account) ? "/customers/$id" : "/prospects/$id",
          params: { id: String(account.id) },
        }),
    });
    const stageOf = (account: Account): Action => ({
      id: `stage:${path}#${account.id}`,
      label: t("palette.stageOf", { name: account.name }),
      hint: t(`common.stage.${account.stage}`),
      into: () =>
        STAGES.map((stage) => ({
          id: `stage:${path}#${account.id}:${stage}`,
          label: t(`common.stage.${stage}`),
          on: stage === account.stage,
          run: () =>
            edit(
              { ids: [account.id], edit: { field: "stage", value: stage } },
              {
                onSuccess: () =>
                  takeBack(
                    t("prospects.list.moved", {
                      count: 1,
                      n: format.count(1),
                      name: account.name,
                      stage: t(`common.stage.${stage}`),
                    }),
                  ),
              },
            ),
        })),
    });
    const outcomeOf = (account: Account): Action => ({
      id: `outcome:${path}#${account.id}`,
      label: t("palette.outcomeOf", { name: account.name }),
      into: async () => {
        const { outcomes } = await client.fetchQuery(settingsQuery);
        const choices = [
          ...outcomes.map((one) => ({ id: one.id as string | null, name: outcomeName(one) })),
          { id: null, name: t("customers.list.noOutcome") },
        ];
        return choices.map(({ id, name }) => ({
          id: `outcome:${path}#${account.id}:${id ?? ""}`,
          label: name,
          on: id === account.outcome,
          run: () =>
            edit(
              { ids: [account.id], edit: { field: "outcome", value: id } },
              {
                onSuccess: () =>
                  takeBack(
                    t("customers.list.outcomeSet", {
                      count: 1,
                      n: format.count(1),
                      name: account.name,
                      outcome: name,
                    }),
                  ),
              },
            ),
        }));
      },
    });
    const VERBS = [
      { words: typedWords(t("palette.stageWords")), of: stageOf, customersOnly: false },
      { words: typedWords(t("palette.outcomeWords")), of: outcomeOf, customersOnly: true },
    ];
    return {
      search: async (typed) => {
        const words = typedWords(typed);
        const all = await rows();
        const accounts = findAccounts(all, words).map((row) => open(row.account));
        const verbs = VERBS.flatMap(({ words: verb, of, customersOnly }) => {
          const rest = splitVerb(words, verb);
          // An account by its own name comes first; "stage" alone names a verb, not an account.
          const named =
            rest === null
              ? findAccounts(all, words, accounts.length === 1 ? 1 : 0)
              : findAccounts(all, rest, SHOWN);
          return named
            .filter(({ account }) => !customersOnly || isCustomer(account))
            .slice(0, SHOWN_VERBS)
            .map(({ account }) => of(account));
        });
        return { accounts, verbs };
      },
      recall: async (id) => {
        const start = `account:${path}#`;
        if (!id.startsWith(start)) {
          return null;
        }
        const wanted = Number(id.slice(start.length));
        const row = (await rows()).find(({ account }) => account.id === wanted);
        return row ? open(row.account) : null;
      },
    };
  }, [path, t, format, client, navigate, outcomeName, takeBack, edit]);
}
