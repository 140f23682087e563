import { useTranslation } from "react-i18next";
import { InlineSelect } from "../InlineSelect";
import { useVersion } from "./version";

/** "Of the draft": what the evidence speaks of, chosen where it stands; nothing while nothing is published. */
export function VersionChoice() {
  const { t } = useTranslation();
  const { version, versions, choose } = useVersion();
  if (versions.length === 0) {
    return null;
  }
  return (
    <InlineSelect
      label={t("evidence.of")}
      value={version === null ? "draft" : String(version)}
      options={[
        { value: "draft", label: t("replay.source.draft") },
        ...versions.map(({ number }) => ({
          value: String(number),
          label: t("replay.source.version", { number }),
        })),
      ]}
      onChange={(value) => choose(value === "draft" ? null : Number(value))}
      testId="evidence-version"
    />
  );
}
