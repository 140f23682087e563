import { Link } from "@tanstack/react-router";
import { Fragment, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { proposalTold } from "@/components/refine/words";
import { useWords } from "@/components/useWords";
import { RichText } from "@/components/VoiceSentence";
import type { Named, Proposal } from "@/ipc";
import classes from "./Refine.module.css";

/** What to talk about in the next workshop, the weightiest first; each with the way to its cause. */
export function Proposals({ proposals }: { proposals: readonly Proposal[] }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="refine-proposals">
      <h2 id="refine-proposals">{t("refine.proposals.title")}</h2>
      {proposals.length === 0 ? (
        <p className={classes.quiet}>{t("refine.proposals.none")}</p>
      ) : (
        <ol className={classes.proposals} data-testid="refine-proposals">
          {proposals.map((one) => (
            <Row
              key={`${one.kind} ${"parameter" in one ? one.parameter : "gate" in one ? one.gate : ""}`}
              proposal={one}
            />
          ))}
        </ol>
      )}
    </section>
  );
}

function Row({ proposal }: { proposal: Proposal }) {
  const told = proposalTold(useWords(), proposal);
  return (
    <li data-kind={proposal.kind}>
      <p>
        <RichText i18nKey={told.key} values={told.values} />
      </p>
      <div className={classes.cure}>
        <Cure proposal={proposal} />
      </div>
    </li>
  );
}

function Cure({ proposal: one }: { proposal: Proposal }): ReactNode {
  const { t } = useTranslation();
  switch (one.kind) {
    case "surprised":
    case "missed_events":
      return <Names named={one.named} />;
    case "gate_too_strict":
      return <Link to="/prospects/waivers">{t("refine.proposals.toWaivers")}</Link>;
    case "unasked":
      return <Link to="/prospects">{t("refine.proposals.toProspects")}</Link>;
    case "shifted":
      return <a href="#refine-mix">{t("refine.proposals.toMix")}</a>;
    default:
      return <Link to="/evidence">{t("refine.proposals.toEvidence")}</Link>;
  }
}

/** Accounts by name, each one click away. */
export function Names({ named }: { named: readonly Named[] }) {
  return named.map(({ id, name, stage }, at) => (
    <Fragment key={id}>
      {at > 0 && " · "}
      <Link
        to={stage === "customer" || stage === "ambassador" ? "/customers/$id" : "/prospects/$id"}
        params={{ id: String(id) }}
      >
        {name}
      </Link>
    </Fragment>
  ));
}
