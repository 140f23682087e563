import { Trans, useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import { Choice } from "../rules/Choice";
import classes from "./Gates.module.css";

const ANY = "any";
const LIMITS = [1, 2, 3, 4, 5, 6, 8, 10];

interface OpenAtOnceProps {
  most: number | null;
  onChange: (most: number | null) => void;
}

/** How many of a gate one person may have open at once. */
export function OpenAtOnce({ most, onChange }: OpenAtOnceProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const limits = most === null || LIMITS.includes(most) ? LIMITS : [...LIMITS, most];
  const options = [
    { id: ANY, name: t("gates.edit.anyNumber") },
    ...limits.map((one) => ({ id: String(one), name: format.count(one) })),
  ];
  return (
    <p className={classes.open}>
      <Trans
        t={t}
        i18nKey="gates.edit.open"
        components={{
          n: (
            <Choice
              label={t("gates.edit.openLabel")}
              options={options}
              chosen={[most === null ? ANY : String(most)]}
              shown={most === null ? t("gates.edit.anyNumber") : format.count(most)}
              onChoose={(id) => onChange(id === ANY ? null : Number(id))}
            />
          ),
        }}
      />
    </p>
  );
}
