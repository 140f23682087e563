import { ActionIcon, Tooltip } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { type RefObject, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import type { Note } from "@/ipc";
import { InlineText } from "../InlineText";
import classes from "./Notes.module.css";

export interface NotesProps {
  /** Newest first. */
  notes: readonly Note[];
  /** Keeps a new note. */
  onAdd: (text: string) => Promise<unknown>;
  onEdit: (id: number, text: string) => unknown;
  onRemove: (id: number) => unknown;
  /** The name of the parameter that a note is about; nothing where it is about the whole. */
  nameOf?: (parameter: string) => string | null;
  /** Without its heading, where the notes belong to something that says so. */
  bare?: boolean;
  /** For those who bring the hand to the field by a key. */
  field?: RefObject<HTMLTextAreaElement | null>;
  /** The hand leaves the field by Enter or Escape. */
  onLeave?: () => void;
}

/** What was noted down, newest first, each edited where it stands, and a field for one more. */
export function Notes(props: NotesProps) {
  const { notes, onAdd, onEdit, onRemove, nameOf, bare, onLeave } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const own = useRef<HTMLTextAreaElement>(null);
  const field = props.field ?? own;
  const [typed, setTyped] = useState("");
  /** What is not kept yet: Enter keeps it and moves the hand away, and leaving must not keep it again. */
  const unkept = useRef("");

  const type = (text: string) => {
    unkept.current = text;
    setTyped(text);
  };
  /** A note half typed is not lost when the hand goes elsewhere. */
  const keep = () => {
    const text = unkept.current.trim();
    if (text !== "") {
      type("");
      onAdd(text).catch(() => type(text));
    }
  };

  return (
    <section className={classes.notes} data-testid="notes" data-bare={bare || undefined}>
      {!bare && <h2>{t("notes.title")}</h2>}
      <div className={classes.new}>
        <textarea
          ref={field}
          rows={1}
          className={classes.field}
          aria-label={t("notes.add")}
          placeholder={t("notes.hint")}
          data-testid="note-new"
          value={typed}
          onChange={(event) => type(event.currentTarget.value)}
          onBlur={keep}
          onKeyDown={(event) => {
            if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) {
              event.preventDefault();
              keep();
              onLeave?.();
            } else if (event.key === "Escape") {
              event.stopPropagation();
              if (onLeave) {
                onLeave();
              } else {
                event.currentTarget.blur();
              }
            }
          }}
        />
      </div>
      {notes.length > 0 && (
        <ul className={classes.list}>
          {notes.map((note) => {
            const about = note.parameter === "" ? null : nameOf?.(note.parameter);
            const byline = t("notes.one", { who: note.author, when: format.when(note.at) });
            return (
              <li key={note.id}>
                <div className={classes.text}>
                  <InlineText
                    label={byline}
                    value={note.text}
                    multiline
                    onCommit={(text) => (text === "" ? onRemove(note.id) : onEdit(note.id, text))}
                    testId={`note-${note.id}`}
                  />
                  <Tooltip label={t("notes.remove")}>
                    <ActionIcon
                      variant="subtle"
                      size="1.75rem"
                      className={classes.remove}
                      aria-label={t("notes.remove")}
                      onClick={() => onRemove(note.id)}
                    >
                      <IconX size={15} stroke={1.6} aria-hidden />
                    </ActionIcon>
                  </Tooltip>
                </div>
                <p className={classes.by}>
                  {about && <span>{t("notes.about", { name: about })}</span>}
                  <span>
                    {t("prospects.card.recorded", {
                      who: note.author,
                      when: format.when(note.at),
                    })}
                  </span>
                </p>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
