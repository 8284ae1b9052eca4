/** What Teams does to a card before it draws it, and what must not reach the renderer. */
import { drawTimes } from './card-time.js';
import { safeUrl } from './links.js';
import { state } from './store.js';
import { words } from './words.js';

/**
 * A copy with people pickers filled and unsafe links taken out.
 * @param {Record<string, unknown>} card
 * @param {{ reader: string, members: string[] }} context `members` of the conversation, for pickers that ask for these only
 */
export const prepareCard = (card, context) => walk(structuredClone(card), context);

function walk(value, context) {
  if (Array.isArray(value)) value.forEach((each) => walk(each, context));
  else if (value && typeof value === 'object') {
    if (value.type === 'Input.ChoiceSet') fillPeople(value, context.members);
    if (value.type === 'Action.OpenUrl') value.url = safeUrl(value.url) ?? 'about:blank';
    if (value.type === 'TextBlock' || value.type === 'TextRun') drawTimesIn(value, 'text', context.reader);
    if (value.type === 'FactSet')
      value.facts?.forEach?.((fact) => drawTimesIn(fact, 'value', context.reader));
    for (const [key, each] of Object.entries(value)) if (key !== 'data') walk(each, context);
  }
  return value;
}

function drawTimesIn(part, key, reader) {
  if (typeof part?.[key] === 'string') part[key] = drawTimes(part[key], reader);
}

/** The renderer knows nothing of Microsoft Graph; here the world's people stand in. */
function fillPeople(input, members) {
  const dataset = input['choices.data']?.dataset;
  if (typeof dataset !== 'string' || !dataset.startsWith('graph.microsoft.com/users')) return;
  delete input['choices.data'];
  const here = dataset.includes('currentContext');
  const people = (state.snapshot?.people ?? []).filter((person) => !here || members.includes(person.id));
  const known = new Set((input.choices ?? []).map((choice) => choice.value));
  const found = people.map((person) => ({ title: person.name, value: person.aadObjectId }));
  input.choices = [...(input.choices ?? []), ...found.filter((choice) => !known.has(choice.value))];
  input.style = input.isMultiSelect ? 'expanded' : 'compact';
  input.placeholder ??= words.card.pickPerson;
}

/** Names that the card mentions, from its `msteams.entities`. @param {Record<string, any>} card */
export function mentionNames(card) {
  const entities = card.msteams?.entities;
  if (!Array.isArray(entities)) return [];
  return entities
    .map((entity) => (entity?.type === 'mention' ? /^<at>(.*)<\/at>$/s.exec(entity.text)?.[1] : null))
    .filter((name) => typeof name === 'string');
}

/**
 * Names one button for the control API.
 * @param {any} action the renderer's
 * @returns {import('../api.ts').Button}
 */
export function buttonOf(action) {
  // The renderer's own `data` holds the inputs too once it ran; only what the card said names the button.
  const { _originalData: data } = action;
  return {
    ...(action.id ? { id: action.id } : {}),
    ...(action.title ? { title: action.title } : {}),
    ...(action.verb ? { verb: action.verb } : {}),
    ...(data && typeof data === 'object' ? { data } : {}),
  };
}

/** Values of the inputs a button sends along, as text, by id. @param {any} action */
export function inputsOf(action) {
  const inputs = action.internalGetReferencedInputs?.() ?? {};
  const set = Object.entries(inputs).filter(([, input]) => input.isSet());
  return Object.fromEntries(set.map(([id, input]) => [id, String(input.value)]));
}
