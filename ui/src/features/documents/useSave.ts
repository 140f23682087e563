import { notifications } from "@mantine/notifications";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { fontFaces } from "@/documents/fonts";
import { toHtml } from "@/documents/html";
import { toMarkdown } from "@/documents/markdown";
import type { Paper } from "@/documents/model";
import { picture } from "@/documents/picture";
import { chooseTarget, ipc } from "@/ipc";

export const FORMATS = ["html", "docx", "md"] as const;
export type Format = (typeof FORMATS)[number];

async function written(paper: Paper, format: Format): Promise<Uint8Array> {
  if (format === "docx") {
    // Large, and needed only here.
    const { toDocx } = await import("@/documents/docx");
    return toDocx(paper, picture);
  }
  const text = format === "html" ? toHtml(paper, await fontFaces()) : toMarkdown(paper);
  return new TextEncoder().encode(text);
}

/** A name that every file system takes. */
export function fileName(paper: Paper, format: Format): string {
  const stem = `${paper.title} – ${paper.over}`
    // biome-ignore lint/suspicious/noControlCharactersInRegex: file systems refuse them
    .replace(/[\\/:*?"<>|\u0000-\u001f]+/g, " ")
    .replace(/\s+/g, " ")
    .replace(/^[. ]+|[. ]+$/g, "");
  return `${[...stem].slice(0, 100).join("")}.${format}`;
}

/** Asks where to, and writes the document there. */
export function useSave() {
  const { t } = useTranslation();
  return useMutation({
    mutationFn: async ({ paper, format }: { paper: Paper; format: Format }) => {
      const path = await chooseTarget(t("documents.saveTitle"), fileName(paper, format), [
        { name: t(`documents.formats.${format}`), extensions: [format] },
      ]);
      if (path === null) {
        return null;
      }
      await ipc.documentWrite(path, [...(await written(paper, format))]);
      return path;
    },
    onSuccess: (path) => {
      if (path !== null) {
        notifications.show({
          message: t("documents.saved", { path }),
          closeButtonProps: { "aria-label": t("common.close") },
        });
      }
    },
  });
}
