/** The places of the program: how one gets there, and which of them need an open workspace. */
export const PLACES = [
  { to: "/", label: "shell.home", keys: "g h", digit: "alt+1", open: false },
  { to: "/customers", label: "shell.customers", keys: "g c", digit: "alt+2", open: true },
  { to: "/slides", label: "shell.slides", keys: "g l", digit: "alt+3", open: true },
  { to: "/profile", label: "shell.profile", keys: "g p", digit: "alt+4", open: true },
  { to: "/prospects", label: "shell.prospects", keys: "g r", digit: "alt+5", open: true },
  { to: "/evidence", label: "shell.evidence", keys: "g e", digit: "alt+6", open: true },
  { to: "/import", label: "shell.import", keys: "g i", digit: null, open: true },
  { to: "/settings", label: "shell.settings", keys: "g s", digit: null, open: false },
] as const;
