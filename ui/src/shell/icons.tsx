import type { ReactNode } from "react";

/** A drawing on a 20-pixel grid with the stroke of the Tabler icons beside it. */
function Drawing({ children }: { children: ReactNode }) {
  return (
    <svg
      width="20"
      height="20"
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  );
}

/** Weights on their lines. */
export function ProfileIcon() {
  return (
    <Drawing>
      <path d="M2 5h16M2 10h16M2 15h16" />
      <g fill="currentColor" stroke="none">
        <circle cx="13" cy="5" r="2.4" />
        <circle cx="7" cy="10" r="2.4" />
        <circle cx="11" cy="15" r="2.4" />
      </g>
    </Drawing>
  );
}

/** Two slides side by side on their stand. */
export function SlidesIcon() {
  return (
    <Drawing>
      <rect x="2" y="3" width="16" height="11" rx="1.5" />
      <path d="M10 3v14M7 17h6M4.75 6.5h2.5M4.75 9h2.5M12.75 6.5h2.5M12.75 9h2.5" />
    </Drawing>
  );
}

/** Two ranges, each with its likely score. */
export function ProspectsIcon() {
  return (
    <Drawing>
      <path d="M3 3v6M14 3v6M3 6h11M6 11v6M17 11v6M6 14h11" />
      <g fill="currentColor" stroke="none">
        <rect x="8" y="3.8" width="3" height="4.4" rx="1" />
        <rect x="11" y="11.8" width="3" height="4.4" rx="1" />
      </g>
    </Drawing>
  );
}

/** Effects with their intervals on either side of nothing. */
export function EvidenceIcon() {
  return (
    <Drawing>
      <path d="M10 2v16M12 5h6M2 10h5M7 15h8" />
      <g fill="currentColor" stroke="none">
        <circle cx="15" cy="5" r="2.2" />
        <circle cx="4.5" cy="10" r="2.2" />
        <circle cx="11" cy="15" r="2.2" />
      </g>
    </Drawing>
  );
}

/** The mark of Lanewise: customers on either side of a cut-off, as in src-tauri/icons/lanewise-small.svg. */
export function Logo() {
  return (
    <svg width="30" height="30" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="7" fill="#1F1C18" />
      <path d="M4 10H14M20 22H28" stroke="#8F8779" strokeWidth="2" />
      <circle cx="24" cy="10" r="4" fill="#FFFEFB" />
      <path d="M9 17L14 22L9 27L4 22Z" fill="#FFFEFB" />
      <path d="M16 4H18V28H16Z" fill="#D7A9D6" />
    </svg>
  );
}
