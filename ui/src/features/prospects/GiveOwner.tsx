import { Autocomplete, Button, Popover } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

/** Gives the ticked accounts an owner: one of those there are, or a new name. */
export function GiveOwner(props: { owners: readonly string[]; onOwner: (owner: string) => void }) {
  const { owners, onOwner } = props;
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const [owner, setOwner] = useState("");
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <Button
          size="compact-md"
          rightSection={<IconChevronDown size={14} stroke={1.6} aria-hidden />}
          onClick={() => setOpened(!opened)}
          data-testid="bulk-owner"
        >
          {t("customers.field.owner")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            onOwner(owner.trim());
            setOpened(false);
            setOwner("");
          }}
        >
          <Autocomplete
            label={t("prospects.list.newOwner")}
            data={owners.filter((name) => name !== "")}
            value={owner}
            onChange={setOwner}
            comboboxProps={{ withinPortal: false }}
            data-testid="owner-name"
          />
          <Button type="submit" mt="sm" data-testid="owner-go">
            {t("prospects.list.giveOwner")}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
