import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { asLanewiseError } from "@/ipc";
import { ErrorState } from "../ErrorState";
import { Page } from "../Page";
import classes from "./EvidenceFrame.module.css";
import { type EvidencePart, EvidenceTabs } from "./EvidenceTabs";
import { Nothing } from "./Nothing";
import { VersionChoice } from "./VersionChoice";

export interface EvidenceFrameProps {
  /** The tab that is open. */
  part: EvidencePart;
  /** What went wrong while asking the core, and asking it again. */
  error?: unknown;
  onRetry?: () => unknown;
  /** What has to be there before there is evidence. */
  missing?: "profile" | "customers" | null | undefined;
  /** What the part would say then, and the next step. */
  hint?: string | undefined;
  /** Customers there are, but without an outcome; left out where nobody counted. */
  left?: number | undefined;
  says?: ReactNode;
  actions?: ReactNode;
  /** Stands over an error too: the way to something else that can be asked. */
  choose?: ReactNode;
  fill?: boolean;
  children?: ReactNode;
}

/** The parts that speak of one profile. The replay has two, chosen there; lanes and refine have none of their own. */
const VERSIONED: ReadonlySet<EvidencePart> = new Set<EvidencePart>([
  "parameters",
  "profile",
  "costs",
]);

/**
 * What the parts of the evidence share: the name, the tabs, what is said where the core fails or where something is
 * missing. Without an error, anything missing or children it is the page while it
 * loads, which it says only when that takes long enough to be noticed.
 */
export function EvidenceFrame({
  part,
  error,
  onRetry,
  missing,
  hint,
  left,
  says,
  actions,
  choose,
  fill = false,
  children,
}: EvidenceFrameProps) {
  const { t } = useTranslation();
  const sound = !error && !missing;
  return (
    <Page
      title={t("shell.evidence")}
      {...(VERSIONED.has(part) ? { aside: <VersionChoice /> } : {})}
      tabs={<EvidenceTabs part={part} />}
      says={sound && says}
      actions={sound && actions}
      fill={fill}
    >
      {!missing && choose}
      {error ? (
        <ErrorState
          error={asLanewiseError(error)}
          {...(onRetry ? { onRetry: () => void onRetry() } : {})}
        />
      ) : missing ? (
        <Nothing what={missing} hint={hint} left={left} />
      ) : (
        (children ?? (
          <p className={classes.waiting} role="status">
            {t("evidence.waiting")}
          </p>
        ))
      )}
    </Page>
  );
}
