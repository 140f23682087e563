import { useCallback, useState } from "react";
import type { Catalogue, Picked } from "@/ipc";

/** The parameters of the catalogue that are ticked. What is in the profile by now counts no more. */
export function useChosen(catalogue: Catalogue | undefined, taken: ReadonlySet<string>) {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const chosen = new Set([...ids].filter((id) => !taken.has(id)));
  const choose = useCallback((id: string, on: boolean) => {
    setIds((now) => {
      const next = new Set(now);
      if (on) {
        next.add(id);
      } else {
        next.delete(id);
      }
      return next;
    });
  }, []);
  const clear = useCallback(() => setIds(new Set()), []);
  /** With their groups, in the order of the catalogue. */
  const picked = (): Picked[] =>
    (catalogue?.parameters ?? []).flatMap((parameter) => {
      const group = catalogue?.groups.find((one) => one.id === parameter.group);
      return group && chosen.has(parameter.id) ? [{ parameter, group }] : [];
    });
  return { chosen, choose, clear, picked };
}
