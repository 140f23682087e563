import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "@/components/EmptyState";
import { EvidenceFrame } from "@/components/evidence/EvidenceFrame";
import { VoiceSentence } from "@/components/VoiceSentence";
import { useFormat } from "@/i18n/format";
import type { Lane, LaneBoard } from "@/ipc";
import { laneBoardQuery, useLaneEdits } from "@/queries/lanes";
import { type Shortcut, useShortcutList } from "@/shell/shortcuts";
import { Board } from "./Board";
import classes from "./Lanes.module.css";
import { Measures } from "./Measures";
import { ParameterPart } from "./ParameterPart";
import { Places } from "./Places";
import { StartFrom } from "./StartFrom";
import { useAmounts } from "./words";

/** The screen at `/evidence/lanes`: what each kind of customer brings and costs, and which of them we want. */
export function LanesPage() {
  const { t } = useTranslation();
  const board = useQuery(laneBoardQuery);
  const edits = useLaneEdits();
  const [opened, setOpened] = useState<string | null>(null);
  const begin = useCallback(() => {
    const lane: Lane = {
      id: "",
      name: t("lanes.edit.newName"),
      standing: "adjacent_wanted",
      reason: "",
      condition: { join: "all", clauses: [] },
      product_cost: null,
    };
    edits.add.mutate([lane], { onSuccess: ([id]) => setOpened(id ?? null) });
  }, [edits.add.mutate, t]);
  const shortcuts = useMemo<Shortcut[]>(
    () => [{ keys: "n", label: t("lanes.edit.add"), group: "here", run: begin }],
    [t, begin],
  );
  useShortcutList(shortcuts);
  if (!board.data) {
    return <EvidenceFrame part="lanes" error={board.error} onRetry={board.refetch} />;
  }
  const add = (
    <Button
      variant="filled"
      leftSection={<IconPlus size={16} stroke={1.8} aria-hidden />}
      onClick={begin}
      data-testid="lane-add"
    >
      {t("lanes.edit.add")}
    </Button>
  );
  if (board.data.lanes.length === 0) {
    return (
      <EvidenceFrame part="lanes" says={<VoiceSentence i18nKey="evidence.about.lanes" />}>
        <EmptyState title={t("lanes.none.title")} actions={add}>
          <p>{t("lanes.none.hint")}</p>
          <StartFrom onMade={(id) => setOpened(id)} />
        </EmptyState>
      </EvidenceFrame>
    );
  }
  return (
    <EvidenceFrame part="lanes" says={<Says board={board.data} />} actions={add}>
      <div className={classes.parts}>
        <Board board={board.data} opened={opened} onOpen={setOpened} />
        <Places board={board.data} />
        <Measures board={board.data} />
        <ParameterPart board={board.data} />
      </div>
    </EvidenceFrame>
  );
}

/** What is to be said first: which open lane goes best, and what the dearest one costs the others. */
function Says({ board }: { board: LaneBoard }) {
  const format = useFormat();
  const { money } = useAmounts(board);
  const judged = board.lanes.filter(({ facts }) => facts.success.total > 0);
  // The lower end: two of two say less than eighteen of twenty.
  const best = judged.toSorted((a, b) => b.facts.success.low - a.facts.success.low)[0];
  if (!best) {
    return <VoiceSentence i18nKey="lanes.says.nobody" />;
  }
  const cost = (lane: LaneBoard["lanes"][number]) => lane.facts.economics.opportunity?.cost ?? 0;
  const dearest = board.lanes.toSorted((a, b) => cost(b) - cost(a))[0];
  const { count, total } = best.facts.success;
  const values = { name: best.lane.name, n: format.count(count), total: format.count(total) };
  const better =
    dearest && cost(dearest) > 0
      ? board.lanes[dearest.facts.economics.opportunity?.best ?? -1]
      : undefined;
  return (
    <>
      <VoiceSentence i18nKey="lanes.says.best" values={{ count, ...values }} />
      {dearest && better && (
        <VoiceSentence
          size="small"
          i18nKey="lanes.says.dearest"
          values={{
            name: dearest.lane.name,
            hours: format.number(dearest.facts.economics.hours, 0),
            better: better.lane.name,
            cost: money(cost(dearest)),
          }}
        />
      )}
    </>
  );
}
