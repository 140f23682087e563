import { Autocomplete } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { PlainSelect } from "@/components/PlainSelect";
import type { SheetDelta } from "@/components/slides/sheet";
import { CURRENCIES, PERIODS, UNITS, useSlideWords } from "@/components/slides/words";
import { VoiceSentence } from "@/components/VoiceSentence";
import { currentLanguage } from "@/i18n";
import { useFormat } from "@/i18n/format";
import { type AmountRead, ipc } from "@/ipc";
import classes from "./Fields.module.css";
import { GrowText } from "./GrowText";
import { TypedField, useTyping } from "./TypedField";

export interface DeltaFieldsProps {
  delta: SheetDelta;
  /** The parts that become something else. */
  onChange: (part: Partial<SheetDelta>) => void;
  onLeave: () => void;
}

const SIGNS: Record<string, string> = { "€": "EUR", $: "USD", "£": "GBP", "¥": "JPY" };

/** What the value of closing the gap is: in words, and as a number with its unit and period. */
export function DeltaFields({ delta, onChange, onLeave }: DeltaFieldsProps) {
  const { t } = useTranslation();
  const words = useSlideWords();
  const reads = words.delta(delta);
  const unit = delta.currency || delta.unit;
  const putUnit = (text: string) => {
    const code = SIGNS[text.trim()] ?? text.trim().toUpperCase();
    const currency = CURRENCIES.includes(code) || Object.values(SIGNS).includes(code);
    onChange(
      currency
        ? // What was a plain unit becomes money; what stood beside the money stays.
          { currency: code, unit: delta.currency === "" ? "" : delta.unit }
        : { currency: "", unit: text },
    );
  };
  return (
    <div className={classes.stack}>
      <GrowText
        label={t("slides.delta.words")}
        placeholder={t("slides.delta.wordsHint")}
        value={delta.text}
        onChange={(text) => onChange({ text })}
        onLeave={onLeave}
        testId="slide-delta-text"
      />
      <div className={classes.row}>
        <AmountField
          delta={delta}
          onChange={(next) => {
            onChange(next);
            onLeave();
          }}
        />
        <Autocomplete
          className={classes.unit}
          size="xs"
          aria-label={t("slides.delta.unit")}
          placeholder={t("slides.delta.unit")}
          data={[
            { group: t("slides.delta.currencies"), items: CURRENCIES },
            { group: t("slides.delta.units"), items: UNITS.map((one) => t(`slides.unit.${one}`)) },
          ]}
          value={unit}
          onChange={putUnit}
          onBlur={onLeave}
          limit={40}
          data-testid="slide-delta-unit"
        />
        {delta.currency !== "" && delta.unit !== "" && (
          <input
            className={classes.short}
            aria-label={t("slides.delta.of")}
            value={delta.unit}
            onChange={(event) => onChange({ unit: event.currentTarget.value })}
            onBlur={onLeave}
          />
        )}
        <PlainSelect
          className={classes.select}
          label={t("slides.delta.period")}
          value={delta.period ?? ""}
          onChange={(value) => {
            onChange({ period: PERIODS.find((one) => one === value) ?? null });
            onLeave();
          }}
          empty={delta.period === null}
          testId="slide-delta-period"
        >
          <option value="">{t("slides.delta.period")}</option>
          {PERIODS.map((one) => (
            <option key={one} value={one}>
              {t(`slides.period.${one}`)}
            </option>
          ))}
        </PlainSelect>
      </div>
      {reads !== "" && (
        <div data-testid="slide-delta-reads">
          <VoiceSentence size="small" i18nKey="slides.delta.reads" values={{ delta: reads }} />
        </div>
      )}
    </div>
  );
}

/** The number, typed with whatever belongs to it; what could be two numbers is asked back. */
function AmountField({ delta, onChange }: Pick<DeltaFieldsProps, "delta" | "onChange">) {
  const { t } = useTranslation();
  const format = useFormat();
  const typing = useTyping<Exclude<AmountRead, { kind: "amount" }>>();
  const shown = delta.amount === null ? "" : format.number(delta.amount, 6);

  const put = (
    amount: number | null,
    read?: { currency: string; unit: string; period: SheetDelta["period"] },
  ) => {
    typing.forget();
    const named = read && (read.currency !== "" || read.unit !== "");
    onChange({
      amount,
      ...(named ? { currency: read.currency, unit: read.unit } : {}),
      ...(read?.period ? { period: read.period } : {}),
    });
  };
  const take = async () => {
    const { typed } = typing;
    if (typed === null || typed === shown) {
      typing.forget();
      return;
    }
    if (typed.trim() === "") {
      put(null);
      return;
    }
    const read = await typing.answer(ipc.slideReadAmount(typed, currentLanguage()));
    if (read?.kind === "amount") {
      put(read.amount, read);
    } else if (read) {
      typing.ask(read);
    }
  };

  return (
    <TypedField
      className={classes.amount}
      label={t("slides.delta.amount")}
      placeholder={t("slides.delta.amountHint")}
      shown={shown}
      typing={typing}
      take={take}
      testId="slide-delta-amount"
      doubtTestId="slide-delta-doubt"
    >
      {(read, typed) =>
        read.kind === "either" ? (
          <>
            {t("slides.delta.which", { text: typed })}
            {[read.small, read.large].map((amount) => (
              <button key={amount} type="button" onClick={() => put(amount, read)}>
                {format.number(amount, 6)}
              </button>
            ))}
          </>
        ) : (
          t("slides.delta.unclear", { text: typed })
        )
      }
    </TypedField>
  );
}
