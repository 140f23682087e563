import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { GateSeen } from "@/ipc";
import { WaiveForm } from "./WaiveForm";

/** The way to waive a gate that is not passed, at its foot. One that is waived already has its card. */
export function WaiveGate({ account, seen }: { account: number; seen: GateSeen }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  if (seen.pass !== "missing") {
    return null;
  }
  return open ? (
    <WaiveForm
      account={account}
      gate={seen.gate.id}
      gateName={seen.gate.name ?? ""}
      onDone={() => setOpen(false)}
    />
  ) : (
    <Button size="compact-sm" onClick={() => setOpen(true)} data-testid="waive-gate">
      {t("audit.waiver.gate")}
    </Button>
  );
}
