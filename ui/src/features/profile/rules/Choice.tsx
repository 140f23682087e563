import { Menu } from "@mantine/core";
import { IconCheck, IconChevronDown } from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "./MustHaves.module.css";

interface Option {
  id: string;
  name: string;
  mark?: ReactNode;
}

interface ChoiceProps {
  /** What is chosen here, for screen readers. */
  label: string;
  options: readonly Option[];
  chosen: readonly string[];
  /** What the sentence says. */
  shown: ReactNode;
  /** Several may be chosen: the menu stays open. */
  several?: boolean;
  onChoose: (id: string) => void;
  testId?: string;
}

function Words({ option }: { option: Option }) {
  return (
    <span className={classes.option}>
      {option.mark}
      {option.name}
    </span>
  );
}

/** A word of a sentence that can be another one. */
export function Choice(props: ChoiceProps) {
  const { label, options, chosen, shown, several, onChoose, testId } = props;
  return (
    <Menu position="bottom-start" withinPortal>
      <Menu.Target>
        <button type="button" className={classes.choice} data-testid={testId}>
          <span className="visually-hidden">{label}: </span>
          {shown}
          <IconChevronDown size={13} stroke={1.7} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown mah={340} className={classes.options}>
        {options.map((one) => {
          const checked = chosen.includes(one.id);
          return several ? (
            <Menu.CheckboxItem
              key={one.id}
              checked={checked}
              closeMenuOnClick={false}
              checkIcon={<IconCheck size={15} stroke={1.8} aria-hidden />}
              onChange={() => onChoose(one.id)}
            >
              <Words option={one} />
            </Menu.CheckboxItem>
          ) : (
            <Menu.RadioItem
              key={one.id}
              value={one.id}
              checked={checked}
              closeMenuOnClick
              checkIcon={<IconCheck size={15} stroke={1.8} aria-hidden />}
              onChange={onChoose}
            >
              <Words option={one} />
            </Menu.RadioItem>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
