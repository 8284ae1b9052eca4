import { createRequire } from 'node:module';
import { text } from '../locales/text.ts';
import type { TextKey } from '../locales/text.ts';
import type { Json } from './action.ts';
import { breakMacros, escapeMarkdown } from './plain-words.ts';

/** `fallbackText` tells it in a line, and serves as the notification's summary too. */
export type Card = Json & { type: 'AdaptiveCard'; fallbackText: string };

/** What of `adaptivecards-templating` is used; its own types pull in sources that do not compile here. */
interface Template {
  expand(context: { $root: object }): unknown;
}

/** Teams takes 100 KB an activity, counted as UTF-16. */
const byteLimit = 80 * 1024;
const require = createRequire(import.meta.url);
const templates = new WeakMap<Json, Map<string, Template>>();

/**
 * Expands a template once with what a card's function hands it. In a template `@card.help.title` is a text of the
 * locale and `${name}` a value; no text is Markdown, so all of it is escaped. Throws when a value is missing or
 * the card is too big: both are our mistake.
 */
export function render(template: Json, locale: string, view: Json): Card {
  const expanded = templateFor(template, locale).expand({ $root: shield(view) }) as Card;
  const json = JSON.stringify(expanded);
  const missing = /\$\{[^"]{0,60}/.exec(json);
  if (missing) throw new Error(`a card needs a value for ${missing[0]}`);
  const card = finish(expanded) as Card;
  const size = JSON.stringify(card).length * 2;
  if (size > byteLimit) throw new Error(`a card of ${size} bytes is too big for Teams`);
  return card;
}

function templateFor(template: Json, locale: string): Template {
  const byLocale = templates.get(template) ?? new Map<string, Template>();
  templates.set(template, byLocale);
  const known = byLocale.get(locale);
  if (known) return known;
  // Its expression engine costs about 280 ms and 31 MB, which a start need not wait for.
  const templating = require('adaptivecards-templating') as {
    Template: new (json: object) => Template;
  };
  const made = new templating.Template(withTexts(template, locale));
  byLocale.set(locale, made);
  return made;
}

function withTexts(value: unknown, locale: string): object {
  return mapStrings(value, (words) =>
    /^@[\w-]+(\.[\w-]+)+$/.test(words) ? text(locale)(words.slice(1) as TextKey) : words,
  ) as object;
}

// A `${` that people wrote travels in disguise, so that any other one left over is a value we forgot.
const disguise = '$\ue0fe{';
const shield = (view: unknown): object =>
  mapStrings(view, (words) => words.replaceAll('${', disguise)) as object;
const unshield = (words: string): string => words.replaceAll(disguise, '${');

function finish(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((each) => finish(each, key));
  if (!value || typeof value !== 'object') return value;
  const owner = value as Json;
  const entries = Object.entries(owner).map(([name, each]) => [name, finishPart(owner, key, name, each)]);
  return Object.fromEntries(entries);
}

/** `inKey` is the list or property that holds the owner: facts and choices look alike, only facts are Markdown. */
function finishPart(owner: Json, inKey: string, name: string, value: unknown): unknown {
  // What a button sends back and what a field holds must return as it was.
  if (name === 'data' || name === 'value') {
    const plain = mapStrings(value, unshield);
    return inKey === 'facts' ? escapeMarkdown(String(plain)) : plain;
  }
  if (typeof value !== 'string') return finish(value, name);
  const words = unshield(value);
  if (inKey === 'facts' || (owner.type === 'TextBlock' && name === 'text')) return escapeMarkdown(words);
  return breakMacros(words);
}

function mapStrings(value: unknown, change: (words: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((each) => mapStrings(each, change));
  if (!value || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, mapStrings(each, change)]));
}
