import { Button } from "@mantine/core";
import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "@/components/EmptyState";
import { ErrorState } from "@/components/ErrorState";
import { FitSlider } from "@/components/FitSlider";
import { LaneChart } from "@/components/lane-chart";
import { ListTable } from "@/components/list/ListTable";
import type { ListColumn, Sorting } from "@/components/list/types";
import { tierRank } from "@/components/model";
import { OutcomeMark } from "@/components/OutcomeMark";
import { Page } from "@/components/Page";
import { ProgressPanel } from "@/components/ProgressPanel";
import { RangeBar } from "@/components/RangeBar";
import { TierTag } from "@/components/TierTag";
import { useUndoToast } from "@/components/UndoToast";
import { VoiceSentence } from "@/components/VoiceSentence";
import { WaterfallStep, WaterfallTotal } from "@/components/Waterfall";
import { WeightBar } from "@/components/WeightBar";
import { LanewiseError } from "@/ipc";
import { fewRows, manyRows, PARAMETERS, type Prospect, prospects, SIX_TIERS, TIERS } from "./data";
import classes from "./Gallery.module.css";

function useCuts(initial: number[]) {
  const [cuts, setCuts] = useState(initial);
  const [preview, setPreview] = useState<number[] | null>(null);
  const live = preview ?? cuts;
  const tiers = useMemo(
    () => TIERS.map((tier, rank) => ({ ...tier, from: cuts[rank] ?? 0 })),
    [cuts],
  );
  return {
    tiers,
    good: live[1] ?? 0,
    onPreview: setPreview,
    onCommit: (next: number[]) => {
      setPreview(null);
      setCuts(next);
    },
  };
}

function Studio() {
  const [weights, setWeights] = useState(() => PARAMETERS.map((one) => one.weight));
  const [selected, setSelected] = useState("criteria");
  const [fits, setFits] = useState([100, 70, 30, 0]);
  const { tiers, good, onPreview, onCommit } = useCuts([80_000, 60_000, 37_000]);
  const rows = useMemo(() => fewRows(good), [good]);
  return (
    <div className={classes.studio}>
      <aside className={classes.side}>
        <h1>Parameters</h1>
        {PARAMETERS.map((one, index) => (
          <WeightBar
            key={one.id}
            name={one.name}
            weight={weights[index] ?? 0}
            evidence={one.evidence}
            full={240}
            badge={one.id === "prior" ? "contradicts" : undefined}
            selected={one.id === selected}
            onSelect={() => setSelected(one.id)}
            onCommit={(weight) =>
              setWeights(weights.map((old, place) => (place === index ? weight : old)))
            }
          />
        ))}
      </aside>
      <div className={classes.work}>
        <div className={classes.fits}>
          {[
            "Written, with a number and a date",
            "Written, no number",
            "Said on a call",
            "Not discussed",
          ].map((level, index) => (
            <div key={level} className={classes.fitRow}>
              <strong>{level}</strong>
              <FitSlider
                name={level}
                fit={fits[index] ?? 0}
                onCommit={(fit) => setFits(fits.map((old, place) => (place === index ? fit : old)))}
              />
            </div>
          ))}
        </div>
        <p className={`${classes.says} voice`}>
          With these cut-offs, <strong>{rows[0]?.goodOrBetter} of 18</strong> happy customers would
          have been Good or better. <strong>{rows[2]?.goodOrBetter} of 12</strong> struggling would
          have slipped through, and <strong>none of the 5</strong> failed.
        </p>
        <LaneChart
          tiers={tiers}
          rows={rows}
          saved={[80_000, 55_000, 37_000]}
          savedName="v2"
          savedSays="v2 saved at 55: 18 of 18 happy, 4 of 12 struggling"
          onPreview={onPreview}
          onCommit={onCommit}
          onMarkClick={() => {}}
        />
      </div>
    </div>
  );
}

function Many() {
  const { tiers, good, onPreview, onCommit } = useCuts([80_000, 60_000, 37_000]);
  const rows = useMemo(() => manyRows(10_000, good), [good]);
  const some = useMemo(() => manyRows(400, 60_000), []);
  const six = useMemo(() => manyRows(120, 70_000), []);
  return (
    <Page title="Lane chart, 10,000 and 400 customers">
      <LaneChart tiers={tiers} rows={rows} onPreview={onPreview} onCommit={onCommit} />
      <hr />
      <LaneChart tiers={TIERS} rows={some} />
      <hr />
      <LaneChart tiers={SIX_TIERS} rows={six} onCommit={() => {}} />
      <hr />
      <div className={classes.pair}>
        <LaneChart tiers={TIERS} rows={fewRows(60_000)} onCommit={() => {}} />
        <LaneChart tiers={TIERS.slice(1)} rows={fewRows(60_000)} onCommit={() => {}} />
      </div>
    </Page>
  );
}

