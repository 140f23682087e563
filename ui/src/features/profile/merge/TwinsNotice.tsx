import { IconLayersLinked } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import type { Parameter, Twins } from "@/ipc";
import { twinsQuery } from "@/queries/profile";
import { useMemory } from "../memory";
import classes from "./Merge.module.css";

/** Whether the team said of two parameters that they do not ask the same. */
export function areApart(apart: readonly [string, string][], one: string, other: string): boolean {
  return apart.some(([a, b]) => (a === one && b === other) || (a === other && b === one));
}

/** The pairs that may ask the same and that nobody has set apart. */
export function useTwins(parameters: readonly Parameter[]): Twins[] {
  const { data } = useQuery(twinsQuery);
  const [{ apart }] = useMemory();
  const there = (id: string) => parameters.some((one) => one.id === id);
  return (data ?? []).filter(
    ({ stays, goes }) => there(stays) && there(goes) && !areApart(apart, stays, goes),
  );
}

interface TwinsNoticeProps {
  parameters: Parameter[];
  onLook: (stays: string, goes: string) => void;
}

/** A quiet word, below the parameters, that two of them may ask the same. */
export function TwinsNotice({ parameters, onLook }: TwinsNoticeProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const twins = useTwins(parameters);
  const first = twins[0];
  if (!first) {
    return null;
  }
  const name = (id: string) => parameters.find((one) => one.id === id)?.name ?? id;
  return (
    <button
      type="button"
      className={classes.notice}
      data-testid="twins"
      onClick={() => onLook(first.stays, first.goes)}
    >
      <IconLayersLinked size={17} stroke={1.6} aria-hidden />
      <span>
        {twins.length === 1
          ? t("profile.merge.notice", { one: name(first.stays), other: name(first.goes) })
          : t("profile.merge.notices", {
              count: twins.length,
              n: format.count(twins.length),
            })}
      </span>
    </button>
  );
}
