import { Menu } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { MarkShape } from "@/components/model";
import { OutcomeMark } from "@/components/OutcomeMark";
import { useOutcomeName } from "@/components/outcomes";
import { useFormat } from "@/i18n/format";
import type { Outcome } from "@/ipc";
import classes from "./Customers.module.css";

export interface OutcomeItemsProps {
  outcomes: readonly Outcome[];
  shapes: ReadonlyMap<string, MarkShape>;
  onChoose: (outcome: string | null) => void;
}

/** The outcomes as entries of a menu, with the digits that choose them. */
export function OutcomeItems({ outcomes, shapes, onChoose }: OutcomeItemsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const name = useOutcomeName();
  return (
    <>
      {outcomes.map((one, place) => (
        <Menu.Item
          key={one.id}
          leftSection={<OutcomeMark shape={shapes.get(one.id) ?? "circle"} size={14} />}
          rightSection={
            <span aria-hidden="true">
              <kbd>{format.count(place + 1)}</kbd>
            </span>
          }
          onClick={() => onChoose(one.id)}
          data-testid={`outcome-${one.id}`}
        >
          {name(one)}
        </Menu.Item>
      ))}
      <Menu.Divider />
      <Menu.Item
        rightSection={
          <span aria-hidden="true">
            <kbd>{format.count(0)}</kbd>
          </span>
        }
        onClick={() => onChoose(null)}
        data-testid="outcome-none"
      >
        {t("customers.card.clearOutcome")}
      </Menu.Item>
    </>
  );
}

/** What a digit chooses; `undefined` where it chooses nothing. */
export function outcomeOfKey(outcomes: readonly Outcome[], key: string): string | null | undefined {
  if (key === "0") {
    return null;
  }
  return /^[1-9]$/.test(key) ? outcomes[Number(key) - 1]?.id : undefined;
}

/** An outcome with its shape and name; nothing yet is said quietly. */
export function OutcomeName(props: {
  outcomes: readonly Outcome[];
  shapes: ReadonlyMap<string, MarkShape>;
  id: string | null;
}) {
  const { t } = useTranslation();
  const name = useOutcomeName();
  const one = props.outcomes.find(({ id }) => id === props.id);
  if (!one) {
    return <span className="faint">{props.id ?? t("customers.list.noOutcome")}</span>;
  }
  return (
    <span className={classes.outcome}>
      <OutcomeMark shape={props.shapes.get(one.id) ?? "circle"} size={13} />
      <span>{name(one)}</span>
    </span>
  );
}
