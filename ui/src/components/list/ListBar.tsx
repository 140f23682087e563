import { Button, Menu, Popover } from "@mantine/core";
import {
  IconArrowDown,
  IconArrowUp,
  IconChevronDown,
  IconFilter,
  IconSearch,
  IconStack2,
  IconX,
} from "@tabler/icons-react";
import { type ReactNode, type RefObject, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { folded } from "@/components/folded";
import { textOrder, useFormat } from "@/i18n/format";
import { ColumnsMenu } from "./ColumnsMenu";
import { countValues, type Facet, inOrder } from "./facets";
import classes from "./List.module.css";
import type { List } from "./useList";

export interface ListBarProps<Row> {
  list: List<Row>;
  /** "Search customers". */
  searchLabel: string;
  searchField: RefObject<HTMLInputElement | null>;
  /** For tests: `<testId>-search`. */
  testId: string;
  /** Facets that have chips of their own elsewhere: not offered, and without a chip. */
  without?: readonly string[];
  /** Between the search and the filters. */
  children?: ReactNode;
  /** At the end, before the columns. */
  end?: ReactNode;
  /** Groups and columns are of no use on a board. */
  table?: boolean;
}

/** Search as one types, filters as chips, what the rows are grouped by, and the columns. */
export function ListBar<Row>(props: ListBarProps<Row>) {
  const { list, searchLabel, searchField, testId, without = [], children, end } = props;
  const { t } = useTranslation();
  const [opened, setOpened] = useState<string | null>(null);
  const { shown } = list.state;
  const offered = list.facets.filter(({ id }) => !without.includes(id));
  const active = offered.filter(({ id }) => (shown.filters[id]?.length ?? 0) > 0 || id === opened);
  const setFilter = (id: string, values: string[]) => {
    const { [id]: _, ...others } = shown.filters;
    list.show({ filters: values.length === 0 ? others : { ...others, [id]: values } });
  };

  return (
    <div className={classes.bar}>
      <div className={classes.search}>
        <IconSearch size={16} stroke={1.6} aria-hidden />
        <input
          ref={searchField}
          type="search"
          aria-label={searchLabel}
          placeholder={searchLabel}
          value={list.state.search}
          onChange={(event) => list.change({ search: event.currentTarget.value })}
          onKeyDown={(event) => {
            if (event.key === "Escape") {
              event.stopPropagation();
              list.change({ search: "" });
            }
          }}
          data-testid={`${testId}-search`}
        />
        {list.state.search === "" && (
          <span aria-hidden="true">
            <kbd>/</kbd>
          </span>
        )}
      </div>
      {children}
      {active.map((facet) => (
        <FilterChip
          key={facet.id}
          list={list}
          facet={facet}
          opened={opened === facet.id}
          onOpened={(now) => setOpened(now ? facet.id : null)}
          onChosen={(values) => setFilter(facet.id, values)}
        />
      ))}
      <FacetMenu
        label={t("list.filter")}
        icon={<IconFilter size={15} stroke={1.6} aria-hidden />}
        facets={offered.filter(({ id }) => (shown.filters[id]?.length ?? 0) === 0)}
        onChoose={(id) => setTimeout(() => setOpened(id))}
        testId="add-filter"
      />
      {active.length > 1 && (
        <Button size="compact-sm" variant="subtle" onClick={() => list.show({ filters: {} })}>
          {t("list.clearFilters")}
        </Button>
      )}
      <span className={classes.spring} />
      {props.table !== false && <HiddenSorting list={list} />}
      {end}
      {props.table !== false && (
        <>
          <FacetMenu
            label={
              list.facets.find(({ id }) => id === shown.group)
                ? t("list.groupedBy", {
                    name: list.facets.find(({ id }) => id === shown.group)?.title ?? "",
                  })
                : t("list.group")
            }
            icon={<IconStack2 size={15} stroke={1.6} aria-hidden />}
            facets={list.facets.filter(({ groups }) => groups !== false)}
            chosen={shown.group}
            onChoose={(group) => list.show({ group: group === "" ? null : group })}
            none={t("list.noGroup")}
            testId="group-by"
          />
          <ColumnsMenu list={list} />
        </>
      )}
    </div>
  );
}

/** A column that is not shown still sorts: here one sees it, turns it round, and takes it away. */
function HiddenSorting<Row>({ list }: { list: List<Row> }) {
  const { t } = useTranslation();
  const { sorting } = list.state.shown;
  const column = list.columns.find(({ id, order }) => id === sorting?.column && order);
  if (!sorting || !column || list.chosen.some(({ id }) => id === column.id)) {
    return null;
  }
  const Arrow = sorting.descending ? IconArrowDown : IconArrowUp;
  return (
    <span className={classes.chip}>
      <button
        type="button"
        onClick={() => list.show({ sorting: { ...sorting, descending: !sorting.descending } })}
        data-testid="hidden-sorting"
      >
        <span className={classes.chipValue}>{t("list.sortedBy", { name: column.title })}</span>
        <Arrow size={13} stroke={1.8} aria-hidden />
      </button>
      <button
        type="button"
        aria-label={t("list.unsort", { name: column.title })}
        onClick={() => list.show({ sorting: null })}
        data-testid="unsort"
      >
        <IconX size={13} stroke={1.8} aria-hidden />
      </button>
    </span>
  );
}

interface FacetMenuProps<Row> {
  label: string;
  icon: ReactNode;
  facets: readonly Facet<Row>[];
  chosen?: string | null;
  onChoose: (id: string) => void;
  /** Offers to choose nothing. */
  none?: string;
  testId: string;
}

/** The facets under their headings. */
function FacetMenu<Row>(props: FacetMenuProps<Row>) {
  const { label, icon, facets, chosen, onChoose, none, testId } = props;
  const sections = [...new Set(facets.map(({ section }) => section ?? ""))];
  return (
    <Menu position="bottom-start" withinPortal>
      <Menu.Target>
        <Button
          size="compact-md"
          variant="subtle"
          leftSection={icon}
          rightSection={<IconChevronDown size={13} stroke={1.6} aria-hidden />}
          data-testid={testId}
        >
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={classes.values}>
        {none !== undefined && (
          <Menu.Item onClick={() => onChoose("")} data-testid={`${testId}-none`}>
            {none}
          </Menu.Item>
        )}
        {sections.map((section) => (
          <div key={section} role="none">
            {section !== "" && <Menu.Label>{section}</Menu.Label>}
            {facets
              .filter((one) => (one.section ?? "") === section)
              .map(({ id, title }) => (
                <Menu.Item
                  key={id}
                  aria-current={chosen === id ? true : undefined}
                  fw={chosen === id ? 600 : undefined}
                  onClick={() => onChoose(id)}
                  data-testid={`${testId}-${id}`}
                >
                  {title}
                </Menu.Item>
              ))}
          </div>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** What hangs from the bar ends where the window does, and scrolls inside. */
const FITTED = { flip: true, shift: true, size: true };

interface FilterChipProps<Row> {
  list: List<Row>;
  facet: Facet<Row>;
  opened: boolean;
  onOpened: (opened: boolean) => void;
  onChosen: (values: string[]) => void;
}

/** What a filter lets through; a press opens its values, the cross takes it away. */
function FilterChip<Row>({ list, facet, opened, onOpened, onChosen }: FilterChipProps<Row>) {
  const { t } = useTranslation();
  const chosen = list.state.shown.filters[facet.id] ?? [];
  const says = chosen.map(facet.text).join(", ");
  return (
    <Popover
      opened={opened}
      onChange={onOpened}
      position="bottom-start"
      middlewares={FITTED}
      trapFocus
      withinPortal
      withRoles={false}
    >
      <Popover.Target>
        <span className={classes.chip}>
          <button
            type="button"
            aria-haspopup="dialog"
            aria-expanded={opened}
            onClick={() => onOpened(!opened)}
            data-testid={`filter-${facet.id}`}
          >
            <span className={classes.chipName}>{facet.title}:</span>
            <span className={classes.chipValue}>{says || t("list.any")}</span>
          </button>
          <button
            type="button"
            aria-label={t("list.removeFilter", { name: facet.title })}
            onClick={() => {
              onOpened(false);
              onChosen([]);
            }}
            data-testid={`unfilter-${facet.id}`}
          >
            <IconX size={13} stroke={1.8} aria-hidden />
          </button>
        </span>
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={facet.title} className={classes.fitted}>
        {opened && <FilterValues list={list} facet={facet} chosen={chosen} onChosen={onChosen} />}
      </Popover.Dropdown>
    </Popover>
  );
}

interface FilterValuesProps<Row> {
  list: List<Row>;
  facet: Facet<Row>;
  chosen: readonly string[];
  onChosen: (values: string[]) => void;
}

/** The most values that are listed; beyond that one types. */
const LISTED = 200;

/** The values of a facet, each with how many rows it would show. */
function FilterValues<Row>({ list, facet, chosen, onChosen }: FilterValuesProps<Row>) {
  const { t } = useTranslation();
  const format = useFormat();
  const [typed, setTyped] = useState("");
  const { searched, facets, state } = list;
  const counts = useMemo(
    () => countValues(searched, facets, state.shown.filters, facet),
    [searched, facets, state.shown.filters, facet],
  );
  const values = inOrder(facet, new Set([...counts.keys(), ...chosen]), textOrder());
  const wanted = folded(typed);
  const fitting = values.filter((value) => folded(facet.text(value)).includes(wanted));
  return (
    <>
      {values.length > 8 && (
        <input
          className={classes.find}
          aria-label={t("list.findValue")}
          placeholder={t("list.findValue")}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a list everywhere */}
      <div className={classes.values} role="group" aria-label={facet.title}>
        {fitting.slice(0, LISTED).map((value) => (
          <label key={value} className={classes.value}>
            <input
              type="checkbox"
              className={classes.tick}
              checked={chosen.includes(value)}
              onChange={(event) =>
                onChosen(
                  event.currentTarget.checked
                    ? [...chosen, value]
                    : chosen.filter((one) => one !== value),
                )
              }
              data-testid={`value-${value || "none"}`}
            />
            <span>{facet.label(value)}</span>
            <span className="faint">{format.count(counts.get(value) ?? 0)}</span>
          </label>
        ))}
        {fitting.length > LISTED && (
          <p className="faint">
            {t("list.moreValues", { n: format.count(fitting.length - LISTED) })}
          </p>
        )}
      </div>
    </>
  );
}
