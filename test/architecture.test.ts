import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const src = join(import.meta.dirname, '..', 'src');

/** What each part of src may import of the others. `config` and `log` are for everybody who lives above the store. */
const below = ['domain', 'triage', 'store', 'cards', 'locales'];
const aboveApp = [...below, 'app', 'config', 'log', 'setting-types'];
const mayImport: Record<string, string[]> = {
  domain: [],
  locales: ['domain'],
  triage: ['domain'],
  store: ['domain'],
  cards: ['domain', 'locales'],
  app: [...below, 'config', 'log'],
  teams: [...aboveApp, 'read-body'],
  connectors: [...aboveApp, 'read-body'],
  web: aboveApp,
  // Practice Teams knows the bot only by HTTP.
  practice: [],
  server: [...below, 'app', 'teams', 'connectors', 'web'],
  start: [...aboveApp, 'teams', 'connectors', 'web', 'server'],
  'practice-mode': [
    'practice',
    'practice-database',
    'practice-destinations',
    'store',
    'config',
    'log',
    'start',
  ],
  'practice-database': ['practice', 'store', 'config'],
  'practice-destinations': ['config'],
  audit: ['app', 'store', 'config'],
  eval: ['domain', 'triage'],
  main: ['config', 'log', 'runtime', 'free-ports', 'start', 'practice-mode'],
  'free-ports': ['config'],
  config: ['settings', 'setting-destinations', 'secret-key', 'log'],
  settings: ['setting-types', 'setting-destinations', 'log'],
  'setting-types': [],
  'setting-destinations': [],
  'read-body': [],
  'secret-key': [],
  runtime: [],
  log: [],
};

/** Below the wiring, settings and the log come in as arguments. */
const onlyAsTypes = ['config', 'log'];
const wiring = [
  'start',
  'practice-mode',
  'practice-database',
  'audit',
  'main',
  'free-ports',
  'config',
  'settings',
];

/** Packages that live in one place, so that replacing one costs that place. */
const home: [name: RegExp, place: RegExp][] = [
  [/^(botbuilder|botframework)/, /^teams\//],
  [/^restify$/, /^(server\.ts|web\/)/],
  [/^(node:sqlite|pg)$/, /^store\/database\.ts$/],
  [/^kysely$/, /^store\//],
  [/^adaptivecards-templating$/, /^cards\//],
  [/^sharp$/, /^(app\/images\.ts$|practice\/)/],
  [/^pino$/, /^log\.ts$/],
  [/^nodemailer$/, /^connectors\//],
  [/^standardwebhooks$/, /^connectors\//],
  [/^(smtp-server|mailparser)$/, /^practice\//],
  [/^(@azure\/|sanitize-html)/, /^teams\//],
];

type Import = { from: string; to: string; typeOnly: boolean };

const files = readdirSync(src, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(src, join(entry.parentPath, entry.name)));
const code = files.filter((file) => file.endsWith('.ts'));
const text = (file: string) => readFileSync(join(src, file), 'utf8');
const imports = code.flatMap(importsOf);
const inside = imports.filter(({ to }) => to.startsWith('.'));

/** `teams/adapter.ts` → teams, `server.ts` → server. */
const partOf = (file: string) => file.split('/')[0]!.replace(/\.ts$/, '');

function importsOf(from: string): Import[] {
  const lines = /^(?:import|export)( type)?\b[^;'"]*?from '([^']+)'/gm;
  const loads = /(?:\bimport|\brequire|createRequire\(import\.meta\.url\))\('([^']+)'\)/g;
  return [
    ...[...text(from).matchAll(lines)].map((found) => ({
      from,
      to: found[2]!,
      typeOnly: Boolean(found[1]),
    })),
    ...[...text(from).matchAll(loads)].map((found) => ({ from, to: found[1]!, typeOnly: false })),
  ];
}

const targetOf = ({ from, to }: Import) => partOf(relative(src, join(src, from, '..', to)));
/** Card templates are JSON beside src; only their own folder reads them. */
const isTemplate = ({ from, to }: Import) =>
  partOf(from) === 'cards' && /^\.\.\/\.\.\/cards\/[a-z-]+\.json$/.test(to);
const shown = ({ from, to }: Import) => `${from} imports ${to}`;

describe('the architecture', () => {
  it('has a place for every part', () => {
    expect(imports.length).toBeGreaterThan(500);
    expect([...new Set(code.map(partOf))].filter((part) => !mayImport[part])).toEqual([]);
  });

  it('imports one way: domain ← triage, store, cards ← app ← teams, connectors, web ← server ← main', () => {
    const astray = inside.filter((each) => {
      if (isTemplate(each)) return false;
      const [part, target] = [partOf(each.from), targetOf(each)];
      return part !== target && !mayImport[part]?.includes(target);
    });
    expect(astray.map(shown)).toEqual([]);
  });

  it('keeps the domain pure: it imports nothing but itself', () => {
    const impure = imports.filter(({ from, to }) => partOf(from) === 'domain' && !to.startsWith('./'));
    expect(impure.map(shown)).toEqual([]);
  });

  it('hands settings and the log in from outside', () => {
    const taken = inside.filter(
      (each) => onlyAsTypes.includes(targetOf(each)) && !each.typeOnly && !wiring.includes(partOf(each.from)),
    );
    expect(taken.map(shown)).toEqual([]);
  });

  it('keeps each large package in one place', () => {
    const stray = imports.filter(({ from, to }) =>
      home.some(([name, place]) => name.test(to) && !place.test(from)),
    );
    expect(stray.map(shown)).toEqual([]);
  });

  it('has files that can be read in one go, called by what they are', () => {
    const prose = /\.(jsonl?|md|txt|svg|bin)$/;
    const long = files.filter((file) => !prose.test(file) && text(file).trimEnd().split('\n').length > 250);
    expect(long).toEqual([]);
    expect(files.filter((file) => /util|helper|common|misc/.test(file))).toEqual([]);
    expect(files.filter((file) => !/^([a-z0-9-]+\/)*[a-z0-9-]+(\.[a-z]+)+$/.test(file))).toEqual([]);
  });

  it('exports by name', () => {
    expect(files.filter((file) => /\.(ts|js)$/.test(file) && /^export default\b/m.test(text(file)))).toEqual(
      [],
    );
  });
});
