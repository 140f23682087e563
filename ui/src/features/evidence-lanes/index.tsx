import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "@/components/EmptyState";
import { EvidenceFrame } from "@/components/evidence/EvidenceFrame";
import { ReportButton } from "@/components/evidence/ReportButton";
import { laneTold } from "@/components/lanes/words";
import { useWords } from "@/components/useWords";
import { VoiceSentence } from "@/components/VoiceSentence";
import type { Lane, LaneBoard } from "@/ipc";
import { laneBoardQuery, useLaneEdits } from "@/queries/lanes";
import { type Shortcut, useShortcutList } from "@/shell/shortcuts";
import { Board } from "./Board";
import classes from "./Lanes.module.css";
import { Measures } from "./Measures";
import { ParameterPart } from "./ParameterPart";
import { Places } from "./Places";
import { StartFrom } from "./StartFrom";

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
    <EvidenceFrame
      part="lanes"
      says={<Says board={board.data} />}
      actions={
        <>
          <ReportButton kind="lanes" />
          {add}
        </>
      }
    >
      <div className={classes.parts}>
        <Board board={board.data} opened={opened} onOpen={setOpened} />
        <Places board={board.data} />
        <Measures board={board.data} />
        <ParameterPart board={board.data} />
      </div>
    </EvidenceFrame>
  );
}

/** What is to be said first: which lane goes best, and what the dearest one costs the others. */
function Says({ board }: { board: LaneBoard }) {
  const { first, small } = laneTold(useWords(), board);
  return (
    <>
      <VoiceSentence i18nKey={first.key} values={first.values} />
      {small && <VoiceSentence size="small" i18nKey={small.key} values={small.values} />}
    </>
  );
}
