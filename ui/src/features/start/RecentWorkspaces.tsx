import { ActionIcon, Loader } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import { ipc, type Recent } from "@/ipc";
import { keys } from "@/queries/keys";
import { folderOf } from "@/queries/opening";
import { recentQuery } from "@/queries/workspace";
import classes from "./Start.module.css";

export interface RecentWorkspacesProps {
  /** The path that is being opened just now. */
  opening: string | null;
  onOpen: (path: string) => void;
}

/** The workspaces that were open before. */
export function RecentWorkspaces({ opening, onOpen }: RecentWorkspacesProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useQueryClient();
  const { data: recent = [] } = useQuery(recentQuery);
  const { mutate: forget } = useMutation({
    mutationFn: (path: string) => ipc.recentForget(path),
    onMutate: (path) =>
      client.setQueryData<Recent[]>(keys.workspace.recent(), (list) =>
        list?.filter((one) => one.path !== path),
      ),
  });

  return (
    <section className={classes.recent} aria-labelledby="recent-title">
      <h2 id="recent-title">{t("start.recent.title")}</h2>
      {recent.length === 0 && <p className={classes.none}>{t("start.recent.none")}</p>}
      <ul className={classes.rows} data-testid="recent">
        {recent.map(({ path, name, opened }) => (
          <li key={path} className={classes.recentRow}>
            <button
              type="button"
              className={classes.open}
              onClick={() => onOpen(path)}
              disabled={opening !== null}
            >
              <span className={classes.recentName}>
                <strong>{name}</strong>
                {opening === path && <Loader size={12} />}
                <time dateTime={opened}>{format.when(opened)}</time>
              </span>
              <span className={classes.path}>
                <bdi>{folderOf(path)}</bdi>
              </span>
            </button>
            <ActionIcon
              variant="subtle"
              aria-label={t("start.recent.forget", { name })}
              className={classes.forget}
              onClick={() => forget(path)}
            >
              <IconX size={16} stroke={1.6} aria-hidden />
            </ActionIcon>
          </li>
        ))}
      </ul>
    </section>
  );
}
