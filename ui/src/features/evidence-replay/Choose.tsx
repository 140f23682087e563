import { ActionIcon, Button } from "@mantine/core";
import { IconArrowsExchange } from "@tabler/icons-react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { InlineSelect } from "@/components/InlineSelect";
import { choiceNames, idOf } from "@/components/replay/words";
import { useWords } from "@/components/useWords";
import { chooseFile, type ReplayChoice, type ReplaySource } from "@/ipc";
import { type Action, useActions } from "@/shell/actions";
import { type Shortcut, useShortcutList } from "@/shell/shortcuts";
import classes from "./Replay.module.css";

interface ChooseProps {
  choices: readonly ReplayChoice[];
  one: ReplaySource;
  other: ReplaySource;
  onChange: (one: ReplaySource, other: ReplaySource) => void;
  onFile: (choice: ReplayChoice) => void;
}

/** "Draft against BANT", each chosen where it stands. */
export function Choose({ choices, one, other, onChange, onFile }: ChooseProps) {
  const { t } = useTranslation();
  const words = useWords();
  const names = choiceNames(words, choices);
  const options = choices.map((choice) => ({
    value: idOf(choice.source),
    label: names.get(idOf(choice.source)) ?? choice.name,
    group: t(
      choice.source.kind === "starter"
        ? "replay.source.starters"
        : choice.source.kind === "file"
          ? "replay.source.files"
          : "replay.source.own",
    ),
  }));
  const sourceOf = (value: string) =>
    choices.find((choice) => idOf(choice.source) === value)?.source ?? one;
  const swap = useMemo(() => () => onChange(other, one), [onChange, one, other]);
  const open = useMemo(
    () => async () => {
      const path = await chooseFile(t("profile.start.fileTitle"), [
        { name: t("profile.export.kind"), extensions: ["json"] },
      ]);
      if (path) {
        const name = path.split(/[\\/]/).pop() ?? path;
        onFile({ source: { kind: "file", value: path }, name });
      }
    },
    [t, onFile],
  );
  const shortcuts = useMemo<Shortcut[]>(
    () => [
      { keys: "x", label: t("replay.swap"), group: "here", run: swap },
      { keys: "o", label: t("replay.source.open"), group: "here", run: () => void open() },
    ],
    [t, swap, open],
  );
  useShortcutList(shortcuts);
  const actions = useMemo<Action[]>(
    () => [
      { id: "replay.swap", label: t("replay.swap"), keys: "x", run: swap },
      { id: "replay.open", label: t("replay.source.open"), keys: "o", run: () => void open() },
    ],
    [t, swap, open],
  );
  useActions(actions);
  return (
    <div className={classes.choose}>
      <InlineSelect
        label={t("replay.first")}
        value={idOf(one)}
        options={options}
        onChange={(value) => onChange(sourceOf(value), other)}
        testId="replay-one"
      />
      <span>{t("replay.against")}</span>
      <InlineSelect
        label={t("replay.second")}
        value={idOf(other)}
        options={options}
        onChange={(value) => onChange(one, sourceOf(value))}
        testId="replay-other"
      />
      <ActionIcon
        variant="subtle"
        size="1.75rem"
        aria-label={t("replay.swap")}
        title={t("replay.swap")}
        onClick={swap}
        data-testid="replay-swap"
      >
        <IconArrowsExchange size={16} stroke={1.6} aria-hidden />
      </ActionIcon>
      <Button size="xs" variant="subtle" onClick={() => void open()} data-testid="replay-open">
        {t("replay.source.open")}
      </Button>
    </div>
  );
}
