import { Button, Checkbox } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useAmounts } from "@/components/costs/amounts";
import { missingSays } from "@/components/costs/says";
import { HourCost } from "@/components/HourCost";
import { InlineText } from "@/components/InlineText";
import { readDecimal } from "@/components/NumberField";
import { OutcomeMark } from "@/components/OutcomeMark";
import { outcomeShapes, useOutcomeName } from "@/components/outcomes";
import { useUnderHand } from "@/components/useUnderHand";
import { useWords } from "@/components/useWords";
import { useFormat } from "@/i18n/format";
import type { CostsView, OwnCost, TeamCosts } from "@/ipc";
import { useCosts } from "@/queries/costs";
import { type Action, useActions } from "@/shell/actions";
import { KeyCaps } from "@/shell/KeyCaps";
import { type Shortcut, useShortcutList } from "@/shell/shortcuts";
import classes from "./Costs.module.css";

/** Examples that stand, quietly, where nothing was typed. They count for nothing. */
const EXAMPLES = { demo: 9, poc: 30, rescue: 40, hours: 20, money: 10_000 } as const;

/** What the team's own activities would fill in: only what nobody has typed. */
export function fromOwn(view: CostsView): TeamCosts | null {
  const wanted = view.own.filter(({ of }) => view.costs[of] == null);
  return wanted.length === 0
    ? null
    : {
        ...view.costs,
        ...Object.fromEntries(wanted.map(({ of, hours }) => [of, hours])),
      };
}

interface FieldProps {
  label: string;
  value: number | null | undefined;
  example: number;
  unit: string;
  onCommit: (value: number | null) => void;
  disabled?: boolean;
  testId?: string;
}

function Field({ label, value, example, unit, onCommit, disabled, testId }: FieldProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <span className={classes.field} data-empty={value == null || undefined}>
      <InlineText
        label={`${label}, ${unit}`}
        value={value == null ? "" : format.number(value, 2)}
        placeholder={t("costs.form.example", { n: format.number(example) })}
        accepts={(text) => text === "" || readAmount(text) !== null}
        onCommit={(text) => onCommit(text === "" ? null : readAmount(text))}
        disabled={disabled}
        testId={testId}
      />
      <span className={classes.unit}>{unit}</span>
    </span>
  );
}

