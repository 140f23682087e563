import { memo } from "react";
import { useTranslation } from "react-i18next";
import { InlineText } from "@/components/InlineText";
import type { Group, Outcome, Parameter, ParameterCounts } from "@/ipc";
import { said, usePutParameter } from "../change";
import type { Locks } from "../locks";
import { GroupMenu } from "./GroupMenu";
import { LevelTable } from "./LevelTable";
import classes from "./ParameterPane.module.css";
import { Questions } from "./Questions";
import { Reason } from "./Reason";
import { WeightStepper } from "./WeightStepper";

export interface ParameterPaneProps {
  parameter: Parameter;
  /** Its place among all parameters. */
  position: number;
  groups: Group[];
  counts: ParameterCounts | undefined;
  outcomes: Outcome[];
  weights: readonly number[];
  locks: Locks;
}

/** Everything about one parameter, edited where it stands. */
export const ParameterPane = memo(function ParameterPane(props: ParameterPaneProps) {
  const { parameter, position, groups, counts, outcomes, weights, locks } = props;
  const { t } = useTranslation();
  const put = usePutParameter();
  return (
    <section className={classes.pane} aria-label={parameter.name} data-testid="parameter-pane">
      <div className={classes.head}>
        <h2 className={classes.title}>
          <InlineText
            label={t("profile.parameter.name")}
            value={parameter.name}
            required
            testId="parameter-name"
            onCommit={(name) => said(put({ ...parameter, name }))}
          />
        </h2>
        <GroupMenu parameter={parameter} position={position} groups={groups} />
        <WeightStepper parameter={parameter} position={position} weights={weights} locks={locks} />
      </div>
      <Questions parameter={parameter} onPut={put} />
      <LevelTable parameter={parameter} counts={counts} outcomes={outcomes} onPut={put} />
      <Reason parameter={parameter} onPut={put} />
    </section>
  );
});
