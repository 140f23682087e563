import { IconHome, IconSettings, IconUsers } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import { EvidenceIcon, Logo, ProfileIcon, ProspectsIcon, SlidesIcon } from "./icons";
import classes from "./Rail.module.css";

const PLACES = [
  { to: "/", label: "shell.home", icon: <IconHome size={20} stroke={1.5} aria-hidden /> },
  {
    to: "/customers",
    label: "shell.customers",
    icon: <IconUsers size={20} stroke={1.5} aria-hidden />,
  },
  { to: "/slides", label: "shell.slides", icon: <SlidesIcon /> },
  { to: "/profile", label: "shell.profile", icon: <ProfileIcon /> },
  { to: "/prospects", label: "shell.prospects", icon: <ProspectsIcon /> },
  { to: "/evidence", label: "shell.evidence", icon: <EvidenceIcon /> },
] as const;

function Place({ to, label, children }: { to: string; label: string; children: ReactNode }) {
  return (
    <Link
      to={to}
      className={classes.place}
      activeOptions={{ exact: to === "/", includeSearch: false }}
      activeProps={{ "data-here": true }}
      data-tour={`place-${to}`}
    >
      {children}
      <span>{label}</span>
    </Link>
  );
}

/** The narrow column of places, with the settings and the last save at its foot. */
export function Rail({ open, savedAt }: { open: boolean; savedAt: number | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <nav className={classes.rail} aria-label={t("shell.navigation")}>
      <div className={classes.logo}>
        <Logo />
      </div>
      {open && (
        <div className={classes.places} data-tour="places">
          {PLACES.map((place) => (
            <Place key={place.to} to={place.to} label={t(place.label)}>
              {place.icon}
            </Place>
          ))}
        </div>
      )}
      {!open && (
        <Place to="/" label={t("shell.home")}>
          <IconHome size={20} stroke={1.5} aria-hidden />
        </Place>
      )}
      <div className={classes.foot}>
        <Place to="/settings" label={t("shell.settings")}>
          <IconSettings size={20} stroke={1.5} aria-hidden />
        </Place>
        {savedAt !== null && (
          <p className={classes.saved}>
            {t("shell.saved")}
            <br />
            <time dateTime={new Date(savedAt).toISOString()}>{format.time(savedAt)}</time>
          </p>
        )}
      </div>
    </nav>
  );
}
