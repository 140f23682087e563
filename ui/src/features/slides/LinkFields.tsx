import { IconCopy } from "@tabler/icons-react";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { SlideLink } from "@/components/slides/sheet";
import { say } from "@/shell/say";
import classes from "./Fields.module.css";
import type { LineKeys } from "./Lines";

/** Whether a text is an address: of the web, of a mailbox, of a file. Nothing is ever fetched from it. */
export function isAddress(text: string): boolean {
  return /^(https?:\/\/|file:|mailto:)\S/i.test(text.trim());
}

export interface LinkFieldsProps {
  link: SlideLink;
  onChange: (link: SlideLink) => void;
  onLeave: () => void;
  keys: LineKeys;
  at: number;
}

/** Where more is: a name and an address, to be copied and never opened. */
export function LinkFields({ link, onChange, onLeave, keys, at }: LinkFieldsProps) {
  const { t } = useTranslation();
  const saysId = useId();
  const odd = link.address.trim() !== "" && !isAddress(link.address);
  return (
    <div className={classes.link}>
      <input
        className={classes.short}
        aria-label={t("slides.link.name")}
        placeholder={t("slides.link.name")}
        autoComplete="off"
        value={link.name}
        onChange={(event) => onChange({ ...link, name: event.currentTarget.value })}
        onBlur={onLeave}
        onKeyDown={keys.onKeyDown}
        onPaste={keys.onPaste}
        data-testid={`slide-link-name-${at}`}
      />
      <input
        className={`${classes.short} ${classes.address}`}
        aria-label={t("slides.link.address")}
        aria-describedby={odd ? saysId : undefined}
        aria-invalid={odd || undefined}
        placeholder="https://…"
        autoComplete="off"
        spellCheck={false}
        value={link.address}
        onChange={(event) => onChange({ ...link, address: event.currentTarget.value })}
        onBlur={onLeave}
        onPaste={keys.onPaste}
        data-testid={`slide-link-address-${at}`}
      />
      {isAddress(link.address) && (
        <button
          type="button"
          className={classes.copy}
          onClick={() => {
            void navigator.clipboard?.writeText(link.address.trim()).then(
              () => say(t("slides.link.copied")),
              () => say(t("slides.link.notCopied")),
            );
          }}
          data-testid={`slide-link-copy-${at}`}
        >
          <IconCopy size={14} stroke={1.6} aria-hidden />
          {t("slides.link.copy")}
        </button>
      )}
      {odd && (
        <span id={saysId} className={classes.doubt}>
          {t("slides.link.odd")}
        </span>
      )}
    </div>
  );
}
