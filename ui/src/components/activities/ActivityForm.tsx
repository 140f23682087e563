import { Button, TagsInput, TextInput } from "@mantine/core";
import { type RefObject, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useErrorWords } from "@/i18n/errors";
import { useFormat } from "@/i18n/format";
import {
  type ActivityKind,
  type ActivityResult,
  asLanewiseError,
  type NewActivity,
  type OpenPocs,
  type Person,
} from "@/ipc";
import { isDay, today } from "../days";
import { PlainSelect } from "../PlainSelect";
import classes from "./Activities.module.css";
import { ACTIVITY_KINDS, ACTIVITY_RESULTS, readHours, readNames, wouldBeOver } from "./model";

export interface ActivityFormProps {
  /** Everybody who ever did anything, the busiest first: offered as one types. */
  people: readonly Person[];
  /** Who has POCs open, and how many the gate allows at once. */
  open: readonly OpenPocs[];
  limit: number | null;
  /** Enters it; the line stays for the next one. */
  onAdd: (activity: NewActivity) => Promise<unknown>;
  /** The first field, for those who bring the hand to it by a key. */
  field?: RefObject<HTMLSelectElement | null>;
  onLeave?: () => void;
}

/** One line that enters an activity: Tab from field to field, Enter takes it. */
export function ActivityForm({ people, open, limit, onAdd, field, onLeave }: ActivityFormProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useErrorWords();
  const own = useRef<HTMLSelectElement>(null);
  const first = field ?? own;
  const [kind, setKind] = useState<ActivityKind>("general_demo");
  const [day, setDay] = useState(() => today());
  const [hours, setHours] = useState("");
  const [who, setWho] = useState<string[]>([]);
  const [half, setHalf] = useState("");
  const [result, setResult] = useState<ActivityResult>("open");
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const read = readHours(hours);
  const badDay = !isDay(day.trim());
  const badHours = read === undefined;
  // A name half typed counts as it stands: nobody has to press Enter twice.
  const names = readNames([...who, half].join(";"));
  const over =
    kind === "poc" && result === "open" && day <= today() ? wouldBeOver(open, limit, names) : [];
  const failure = error === null ? null : words(asLanewiseError(error));

  const submit = () => {
    if (badDay || badHours || busy) {
      return;
    }
    setBusy(true);
    setError(null);
    const activity = { activity: kind, day: day.trim(), hours: read, who: names, result };
    onAdd({ ...activity, ended: "", text: "" }).then(
      () => {
        setBusy(false);
        setHours("");
        setHalf("");
        setResult("open");
        first.current?.focus();
      },
      (thrown: unknown) => {
        setError(thrown);
        setBusy(false);
      },
    );
  };

  return (
    <form
      className={classes.form}
      aria-label={t("audit.activity.add")}
      data-testid="activity-form"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape" && onLeave) {
          event.stopPropagation();
          onLeave();
        }
      }}
    >
      <PlainSelect
        caption={classes.field}
        label={t("audit.activity.kind")}
        field={first}
        value={kind}
        onChange={(value) => setKind(value as ActivityKind)}
        testId="activity-kind"
      >
        {ACTIVITY_KINDS.map((one) => (
          <option key={one} value={one}>
            {t(`audit.kind.${one}`)}
          </option>
        ))}
      </PlainSelect>
      <TextInput
        className={classes.day}
        label={t("audit.activity.day")}
        value={day}
        error={badDay ? t("audit.activity.badDay") : undefined}
        onChange={(event) => setDay(event.currentTarget.value)}
        data-testid="activity-day"
      />
      <TextInput
        className={classes.hours}
        label={t("audit.activity.hours")}
        value={hours}
        inputMode="decimal"
        error={badHours ? t("audit.activity.badHours") : undefined}
        onChange={(event) => setHours(event.currentTarget.value)}
        data-testid="activity-hours"
      />
      <TagsInput
        className={classes.who}
        label={t("audit.activity.who")}
        data={people.map(({ name }) => name)}
        limit={8}
        value={who}
        onChange={setWho}
        searchValue={half}
        onSearchChange={setHalf}
        splitChars={[",", ";"]}
        acceptValueOnBlur
        data-testid="activity-who"
      />
      <PlainSelect
        caption={classes.field}
        label={t("audit.activity.result")}
        value={result}
        onChange={(value) => setResult(value as ActivityResult)}
        testId="activity-result"
      >
        {ACTIVITY_RESULTS.map((one) => (
          <option key={one} value={one}>
            {t(`audit.result.${one}`)}
          </option>
        ))}
      </PlainSelect>
      <Button
        type="submit"
        variant="filled"
        className={classes.enter}
        disabled={badDay || badHours || busy}
        data-testid="activity-add"
      >
        {t("audit.activity.enter")}
      </Button>
      {over.length > 0 && (
        <p className={classes.over} role="status" data-testid="activity-over">
          {over
            .map((one) =>
              t("audit.open.another", {
                name: one.name,
                n: format.count(one.pocs.length),
                count: one.pocs.length,
                limit: format.count(limit ?? 0),
              }),
            )
            .join(" ")}{" "}
          {t("audit.open.allowed")}
        </p>
      )}
      {failure && (
        <p className={classes.refused} role="alert">
          {failure.what} {failure.detail ?? failure.next}
        </p>
      )}
    </form>
  );
}
