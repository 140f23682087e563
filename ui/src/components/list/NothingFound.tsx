import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import classes from "./List.module.css";
import type { List } from "./useList";

/** Nothing fits what was asked for: says so, with the way back to all. */
export function NothingFound<Row>({ list, says }: { list: List<Row>; says: string }) {
  const { t } = useTranslation();
  return (
    <div className={classes.nothing}>
      <p>{says}</p>
      <Button
        onClick={() => {
          list.change({ search: "" });
          list.show({ filters: {} });
        }}
      >
        {t("customers.list.clear")}
      </Button>
    </div>
  );
}