function Scorecard() {
  let start = 0;
  return (
    <Page title="Talleres Ibarrena" aside="Industrial maintenance, Spain, 340 people">
      <div className={classes.row}>
        {TIERS.map((tier) => (
          <TierTag key={tier.id} tiers={TIERS} id={tier.id} />
        ))}
        {SIX_TIERS.map((tier) => (
          <TierTag key={tier.id} tiers={SIX_TIERS} id={tier.id} size="sm" score={tier.from} />
        ))}
        <TierTag tiers={TIERS} id="good" size="lg" />
        <OutcomeMark shape="circle" label="Happy" />
        <OutcomeMark shape="ring" label="Not expanded" />
        <OutcomeMark shape="diamond" label="Struggling" />
        <OutcomeMark shape="cross" label="Failed" />
      </div>
      <div className={classes.range}>
        <RangeBar tiers={TIERS} low={43_600} likely={63_000} high={77_300} size="lg" />
      </div>
      <table className={classes.sheet}>
        <thead>
          <tr>
            <th>Parameter</th>
            <th>Answer</th>
            <th>How the score adds up, 0 to 100</th>
            <th className="num">Points</th>
          </tr>
        </thead>
        <tbody>
          {PARAMETERS.map((one, index) => {
            const from = start;
            start += one.likely;
            return (
              <tr key={one.id}>
                <td>
                  <strong>{one.name}</strong>
                </td>
                <td>{one.answer}</td>
                <td className={classes.steps}>
                  <WaterfallStep tiers={TIERS} start={from} first={index === 0} {...one} />
                </td>
                <td className="num">
                  {one.likely / 1000} of {one.weight / 10}
                </td>
              </tr>
            );
          })}
          <tr>
            <td>
              <strong>Score</strong>
            </td>
            <td />
            <td className={classes.steps}>
              <WaterfallTotal tiers={TIERS} low={43_600} likely={63_000} high={77_300} />
            </td>
            <td className="num">44 – 63 – 77</td>
          </tr>
        </tbody>
      </table>
    </Page>
  );
}

function Table() {
  const rows = useMemo(() => prospects(10_000), []);
  const columns = useMemo<ListColumn<Prospect>[]>(
    () => [
      {
        id: "name",
        title: "Prospect",
        width: "minmax(12rem, 2fr)",
        cell: (row) => <strong>{row.name}</strong>,
        order: (a, b) => a.name.localeCompare(b.name),
      },
      {
        id: "country",
        title: "Country",
        width: "7rem",
        cell: (row) => row.country,
        order: (a, b) => a.country.localeCompare(b.country),
      },
      {
        id: "people",
        title: "People",
        width: "5rem",
        align: "end",
        cell: (row) => row.people,
        order: (a, b) => a.people - b.people,
        descendingFirst: true,
      },
      {
        id: "tier",
        title: "Tier",
        width: "7rem",
        cell: (row) => (
          <TierTag tiers={TIERS} id={TIERS[tierRank(TIERS, row.likely)]?.id ?? ""} size="sm" />
        ),
        order: (a, b) => a.likely - b.likely,
        descendingFirst: true,
      },
      {
        id: "range",
        title: "Score, 0 to 100",
        width: "minmax(12rem, 3fr)",
        fill: true,
        cell: (row) => <RangeBar bands tiers={TIERS} {...row} />,
      },
      {
        id: "unknown",
        title: "Unknown",
        width: "5rem",
        align: "end",
        cell: (row) => row.unknown,
        order: (a, b) => a.unknown - b.unknown,
      },
    ],
    [],
  );
  const groups = useMemo(() => [{ id: "all", head: null, rows }], [rows]);
  const [sorting, setSorting] = useState<Sorting | null>({ column: "tier", descending: true });
  return (
    <Page title="Prospects" aside="10,000" fill>
      <ListTable
        label="Prospects"
        columns={columns}
        groups={groups}
        rowId={prospectId}
        rowHeight={44}
        sorting={sorting}
        onSorting={setSorting}
        onOpen={() => {}}
      />
    </Page>
  );
}

const prospectId = (row: Prospect) => row.id;

function States() {
  const toast = useUndoToast();
  const { t } = useTranslation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, to look at it
  useEffect(() => toast("Seven parameters removed.", () => {}), []);
  return (
    <Page title={t("shell.home")}>
      <EmptyState
        title="No customers yet. A profile starts from the ones you already have."
        actions={
          <>
            <Button variant="filled">Import a list</Button>
            <Button>Open the sample</Button>
          </>
        }
      >
        A spreadsheet with a name and how it went for each is enough to begin with.
      </EmptyState>
      <ErrorState
        error={new LanewiseError("unexpected", "disk I/O error (10)")}
        onRetry={() => {}}
      />
      <ProgressPanel
        title="Importing customers.csv"
        done={6200}
        total={10_000}
        detail="Row 6,200"
        onCancel={() => {}}
      />
      <ProgressPanel title="Reading prospects.xlsx" done={120} total={null} />
      <VoiceSentence i18nKey="shell.draftHint" size="verdict" />
    </Page>
  );
}

const PARTS: Record<string, () => React.ReactNode> = {
  studio: () => <Studio />,
  many: () => <Many />,
  scorecard: () => <Scorecard />,
  table: () => <Table />,
  states: () => <States />,
};

/** Every component with invented data. */
export function Gallery({ part }: { part: string }) {
  return (PARTS[part] ?? PARTS.studio)?.();
}
