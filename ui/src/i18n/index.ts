import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import en from "./en.json";
import es from "./es.json";
import it from "./it.json";

export const LANGUAGES = ["en", "it", "es"] as const;
/** A language the whole interface is written in. */
export type Language = (typeof LANGUAGES)[number];

const STORED = "lanewise.language";

function isLanguage(value: string | null | undefined): value is Language {
  return LANGUAGES.some((language) => language === value);
}

/** The language of this person: chosen before, else the system's where we speak it, else English. */
export function preferredLanguage(): Language {
  const stored = localStorage.getItem(STORED);
  if (isLanguage(stored)) {
    return stored;
  }
  const spoken = navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage);
  return spoken ?? "en";
}

/** The language on the screen now. */
export function currentLanguage(): Language {
  return isLanguage(i18next.language) ? i18next.language : "en";
}

/** Changes every word on the screen at once and remembers the choice. */
export async function changeLanguage(language: Language): Promise<void> {
  localStorage.setItem(STORED, language);
  await i18next.changeLanguage(language);
}

/**
 * Italian and Spanish have a plural for whole millions ("un milione di clienti"), which figures
 * do not use: `_many` is read as `_other`, so nobody has to write it.
 */
function withMany(tree: unknown): unknown {
  if (typeof tree !== "object" || tree === null) {
    return tree;
  }
  const entries = Object.entries(tree).flatMap(([key, value]) =>
    key.endsWith("_other")
      ? [
          [key, value],
          [`${key.slice(0, -"_other".length)}_many`, value],
        ]
      : [[key, withMany(value)]],
  );
  return Object.fromEntries(entries);
}

function follow(language: string): void {
  document.documentElement.lang = language;
}

/** Starts i18next. All three languages are in the bundle, so a switch needs no waiting. */
export function startI18n(language: Language = preferredLanguage()): typeof i18next {
  i18next.on("languageChanged", follow);
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    initAsync: false,
    resources: {
      en: { translation: en },
      it: { translation: withMany(it) as typeof en },
      es: { translation: withMany(es) as typeof en },
    },
    contextSeparator: "|",
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  follow(language);
  return i18next;
}
