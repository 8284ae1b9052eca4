import { describe, expect, it } from '@jest/globals';
import { languages, type Language } from '../../src/domain/language.ts';
import { loadArticles, type Article } from '../../src/triage/articles.ts';

const { articles, problems } = loadArticles();
const of = (language: Language) => articles.filter((article) => article.language === language);
const english = of('en');

const sayWhenToAsk: Record<Language, RegExp> = {
  en: /\b(?:stop and|now) ask a person\b/i,
  de: /\bfragen Sie (?:jetzt )?jemanden vom Support\b/i,
  fr: /\bdemandez (?:maintenant )?l'aide d'une personne du support/i,
  es: /\bhable con una persona de soporte\b/i,
};

describe('the shipped articles', () => {
  it('all load, cover many categories, and their titles differ', () => {
    expect(problems).toEqual([]);
    expect(english.filter(({ audience }) => audience === 'user').length).toBeGreaterThanOrEqual(50);
    expect(new Set(english.map(({ category }) => category)).size).toBeGreaterThanOrEqual(7);
    for (const language of languages)
      expect(new Set(of(language).map(({ title }) => title)).size).toBe(of(language).length);
  });

  it('are short: three to seven steps, none over 280 characters', () => {
    const long = articles.flatMap(({ id, language, steps }) => [
      ...(steps.length < 3 || steps.length > 7 ? [`${language}/${id}: ${steps.length} steps`] : []),
      ...steps.filter((step) => step.length > 280).map((step) => `${language}/${id}: ${step}`),
    ]);
    expect(long).toEqual([]);
  });

  it('end with when to stop and ask a person', () => {
    const silent = articles.filter(({ language, stop }) => !sayWhenToAsk[language].test(stop));
    expect(silent.map(({ id, language, stop }) => `${language}/${id}: ${stop}`)).toEqual([]);
  });

  it('never lower security', () => {
    const everything = english.map(({ steps, stop }) => [...steps, stop].join(' ')).join('\n');
    expect(everything).not.toMatch(
      /smb ?1|guest (logon|access)|full control|run as administrator|ignore the warning/i,
    );
    expect(everything).not.toMatch(/(turn|switch) off [^.]*(antivirus|virus|defender|firewall|bitlocker)/i);
  });

  it('name no symptom and no near miss twice, and at least five symptoms', () => {
    const twice = articles.filter(({ symptoms, unlike }) => {
      const phrases = [...symptoms, ...unlike].map((phrase) => phrase.toLowerCase());
      return new Set(phrases).size < phrases.length;
    });
    expect(twice.map(({ id, language }) => `${language}/${id}`)).toEqual([]);
    expect(articles.filter(({ symptoms }) => symptoms.length < 5)).toEqual([]);
  });
});

describe.each(['de', 'fr', 'es'] as const)('the articles in %s', (language) => {
  const pairs = of(language).map((translated) => ({
    translated,
    original: english.find(({ id }) => id === translated.id)!,
  }));
  const differing = (what: (article: Article) => unknown) =>
    pairs
      .filter(
        ({ translated, original }) => JSON.stringify(what(translated)) !== JSON.stringify(what(original)),
      )
      .map(({ translated }) => translated.id);

  it('are those for users, all of them', () => {
    const forUsers = english.filter(({ audience }) => audience === 'user').map(({ id }) => id);
    expect(of(language).map(({ id }) => id)).toEqual(forUsers);
  });

  it('have the codes, the category, the readers and as many steps as the English ones', () => {
    expect(differing(({ codes }) => codes)).toEqual([]);
    expect(differing(({ category }) => category)).toEqual([]);
    expect(differing(({ audience }) => audience)).toEqual([]);
    expect(differing(({ steps }) => steps.length)).toEqual([]);
  });

  it('are translated: no title, step or end is the English one', () => {
    const left = pairs.filter(
      ({ translated, original }) =>
        translated.title === original.title ||
        translated.stop === original.stop ||
        translated.steps.some((step, at) => step === original.steps[at]),
    );
    expect(left.map(({ translated }) => translated.id)).toEqual([]);
  });
});
