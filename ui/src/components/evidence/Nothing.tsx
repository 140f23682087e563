import { useTranslation } from "react-i18next";
import { ButtonLink } from "../ButtonLink";
import { EmptyState, EmptyStep } from "../EmptyState";

export interface NothingProps {
  /** What is missing. */
  what: "profile" | "customers";
  /** What would stand here, if it is not the evidence of the parameters. */
  hint?: string | undefined;
  /** Customers there are, but without an outcome; left out where nobody counted. */
  left?: number | undefined;
}

/** There is nothing to learn from yet: what belongs here, and the next step. */
export function Nothing({ what, hint, left }: NothingProps) {
  const { t } = useTranslation();
  if (what === "profile") {
    return (
      <EmptyStep
        title={t("evidence.empty.noProfile")}
        to="/profile"
        step={t("evidence.empty.profile")}
      >
        <p>{hint ?? t("evidence.empty.noProfileHint")}</p>
      </EmptyStep>
    );
  }
  const here = (left ?? 0) > 0;
  const rate = left !== 0 && (
    <ButtonLink to="/customers" variant={here ? "filled" : "default"}>
      {t("evidence.empty.customers")}
    </ButtonLink>
  );
  return (
    <EmptyState
      title={t("evidence.empty.noCustomers")}
      actions={
        <>
          {here && rate}
          <ButtonLink
            to="/import"
            search={{ as: "customer" }}
            variant={here ? "default" : "filled"}
          >
            {t("evidence.empty.import")}
          </ButtonLink>
          {!here && rate}
        </>
      }
    >
      <p>{hint ?? t("evidence.empty.noCustomersHint")}</p>
    </EmptyState>
  );
}
