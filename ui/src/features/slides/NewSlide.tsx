import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { accountsQuery } from "@/queries/accounts";
import { useAddSlide } from "@/queries/slides";
import classes from "./Slides.module.css";

/** Whose slide: an account is typed, and its new slide opens. */
export function NewSlide({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data: rows } = useQuery(accountsQuery);
  const { mutate: add } = useAddSlide();
  const data = useMemo(
    () => (rows ?? []).map(({ account }) => ({ value: String(account.id), label: account.name })),
    [rows],
  );
  return (
    <div className={classes.adding}>
      <Select
        // It comes because its button was pressed.
        ref={(field) => field?.focus()}
        size="sm"
        searchable
        limit={30}
        defaultDropdownOpened
        label={t("slides.all.whose")}
        placeholder={t("slides.all.whoseHint")}
        nothingFoundMessage={t("slides.all.whoseNone")}
        data={data}
        onChange={(value) => {
          if (value !== null) {
            add(
              { account: Number(value) },
              {
                onSuccess: (slide) =>
                  void navigate({
                    to: "/slides/$account",
                    params: { account: value },
                    search: { slide },
                  }),
              },
            );
          }
        }}
        onKeyDown={(event) => {
          if (event.key === "Escape") {
            onClose();
          }
        }}
        onBlur={onClose}
        data-testid="slides-new-account"
      />
    </div>
  );
}
