import { ActionIcon, Button } from "@mantine/core";
import { IconDoorEnter, IconPlus, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { InlineText } from "@/components/InlineText";
import { FULL_SCORE } from "@/components/model";
import { NumberField, readDecimal } from "@/components/NumberField";
import { TierBars } from "@/components/TierTag";
import { useFormat } from "@/i18n/format";
import { ipc, type Tier } from "@/ipc";
import { said, useDraftChange, useTakeBack } from "../change";
import { idFor } from "../ids";
import classes from "./Tiers.module.css";

const FEWEST = 2;
const MOST = 6;

/** The widest tier cut in two: the upper half keeps its name. */
function withTier(tiers: readonly Tier[], name: string): Tier[] {
  const width = (at: number) => (tiers[at - 1]?.from ?? FULL_SCORE) - (tiers[at]?.from ?? 0);
  const widest = tiers.reduce((best, _, at) => (width(at) > width(best) ? at : best), 0);
  const cut = tiers[widest];
  if (!cut) {
    return [...tiers];
  }
  const half = Math.round((cut.from + width(widest) / 2) / 1000) * 1000;
  const id = idFor(
    name,
    tiers.map((tier) => tier.id),
    "tier",
  );
  return [
    ...tiers.slice(0, widest),
    { ...cut, from: half },
    { id, name, from: cut.from },
    ...tiers.slice(widest + 1),
  ];
}

/** The tiers (P3), best first: names, where each begins, and how many there are. */
export function Tiers({ tiers, admitting }: { tiers: Tier[]; admitting: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const change = useDraftChange();
  const takeBack = useTakeBack();
  const last = tiers.length - 1;

  const put = (next: Tier[]) =>
    change({
      run: () => ipc.profilePutTiers(next),
      now: (profile) => ({ ...profile, tiers: next }),
    });
  const admit = (at: number) => {
    const id = tiers[at]?.id;
    if (id) {
      said(
        change({
          run: () => ipc.profileSetAdmits(id),
          now: (profile) => ({ ...profile, admits: id }),
        }),
      );
    }
  };
  const edit = (at: number, part: Partial<Tier>) =>
    said(put(tiers.map((tier, place) => (place === at ? { ...tier, ...part } : tier))));
  const remove = (at: number) => {
    const gone = tiers[at];
    const rest = tiers.filter((_, place) => place !== at);
    // The last one starts at 0, whichever it is.
    const next = rest.map((tier, place) =>
      place === rest.length - 1 ? { ...tier, from: 0 } : tier,
    );
    said(put(next).then(() => takeBack(t("profile.tiers.removed", { name: gone?.name ?? "" }))));
  };

  return (
    <div>
      <ul className={classes.tiers}>
        {tiers.map((tier, at) => (
          <li key={tier.id} className={classes.tier} data-testid={`tier-${tier.id}`}>
            <TierBars rank={at} count={tiers.length} />
            <InlineText
              className={classes.name}
              label={t("profile.tiers.name")}
              value={tier.name}
              required
              onCommit={(name) => edit(at, { name })}
            />
            <span className={classes.from}>
              {t("profile.tiers.from")}
              {at === last ? (
                <span className={classes.zero}>{format.score(0)}</span>
              ) : (
                <NumberField
                  label={t("profile.tiers.fromOf", { name: tier.name })}
                  shown={format.score(tier.from)}
                  read={(typed) => {
                    const value = readDecimal(typed);
                    const from = value === null ? null : Math.round(value * 1000);
                    const above = tiers[at - 1]?.from ?? FULL_SCORE + 1;
                    const below = tiers[at + 1]?.from ?? 0;
                    return from !== null && from > below && from < above ? from : null;
                  }}
                  onCommit={(from) => edit(at, { from })}
                />
              )}
            </span>
            <button
              type="button"
              className={classes.admits}
              role="switch"
              aria-checked={at < admitting}
              // The best always admits, and the last never: else the profile would say nothing.
              disabled={at === 0 || at === last}
              aria-label={t("profile.tiers.admitsOf", { name: tier.name })}
              data-testid={`admits-${tier.id}`}
              onClick={() => admit(at < admitting ? at - 1 : at)}
            >
              {at < admitting ? (
                <>
                  <IconDoorEnter size={15} stroke={1.7} aria-hidden /> {t("profile.tiers.admits")}
                </>
              ) : (
                at !== last && <span className={classes.let}>{t("profile.tiers.admit")}</span>
              )}
            </button>
            <ActionIcon
              className={classes.remove}
              variant="subtle"
              disabled={tiers.length <= FEWEST}
              aria-label={t("profile.tiers.remove", { name: tier.name })}
              onClick={() => remove(at)}
            >
              <IconX size={16} stroke={1.6} aria-hidden />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <Button
        className={classes.add}
        leftSection={<IconPlus size={16} stroke={1.8} aria-hidden />}
        disabled={tiers.length >= MOST}
        data-testid="add-tier"
        onClick={() => said(put(withTier(tiers, t("profile.tiers.fresh"))))}
      >
        {t("profile.tiers.add")}
      </Button>
    </div>
  );
}
