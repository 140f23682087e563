import { ActionIcon } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ipc } from "@/ipc";
import { useTakeBack } from "@/queries/edits";
import { keys } from "@/queries/keys";
import { mappingsQuery } from "@/queries/workspace";
import { Section } from "./Section";
import classes from "./Settings.module.css";

/** The mappings of columns that were saved in an import. */
export function MappingsSection() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const takeBack = useTakeBack();
  const { data: mappings = [] } = useQuery(mappingsQuery);
  const { mutate: remove } = useMutation({
    mutationFn: (name: string) => ipc.mappingRemove(name),
    onMutate: (name) => {
      const before = client.getQueryData<string[]>(keys.settings.mappings());
      client.setQueryData<string[]>(keys.settings.mappings(), (list) =>
        list?.filter((one) => one !== name),
      );
      return before;
    },
    onSuccess: (_nothing, name) => takeBack(t("settings.mappings.removed", { name })),
    onError: (_error, _name, before) => client.setQueryData(keys.settings.mappings(), before),
  });
  return (
    <Section
      title={t("settings.mappings.title")}
      about={t("settings.mappings.about")}
      testId="settings-mappings"
    >
      {mappings.length === 0 ? (
        <p className="quiet">{t("settings.mappings.none")}</p>
      ) : (
        <ul className={classes.rows}>
          {mappings.map((name) => (
            <li key={name} className={classes.row}>
              <span className={classes.text}>{name}</span>
              <ActionIcon
                variant="subtle"
                aria-label={t("settings.mappings.remove", { name })}
                className={classes.remove}
                onClick={() => remove(name)}
              >
                <IconX size={16} stroke={1.6} aria-hidden />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
