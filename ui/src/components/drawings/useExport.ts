import { notifications } from "@mantine/notifications";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { copyText } from "@/components/copy";
import { chooseTarget, ipc } from "@/ipc";
import { scenePng } from "./canvas";
import { DARK, LIGHT, type Palette } from "./palette";
import type { Scene } from "./scene";
import { sceneSvg } from "./svg";

export const PICTURES = ["svg", "png"] as const;
export type PictureFormat = (typeof PICTURES)[number];

/** A drawing that is to leave the app. */
export interface Leaving {
  /** Framed: with its title and its source. */
  scene: Scene;
  title: string;
  alt: string;
  dark: boolean;
}

const paletteOf = (dark: boolean): Palette => (dark ? DARK : LIGHT);

/** A name that every file system takes. */
export function pictureName(title: string, format: PictureFormat): string {
  const stem = title
    // biome-ignore lint/suspicious/noControlCharactersInRegex: file systems refuse them
    .replace(/[\\/:*?"<>|\u0000-\u001f]+/g, " ")
    .replace(/\s+/g, " ")
    .replace(/^[. ]+|[. ]+$/g, "");
  return `${[...stem].slice(0, 100).join("") || "Lanewise"}.${format}`;
}

/** The bytes of the file; `null` where this system cannot draw pictures. */
export async function pictureBytes(
  { scene, alt, dark }: Leaving,
  format: PictureFormat,
): Promise<Uint8Array | null> {
  const palette = paletteOf(dark);
  if (format === "png") {
    return scenePng(scene, palette);
  }
  const svg = sceneSvg(scene, { alt, palette, ground: true, sized: true });
  return new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>\n${svg}\n`);
}

/** Asks where to, and writes the picture there. */
export function useSavePicture() {
  const { t } = useTranslation();
  return useMutation({
    mutationFn: async ({ leaving, format }: { leaving: Leaving; format: PictureFormat }) => {
      const path = await chooseTarget(t("figure.saveTitle"), pictureName(leaving.title, format), [
        { name: t(`figure.formats.${format}`), extensions: [format] },
      ]);
      if (path === null) {
        return null;
      }
      const bytes = await pictureBytes(leaving, format);
      if (!bytes) {
        notifications.show({
          message: t("figure.noPicture"),
          closeButtonProps: { "aria-label": t("common.close") },
        });
        return null;
      }
      await ipc.documentWrite(path, [...bytes]);
      return path;
    },
    onSuccess: (path) => {
      if (path !== null) {
        notifications.show({
          message: t("figure.saved", { path }),
          closeButtonProps: { "aria-label": t("common.close") },
        });
      }
    },
  });
}

/** Puts the picture where it can be pasted from; says so where the system does not let it. */
export function useCopyPicture() {
  const { t } = useTranslation();
  return useMutation({
    mutationFn: async (leaving: Leaving): Promise<boolean> => {
      try {
        // As a promise: some engines only allow it while the click still counts.
        const picture = scenePng(leaving.scene, paletteOf(leaving.dark)).then((bytes) => {
          if (!bytes) {
            throw new Error("nothing drawn");
          }
          return new Blob([new Uint8Array(bytes)], { type: "image/png" });
        });
        await navigator.clipboard.write([new ClipboardItem({ "image/png": picture })]);
        return true;
      } catch {
        return false;
      }
    },
    onSuccess: (copied) => {
      notifications.show({
        message: t(copied ? "figure.copied" : "figure.notCopied"),
        closeButtonProps: { "aria-label": t("common.close") },
      });
    },
  });
}

/** Puts the figures where a spreadsheet takes them from. */
export function useCopyTable() {
  const { t } = useTranslation();
  return useMutation({
    mutationFn: (text: string) => copyText(text),
    onSuccess: (copied) => {
      notifications.show({
        message: t(copied ? "figure.tableCopied" : "figure.tableNotCopied"),
        closeButtonProps: { "aria-label": t("common.close") },
      });
    },
  });
}
