import type { CasePackage, PackageField } from '../domain/case-package.ts';
import { fieldChoices, fieldsFor } from '../domain/case-package.ts';
import type { Category } from '../domain/category.ts';
import type { Provider } from '../domain/escalation.ts';
import type { CaseType, Route } from '../domain/route.ts';
import type { Severity } from '../domain/severity.ts';
import { formatDay } from '../locales/format.ts';
import { text } from '../locales/text.ts';
import type { TextKey } from '../locales/text.ts';
import { shorten, shortenLine } from './plain-words.ts';
import type { Reader } from './reader.ts';
import { lineOf, numberOf } from './reader.ts';
import { packageLimits } from './inputs.ts';

/** What goes to a destination, before it is put into words. */
export interface PackageView extends Reader {
  ticketNumber: number;
  route: Route;
  caseType: CaseType;
  category: Category;
  severity: Severity;
  provider: Provider;
  /** The team that supports the user, where that is a partner's. */
  providerTeam?: string;
  words: CasePackage;
}

export interface PackageRow {
  label: string;
  value: string;
  /** More than a line. */
  long: boolean;
}

/** The package as it is sent, row by row: deciders see exactly this. */
export function packageRows(view: PackageView): PackageRow[] {
  const t = text(view.locale);
  const facts: [TextKey, string][] = [
    ['card.package.ticket', numberOf(view.ticketNumber)],
    ['card.package.caseType', t(`caseType.${view.caseType}`)],
    ['card.package.category', t(`categories.${view.category}`)],
    [
      'card.package.severity',
      t('card.ticket.severity', { letter: view.severity, words: t(`severity.${view.severity}`) }),
    ],
    ['card.package.provider', providerWords(view)],
  ];
  return [
    ...facts.map(([key, value]) => ({ label: t(key), value, long: false })),
    ...fieldsFor(view.route, view.caseType).flatMap((field) => rowOf(field, view)),
  ];
}

export const providerWords = ({
  provider,
  providerTeam,
  locale,
}: Pick<PackageView, 'provider' | 'providerTeam' | 'locale'>): string =>
  text(locale)(`provider.${provider}`, { team: lineOf(providerTeam ?? '') });

function rowOf(field: PackageField, { words, locale }: PackageView): PackageRow[] {
  const value = words[field];
  if (!value) return [];
  const long = packageLimits[field] > 200;
  const shown = long ? shorten(value, packageLimits[field]) : shortenLine(value, packageLimits[field]);
  return [{ label: text(locale)(`card.package.${field}`), value: wordsFor(field, shown, locale), long }];
}

function wordsFor(field: PackageField, value: string, locale: string): string {
  if (field === 'firstNoticed') return formatDay(value, locale, 'UTC');
  const choices: readonly string[] =
    field in fieldChoices ? fieldChoices[field as keyof typeof fieldChoices] : [];
  return choices.includes(value) ? text(locale)(`dialog.choice.${field}.${value}` as TextKey) : value;
}

/** The same as plain text, to copy or to mail. */
export function packageText(view: PackageView): string {
  return packageRows(view)
    .map(({ label, value, long }) => (long ? `\n${label}:\n${value}\n` : `${label}: ${value}`))
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}
