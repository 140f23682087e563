import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { type Words, wordsIn } from "@/documents/words";
import { currentLanguage } from "@/i18n";

/** The words of the language on the screen: for what the screen and a document say alike. */
export function useWords(): Words {
  const { i18n } = useTranslation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the language is the point
  return useMemo(() => wordsIn(currentLanguage()), [i18n.language]);
}
