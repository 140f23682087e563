import { Button } from "@mantine/core";
import { IconArrowsLeftRight, IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorState } from "@/components/ErrorState";
import { VoiceSentence } from "@/components/VoiceSentence";
import { useErrorWords } from "@/i18n/errors";
import { useFormat } from "@/i18n/format";
import { asLanewiseError, ipc, type LevelMap, type Profile } from "@/ipc";
import { mergePlanQuery } from "@/queries/profile";
import { useDraftChange, useTakeBack } from "../change";
import { useMemory } from "../memory";
import { Choice } from "../rules/Choice";
import { LevelMapTable } from "./LevelMapTable";
import classes from "./Merge.module.css";
import { MergeEffect } from "./MergeEffect";
import { useTwins } from "./TwinsNotice";

interface MergePaneProps {
  profile: Profile;
  /** What one came here with; the other may still be open. */
  pair: { stays: string | null; goes: string | null };
  onPair: (stays: string | null, goes: string | null) => void;
  onClose: () => void;
  /** The one that is left is to be shown. */
  onDone: (id: string) => void;
}

/** Two parameters side by side, and what making one of them would do. */
export function MergePane({ profile, pair, onPair, onClose, onDone }: MergePaneProps) {
  const { t } = useTranslation();
  const { parameters } = profile;
  const twins = useTwins(parameters);
  const [map, setMap] = useState<LevelMap[] | null>(null);
  const stays = parameters.find((one) => one.id === pair.stays) ?? parameters[0];
  const goes = parameters.find((one) => one.id === pair.goes && one.id !== stays?.id);
  const choose = (one: string | null, other: string | null) => {
    setMap(null);
    onPair(one, other);
  };
  const others = (id: string | undefined) => parameters.filter((one) => one.id !== id);
  const next = twins.find((one) => one.stays !== stays?.id || one.goes !== goes?.id);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape bubbles up from the fields in it
    <div
      className={classes.pane}
      data-testid="merge"
      onKeyDown={(event) => {
        if (event.key === "Escape" && !event.defaultPrevented) {
          event.stopPropagation();
          onClose();
        }
      }}
    >
      <div className={classes.head}>
        <h2>{t("profile.merge.title")}</h2>
        <Button
          variant="subtle"
          leftSection={<IconX size={16} stroke={1.6} aria-hidden />}
          data-testid="merge-close"
          onClick={onClose}
        >
          {t("common.close")}
        </Button>
      </div>
      <div className={classes.pair}>
        <div className={classes.side}>
          <span className={classes.role}>{t("profile.merge.stays")}</span>
          <Choice
            label={t("profile.merge.stays")}
            options={others(goes?.id)}
            chosen={[stays?.id ?? ""]}
            shown={<strong>{stays?.name}</strong>}
            testId="merge-stays"
            onChoose={(id) => choose(id, goes?.id ?? null)}
          />
        </div>
        <Button
          className={classes.swap}
          variant="subtle"
          disabled={!goes}
          aria-label={t("profile.merge.swap")}
          title={t("profile.merge.swap")}
          data-testid="merge-swap"
          onClick={() => choose(goes?.id ?? null, stays?.id ?? null)}
        >
          <IconArrowsLeftRight size={17} stroke={1.7} aria-hidden />
        </Button>
        <div className={classes.side}>
          <span className={classes.role}>{t("profile.merge.goes")}</span>
          <Choice
            label={t("profile.merge.goes")}
            options={others(stays?.id)}
            chosen={goes ? [goes.id] : []}
            shown={goes ? <strong>{goes.name}</strong> : t("profile.merge.choose")}
            testId="merge-goes"
            onChoose={(id) => choose(stays?.id ?? null, id)}
          />
        </div>
      </div>
      {stays && goes ? (
        <Plan
          key={`${stays.id} ${goes.id}`}
          stays={stays}
          goes={goes}
          map={map}
          onMap={setMap}
          onDone={onDone}
          onApart={() => (next ? choose(next.stays, next.goes) : onClose())}
        />
      ) : (
        <p className="quiet">{t("profile.merge.empty")}</p>
      )}
    </div>
  );
}

interface PlanProps {
  stays: Profile["parameters"][number];
  goes: Profile["parameters"][number];
  /** `null`: as it suggests itself. */
  map: LevelMap[] | null;
  onMap: (map: LevelMap[]) => void;
  onDone: (id: string) => void;
  onApart: () => void;
}

function Plan({ stays, goes, map, onMap, onDone, onApart }: PlanProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const errorWords = useErrorWords();
  const change = useDraftChange(true);
  const takeBack = useTakeBack();
  const [, remember] = useMemory();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const { data: plan, error } = useQuery(mergePlanQuery(stays.id, goes.id, map));
  if (error) {
    return <ErrorState error={asLanewiseError(error)} />;
  }
  if (!plan) {
    return null;
  }
  const merge = async () => {
    setBusy(true);
    try {
      await change({ run: () => ipc.profileMerge(stays.id, goes.id, map ?? plan.map) });
      onDone(stays.id);
      await takeBack(t("profile.merge.done", { one: stays.name, other: goes.name }));
    } catch (thrown) {
      const words = errorWords(asLanewiseError(thrown));
      setProblem([words.what, words.next].filter(Boolean).join(" "));
      setBusy(false);
    }
  };
  return (
    <>
      {plan.both > 0 ? (
        <VoiceSentence
          i18nKey="profile.merge.agree"
          values={{ same: format.count(plan.same), both: format.count(plan.both) }}
        />
      ) : (
        <VoiceSentence i18nKey="profile.merge.nobody" />
      )}
      <LevelMapTable stays={stays} goes={goes} map={map ?? plan.map} onMap={onMap} />
      <MergeEffect plan={plan} stays={stays} goes={goes} />
      {problem && (
        <p className={classes.problem} role="alert">
          {problem}
        </p>
      )}
      <div className={classes.actions}>
        <Button variant="filled" loading={busy} data-testid="merge-do" onClick={() => void merge()}>
          {t("profile.merge.do")}
        </Button>
        <Button
          data-testid="merge-apart"
          onClick={() => {
            remember((now) => ({ ...now, apart: [...now.apart, [stays.id, goes.id]] }));
            onApart();
          }}
        >
          {t("profile.merge.apart")}
        </Button>
        <span className="faint">{t("profile.publish.undoable")}</span>
      </div>
    </>
  );
}
