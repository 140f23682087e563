import { Switch } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Hint } from "@/components/Hint";
import { InlineText } from "@/components/InlineText";
import { useFormat } from "@/i18n/format";
import type { Parameter, ParameterCounts } from "@/ipc";
import { said } from "../change";
import classes from "./Reason.module.css";

interface ReasonProps {
  parameter: Parameter;
  counts: ParameterCounts | undefined;
  onPut: (parameter: Parameter) => Promise<unknown>;
}

/** Why the parameter is there, and whether a prospect can be asked about it at all. */
export function Reason({ parameter, counts, onPut }: ReasonProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const known = parameter.known_before_sale ?? true;
  // Only a number in per cent can be a share of needs.
  const share = parameter.answer === "bands" && parameter.unit?.trim() === "%";
  return (
    <div className={classes.reason}>
      <span className={classes.label}>{t("profile.parameter.why")}</span>
      <InlineText
        className={classes.why}
        label={t("profile.parameter.why")}
        placeholder={t("profile.parameter.whyEmpty")}
        value={parameter.why ?? ""}
        multiline
        testId="parameter-why"
        onCommit={(why) => said(onPut({ ...parameter, why }))}
      />
      <Switch
        className={classes.known}
        size="xs"
        label={t("profile.parameter.known")}
        checked={known}
        data-testid="parameter-known"
        onChange={(event) =>
          said(onPut({ ...parameter, known_before_sale: event.currentTarget.checked }))
        }
      />
      {share && (
        <Switch
          className={classes.known}
          size="xs"
          label={t("profile.parameter.fromNeeds")}
          description={t("profile.parameter.fromNeedsHint")}
          checked={parameter.from_needs ?? false}
          data-testid="parameter-from-needs"
          onChange={(event) =>
            said(onPut({ ...parameter, from_needs: event.currentTarget.checked }))
          }
        />
      )}
      {counts && (
        <p className={classes.typical}>
          {counts.typical_of > 0
            ? t("profile.says.typical", {
                count: counts.typical_of,
                n: format.count(counts.typical_of),
                fit: format.count(counts.typical),
              })
            : t("profile.says.middle", { fit: format.count(counts.typical) })}{" "}
          <Hint about="typical" />
        </p>
      )}
    </div>
  );
}
