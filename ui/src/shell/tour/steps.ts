/** A step of the tour: a place, and what there is looked at. */
export interface TourStep {
  id: "rail" | "customers" | "profile" | "prospects" | "evidence" | "undo" | "search" | "help";
  /** The screen it happens on; none stays where one is. */
  to?: "/" | "/customers" | "/profile" | "/prospects" | "/evidence";
  /** What is pointed at: the first of these that is on the screen. */
  targets: readonly string[];
}

export const TOUR: readonly TourStep[] = [
  { id: "rail", to: "/", targets: ["[data-tour='places']"] },
  {
    id: "customers",
    to: "/customers",
    targets: ["main [role='grid']", "[data-tour='place-/customers']"],
  },
  {
    id: "profile",
    to: "/profile",
    targets: ["main [data-testid='lane']", "[data-tour='place-/profile']"],
  },
  {
    id: "prospects",
    to: "/prospects",
    targets: ["main [role='grid']", "[data-tour='place-/prospects']"],
  },
  {
    id: "evidence",
    to: "/evidence",
    targets: ["main [data-testid='evidence-forest']", "[data-tour='place-/evidence']"],
  },
  { id: "undo", targets: ["[data-tour='steps']"] },
  { id: "search", targets: ["[data-tour='search']"] },
  { id: "help", targets: ["main [data-hint]", "[data-tour='look']"] },
];
