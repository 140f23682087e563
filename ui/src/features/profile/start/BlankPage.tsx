import { Button, TextInput } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorState } from "@/components/ErrorState";
import { Page } from "@/components/Page";
import { useFormat } from "@/i18n/format";
import { asLanewiseError, ipc, type Picked } from "@/ipc";
import { catalogueQuery } from "@/queries/profile";
import { CatalogueList, useFound } from "../catalogue/CatalogueList";
import { CatalogueTools } from "../catalogue/CatalogueTools";
import { OwnParameter } from "../catalogue/OwnParameter";
import { useChosen } from "../catalogue/useChosen";
import classes from "./StartPage.module.css";

interface BlankPageProps {
  /** From ticked parameters of the catalogue, or from a first own one. */
  from: "catalogue" | "nothing";
  onBack: () => void;
  onStarted: () => void;
}

const NONE: ReadonlySet<string> = new Set();

/** A profile from nothing: it begins with its first parameters, for without any it says nothing. */
export function BlankPage({ from, onBack, onStarted }: BlankPageProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data: catalogue, error } = useQuery(catalogueQuery);
  const [name, setName] = useState("");
  const [typed, setTyped] = useState("");
  const [group, setGroup] = useState<string | null>(null);
  const { chosen, choose, picked } = useChosen(catalogue, NONE);
  const found = useFound(catalogue, typed, group);
  const first = found[0]?.members.find((one) => !chosen.has(one.id));
  const start = useMutation({
    mutationFn: (with_: Picked[]) =>
      ipc.profileStartBlank(name.trim() || t("profile.start.blankName"), with_),
    meta: { quiet: from === "nothing" },
    onSuccess: onStarted,
  });

  return (
    <Page
      title={
        from === "catalogue" ? t("profile.start.fromCatalogue") : t("profile.start.fromNothing")
      }
      actions={
        <Button
          leftSection={<IconArrowLeft size={16} stroke={1.7} aria-hidden />}
          data-testid="blank-back"
          onClick={onBack}
        >
          {t("profile.start.otherWay")}
        </Button>
      }
    >
      <div className={classes.blank} data-testid="profile-blank">
        <TextInput
          className={classes.blankName}
          label={t("profile.name")}
          placeholder={t("profile.start.blankName")}
          value={name}
          autoFocus
          data-testid="blank-name"
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {error && <ErrorState error={asLanewiseError(error)} />}
        {from === "nothing" ? (
          <>
            <p className={classes.lead}>{t("profile.start.firstParameter")}</p>
            <OwnParameter
              groups={[]}
              taken={[]}
              name=""
              onMake={(parameter, to) => start.mutateAsync([{ parameter, group: to }])}
              onMade={() => {}}
              onClose={onBack}
            />
          </>
        ) : (
          <>
            <CatalogueTools
              catalogue={catalogue}
              typed={typed}
              onType={setTyped}
              group={group}
              onGroup={setGroup}
              onEnter={() => typed && first && choose(first.id, true)}
            />
            <CatalogueList
              found={found}
              taken={NONE}
              chosen={chosen}
              onChoose={choose}
              heading="h2"
            />
            {catalogue && found.length === 0 && (
              <p className={classes.lead}>
                {t("profile.picker.none", { typed, n: format.count(catalogue.parameters.length) })}
              </p>
            )}
            <div className={classes.bar}>
              <Button
                variant="filled"
                disabled={chosen.size === 0}
                loading={start.isPending}
                data-testid="blank-start"
                onClick={() => start.mutate(picked())}
              >
                {t("profile.start.withThese", {
                  count: chosen.size,
                  n: format.count(chosen.size),
                })}
              </Button>
              <span className="quiet">{t("profile.start.withTheseSays")}</span>
            </div>
          </>
        )}
      </div>
    </Page>
  );
}
