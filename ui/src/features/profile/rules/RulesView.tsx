import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Hint, type HintTopic } from "@/components/Hint";
import { InlineText } from "@/components/InlineText";
import { type DraftView, ipc } from "@/ipc";
import { said, useDraftChange } from "../change";
import { Gates } from "../gates/Gates";
import { LanePane } from "../lane/LanePane";
import { GuessRule } from "./GuessRule";
import { MustHaves } from "./MustHaves";
import classes from "./RulesView.module.css";
import { SlideRuleEditor } from "./SlideRuleEditor";
import { Tiers } from "./Tiers";

function Part(props: {
  title: string;
  says: string;
  /** What there is to explain about it. */
  hint?: HintTopic;
  children: ReactNode;
  testId: string;
}) {
  const { title, says, hint, children, testId } = props;
  return (
    <section className={classes.part} data-testid={testId} aria-label={title}>
      <div className={classes.words}>
        <h2>{title}</h2>
        <p>
          {says} {hint && <Hint about={hint} />}
        </p>
      </div>
      <div className={classes.body}>{children}</div>
    </section>
  );
}

/** What holds for the whole profile: what it is for, tiers, must-haves, what a guess counts for. */
export function RulesView({ draft }: { draft: DraftView }) {
  const { t } = useTranslation();
  const change = useDraftChange();
  const { profile, chart } = draft;
  return (
    <div className={classes.rules}>
      <div className={classes.parts}>
        <Part title={t("profile.about.title")} says={t("profile.about.says")} testId="rules-about">
          <InlineText
            className={`${classes.about} voice`}
            label={t("profile.about.title")}
            placeholder={t("profile.about.empty")}
            value={profile.about ?? ""}
            multiline
            testId="profile-about"
            onCommit={(about) =>
              said(
                change({
                  run: () => ipc.profileRename(profile.name, about),
                  now: (now) => ({ ...now, about }),
                }),
              )
            }
          />
        </Part>
        <Part
          title={t("profile.mustHaves.title")}
          says={t("profile.mustHaves.says")}
          hint="mustHaves"
          testId="rules-must-haves"
        >
          <MustHaves profile={profile} counts={draft.must_haves} outcomes={draft.outcomes} />
        </Part>
        <Part
          title={t("profile.tiers.title")}
          says={t("profile.tiers.says")}
          hint="tiers"
          testId="rules-tiers"
        >
          <Tiers tiers={profile.tiers} admitting={chart.admitting} />
        </Part>
        <Part title={t("gates.edit.title")} says={t("gates.edit.says")} testId="rules-gates">
          <Gates profile={profile} />
        </Part>
        <Part
          title={t("profile.guesses.title")}
          says={t("profile.guesses.says")}
          testId="rules-guesses"
        >
          <GuessRule guesses={profile.guesses ?? "widen"} />
        </Part>
        <Part
          title={t("profile.slideRule.title")}
          says={t("profile.slideRule.says")}
          testId="rules-slides"
        >
          <SlideRuleEditor rule={profile.slide_rule ?? null} />
        </Part>
      </div>
      <div className={classes.lane}>
        <LanePane draft={draft} />
      </div>
    </div>
  );
}
