/**
 * The names under which answers of the core are kept. The first word is the area: a `Changes`
 * event names areas, and every query of a named area is asked again. A mistyped key does not
 * compile, because no screen writes one by hand.
 */
export const keys = {
  app: {
    start: () => ["app", "start"] as const,
  },
  workspace: {
    shell: () => ["workspace", "shell"] as const,
  },
} as const;

/** The areas that a change can touch. */
export type Area = keyof typeof keys;
