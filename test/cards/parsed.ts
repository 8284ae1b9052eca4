import { createRequire } from 'node:module';

type Json = Record<string, unknown>;

/** What is used of Microsoft's renderer; its package entry fails on Node 24 and its types do not compile here. */
interface Renderer {
  AdaptiveCard: new () => Parsed;
  SerializationContext: new (version: unknown) => Context;
  Versions: Record<string, unknown>;
}
interface Parsed {
  parse(json: Json, context?: Context): void;
  toJSON(): Json;
}
interface Context {
  readonly eventCount: number;
  getEventAt(index: number): { message: string };
}

const renderer = createRequire(import.meta.url)('adaptivecards/dist/adaptivecards.js') as Renderer;

/** Parses as a client of that version would; what it complains about, and what it understood. */
export function parseCard(
  card: Json,
  version: 'v1_4' | 'v1_5' = 'v1_5',
): { complaints: string[]; understood: Json } {
  const parsed = new renderer.AdaptiveCard();
  const context = new renderer.SerializationContext(renderer.Versions[version]);
  parsed.parse(card, context);
  const complaints = Array.from(
    { length: context.eventCount },
    (_, index) => context.getEventAt(index).message,
  );
  return { complaints, understood: parsed.toJSON() };
}

/** Every object in it, the outermost first. */
export function* objectsIn(value: unknown): Generator<Json> {
  if (Array.isArray(value)) {
    for (const each of value) yield* objectsIn(each);
  } else if (value && typeof value === 'object') {
    yield value as Json;
    for (const each of Object.values(value)) yield* objectsIn(each);
  }
}

/** Every string in it. */
export function* stringsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (value && typeof value === 'object')
    for (const each of Object.values(value)) yield* stringsIn(each);
}

export const actionsIn = (card: unknown): Json[] =>
  [...objectsIn(card)].filter((each) => typeof each.type === 'string' && each.type.startsWith('Action.'));
