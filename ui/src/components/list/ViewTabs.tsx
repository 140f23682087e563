import { Button, Menu } from "@mantine/core";
import { IconChevronDown, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import { useTakeBack } from "@/queries/edits";
import classes from "./List.module.css";
import { writeShown } from "./state";
import { GIVEN, type List } from "./useList";

/** The saved views of a list, with all of it first. What differs from the chosen one is marked, and can be saved. */
export function ViewTabs<Row>({ list, all }: { list: List<Row>; all: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const takeBack = useTakeBack();
  const [naming, setNaming] = useState<"new" | "rename" | null>(null);
  const { views, given, state, changed, choose, editViews } = list;
  const ready = given.find(({ id }) => id === state.view);
  // Of a view that comes with the list only a copy can be saved.
  const now = ready ? null : state.view;
  const text = () => writeShown(state.shown);

  const name = (typed: string) => {
    setNaming(null);
    if (typed === "" || (naming === "rename" && typed === now)) {
      return;
    }
    const done = { onSuccess: () => list.change({ view: typed }) };
    if (naming === "rename" && now !== null) {
      editViews.rename.mutate({ name: now, to: typed }, done);
    } else {
      editViews.save.mutate({ name: typed, text: text() }, done);
    }
  };
  const remove = (view: string) =>
    editViews.remove.mutate(view, {
      onSuccess: () => {
        choose(null);
        takeBack(t("list.view.removed", { name: view }));
      },
    });

  const tab = (view: string | null, label: string, count?: number) => {
    const chosen = state.view === view;
    return (
      <button
        key={view ?? ""}
        type="button"
        className={classes.view}
        aria-pressed={chosen}
        onClick={() => choose(view)}
        data-testid={view === null ? "view-all" : `view-${view.replace(GIVEN, "")}`}
      >
        <span>{label}</span>
        {count !== undefined && (
          <>
            {" "}
            <span className={classes.viewCount}>{format.count(count)}</span>
          </>
        )}
        {chosen && changed && (
          <>
            <span className={classes.dot} aria-hidden="true" />
            <span className="visually-hidden">{t("list.view.changed")}</span>
          </>
        )}
      </button>
    );
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a flex row everywhere
    <div className={classes.views} role="group" aria-label={t("list.view.label")}>
      {tab(null, all)}
      {given.map(({ id, label, count }) => tab(id, label, count))}
      {views.map((view) => tab(view.name, view.name))}
      {naming !== null && (
        <NameField
          start={naming === "rename" ? (now ?? "") : ""}
          onDone={name}
          onCancel={() => setNaming(null)}
        />
      )}
      {naming === null && now === null && changed && (
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconPlus size={14} stroke={1.8} aria-hidden />}
          onClick={() => setNaming("new")}
          data-testid="view-save"
        >
          {t("list.view.save")}
        </Button>
      )}
      {naming === null && now !== null && changed && (
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={() => editViews.save.mutate({ name: now, text: text() })}
          data-testid="view-update"
        >
          {t("list.view.update")}
        </Button>
      )}
      {naming === null && (now !== null || changed) && (
        <Menu position="bottom-start">
          <Menu.Target>
            <Button
              size="compact-sm"
              variant="subtle"
              aria-label={t("list.view.menu", { name: now ?? ready?.label ?? all })}
              data-testid="view-menu"
            >
              <IconChevronDown size={14} stroke={1.6} aria-hidden />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {changed && (
              <Menu.Item onClick={() => choose(state.view)} data-testid="view-revert">
                {t("list.view.revert")}
              </Menu.Item>
            )}
            <Menu.Item onClick={() => setNaming("new")} data-testid="view-save-as">
              {t("list.view.saveAs")}
            </Menu.Item>
            {now !== null && (
              <>
                <Menu.Item onClick={() => setNaming("rename")} data-testid="view-rename">
                  {t("list.view.rename")}
                </Menu.Item>
                <Menu.Item onClick={() => remove(now)} data-testid="view-remove">
                  {t("list.view.remove")}
                </Menu.Item>
              </>
            )}
          </Menu.Dropdown>
        </Menu>
      )}
    </div>
  );
}

/** A view's name, typed where it will stand. */
function NameField(props: { start: string; onDone: (name: string) => void; onCancel: () => void }) {
  const { start, onDone, onCancel } = props;
  const { t } = useTranslation();
  const [typed, setTyped] = useState(start);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onDone(typed.trim());
      }}
    >
      <input
        className={classes.name}
        // It comes because its button was pressed.
        ref={(field) => field?.focus()}
        aria-label={t("list.view.name")}
        placeholder={t("list.view.name")}
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={onCancel}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === "Escape") {
            onCancel();
          }
        }}
        data-testid="view-name"
      />
    </form>
  );
}
