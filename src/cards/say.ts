import type { PackageField } from '../domain/case-package.ts';
import { packageFields } from '../domain/case-package.ts';
import { isCategory } from '../domain/category.ts';
import type { Say } from '../domain/effects.ts';
import { routes } from '../domain/route.ts';
import type { Route } from '../domain/route.ts';
import { formatMoment } from '../locales/format.ts';
import { text } from '../locales/text.ts';
import type { TextKey } from '../locales/text.ts';
import { escapeHtml } from './plain-words.ts';
import { agentName, numberOf } from './reader.ts';
import type { Reader } from './reader.ts';

/** What params may point at: `person:<id>`, `people:<id>,<id>`, `ticket:<id>`, `thread:<id>` (the address of its thread). */
export interface Named {
  kind: 'person' | 'ticket' | 'thread';
  id: string;
}

/** A person's name, a ticket's number, a thread's address; undefined where it isn't known. */
export type Resolve = (named: Named) => string | number | undefined;

/** Everything a caller has to look up before. */
export const namedIn = (say: Say): Named[] =>
  Object.values(say.params ?? {}).flatMap((value) => {
    const { kind, id } = read(value);
    if (kind === 'people') return id.split(',').map((each) => ({ kind: 'person' as const, id: each }));
    return kind === 'person' || kind === 'ticket' || kind === 'thread' ? [{ kind, id }] : [];
  });

/** The words of a short answer as plain text. */
export function sayText(say: Say, resolve: Resolve, reader: Reader): string {
  return fill(say, (value) => shown(value, resolve, reader), reader);
}

/** The same as HTML: what people wrote is escaped, and a thread is a link. */
export function sayHtml(say: Say, resolve: Resolve, reader: Reader): string {
  const html = (value: string): string => {
    const words = escapeHtml(shown(value, resolve, reader));
    const link = read(value).kind === 'thread' && words.startsWith('https://');
    return link ? `<a href="${words}">${escapeHtml(text(reader.locale)('say.goThere'))}</a>` : words;
  };
  return fill(say, html, reader).replaceAll('\n', '<br>');
}

function fill(say: Say, show: (value: string) => string, reader: Reader): string {
  const params = Object.entries(say.params ?? {}).map(([name, value]) => [name, show(value)]);
  // A refusal names the owner only where there is one.
  const owner = agentName(undefined, reader);
  const words = text(reader.locale)(say.key as TextKey, { owner, ...Object.fromEntries(params) });
  // "Hi !" while somebody's name has not been read yet.
  return words.replace(/ +([!,.?])/g, '$1').trim();
}

function shown(value: string, resolve: Resolve, reader: Reader): string {
  const { kind, id } = read(value);
  switch (kind) {
    case 'person':
      return agentName(resolve({ kind, id })?.toString(), reader);
    case 'ticket': {
      const number = resolve({ kind, id });
      return number ? numberOf(Number(number)) : text(reader.locale)('say.aRequest');
    }
    case 'thread':
      return resolve({ kind, id })?.toString() ?? '';
    case 'time':
      return Number.isNaN(Date.parse(id)) ? id : formatMoment(id, reader.locale, reader.timeZone);
    case 'kind':
      return isNameKind(id) ? text(reader.locale)(`nameKind.${id}`) : id;
    case 'category':
      return categoryNames(value, reader);
    case 'people':
      return id
        .split(',')
        .map((each) => shown(`person:${each}`, resolve, reader))
        .join(', ');
    case 'route':
      return routes.includes(id as Route) ? text(reader.locale)(`route.${id as Route}`) : id;
    case 'fields':
      return fieldNames(id, reader);
    default:
      return value;
  }
}

const nameKinds = ['app', 'website', 'printer', 'vpn', 'place'] as const;
const isNameKind = (id: string): id is (typeof nameKinds)[number] =>
  (nameKinds as readonly string[]).includes(id);

type Kind = Named['kind'] | 'kind' | 'time' | 'category' | 'people' | 'route' | 'fields';

function read(value: string): { kind?: Kind; id: string } {
  const [, kind, id = ''] =
    /^(person|ticket|thread|kind|time|category|people|route|fields):(.+)$/s.exec(value) ?? [];
  return { kind: kind as Kind | undefined, id };
}

/** `serial,model` as people know them. */
function fieldNames(names: string, { locale }: Reader): string {
  const known = names.split(',').filter((name) => packageFields.includes(name as PackageField));
  return known.map((name) => text(locale)(`card.package.${name as PackageField}`)).join(', ');
}

/** `category:access,category:device` as their names. */
function categoryNames(value: string, { locale }: Reader): string {
  const names = value.split(',').map((each) => each.replace(/^category:/, ''));
  return names.map((name) => (isCategory(name) ? text(locale)(`categories.${name}`) : name)).join(', ');
}
