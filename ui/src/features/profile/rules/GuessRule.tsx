import { Radio } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { type Guesses, ipc } from "@/ipc";
import { said, useDraftChange } from "../change";
import classes from "./GuessRule.module.css";

const RULES: readonly Guesses[] = ["widen", "trust", "unknown"];

/** What an answer counts for that the team only guessed (S4). */
export function GuessRule({ guesses }: { guesses: Guesses }) {
  const { t } = useTranslation();
  const change = useDraftChange();
  return (
    <Radio.Group
      aria-label={t("profile.guesses.title")}
      value={guesses}
      onChange={(value) => {
        const rule = RULES.find((one) => one === value);
        if (rule) {
          said(
            change({
              run: () => ipc.profileGuesses(rule),
              now: (profile) => ({ ...profile, guesses: rule }),
            }),
          );
        }
      }}
    >
      <div className={classes.rules}>
        {RULES.map((rule) => (
          <Radio
            key={rule}
            value={rule}
            label={t(`profile.guesses.${rule}`)}
            description={t(`profile.guesses.${rule}Says`)}
            data-testid={`guesses-${rule}`}
          />
        ))}
      </div>
    </Radio.Group>
  );
}
