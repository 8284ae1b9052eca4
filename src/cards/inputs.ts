import { z } from 'zod';
import { articleLimits } from '../domain/article.ts';
import type { PackageField } from '../domain/case-package.ts';
import { fieldChoices, packageFields } from '../domain/case-package.ts';
import { categories } from '../domain/category.ts';
import type { TextKey } from '../locales/text.ts';

/* What people may fill in: how long, and what they are told when it doesn't fit. */

export const needed: TextKey = 'dialog.error.needed';
export const tooLong: TextKey = 'dialog.error.tooLong';
export const chooseOne: TextKey = 'dialog.error.choose';
export const pickDate: TextKey = 'dialog.error.date';
const twoSteps: TextKey = 'dialog.error.twoSteps';
const stepsTooLong: TextKey = 'dialog.error.stepsTooLong';

export const titleLimit = 120;
export const textLimit = 8_000;
const longFields: Partial<Record<PackageField, number>> = {
  description: 3_000,
  tried: 3_000,
  steps: 3_000,
  businessImpact: 1_000,
  impacted: 1_000,
};

// Empty fields arrive as ''. PostgreSQL refuses NUL in text, JSON a lone surrogate.
const clean = (words: string): string => words.replaceAll('\0', '').toWellFormed().trim();
const isEmpty = (value: unknown): boolean => value === null || (typeof value === 'string' && !value.trim());
export const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (isEmpty(value) ? undefined : value), schema.optional());
export const words = (limit: number) =>
  z.string({ error: needed }).overwrite(clean).min(1, needed).max(limit, tooLong);
export const maybeWords = (limit: number) =>
  optional(
    z
      .string({ error: needed })
      .overwrite(clean)
      .max(limit, tooLong)
      .transform((value) => value || undefined),
  );
export const choice = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, { error: chooseOne });
export const person = z.string({ error: chooseOne }).regex(/^\P{C}{1,200}$/u, chooseOne);
export const day = z.iso.date({ error: pickDate });

/** How much of a field goes into a package; what is over 200 has several lines. */
export const packageLimits = Object.fromEntries(
  packageFields.map((field) => [field, longFields[field] ?? (field === 'title' ? titleLimit : 200)]),
) as Record<PackageField, number>;

const formats: Partial<Record<PackageField, { rule: RegExp; mistake: TextKey }>> = {
  email: { rule: /^[^\s@]+@[^\s@]+$/, mistake: 'dialog.error.email' },
  // People write numbers in too many ways to say more.
  phone: { rule: /(?:\D*\d){4}/, mistake: 'dialog.error.phone' },
};

export const packageInputs = Object.fromEntries(
  packageFields.map((field) => {
    const format = formats[field];
    if (format) {
      // Invisible marks come along with numbers that are pasted.
      const bare = (words: string): string => clean(words).replaceAll(/\p{Cf}/gu, '');
      const text = z.string({ error: needed }).overwrite(bare).max(packageLimits[field], tooLong);
      return [field, optional(text.regex(format.rule, format.mistake))];
    }
    if (field === 'firstNoticed') return [field, optional(day)];
    if (field in fieldChoices)
      return [field, optional(choice(fieldChoices[field as keyof typeof fieldChoices]))];
    return [field, maybeWords(packageLimits[field])];
  }),
) as Record<PackageField, ReturnType<typeof maybeWords>>;

/** An id that somebody chose from a list. */
export const chosenId = z.string({ error: chooseOne }).regex(/^\P{C}{1,200}$/u, chooseOne);

const stepsIn = (text: string): string[] => text.split('\n').filter((line) => /\p{L}/u.test(line));
const fits = (steps: readonly string[]): boolean =>
  steps.length <= articleLimits.steps && steps.every((step) => step.length <= articleLimits.step);

/** An article as a form. */
export const articleInputs = {
  title: words(80),
  category: choice(categories),
  symptoms: words(2_000),
  steps: words(3_000)
    .refine((text) => stepsIn(text).length > 1, { error: twoSteps })
    .refine((text) => fits(stepsIn(text)), { error: stepsTooLong }),
  stop: words(articleLimits.stop),
};

/** What people fill in; input ids are these names. All else is put there by the card. */
export const inputNames = [
  'affectedId',
  'article',
  'assignee',
  'burst',
  'canWork',
  'caseNumber',
  'caseType',
  'category',
  'comment',
  'details',
  'device',
  'done',
  'on',
  'rating',
  'reach',
  'reason',
  'search',
  'severity',
  'since',
  'stop',
  'symptoms',
  'text',
  'title',
  'until',
  'update',
  ...packageFields,
] as const;
export type InputName = (typeof inputNames)[number];
