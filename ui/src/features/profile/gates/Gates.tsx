import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Gate, Profile } from "@/ipc";
import { ipc } from "@/ipc";
import { draftGatesQuery } from "@/queries/readiness";
import { said, useDraftChange, useTakeBack } from "../change";
import { idFor } from "../ids";
import { GateSentence } from "./GateSentence";
import classes from "./Gates.module.css";
import { useGateDrag } from "./useGateDrag";

const NONE: Gate[] = [];
/** As many gates as a profile holds. */
const MOST = 6;

/** The gates (D5) as sentences whose words can be changed, each with how many pass it today. */
export function Gates({ profile }: { profile: Profile }) {
  const { t } = useTranslation();
  const change = useDraftChange();
  const takeBack = useTakeBack();
  const { data } = useQuery(draftGatesQuery(null));
  const list = useRef<HTMLOListElement>(null);
  // What was just changed stands there at once; the core's own answer follows.
  const gates = profile.gates ?? data?.defaults ?? NONE;
  // Two keys may come before the page is drawn again: the second goes on from the first.
  const latest = useRef(gates);
  useEffect(() => {
    latest.current = gates;
  }, [gates]);
  const [moved, setMoved] = useState<string | null>(null);

  const put = (next: Gate[] | null) => {
    latest.current = next ?? data?.defaults ?? [];
    return change({
      run: () => ipc.profilePutGates(next),
      now: (now) => ({ ...now, gates: next }),
    });
  };
  const edit = (id: string, part: Partial<Gate>) =>
    said(put(latest.current.map((one) => (one.id === id ? { ...one, ...part } : one))));
  const move = (id: string, to: (from: number) => number) => {
    const from = latest.current.findIndex((gate) => gate.id === id);
    const one = latest.current[from];
    const others = latest.current.filter((gate) => gate.id !== id);
    const at = Math.max(0, Math.min(to(from), others.length));
    if (one && from !== at) {
      setMoved(id);
      said(put([...others.slice(0, at), one, ...others.slice(at)]));
    }
  };
  const remove = (id: string) =>
    said(
      put(latest.current.filter((one) => one.id !== id)).then(() =>
        takeBack(t("gates.edit.removed")),
      ),
    );
  const add = () => {
    const name = t("gates.edit.newGate");
    const taken = latest.current.map((one) => one.id);
    const id = idFor(name, [...taken, "vision_demo", "deep_demo", "poc"], "gate");
    said(put([...latest.current, { id, name, needs: [], checklist: [] }]));
  };
  const { dragged, grip } = useGateDrag(list, (id, to) => move(id, () => to));
  const onKey = (id: string) => (event: KeyboardEvent) => {
    const step = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    if (step !== 0 && event.altKey) {
      event.preventDefault();
      move(id, (from) => from + step);
    }
  };
  if (gates.length === 0) {
    return null;
  }

  return (
    <div className={classes.gates}>
      <ol ref={list}>
        {gates.map((gate) => (
          <GateSentence
            key={gate.id}
            gate={gate}
            profile={profile}
            count={data?.counts.find((one) => one.gate.id === gate.id)}
            only={gates.length === 1}
            dragged={dragged === gate.id}
            fresh={moved === gate.id}
            grip={{ ...grip(gate.id), onKeyDown: onKey(gate.id) }}
            onEdit={(part) => edit(gate.id, part)}
            onRemove={() => remove(gate.id)}
          />
        ))}
      </ol>
      <div className={classes.foot}>
        <Button
          leftSection={<IconPlus size={16} stroke={1.8} aria-hidden />}
          disabled={gates.length >= MOST}
          onClick={add}
          data-testid="add-gate"
        >
          {t("gates.edit.addGate")}
        </Button>
        {profile.gates ? (
          <Button
            variant="subtle"
            onClick={() => said(put(null).then(() => takeBack(t("gates.edit.resetDone"))))}
            data-testid="reset-gates"
          >
            {t("gates.edit.reset")}
          </Button>
        ) : (
          <span className="faint">{t("gates.edit.defaults")}</span>
        )}
        {gates.length >= MOST && <span className="faint">{t("gates.edit.most")}</span>}
      </div>
    </div>
  );
}
