import { useNavigate } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { onFileDrop } from "@/ipc";
import { useOpening } from "@/queries/opening";
import classes from "./FileDropCatcher.module.css";

/**
 * Files dragged onto the window: a workspace is opened, a table goes to the import. `open`: a
 * workspace is there for a table to go into; without one, the table begins one.
 */
export function FileDropCatcher({ open }: { open: boolean }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [over, setOver] = useState(false);
  const { mutate: openWorkspace } = useOpening();

  useEffect(
    () =>
      onFileDrop({
        onOver: setOver,
        onDrop: ([path]) => {
          if (path === undefined) {
            return;
          }
          if (/\.lanewise$/i.test(path)) {
            openWorkspace({ how: "open", path });
            void navigate({ to: "/" });
          } else if (open && /\.pptx$/i.test(path)) {
            void navigate({ to: "/slides/import", search: { file: path } });
          } else if (open) {
            void navigate({ to: "/import", search: { file: path } });
          } else {
            void navigate({ to: "/welcome", search: { way: "list", list: path } });
          }
        },
      }),
    [navigate, openWorkspace, open],
  );

  return over ? (
    <div className={classes.over} aria-hidden="true">
      <p className="voice">{t(open ? "shell.drop.any" : "shell.drop.first")}</p>
    </div>
  ) : null;
}
