import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { headlineTold, useSpeech } from "@/components/evidence/words";
import { RichText } from "@/components/VoiceSentence";
import type { Outcome } from "@/ipc";
import { DEALS, separatesQuery } from "@/queries/evidence";
import { draftQuery } from "@/queries/profile";
import classes from "./Home.module.css";

const NO_OUTCOMES: Outcome[] = [];

/** What the customers say about the profile, in a sentence, and the way to all of it. */
export function EvidenceLine() {
  const { t } = useTranslation();
  const { data: separates } = useQuery(separatesQuery(DEALS[1]));
  const { data: draft } = useQuery(draftQuery);
  const speech = useSpeech(draft?.outcomes ?? NO_OUTCOMES);
  if (!separates || !draft || separates.headline.kind === "no_customers") {
    return null;
  }
  const { parameters } = draft.profile;
  const told = headlineTold(
    speech,
    separates.headline,
    separates.basis.sides,
    (id) => parameters.find((one) => one.id === id)?.name ?? id,
  );
  return (
    <p className={classes.ready} data-testid="home-evidence">
      <span>
        <RichText i18nKey={told.key} values={told.values} />
      </span>
      <Link to="/evidence">{t("evidence.see")}</Link>
    </p>
  );
}
