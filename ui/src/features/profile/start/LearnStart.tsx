import { Button } from "@mantine/core";
import { IconTableShare } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ButtonLink } from "@/components/ButtonLink";
import { columnsTold, lackTold } from "@/components/columns/words";
import { type Speech, useSpeech } from "@/components/evidence/words";
import { RichText, VoiceSentence } from "@/components/VoiceSentence";
import { useFormat } from "@/i18n/format";
import { type ColumnsLack, ipc } from "@/ipc";
import { columnsQuery } from "@/queries/columns";
import { settingsQuery } from "@/queries/workspace";
import { useTakeBack } from "../change";
import classes from "./StartPage.module.css";

/** A whole profile out of what the customers' tables say: weights, cut-offs, everybody's answers. */
export function LearnStart({ onStarted }: { onStarted?: (() => void) | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const takeBack = useTakeBack();
  const { data: settings } = useQuery(settingsQuery);
  const { data: view } = useQuery(columnsQuery(true));
  const speech = useSpeech(settings?.outcomes ?? []);
  const [lack, setLack] = useState<ColumnsLack | null>(null);
  const learn = useMutation({
    mutationFn: () => ipc.profileLearn(),
    onSuccess: async (done) => {
      if (done.kind === "lacking") {
        setLack(done.lack);
        return;
      }
      onStarted?.();
      const { parameters, accounts } = done.made;
      await takeBack(
        t("columns.learnt", {
          count: parameters.length,
          n: format.count(parameters.length),
          accounts: format.count(accounts),
        }),
      );
    },
  });
  if (!view) {
    return null;
  }
  const missing = lack ?? view.lacks;
  if (missing) {
    return <LearnLater lack={missing} speech={speech} />;
  }
  const told = columnsTold(speech, view, true);
  const { success, others } = view.sides;
  return (
    <section className={classes.learn} data-testid="learn-start">
      <div>
        <h2>{t("columns.learn.title")}</h2>
        <VoiceSentence i18nKey={told.key} values={told.values} />
        <p className={classes.learnSays}>
          {t("columns.learn.says", {
            s: format.count(success),
            o: format.count(others),
            successWord: speech.successWord,
            othersWord: speech.othersWord,
            count: view.told.length,
            n: format.count(view.told.length),
          })}
        </p>
        {learn.isPending && (
          <p role="status" className={classes.learnSays} data-testid="learning">
            {t("columns.learn.busy", { n: format.count(success + others) })}
          </p>
        )}
      </div>
      <Button
        variant="filled"
        leftSection={<IconTableShare size={17} stroke={1.6} aria-hidden />}
        loading={learn.isPending}
        data-testid="learn-profile"
        onClick={() => learn.mutate()}
      >
        {t("columns.learn.run")}
      </Button>
    </section>
  );
}

/** What is missing before a profile can be learnt, with the way there. */
function LearnLater({ lack, speech }: { lack: ColumnsLack; speech: Speech }) {
  const { t } = useTranslation();
  const told = lackTold(speech, lack);
  const rate = lack.kind === "outcomes";
  const full = lack.kind === "nothing";
  return (
    <section className={classes.learn} data-later data-testid="learn-later">
      <div>
        <h2>{t("columns.learn.title")}</h2>
        <p className={classes.learnSays}>
          <RichText i18nKey={told.key} values={told.values} />
        </p>
      </div>
      {!full &&
        (rate ? (
          <ButtonLink to="/customers">{t("evidence.empty.customers")}</ButtonLink>
        ) : (
          <ButtonLink to="/import" search={{ as: "customer" }}>
            {t("evidence.empty.import")}
          </ButtonLink>
        ))}
    </section>
  );
}
