import { Button, Menu } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Gate } from "@/ipc";
import { waiversOfQuery } from "@/queries/waivers";
import { GATES, useGateName } from "../gates";
import { WaiveForm } from "./WaiveForm";
import { WaiverCard } from "./WaiverCard";
import classes from "./Waivers.module.css";

export interface AccountWaiversProps {
  account: number;
  /** The gates of the profile; without its own they are the published ones. */
  gates?: readonly Gate[] | null;
  /** Nothing is shown while there is no waiver: a customer is past its gates. */
  past?: boolean;
}

/** The waivers of an account, and the way to another one. */
export function AccountWaivers({ account, gates, past }: AccountWaiversProps) {
  const { t } = useTranslation();
  const gateName = useGateName();
  const { data: waivers = [] } = useQuery(waiversOfQuery(account));
  const [waiving, setWaiving] = useState<{ id: string; name: string } | null>(null);
  const known =
    gates?.map(({ id, name }) => ({ id, name: name ?? "" })) ??
    GATES.map((id) => ({ id, name: "" }));
  if (past && waivers.length === 0) {
    return null;
  }
  return (
    <section className={classes.section} aria-labelledby="waivers-title" data-testid="waivers">
      <div className={classes.sectionHead}>
        <h2 id="waivers-title">{t("audit.waiver.section")}</h2>
        {!past && (
          <Menu position="bottom-end">
            <Menu.Target>
              <Button
                size="compact-sm"
                rightSection={<IconChevronDown size={14} stroke={1.6} aria-hidden />}
                data-testid="waive-open"
              >
                {t("audit.waiver.open")}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {known.map((gate) => (
                <Menu.Item
                  key={gate.id}
                  onClick={() => setWaiving(gate)}
                  data-testid={`waive-${gate.id}`}
                >
                  {gateName(gate.id, gate.name)}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
      {waiving && (
        <WaiveForm
          key={waiving.id}
          account={account}
          gate={waiving.id}
          gateName={waiving.name}
          onDone={() => setWaiving(null)}
        />
      )}
      {waivers.map((seen) => (
        <WaiverCard key={seen.waiver.id} seen={seen} />
      ))}
      {waivers.length === 0 && !waiving && <p className={classes.none}>{t("audit.waiver.none")}</p>}
    </section>
  );
}
