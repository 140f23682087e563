import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { ParseKeys } from "i18next";
import { useTranslation } from "react-i18next";
import { columnTold, separating } from "@/components/columns/words";
import { plainTold, type Speech } from "@/components/evidence/words";
import { RichText } from "@/components/VoiceSentence";
import { useFormat } from "@/i18n/format";
import { columnsQuery } from "@/queries/columns";
import { askOf } from "@/shell/actions";
import classes from "./EvidencePage.module.css";

/** A column of the customers' tables that is no parameter and separates: said quietly, with the way to it. */
export function Outside({ speech }: { speech: Speech }) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const { data: view } = useQuery(columnsQuery());
  // What may be known only after the sale is looked at in the studio, not proposed here.
  const found = separating(view?.told ?? []).filter((one) => one.doubts.length === 0);
  const [first] = found;
  if (!first) {
    return null;
  }
  const rest = found.length - 1;
  return (
    <p className={classes.outside} data-testid="evidence-outside">
      <RichText
        i18nKey={(rest > 0 ? "columns.outsideMore" : "columns.outside") as ParseKeys}
        values={{
          count: rest,
          n: format.count(rest),
          name: first.parameter.name,
          says: plainTold(speech, columnTold(speech, first)),
        }}
      />{" "}
      <Button
        variant="subtle"
        size="compact-sm"
        className={classes.outsideOpen}
        data-testid="outside-open"
        onClick={() => {
          askOf("profile.add");
          void navigate({ to: "/profile" });
        }}
      >
        {t("columns.open")}
      </Button>
    </p>
  );
}
