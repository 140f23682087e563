import { Button, Textarea } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { RichText } from "@/components/VoiceSentence";
import { useErrorWords } from "@/i18n/errors";
import { asLanewiseError, ipc, type Profile } from "@/ipc";
import classes from "./PublishForm.module.css";

interface PublishFormProps {
  /** What is published. */
  profile: Pick<Profile, "blend" | "learnt">;
  /** Nothing was published before. */
  first: boolean;
  /** The reason is asked at once. */
  focused: boolean;
  onPublished: (number: number) => void;
}

/** Publishing asks one thing: why. What it changes stands right below. */
export function PublishForm({ profile, first, focused, onPublished }: PublishFormProps) {
  const { t } = useTranslation();
  const errorWords = useErrorWords();
  const [reason, setReason] = useState("");
  const [asked, setAsked] = useState(false);
  const publish = useMutation({
    mutationFn: (why: string) => ipc.profilePublish(why),
    scope: { id: "draft" },
    meta: { quiet: true },
    onSuccess: onPublished,
  });
  const missing = asked && reason.trim() === "";

  return (
    <form
      className={classes.form}
      data-testid="publish-form"
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (reason.trim() !== "") {
          publish.mutate(reason.trim());
        }
      }}
    >
      <h2 className={`${classes.title} voice`}>
        {first ? t("profile.publish.firstTitle") : t("profile.publish.title")}
      </h2>
      <p className={classes.says}>{t("profile.publish.says")}</p>
      {profile.blend && (
        <p className={classes.says} data-testid="publish-blend">
          <RichText i18nKey="profile.publish.blend" values={{ percent: profile.blend.percent }} />
        </p>
      )}
      {profile.learnt && (
        <p className={classes.says} data-testid="publish-learnt">
          {t("profile.publish.learnt")}
        </p>
      )}
      <Textarea
        label={t("profile.publish.reason")}
        placeholder={t("profile.publish.reasonHint")}
        autosize
        minRows={1}
        maxRows={6}
        value={reason}
        error={missing ? t("profile.publish.reasonMissing") : undefined}
        autoFocus={focused}
        data-testid="publish-reason"
        onChange={(event) => setReason(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && !event.shiftKey) {
            event.preventDefault();
            event.currentTarget.form?.requestSubmit();
          }
        }}
      />
      {publish.error && (
        <p className={classes.problem} role="alert">
          {errorWords(asLanewiseError(publish.error)).what}{" "}
          {errorWords(asLanewiseError(publish.error)).next}
        </p>
      )}
      <div className={classes.actions}>
        <Button type="submit" variant="filled" loading={publish.isPending} data-testid="publish">
          {t("profile.publish.do")}
        </Button>
        <span className="faint">{t("profile.publish.undoable")}</span>
      </div>
    </form>
  );
}
