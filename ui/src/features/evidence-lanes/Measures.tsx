import { useTranslation } from "react-i18next";
import { InlineSelect } from "@/components/InlineSelect";
import { measureSays, sourceSays } from "@/components/lanes/words";
import { useWords } from "@/components/useWords";
import type { LaneBoard, LaneSource, MeasureSeen } from "@/ipc";
import { useLaneEdits } from "@/queries/lanes";
import classes from "./Lanes.module.css";

const key = (source: LaneSource) =>
  "name" in source ? `${source.kind}:${source.name}` : source.kind;

/** Where each measure comes from, of how many it is known, and what to do where it is not. */
export function Measures({ board }: { board: LaneBoard }) {
  const { t } = useTranslation();
  return (
    <section className={classes.measures} data-testid="lane-measures">
      <h2>{t("lanes.measures.title")}</h2>
      <ul>
        {board.measures.map((seen) => (
          <MeasureLine key={seen.measure} seen={seen} />
        ))}
      </ul>
    </section>
  );
}

function MeasureLine({ seen }: { seen: MeasureSeen }) {
  const { t } = useTranslation();
  const words = useWords();
  const { format } = words;
  const { measure } = useLaneEdits();
  const options = [
    ...seen.choices.map(({ source, name, known }) => ({
      value: key(source),
      label: t("lanes.measures.choice", {
        name: sourceSays(words, source, name),
        n: format.count(known),
      }),
      ...(source.kind === "column"
        ? { group: t("lanes.measures.columns") }
        : source.kind === "answer"
          ? { group: t("lanes.measures.answers") }
          : {}),
    })),
    { value: "nothing", label: t("lanes.measures.nothing") },
  ];
  const nothing = seen.source.kind === "nothing";
  return (
    <li>
      <strong>{t(`lanes.measure.${seen.measure}.name`)}</strong>
      <span className={classes.from}>
        <InlineSelect
          label={t("lanes.measures.from", { name: t(`lanes.measure.${seen.measure}.name`) })}
          value={key(seen.source)}
          options={options}
          doubtful={!seen.chosen && !nothing}
          onChange={(value) => {
            const choice = seen.choices.find(({ source }) => key(source) === value);
            measure.mutate({
              measure: seen.measure,
              source: choice?.source ?? { kind: "nothing" },
            });
          }}
          testId={`measure-${seen.measure}`}
        />
        {!seen.chosen && !nothing && (
          <span className={classes.quiet}>{t("lanes.measures.suggested")}</span>
        )}
      </span>
      <span className={classes.quiet}>{measureSays(words, seen)}</span>
    </li>
  );
}
