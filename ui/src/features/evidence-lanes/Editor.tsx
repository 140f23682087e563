import { ActionIcon, Button } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { InlineSelect } from "@/components/InlineSelect";
import { InlineText } from "@/components/InlineText";
import { useUnderHand } from "@/components/useUnderHand";
import { RichText } from "@/components/VoiceSentence";
import { useFormat } from "@/i18n/format";
import type { BoardLane, LaneBoard, LaneCondition, LaneJoin } from "@/ipc";
import { useTakeBack } from "@/queries/edits";
import { laneAttributesQuery, useLaneEdits } from "@/queries/lanes";
import { ClauseLine, freshClause } from "./ClauseLine";
import { Counted } from "./Counted";
import classes from "./Lanes.module.css";
import { NumberText } from "./NumberText";

export interface EditorProps {
  row: BoardLane;
  board: LaneBoard;
  onClose: () => void;
}

/** A lane opened: its name, who belongs to it with what that would count, its place in the order, what it cost. */
export function Editor({ row: { lane }, board, onClose }: EditorProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const takeBack = useTakeBack();
  const attributes = useQuery(laneAttributesQuery);
  const edits = useLaneEdits();
  const { now, change: put } = useUnderHand(lane, edits.put.mutateAsync);
  const { condition } = now;
  const { clauses } = condition;
  const change = (next: LaneCondition) => put({ condition: next });
  const at = board.lanes.findIndex((one) => one.lane.id === lane.id);
  const seen = attributes.data ?? [];
  return (
    <div className={classes.editor} data-testid="lane-editor">
      <div className={classes.editorHead}>
        <InlineText
          label={t("lanes.edit.name")}
          value={now.name}
          required
          accepts={(text) => text.length <= 200}
          onCommit={(name) => put({ name })}
          className={classes.nameField ?? ""}
          testId="lane-rename"
        />
        <span className={classes.order}>
          {t("lanes.edit.order", {
            n: format.count(at + 1),
            total: format.count(board.lanes.length),
          })}
          <ActionIcon
            variant="subtle"
            aria-label={t("lanes.edit.earlier", { name: lane.name })}
            disabled={at === 0}
            onClick={() => edits.move.mutate({ id: lane.id, to: at - 1 })}
          >
            <IconArrowUp size={16} stroke={1.6} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            aria-label={t("lanes.edit.later", { name: lane.name })}
            disabled={at === board.lanes.length - 1}
            onClick={() => edits.move.mutate({ id: lane.id, to: at + 1 })}
          >
            <IconArrowDown size={16} stroke={1.6} aria-hidden />
          </ActionIcon>
        </span>
      </div>
      <div className={classes.condition}>
        <p>
          <RichText
            i18nKey="lanes.edit.belongs"
            tags={{
              join: (
                <InlineSelect<LaneJoin>
                  label={t("lanes.edit.join")}
                  value={condition.join ?? "all"}
                  options={(["all", "any"] as const).map((value) => ({
                    value,
                    label: t(`lanes.edit.${value}`),
                  }))}
                  onChange={(join) => change({ ...condition, join })}
                  testId="lane-join"
                />
              ),
            }}
          />
        </p>
        <ul className={classes.clauses}>
          {clauses.map((clause, index) => (
            <ClauseLine
              // biome-ignore lint/suspicious/noArrayIndexKey: a clause is its place in the condition
              key={index}
              clause={clause}
              attributes={seen}
              onChange={(next) =>
                change({
                  ...condition,
                  clauses: clauses.map((one, place) => (place === index ? next : one)),
                })
              }
              onRemove={() =>
                change({ ...condition, clauses: clauses.filter((_, place) => place !== index) })
              }
            />
          ))}
        </ul>
        <Button
          variant="subtle"
          leftSection={<IconPlus size={16} stroke={1.8} aria-hidden />}
          disabled={seen.length === 0 || clauses.length >= 40}
          onClick={() => change({ ...condition, clauses: [...clauses, freshClause(seen)] })}
          data-testid="clause-add"
        >
          {t("lanes.edit.addClause")}
        </Button>
      </div>
      <Counted id={lane.id} condition={condition} />
      <div className={classes.editorFoot}>
        <span className={classes.cost}>
          {t("lanes.edit.productCost")}
          <NumberText
            label={t("lanes.edit.productCost")}
            value={now.product_cost ?? null}
            onCommit={(product_cost) => put({ product_cost })}
            testId="lane-cost"
          />
          {board.currency}
        </span>
        <Button
          variant="subtle"
          leftSection={<IconTrash size={16} stroke={1.6} aria-hidden />}
          onClick={() => {
            onClose();
            edits.remove.mutate(lane.id, {
              onSuccess: () => takeBack(t("lanes.edit.removed", { name: lane.name })),
            });
          }}
          data-testid="lane-remove"
        >
          {t("lanes.edit.remove")}
        </Button>
      </div>
    </div>
  );
}
