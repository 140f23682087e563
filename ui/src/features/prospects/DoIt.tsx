import { Button, Popover, Radio, TextInput } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import type { AccountRow, Action, Deed } from "@/ipc";
import classes from "./Prospects.module.css";
import { ACTIONS } from "./useProspectFacets";

/** Those that put an account somewhere else; a demo is held, and moves nobody. */
const MOVING = ["advance", "nurture", "disqualify"] as const satisfies readonly Action[];

export interface DoItProps {
  rows: readonly AccountRow[];
  onDo: (deeds: Deed[], reason: string) => void;
}

/** Does with the ticked accounts what the rule says for each, or one thing for all, with the reason. */
export function DoIt({ rows, onDo }: DoItProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [opened, setOpened] = useState(false);
  const [chosen, setChosen] = useState<Action | "rule">("rule");
  const [reason, setReason] = useState("");
  const scored = rows.filter((row) => row.verdict);
  const counted = ACTIONS.map((action) => ({
    action,
    count: scored.filter((row) => row.verdict?.action === action).length,
  })).filter(({ count }) => count > 0);
  const says = counted
    .map(({ action, count }) => `${t(`prospects.action.${action}`)} ${format.count(count)}`)
    .join(" · ");

  const go = () => {
    const deeds = (chosen === "rule" ? scored : rows).map((row) => ({
      id: row.account.id,
      action: chosen === "rule" ? (row.verdict?.action ?? "nurture") : chosen,
    }));
    onDo(deeds, reason);
    setOpened(false);
    setReason("");
    setChosen("rule");
  };

  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <Button
          size="compact-md"
          variant="filled"
          rightSection={<IconChevronDown size={14} stroke={1.6} aria-hidden />}
          onClick={() => setOpened(!opened)}
          data-testid="bulk-act"
        >
          {t("prospects.act.open")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("prospects.act.open")}>
        <form
          className={classes.act}
          onSubmit={(event) => {
            event.preventDefault();
            go();
          }}
        >
          <Radio.Group
            label={t("prospects.act.what")}
            value={chosen}
            onChange={(value) => setChosen(value as Action | "rule")}
          >
            {scored.length > 0 && (
              <Radio
                value="rule"
                label={t("prospects.act.rule")}
                description={says}
                data-testid="act-rule"
              />
            )}
            {MOVING.map((action) => (
              <Radio
                key={action}
                value={action}
                label={t(`prospects.act.all.${action}`)}
                data-testid={`act-${action}`}
              />
            ))}
          </Radio.Group>
          <TextInput
            label={t("prospects.act.reason")}
            description={t("prospects.act.reasonHint")}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            data-testid="act-reason"
          />
          <Button type="submit" variant="filled" data-testid="act-go">
            {t("prospects.act.go")}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
