import { memo } from "react";
import { useTranslation } from "react-i18next";
import { InlineText } from "@/components/InlineText";
import type { Group, Outcome, Parameter, ParameterCounts } from "@/ipc";
import { said, usePutParameter } from "../change";
import type { Locks } from "../locks";
import { GroupMenu } from "./GroupMenu";
import { LevelTable } from "./LevelTable";
import { MoreToggle } from "./MoreToggle";
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
  locks: Locks;
  /** All questions, the reason and the small print are shown. */
  open: boolean;
  onOpen: (open: boolean) => void;
}

/** Everything about one parameter, edited where it stands. */
export const ParameterPane = memo(function ParameterPane(props: ParameterPaneProps) {
  const { parameter, position, groups, counts, outcomes, locks, open, onOpen } = props;
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
        <MoreToggle open={open} onOpen={onOpen} />
        <WeightStepper parameter={parameter} position={position} locks={locks} />
      </div>
      <Questions parameter={parameter} onPut={put} open={open} />
      {open && <Reason parameter={parameter} counts={counts} onPut={put} />}
      {!(parameter.known_before_sale ?? true) && (
        <p className={classes.warning}>{t("profile.parameter.notKnown")}</p>
      )}
      <LevelTable parameter={parameter} counts={counts} outcomes={outcomes} onPut={put} />
    </section>
  );
});
