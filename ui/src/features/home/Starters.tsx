import { Button } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import { ipc, type Starter } from "@/ipc";
import { startersQuery } from "@/queries/profile";
import classes from "./Steps.module.css";

/** The profiles to start from. The sample's own belongs to the sample. */
export function Starters() {
  const { t } = useTranslation();
  const format = useFormat();
  const { data: starters = [] } = useQuery(startersQuery);
  const {
    mutate: start,
    isPending,
    variables,
  } = useMutation({
    mutationFn: (which: Starter) => ipc.profileStart(which),
  });
  return (
    <ul className={classes.starters}>
      {starters
        .filter(({ starter }) => starter !== "sample")
        .map(({ starter, name, about, parameters }) => (
          <li key={starter} className={classes.starter}>
            <div>
              <h3>
                {name}
                <span>
                  {t("home.steps.parameters", { count: parameters, n: format.count(parameters) })}
                </span>
              </h3>
              <p>{about}</p>
            </div>
            <Button
              variant={starter === "success_ready" ? "filled" : "default"}
              onClick={() => start(starter)}
              loading={isPending && variables === starter}
              data-testid={`start-${starter}`}
            >
              {t("home.steps.start")}
              <span className="visually-hidden">: {name}</span>
            </Button>
          </li>
        ))}
    </ul>
  );
}
