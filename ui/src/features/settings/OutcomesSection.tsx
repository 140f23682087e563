import { ActionIcon, Button, Checkbox, Tooltip } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { InlineText } from "@/components/InlineText";
import { OutcomeMark } from "@/components/OutcomeMark";
import { outcomeShapes, useOutcomeName } from "@/components/outcomes";
import { useErrorWords } from "@/i18n/errors";
import { useFormat } from "@/i18n/format";
import { asLanewiseError, ipc, type Outcome, type Settings } from "@/ipc";
import { useTakeBack } from "@/queries/edits";
import { keys } from "@/queries/keys";
import { homeQuery } from "@/queries/workspace";
import { Section } from "./Section";
import classes from "./Settings.module.css";

/** An id for a new outcome: from its name, unlike all others. */
export function outcomeId(name: string, taken: readonly string[]): string {
  const plain = name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "")
    .slice(0, 48);
  const base = plain === "" ? "outcome" : plain;
  let id = base;
  for (let next = 2; taken.includes(id); next += 1) {
    id = `${base}_${next}`;
  }
  return id;
}

/** How it can go with a customer (A2), in the team's own words. */
export function OutcomesSection({ outcomes }: { outcomes: readonly Outcome[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const nameOf = useOutcomeName();
  const takeBack = useTakeBack();
  const errorWords = useErrorWords();
  const client = useQueryClient();
  const [adding, setAdding] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const { data: home } = useQuery(homeQuery);
  const shapes = outcomeShapes(outcomes);
  const used = new Map(
    (home?.overview?.customers ?? []).map(({ outcome, count }) => [outcome.id, count]),
  );
  const { mutate: put, error } = useMutation({
    mutationFn: (to: Outcome[]) => ipc.settingsOutcomes(to),
    meta: { quiet: true },
    onMutate: (to) => {
      const before = client.getQueryData<Settings>(keys.settings.all());
      client.setQueryData<Settings>(keys.settings.all(), (now) =>
        now ? { ...now, outcomes: to } : now,
      );
      return before;
    },
    onError: (_error, _to, before) => client.setQueryData(keys.settings.all(), before),
  });
  const change = (id: string, edit: Partial<Outcome>) =>
    put(outcomes.map((one) => (one.id === id ? { ...one, ...edit } : one)));
  const add = (name: string) => {
    setAdding(false);
    if (name.trim() !== "") {
      const id = outcomeId(
        name,
        outcomes.map((one) => one.id),
      );
      put([...outcomes, { id, name: name.trim(), success: false }]);
    }
  };

  return (
    <Section
      title={t("settings.outcomes.title")}
      about={t("settings.outcomes.about")}
      testId="settings-outcomes"
    >
      <ul className={classes.rows}>
        {outcomes.map((outcome) => {
          const name = nameOf(outcome);
          const count = used.get(outcome.id) ?? 0;
          const last = outcomes.length === 1;
          const kept = last || count > 0;
          const why = last
            ? t("settings.outcomes.last")
            : t("settings.outcomes.inUse", { count, n: format.count(count) });
          return (
            <li key={outcome.id} className={classes.row} data-testid={`outcome-${outcome.id}`}>
              <OutcomeMark shape={shapes.get(outcome.id) ?? "cross"} />
              <InlineText
                label={t("settings.outcomes.nameOf", { name })}
                value={name}
                required
                onCommit={(to) => change(outcome.id, { name: to })}
                className={classes.text}
              />
              <span className={classes.count}>
                {t("common.lane.customers", { count, n: format.count(count) })}
              </span>
              <Checkbox
                label={t("settings.outcomes.success")}
                aria-label={t("settings.outcomes.successOf", { name })}
                checked={outcome.success}
                onChange={(event) => change(outcome.id, { success: event.currentTarget.checked })}
              />
              <Tooltip label={kept ? why : t("settings.outcomes.remove", { name })}>
                <ActionIcon
                  variant="subtle"
                  aria-label={t("settings.outcomes.remove", { name })}
                  aria-disabled={kept || undefined}
                  data-resting={kept || undefined}
                  className={classes.remove}
                  onClick={() => {
                    if (!kept) {
                      put(outcomes.filter((one) => one !== outcome));
                      takeBack(t("settings.outcomes.removed", { name }));
                    }
                  }}
                >
                  <IconX size={16} stroke={1.6} aria-hidden />
                </ActionIcon>
              </Tooltip>
            </li>
          );
        })}
        {adding && (
          <li className={classes.row}>
            <OutcomeMark shape="ring" />
            <input
              ref={(input) => {
                if (input && field.current !== input) {
                  field.current = input;
                  input.focus();
                }
              }}
              className={classes.newName}
              aria-label={t("settings.outcomes.newName")}
              placeholder={t("settings.outcomes.newName")}
              data-testid="new-outcome"
              onBlur={(event) => add(event.currentTarget.value)}
              onKeyDown={(event) => {
                if (event.key === "Enter") {
                  event.currentTarget.blur();
                } else if (event.key === "Escape") {
                  event.stopPropagation();
                  event.currentTarget.value = "";
                  event.currentTarget.blur();
                }
              }}
            />
          </li>
        )}
      </ul>
      {error && (
        <p role="alert" className={classes.problem}>
          {errorWords(asLanewiseError(error)).what} {errorWords(asLanewiseError(error)).next}
        </p>
      )}
      <div>
        <Button
          variant="subtle"
          leftSection={<IconPlus size={16} stroke={1.6} aria-hidden />}
          onClick={() => setAdding(true)}
          data-testid="add-outcome"
        >
          {t("settings.outcomes.add")}
        </Button>
      </div>
    </Section>
  );
}
