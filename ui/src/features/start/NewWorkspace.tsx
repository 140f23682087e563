import { Button, SegmentedControl, TextInput } from "@mantine/core";
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { currentLanguage, type Language } from "@/i18n";
import { chooseTarget, type FileKind, type Setup } from "@/ipc";
import { lastAuthor } from "@/queries/opening";
import classes from "./Start.module.css";

export interface NewWorkspaceProps {
  kinds: FileKind[];
  pending: boolean;
  /** What it may be called. */
  suggested?: string;
  /** What the button says that makes it. */
  create: string;
  /** What else is chosen here, in the language of the texts. */
  children?: (language: Language) => ReactNode;
  onCreate: (path: string, setup: Setup) => void;
  onCancel: () => void;
}

/** A name that every system takes as a file's name. */
function asFileName(name: string): string {
  const safe = name
    .replace(/[\\/:*?"<>|]/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  return `${safe}.lanewise`;
}

/** What a new workspace needs to know; its place is asked for last. */
export function NewWorkspace(props: NewWorkspaceProps) {
  const { kinds, pending, suggested = "", create, children, onCreate, onCancel } = props;
  const { t } = useTranslation();
  const [name, setName] = useState(suggested);
  const [author, setAuthor] = useState(lastAuthor);
  const [language, setLanguage] = useState<Language>(currentLanguage);
  const [asked, setAsked] = useState(false);
  // Its button too: in a low window the form opens below the fold.
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.scrollIntoView({ block: "nearest" }), []);
  const missing = (text: string) => asked && text.trim() === "";

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (name.trim() === "" || author.trim() === "") {
      return;
    }
    const path = await chooseTarget(t("start.new.where"), asFileName(name), kinds);
    if (path !== null) {
      onCreate(path, { name: name.trim(), author: author.trim(), language });
    }
  };

  return (
    <form ref={form} className={classes.form} noValidate onSubmit={(event) => void submit(event)}>
      {children?.(language)}
      <TextInput
        label={t("start.new.name")}
        description={t("start.new.nameHint")}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={missing(name) && t("start.new.nameMissing")}
        data-testid="new-name"
        data-autofocus
        ref={(input) => {
          // Opened by hand a moment ago: typing goes on here.
          if (input && name === suggested && document.activeElement === document.body) {
            input.focus();
          }
        }}
      />
      <TextInput
        label={t("start.new.author")}
        description={t("start.new.authorHint")}
        value={author}
        onChange={(event) => setAuthor(event.currentTarget.value)}
        error={missing(author) && t("start.new.authorMissing")}
        data-testid="new-author"
      />
      <div className={classes.field}>
        <span id="new-language" className={classes.label}>
          {t("start.new.language")}
        </span>
        <span className={classes.hint}>{t("start.new.languageHint")}</span>
        <SegmentedControl
          aria-labelledby="new-language"
          value={language}
          onChange={setLanguage}
          data={[
            { value: "en", label: t("shell.english") },
            { value: "it", label: t("shell.italian") },
            { value: "es", label: t("shell.spanish") },
          ]}
          data-testid="new-language"
        />
      </div>
      <div className={classes.buttons}>
        <Button type="submit" variant="filled" loading={pending} data-testid="create-workspace">
          {create}
        </Button>
        <Button variant="subtle" onClick={onCancel}>
          {t("common.cancel")}
        </Button>
      </div>
    </form>
  );
}
