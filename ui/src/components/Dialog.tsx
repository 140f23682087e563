import { ActionIcon, Modal, type ModalRootProps } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import classes from "./Dialog.module.css";

export interface DialogProps {
  opened: boolean;
  onClose: () => void;
  title: string;
  size?: ModalRootProps["size"];
  /** Buttons at the foot, the likeliest last. */
  actions?: ReactNode;
  children: ReactNode;
}

/** A window over the page, for the few things that must be decided before going on. */
export function Dialog({ opened, onClose, title, size, actions, children }: DialogProps) {
  const { t } = useTranslation();
  return (
    <Modal.Root opened={opened} onClose={onClose} size={size} centered>
      <Modal.Overlay />
      <Modal.Content className={classes.content}>
        {/* Not Mantine's header: a second <header> would be a second banner of the page. */}
        <div className={classes.head}>
          <Modal.Title className={classes.title}>{title}</Modal.Title>
          <ActionIcon variant="subtle" onClick={onClose} aria-label={t("common.close")}>
            <IconX size={18} stroke={1.6} aria-hidden />
          </ActionIcon>
        </div>
        <Modal.Body className={classes.body}>{children}</Modal.Body>
        {actions && <div className={classes.actions}>{actions}</div>}
      </Modal.Content>
    </Modal.Root>
  );
}
