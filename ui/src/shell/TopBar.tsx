import { ActionIcon, Tooltip } from "@mantine/core";
import { IconArrowBackUp, IconArrowForwardUp, IconSearch } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { HistoryMenu } from "./HistoryMenu";
import { KeyCaps } from "./KeyCaps";
import { LanguageSwitch, LookMenu } from "./LookMenu";
import type { ShellState } from "./state";
import classes from "./TopBar.module.css";
import { WorkspaceMenu } from "./WorkspaceMenu";

/** A phrase after a colon: it begins with a common word, never with a name. */
export function inSentence(phrase: string): string {
  return phrase.charAt(0).toLocaleLowerCase() + phrase.slice(1);
}

function VersionChip({ version }: { version: NonNullable<ShellState["version"]> }) {
  const { t } = useTranslation();
  return (
    <Tooltip label={t(version.published ? "shell.publishedHint" : "shell.draftHint")}>
      <Link to="/profile" className={classes.chip} data-published={version.published || undefined}>
        {t(version.published ? "shell.published" : "shell.draft", { version: version.number })}
      </Link>
    </Tooltip>
  );
}

function StepButton(props: {
  keys: string;
  name: string;
  says: string;
  able: boolean;
  onClick: () => void;
  forward?: boolean;
}) {
  const Icon = props.forward ? IconArrowForwardUp : IconArrowBackUp;
  return (
    <Tooltip
      label={
        <span className={classes.tip}>
          {props.says}
          <KeyCaps keys={props.keys} />
        </span>
      }
    >
      <ActionIcon
        variant="subtle"
        size="lg"
        aria-label={props.able ? props.says : props.name}
        // Not `disabled`: a tooltip must still say that there is nothing to undo.
        aria-disabled={!props.able || undefined}
        data-resting={!props.able || undefined}
        className={classes.step}
        onClick={() => props.able && props.onClick()}
      >
        <Icon size={18} stroke={1.6} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}

export interface TopBarProps {
  state: ShellState;
  onUndo: () => void;
  onRedo: () => void;
  onSearch: () => void;
  onKeyboard: () => void;
  historyOpen: boolean;
  onHistory: (open: boolean) => void;
}

/** Workspace, version, undo, search, language and look: alike on every screen. */
export function TopBar(props: TopBarProps) {
  const { state, onUndo, onRedo, onSearch, onKeyboard, historyOpen, onHistory } = props;
  const { t } = useTranslation();
  return (
    <header className={classes.bar}>
      <WorkspaceMenu state={state} />
      {state.version && (
        <>
          <span className={classes.divider} />
          <VersionChip version={state.version} />
        </>
      )}
      {state.workspace && (
        <div className={classes.steps} data-tour="steps">
          <StepButton
            keys="mod+z"
            name={t("shell.undo")}
            says={
              state.undo === null
                ? t("shell.undoNothing")
                : t("shell.undoWhat", { what: inSentence(state.undo) })
            }
            able={state.undo !== null}
            onClick={onUndo}
          />
          <StepButton
            forward
            keys="mod+shift+z"
            name={t("shell.redo")}
            says={
              state.redo === null
                ? t("shell.redoNothing")
                : t("shell.redoWhat", { what: inSentence(state.redo) })
            }
            able={state.redo !== null}
            onClick={onRedo}
          />
          <HistoryMenu opened={historyOpen} onOpened={onHistory} />
        </div>
      )}
      <span className={classes.gap} />
      <button
        type="button"
        className={classes.search}
        onClick={onSearch}
        data-tour="search"
        data-testid="open-search"
      >
        <IconSearch size={16} stroke={1.6} aria-hidden />
        <span>{t("shell.search")}</span>
        <KeyCaps keys="mod+k" />
      </button>
      <LanguageSwitch />
      <LookMenu onKeyboard={onKeyboard} />
    </header>
  );
}
