import type { Json } from '../world.ts';
import type { Button } from '../api.ts';
import { NotPossible } from './people.ts';

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every object of a card with a `type`, in reading order; data and fallbacks are not drawn. */
export function* partsOf(part: unknown): Generator<Json> {
  if (Array.isArray(part)) {
    for (const child of part) yield* partsOf(child);
    return;
  }
  if (!isObject(part)) return;
  if (typeof part['type'] === 'string') yield part;
  for (const [key, value] of Object.entries(part)) {
    if (!['data', 'fallback', 'msteams', 'refresh', 'requires', 'targetElements'].includes(key))
      yield* partsOf(value);
  }
}

export const actionsOf = (card: Json): Json[] =>
  [...partsOf(card)].filter((part) => String(part['type']).startsWith('Action.'));

export const dataOf = (action: Json): Json => (isObject(action['data']) ? action['data'] : {});

function fits(action: Json, button: Button): boolean {
  const data = dataOf(action);
  return (
    (button.id === undefined || action['id'] === button.id) &&
    (button.title === undefined || action['title'] === button.title) &&
    (button.verb === undefined || action['verb'] === button.verb || data['type'] === button.verb) &&
    Object.entries(button.data ?? {}).every(
      ([key, value]) => JSON.stringify(data[key]) === JSON.stringify(value),
    )
  );
}

export const hasButton = (card: Json, button: Button): boolean =>
  actionsOf(card).some((action) => fits(action, button));

/** Only what is on the card can be clicked, and it must be clear which. */
export function findButton(card: Json, button: Button): Json {
  const wanted = actionsOf(card).filter((action) => fits(action, button));
  const different = new Map(
    wanted.map((action) => [JSON.stringify([action['verb'], action['data'], action['url']]), action]),
  );
  const [first, second] = [...different.values()];
  const titles = actionsOf(card).map((action) => String(action['title'] ?? action['verb']));
  const words = `${JSON.stringify(button)}; the card has: ${titles.join(', ') || 'no button'}`;
  if (!first) throw new NotPossible(`no button fits ${words}`, 409);
  if (second) throw new NotPossible(`several buttons fit ${words}`, 409);
  return first;
}

/** What the renderer sends when nobody touches an input. */
function untouched(input: Json): string | undefined {
  const value = input['value'];
  switch (input['type']) {
    case 'Input.Toggle':
      return String(value ?? input['valueOff'] ?? 'false');
    case 'Input.ChoiceSet':
    case 'Input.Number':
      return value === undefined ? undefined : String(value);
    default:
      return String(value ?? '');
  }
}

/** All inputs' values as the renderer would collect them, strings as there; required ones must be filled in. */
export function collectInputs(card: Json, action: Json, given: Json): Json {
  if (action['associatedInputs'] === 'none') return {};
  const inputs = [...partsOf(card)].filter((part) => String(part['type']).startsWith('Input.'));
  const known = new Set(inputs.map((input) => input['id']));
  const stranger = Object.keys(given).find((id) => !known.has(id));
  if (stranger !== undefined) throw new NotPossible(`the card has no input ${stranger}`, 409);
  const values: Json = {};
  for (const input of inputs) {
    const id = String(input['id']);
    const value = id in given ? given[id] : untouched(input);
    const empty = value === undefined || value === null || value === '';
    if (empty && input['isRequired'] === true) throw new NotPossible(`input ${id} is required`, 409);
    if (typeof input['maxLength'] === 'number' && String(value ?? '').length > input['maxLength']) {
      throw new NotPossible(`input ${id} takes at most ${input['maxLength']} characters`, 409);
    }
    if (value !== undefined && value !== null) values[id] = typeof value === 'string' ? value : String(value);
  }
  return values;
}
