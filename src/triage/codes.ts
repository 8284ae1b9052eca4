import type { Category } from '../domain/category.ts';

const hex = /\b(?:0x)(caa[\da-f]{5}|[\da-f]{3,8})\b/gi;
const signIn = /\b(AADSTS\d{5,7}|CAA[\dA-F]{5})\b/gi;
// At least two capital parts: STOP codes and browser errors. A file_name in lower case is none.
const named = /\b(?:ERR|DNS|STATUS|RESULT|SEC|NET|INET)_[A-Z\d_]+\b|\b[A-Z]{2,}\d*(?:_[A-Z\d]+)+\b/g;
// A bare number is a code only where the writer says so: "error 809", "809 error".
const numbered =
  /\b(?:error|err|code|fehler|erreur|event id)\W{0,3}(?:code|no\.?|number|#)?\W{0,3}(\d{2,5})\b/gi;
const numberFirst = /\b(\d{3,5})\s+error\b/gi;

/** One spelling for a code: `0x` and hexadecimal in lower case, names in capitals; `0xCAA…` without its `0x`. */
export function normaliseCode(code: string): string {
  const trimmed = code.trim();
  if (/^0xcaa/i.test(trimmed)) return trimmed.slice(2).toUpperCase();
  return /^0x/i.test(trimmed) ? trimmed.toLowerCase() : trimmed.toUpperCase();
}

/** The error codes in a text, each once, as `normaliseCode` spells them. */
export function findCodes(text: string): string[] {
  const found = new Set<string>();
  for (const [code] of text.matchAll(hex)) found.add(normaliseCode(code));
  for (const [code] of text.matchAll(signIn)) found.add(normaliseCode(code));
  for (const [code] of text.matchAll(named)) found.add(normaliseCode(code));
  for (const [, code] of text.matchAll(numbered)) found.add(code!);
  for (const [, code] of text.matchAll(numberFirst)) found.add(code!);
  return [...found];
}

const rules: readonly (readonly [RegExp, Category])[] = [
  [/^AADSTS53\d{3}$/, 'managed-setting'],
  [/^(AADSTS|CAA)/, 'access'],
  [/^0x(801c|80090)/, 'access'],
  [/^0x8004de/, 'microsoft-apps'],
  [/^0x(8024|800f0|80073712|80070643|c19)/, 'windows'],
  [/^0x(0000011b|00000709|80070035|00000bcb|11b|709|bcb)$/, 'infrastructure'],
  [/^0x(87d1|87d3)/, 'managed-setting'],
  [/^(619|628|633|648|651|691|720|789|800|806|809|812|868|13801|13806|13868)$/, 'infrastructure'],
  [/^(ERR|DNS|NET|INET|SEC|STATUS|RESULT|NS|SSL|PR)_/, 'browser'],
  [
    /_(NOT_LESS_OR_EQUAL|NOT_HANDLED|PROCESS_DIED|MANAGEMENT|VIOLATION|EXCEPTION|FAILURE|DEVICE|HEADER|AREA|POOL|ERROR)$/,
    'windows',
  ],
];

/** What a code is about, where it says so by itself. */
export const categoryOfCode = (code: string): Category | undefined =>
  rules.find(([pattern]) => pattern.test(code))?.[1];
