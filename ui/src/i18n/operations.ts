import type { TFunction } from "i18next";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type en from "./en.json";
import { formatCount, formatScore, formatWeight } from "./format";

type Written = keyof typeof en.shell.op;
type WithoutPlural<K extends string> = K extends `${infer Base}_one`
  ? Base
  : K extends `${infer Base}_other`
    ? Base
    : K;

/** An operation of the core. A kind without words here does not compile. */
export interface Operation {
  kind: WithoutPlural<Written>;
  count?: number;
  rows?: number;
  accounts?: number;
  weight?: number;
  from?: number;
  stage?: keyof typeof en.common.stage;
  signal?: keyof typeof en.customers.signals.kind;
  line?: number;
}

/** What a person did, as a short phrase: "Weight of Success criteria, now 16". */
export function operationWords(t: TFunction, op: Operation): string {
  const count = op.count ?? op.rows ?? op.accounts ?? 1;
  return t(`shell.op.${op.kind}`, {
    ...op,
    count,
    n: formatCount(count),
    weight: formatWeight(op.weight ?? 0),
    from: formatScore(op.from ?? 0),
    signal: op.signal ? t(`customers.signals.kind.${op.signal}`) : "",
    line: formatCount(op.line ?? 0),
    stage: op.stage ? t(`common.stage.${op.stage}`) : "",
  });
}

/** `operationWords` in the language on the screen. */
export function useOperationWords(): (op: Operation) => string {
  const { t } = useTranslation();
  return useCallback((op: Operation) => operationWords(t, op), [t]);
}
