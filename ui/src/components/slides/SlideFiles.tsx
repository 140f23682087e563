import { Button, Menu } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconChevronDown } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ButtonLink } from "@/components/ButtonLink";
import { slidePaper } from "@/documents/slide-paper";
import { type SlideSheet, slideTitle } from "@/documents/slides";
import { wordsIn } from "@/documents/words";
import type { Language } from "@/i18n";
import { useFormat } from "@/i18n/format";
import { chooseTarget, ipc } from "@/ipc";

const TABLES = ["xlsx", "csv", "json"] as const;
const PAPERS = ["pptx", "docx", "html", "md"] as const;
type Table = (typeof TABLES)[number];
type PaperKind = (typeof PAPERS)[number];

/** One slide, the slides of an account, or all, with the keys of their accounts. */
async function sheetsOf(
  account: number | null,
  only: number | null,
): Promise<{ sheets: SlideSheet[]; ids: number[] }> {
  const [all, accounts] = await Promise.all([ipc.slidesList(), ipc.accountsList()]);
  const keys = new Map(accounts.map((row) => [row.account.id, row.account.key]));
  const chosen = all.filter((one) => account === null || one.account === account);
  const slides = chosen.flatMap((one) =>
    one.slides
      .filter(({ kept }) => only === null || kept.id === only)
      .map(({ kept }) => ({
        id: kept.id,
        sheet: { account: one.name, key: keys.get(one.account) ?? null, slide: kept.slide },
      })),
  );
  return { sheets: slides.map(({ sheet }) => sheet), ids: slides.map(({ id }) => id) };
}

/** Slides as the bytes of a file to be read. */
async function written(
  sheets: readonly SlideSheet[],
  kind: PaperKind,
  language: Language,
): Promise<Uint8Array> {
  const words = wordsIn(language);
  const workspace = (await ipc.workspaceCurrent())?.name ?? "";
  // Large, and needed only here.
  if (kind === "pptx") {
    const { toPptx } = await import("@/documents/pptx");
    return toPptx(sheets, words, workspace);
  }
  const paper = slidePaper(sheets, workspace, "a4", words);
  if (kind === "docx") {
    const [{ toDocx }, { picture }] = await Promise.all([
      import("@/documents/docx"),
      import("@/documents/picture"),
    ]);
    return toDocx(paper, picture);
  }
  if (kind === "md") {
    const { toMarkdown } = await import("@/documents/markdown");
    return new TextEncoder().encode(toMarkdown(paper));
  }
  const [{ toHtml }, { fontFaces }] = await Promise.all([
    import("@/documents/html"),
    import("@/documents/fonts"),
  ]);
  return new TextEncoder().encode(toHtml(paper, await fontFaces()));
}

export interface SlideFilesProps {
  /** Only the slides of this account. */
  account: number | null;
  /** The slide that is open beside others of its account: it can go out alone. */
  slide?: number | undefined;
}

/** The way of slides in from files, and out to files: all of them, those of one account, or one. */
export function SlideFiles({ account, slide }: SlideFilesProps) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const [alone, setAlone] = useState(false);
  const only = alone && slide !== undefined ? slide : null;
  const { mutate, isPending } = useMutation({
    mutationFn: async (kind: Table | PaperKind) => {
      const { sheets, ids } = await sheetsOf(account, only);
      const [first] = sheets;
      const stem =
        account !== null && first
          ? t("slideio.export.file", { name: only === null ? first.account : slideTitle(first) })
          : t("slideio.export.fileAll");
      // biome-ignore lint/suspicious/noControlCharactersInRegex: file systems refuse them
      const name = stem.replace(/[\\/:*?"<>|\u0000-\u001f]+/g, " ");
      const path = await chooseTarget(t("slideio.export.title"), `${name}.${kind}`, [
        { name: t(`slideio.export.kind.${kind}`), extensions: [kind] },
      ]);
      if (path === null) {
        return;
      }
      if (TABLES.some((one) => one === kind)) {
        await ipc.slidesExport(path, account === null ? null : ids);
      } else {
        const bytes = await written(sheets, kind as PaperKind, i18n.language as Language);
        await ipc.documentWrite(path, [...bytes]);
      }
      const count = sheets.length;
      notifications.show({
        message: t("slideio.export.done", { count, n: format.count(count), path }),
      });
    },
  });
  const item = (kind: Table | PaperKind) => (
    <Menu.Item key={kind} onClick={() => mutate(kind)} data-testid={`slides-export-${kind}`}>
      {t(`slideio.export.kind.${kind}`)}
    </Menu.Item>
  );
  return (
    <>
      <ButtonLink to="/slides/import" variant="subtle" data-testid="slides-import">
        {t("slideio.import.action")}
      </ButtonLink>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button
            variant="subtle"
            loading={isPending}
            rightSection={<IconChevronDown size={14} stroke={1.6} aria-hidden />}
            data-testid="slides-export"
          >
            {t("common.export.action")}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {slide !== undefined && (
            <>
              <Menu.Label>{t("slideio.export.which")}</Menu.Label>
              <Menu.RadioGroup
                value={alone ? "one" : "all"}
                onChange={(value) => setAlone(value === "one")}
              >
                {(["all", "one"] as const).map((which) => (
                  <Menu.RadioItem
                    key={which}
                    value={which}
                    closeMenuOnClick={false}
                    data-testid={`slides-export-${which}`}
                  >
                    {t(`slideio.export.${which}`)}
                  </Menu.RadioItem>
                ))}
              </Menu.RadioGroup>
              <Menu.Divider />
            </>
          )}
          <Menu.Label>{t("slideio.export.read")}</Menu.Label>
          {PAPERS.map(item)}
          <Menu.Divider />
          <Menu.Label>{t("slideio.export.table")}</Menu.Label>
          {TABLES.map(item)}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