/** "12,000", "12.000,5", "9": thousands may be parted the way of the language. */
export function readAmount(typed: string): number | null {
  const bare = typed.replace(/[\s\u00a0\u202f']/g, "");
  const parted = /^\d{1,3}([.,]\d{3})+$/.test(bare) ? bare.replace(/[.,]/g, "") : bare;
  const mixed = /^\d{1,3}(\.\d{3})+,\d+$/.test(parted)
    ? parted.replace(/\./g, "")
    : /^\d{1,3}(,\d{3})+\.\d+$/.test(parted)
      ? parted.replace(/,/g, "")
      : parted;
  return readDecimal(mixed);
}

/** What things cost the team, typed once. */
export function CostForm({ view }: { view: CostsView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const nameOf = useOutcomeName();
  const { mutate, mutateAsync } = useCosts();
  const { hour } = view;
  const { now: costs, change: put } = useUnderHand<TeamCosts>(view.costs, mutateAsync);
  const amounts = useAmounts(hour?.currency ?? null);
  const own = useMemo(() => fromOwn(view), [view]);
  const use = useMemo(() => () => own && mutate(own), [own, mutate]);
  const shortcuts = useMemo<Shortcut[]>(
    () => (own ? [{ keys: "u", label: t("costs.form.useOwn"), group: "here", run: use }] : []),
    [own, use, t],
  );
  useShortcutList(shortcuts);
  const actions = useMemo<Action[]>(
    () =>
      own ? [{ id: "costs.own", label: t("costs.form.useOwn"), keys: "u", run: () => use() }] : [],
    [own, use, t],
  );
  useActions(actions);
  const shapes = useMemo(
    () => outcomeShapes(view.outcomes.map(({ outcome }) => outcome)),
    [view.outcomes],
  );
  const hours = t("costs.form.hours");
  const said = (of: OwnCost) => {
    const found = view.own.find((one) => one.of === of);
    return (
      found && (
        <span className={classes.own}>
          {t(`costs.form.own.${of}`, {
            count: found.from,
            n: format.count(found.from),
            hours: amounts.short(found.hours),
          })}
        </span>
      )
    );
  };
  const money = hour?.currency ?? t("costs.form.money");
  const missing = missingSays(useWords(), view);

  return (
    <section
      className={classes.form}
      data-first={!view.any || undefined}
      aria-label={t("costs.form.title")}
      data-testid="cost-form"
    >
      <h2>{t("costs.form.title")}</h2>
      <HourCost cost={hour} />
      <dl className={classes.prices}>
        {(["demo", "poc", "rescue"] as const).map((of) => (
          <div key={of}>
            <dt>
              {t(`costs.form.${of}`)}
              {said(of)}
            </dt>
            <dd>
              <Field
                label={t(`costs.form.${of}`)}
                value={costs[of]}
                example={EXAMPLES[of]}
                unit={hours}
                onCommit={(value) => put({ [of]: value })}
                testId={`cost-${of}`}
              />
            </dd>
          </div>
        ))}
        {(["failed", "lost"] as const).map((of) => (
          <div key={of}>
            <dt>{t(`costs.form.${of}`)}</dt>
            <dd>
              <Field
                label={t(`costs.form.${of}`)}
                value={costs[of]?.hours}
                example={EXAMPLES.hours}
                unit={hours}
                onCommit={(value) => put({ [of]: { ...costs[of], hours: value } })}
                testId={`cost-${of}-hours`}
              />
              <Field
                label={t(`costs.form.${of}`)}
                value={costs[of]?.money}
                example={EXAMPLES.money}
                unit={money}
                disabled={hour === null}
                onCommit={(value) => put({ [of]: { ...costs[of], money: value } })}
                testId={`cost-${of}-money`}
              />
            </dd>
          </div>
        ))}
      </dl>
      {hour === null && <p className={classes.quiet}>{t("costs.form.noHour")}</p>}
      {own && (
        <span className={classes.take}>
          <Button size="xs" onClick={use} data-testid="costs-own">
            {t("costs.form.useOwn")}
          </Button>
          <KeyCaps keys="u" />
        </span>
      )}
      <table className={classes.causes}>
        <caption>{t("costs.form.causes")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("costs.form.outcome")}</th>
            <th scope="col">{t("costs.form.rescued")}</th>
            <th scope="col">{t("costs.form.left")}</th>
            <th scope="col" className={classes.figure}>
              {t("costs.form.each")}
            </th>
          </tr>
        </thead>
        <tbody>
          {view.outcomes
            .filter(({ outcome }) => !outcome.success)
            .map(({ outcome, rescue, failed, each }) => {
              const name = nameOf(outcome);
              const cause = (change: { rescue?: boolean; failed?: boolean }) =>
                put({
                  causes: [
                    ...(costs.causes ?? []).filter((one) => one.outcome !== outcome.id),
                    { outcome: outcome.id, rescue, failed, ...change },
                  ],
                });
              return (
                <tr key={outcome.id}>
                  <th scope="row">
                    <OutcomeMark shape={shapes.get(outcome.id) ?? "cross"} size={13} /> {name}
                  </th>
                  <td>
                    <Checkbox
                      aria-label={t("costs.form.rescuedOf", { name })}
                      checked={rescue}
                      onChange={() => cause({ rescue: !rescue })}
                    />
                  </td>
                  <td>
                    <Checkbox
                      aria-label={t("costs.form.leftOf", { name })}
                      checked={failed}
                      onChange={() => cause({ failed: !failed })}
                    />
                  </td>
                  <td className={`${classes.figure} num`}>
                    {amounts.brief(hour ? (each.money ?? 0) : each.hours)}
                  </td>
                </tr>
              );
            })}
        </tbody>
      </table>
      {missing && (
        <p className={classes.missing} data-testid="costs-missing">
          {missing}
        </p>
      )}
    </section>
  );
}
