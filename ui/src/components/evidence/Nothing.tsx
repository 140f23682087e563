import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../EmptyState";

export interface NothingProps {
  /** What is missing. */
  what: "profile" | "customers";
  /** Customers there are, but without an outcome. */
  left?: number;
  onGo: () => void;
  onCustomers?: () => void;
}

/** There is nothing to learn from yet: what belongs here, and the next step. */
export function Nothing({ what, left = 0, onGo, onCustomers }: NothingProps) {
  const { t } = useTranslation();
  return what === "profile" ? (
    <EmptyState
      title={t("evidence.empty.noProfile")}
      actions={
        <Button variant="filled" onClick={onGo}>
          {t("evidence.empty.profile")}
        </Button>
      }
    >
      <p>{t("evidence.empty.noProfileHint")}</p>
    </EmptyState>
  ) : (
    <EmptyState
      title={t("evidence.empty.noCustomers")}
      actions={
        <>
          {left > 0 && onCustomers && (
            <Button variant="filled" onClick={onCustomers}>
              {t("evidence.empty.customers")}
            </Button>
          )}
          <Button variant={left > 0 ? "default" : "filled"} onClick={onGo}>
            {t("evidence.empty.import")}
          </Button>
        </>
      }
    >
      <p>{t("evidence.empty.noCustomersHint")}</p>
    </EmptyState>
  );
}
