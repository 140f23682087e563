import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Page } from "@/components/Page";
import { chooseFile } from "@/ipc";
import { ChooseTable } from "./ChooseTable";
import { ColumnsPart } from "./ColumnsPart";
import { Done } from "./Done";
import { FilePart } from "./FilePart";
import classes from "./Import.module.css";
import { PlanPart } from "./PlanPart";
import { useImport } from "./useImport";

/** The endings of tables that can be read; what a file is, its content says. */
const ENDINGS = ["csv", "tsv", "txt", "xlsx", "xlsm", "xlsb", "xls", "ods"];

/** The screen at `/import`: a table becomes customers or prospects. */
export function ImportPage() {
  const { file = null } = useSearch({ from: "/import" });
  // Another file let go on the window is another import.
  return <OneImport key={file} file={file} />;
}

function OneImport({ file }: { file: string | null }) {
  const { t } = useTranslation();
  const { as = null } = useSearch({ from: "/import" });
  const navigate = useNavigate();
  const work = useImport(file, as);
  const title = t(as === null ? "import.title" : `import.titleAs.${as}`);

  const chooseTable = async () => {
    const kinds = [{ name: t("import.file.kind"), extensions: ENDINGS }];
    const path = await chooseFile(t("import.file.choose"), kinds);
    if (path !== null) {
      work.choose(path);
    }
  };
  const leave = () => {
    work.choose(null);
    void navigate({ to: "/import", search: as === null ? {} : { as } });
  };

  if (work.done) {
    return (
      <Page title={title}>
        <Done done={work.done} onUndone={work.again} onAnother={leave} />
      </Page>
    );
  }
  if (work.path === null || work.unreadable || !work.view || !work.mapping) {
    return (
      <Page title={title}>
        <ChooseTable
          path={work.path}
          reading={work.path !== null && work.reading}
          error={work.unreadable}
          onChoose={() => void chooseTable()}
        />
      </Page>
    );
  }
  return (
    <Page title={title}>
      <div className={classes.parts}>
        <FilePart
          path={work.path}
          preview={work.view.look.preview}
          reading={work.reading}
          onRecut={work.recut}
          onReformat={work.reformat}
          onChoose={() => void chooseTable()}
        />
        <ColumnsPart view={work.view} mapping={work.mapping} work={work} />
        <PlanPart work={work} mapping={work.mapping} parameters={work.view.parameters} />
      </div>
    </Page>
  );
}
