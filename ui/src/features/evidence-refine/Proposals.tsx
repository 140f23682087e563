import { Link } from "@tanstack/react-router";
import { Fragment, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useGateName } from "@/components/gates";
import { RichText } from "@/components/VoiceSentence";
import { useFormat } from "@/i18n/format";
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
  return (
    <li data-kind={proposal.kind}>
      <p>
        <Words proposal={proposal} />
      </p>
      <div className={classes.cure}>
        <Cure proposal={proposal} />
      </div>
    </li>
  );
}

function Words({ proposal: one }: { proposal: Proposal }) {
  const format = useFormat();
  const gateName = useGateName();
  switch (one.kind) {
    case "surprised":
      return (
        <RichText
          i18nKey="refine.proposals.surprised"
          values={{
            count: one.of,
            n: format.count(one.of),
            version: one.version,
            refused: format.count(one.refused),
            admitted: format.count(one.admitted),
          }}
        />
      );
    case "contradicts":
    case "no_difference":
      return (
        <RichText
          i18nKey={`refine.proposals.${one.kind}`}
          values={{ name: one.name, weight: format.weightShare(one.weight) }}
        />
      );
    case "other_order":
      return <RichText i18nKey="refine.proposals.other_order" values={{ name: one.name }} />;
    case "heavier":
    case "lighter":
      return (
        <RichText
          i18nKey={`refine.proposals.${one.kind}`}
          values={{
            name: one.name,
            weight: format.weightShare(one.weight),
            // Whole points: finer would promise what nobody can keep.
            data: format.share(one.by_data / 1000),
          }}
        />
      );
    case "unasked":
      return (
        <RichText
          i18nKey="refine.proposals.unasked"
          values={{
            count: one.of,
            name: one.name,
            weight: format.weightShare(one.weight),
            known: format.count(one.known),
            n: format.count(one.of),
          }}
        />
      );
    case "missed_events":
      return (
        <RichText
          i18nKey="refine.proposals.missed_events"
          values={{ count: one.of, missed: format.count(one.missed), n: format.count(one.of) }}
        />
      );
    case "gate_too_strict":
      return (
        <RichText
          i18nKey="refine.proposals.gate_too_strict"
          values={{
            count: one.of,
            gate: gateName(one.gate, one.name),
            yes: format.count(one.came_true),
            n: format.count(one.of),
          }}
        />
      );
    case "shifted":
      return (
        <RichText
          i18nKey="refine.proposals.shifted"
          values={{
            name: one.name,
            level: one.level,
            customers: format.share(one.customers / 1000),
            prospects: format.share(one.prospects / 1000),
          }}
        />
      );
  }
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
