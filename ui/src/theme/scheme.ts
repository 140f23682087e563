import {
  localStorageColorSchemeManager,
  type MantineColorScheme,
  type MantineColorSchemeManager,
} from "@mantine/core";

/**
 * Remembers light, dark or "as the system". A theme asked for on the command line overrules what
 * is remembered, for this run and until the person chooses another.
 */
export function schemeManager(asked: MantineColorScheme | null): MantineColorSchemeManager {
  const stored = localStorageColorSchemeManager({ key: "lanewise.theme" });
  let overruled = asked;
  return {
    ...stored,
    get: (fallback) => overruled ?? stored.get(fallback),
    set: (value) => {
      overruled = null;
      stored.set(value);
    },
  };
}
