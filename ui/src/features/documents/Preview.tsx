import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { fontFaces } from "@/documents/fonts";
import { toHtml } from "@/documents/html";
import type { Paper } from "@/documents/model";
import classes from "./Documents.module.css";

export interface PreviewProps {
  paper: Paper;
  /** Gets the way to print the page, once it is there. */
  onPrintable: (print: () => void) => void;
}

/** The very page that is saved, in a frame where nothing runs. */
export function Preview({ paper, onPrintable }: PreviewProps) {
  const { t } = useTranslation();
  const frame = useRef<HTMLIFrameElement>(null);
  const [fonts, setFonts] = useState<string | null>(null);
  useEffect(() => {
    let here = true;
    void fontFaces().then((faces) => here && setFonts(faces));
    return () => {
      here = false;
    };
  }, []);
  const page = useMemo(() => (fonts === null ? null : toHtml(paper, fonts, false)), [paper, fonts]);
  return page === null ? (
    <div className={classes.frame} />
  ) : (
    <iframe
      ref={frame}
      className={classes.frame}
      title={t("documents.preview")}
      // No scripts; the same origin only so that the page can be sent to the printer.
      sandbox="allow-same-origin allow-modals"
      srcDoc={page}
      data-testid="document-preview"
      onLoad={() => onPrintable(() => frame.current?.contentWindow?.print())}
    />
  );
}
