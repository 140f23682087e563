import { IconBulb } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import type { Locks } from "../locks";
import merge from "../merge/Merge.module.css";
import { useSuggestions } from "./useSuggestions";

interface SuggestNoticeProps {
  locks: Locks;
  open: boolean;
  onOpen: () => void;
}

/** The way to what the data suggests, below the parameters. */
export function SuggestNotice({ locks, open, onOpen }: SuggestNoticeProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data, rows } = useSuggestions(locks);
  const percent = data?.percent ?? 0;
  return (
    <button
      type="button"
      className={merge.notice}
      aria-pressed={open}
      data-testid="open-suggest"
      onClick={onOpen}
    >
      <IconBulb size={17} stroke={1.6} aria-hidden />
      <span>
        {rows.length === 0
          ? t("suggest.title")
          : t("suggest.notice", { count: rows.length, n: format.count(rows.length) })}
        {percent > 0 && ` ${t("suggest.noticeBlend", { percent: format.share(percent / 100) })}`}
      </span>
    </button>
  );
}
