import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import classes from "./AddAccount.module.css";

export interface AddAccountProps {
  /** The button: "Add a prospect". */
  label: string;
  /** Says what to type. */
  placeholder: string;
  /** Adds it; the field stays for the next one. */
  onAdd: (name: string) => Promise<unknown>;
  /** The name of an account that is called just so already. */
  already: (name: string) => string | null;
  opened: boolean;
  onOpened: (opened: boolean) => void;
}

/** A button that becomes a field: a name and Enter make an account, Escape ends it. */
export function AddAccount(props: AddAccountProps) {
  const { label, placeholder, onAdd, already, opened, onOpened } = props;
  const { t } = useTranslation();
  const [name, setName] = useState("");
  const field = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  const known = already(name.trim());

  useEffect(() => {
    if (opened) {
      field.current?.focus();
    } else if (wasOpen.current) {
      button.current?.focus();
    }
    wasOpen.current = opened;
  }, [opened]);

  if (!opened) {
    return (
      <Button
        ref={button}
        variant="filled"
        leftSection={<IconPlus size={16} stroke={1.8} aria-hidden />}
        onClick={() => onOpened(true)}
        data-testid="add-account"
      >
        {label}
      </Button>
    );
  }

  const add = () => {
    const typed = name.trim();
    if (typed !== "") {
      setName("");
      onAdd(typed).catch(() => setName(typed));
    }
  };

  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <div className={classes.field}>
        <input
          ref={field}
          className={classes.input}
          aria-label={label}
          aria-describedby={known ? "already-there" : undefined}
          placeholder={placeholder}
          autoComplete="off"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === "Escape") {
              event.stopPropagation();
              setName("");
              onOpened(false);
            }
          }}
          data-testid="add-account-name"
        />
        {known && (
          <span id="already-there" className={classes.known} role="status">
            {t("customers.already", { name: known })}
          </span>
        )}
      </div>
      <Button type="submit" variant="filled" disabled={name.trim() === ""}>
        {t("customers.add")}
      </Button>
      <Button variant="subtle" onClick={() => onOpened(false)}>
        {t("customers.done")}
      </Button>
    </form>
  );
}
