import { IconChevronDown, IconChevronUp } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import classes from "./GroupMenu.module.css";

interface MoreToggleProps {
  open: boolean;
  onOpen: (open: boolean) => void;
}

/** Opens the further questions and the reason, which are in the way while one drags. */
export function MoreToggle({ open, onOpen }: MoreToggleProps) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      className={classes.group}
      aria-expanded={open}
      data-testid="parameter-more"
      onClick={() => onOpen(!open)}
    >
      {open ? t("profile.parameter.hideMore") : t("profile.parameter.showMore")}
      {open ? (
        <IconChevronUp size={14} stroke={1.7} aria-hidden />
      ) : (
        <IconChevronDown size={14} stroke={1.7} aria-hidden />
      )}
    </button>
  );
}
