import { Button, TagsInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import { headTitlesQuery, usePutHeadTitles } from "@/queries/compare";
import classes from "./HeadTitles.module.css";

/** Which words make a title that of an executive or of the head of a function: said, and changed where it is read. */
export function HeadTitles() {
  const { t } = useTranslation();
  const format = useFormat();
  const { data } = useQuery(headTitlesQuery);
  const { mutate, isPending, variables } = usePutHeadTitles();
  const [open, setOpen] = useState(false);
  if (!data) {
    return null;
  }
  const titles = isPending ? variables : data.titles;
  return (
    <div className={classes.heads} data-testid="head-titles">
      <p>
        {t(data.ours ? "compare.heads.ours" : "compare.heads.own", {
          count: data.titles.length,
          n: format.count(data.titles.length),
          some: data.titles.slice(0, 3).join(", "),
        })}{" "}
        <button
          type="button"
          className={classes.change}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          data-testid="head-titles-open"
        >
          {t(open ? "compare.heads.close" : "compare.heads.change")}
        </button>
      </p>
      {open && (
        <>
          <TagsInput
            aria-label={t("compare.heads.label")}
            placeholder={t("compare.heads.add")}
            value={titles}
            onChange={(next) => mutate(next)}
            splitChars={[",", ";"]}
            acceptValueOnBlur
            isDuplicate={(value, current) =>
              current.some((one) => one.toLowerCase() === value.trim().toLowerCase())
            }
            data-testid="head-titles-field"
          />
          {!data.ours && (
            <Button
              size="compact-sm"
              variant="subtle"
              onClick={() => mutate([])}
              data-testid="head-titles-back"
            >
              {t("compare.heads.back")}
            </Button>
          )}
        </>
      )}
    </div>
  );
}
