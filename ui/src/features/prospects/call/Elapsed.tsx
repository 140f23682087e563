import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";

/** `4:07`: minutes and seconds between two moments, milliseconds. */
export function elapsed(from: number, to: number): string {
  const seconds = Math.max(0, Math.floor((to - from) / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** How long the call has been going on. It is not read out: nobody wants a clock talking during a call. */
export function Elapsed({ since, className }: { since: number; className?: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [now, setNow] = useState(since);
  useEffect(() => {
    const tick = () => setNow(Date.now());
    tick();
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <span
      role="timer"
      className={className}
      title={t("call.since", { when: format.time(since) })}
      aria-label={t("call.elapsed")}
      data-testid="call-elapsed"
    >
      {elapsed(since, now)}
    </span>
  );
}
