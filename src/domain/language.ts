/** The languages that the desk speaks; the first is the source of all words. */
export const languages = ['en', 'de', 'fr', 'es'] as const;
export type Language = (typeof languages)[number];

/** The language of a locale, where the desk speaks it: `de-AT` is `de`. */
export const languageOf = (locale: string): Language | undefined =>
  languages.find((language) => language === locale.toLowerCase().split('-')[0]);
