import { describe, it, expect } from '@jest/globals';
import { parseSubmission } from '../../src/cards/submit.ts';
import type { Card } from '../../src/cards/render.ts';
import { actionsIn, objectsIn, parseCard, stringsIn } from './parsed.ts';
import { huge, nasty, plain } from './samples.ts';
import type { Words } from './samples.ts';
import { sampleCards } from './sample-cards.ts';
import { sampleDialogs } from './sample-dialogs.ts';
import { passwordPage } from '../../src/cards/alarm-card.ts';
import { portal } from './sample-escalations.ts';

type Json = Record<string, unknown>;

function everyCard(words: Words): [string, Card][] {
  const dialogs = Object.entries(sampleDialogs(words)).map(([name, { card }]): [string, Card] => [
    name,
    card,
  ]);
  return [...Object.entries(sampleCards(words)), ...dialogs];
}

const plainCards = everyCard(plain);
const nastyCards = everyCard(nasty);
const hugeCards = everyCard(huge);

// Teams knows the people picker in cards of any version; the renderer counts it as 1.6, which Teams does not draw.
const peoplePicker = /"choices\.data" is supported in version 1\.6/;
// These only lose their looks: a heading, a place in the overflow menu, typing to find a choice.
const looksOnly =
  /^(Property "(style|mode)"|Value "filtered" for property "style") is supported in version 1\.5/;

describe.each([
  ['plain words', plainCards],
  ['every trick in every place', nastyCards],
  ['100 KB in every place', hugeCards],
])('each card with %s', (_, cards) => {
  it.each(cards)('%s is valid for Adaptive Cards 1.5', (_name, card) => {
    const complaints = parseCard(card).complaints.filter((complaint) => !peoplePicker.test(complaint));
    expect(complaints).toEqual([]);
  });

  it.each(cards)('%s says and offers the same on a client that only knows 1.4', (_name, card) => {
    const older = parseCard(card, 'v1_4');
    const serious = older.complaints.filter((each) => !looksOnly.test(each) && !peoplePicker.test(each));
    expect(serious).toEqual([]);
    expect(contentOf(older.understood)).toEqual(contentOf(parseCard(card).understood));
  });

  it.each(cards)('%s is within what Teams takes', (_name, card) => {
    expect(JSON.stringify(card).length * 2).toBeLessThanOrEqual(80 * 1024);
    expect(JSON.stringify(card).isWellFormed()).toBe(true);
  });

  it.each(cards)('%s shows at most six buttons at once', (_name, card) => {
    for (const holder of objectsIn(card)) {
      const actions = Array.isArray(holder.actions) ? (holder.actions as Json[]) : [];
      expect(actions.filter((action) => action.mode !== 'secondary').length).toBeLessThanOrEqual(6);
    }
  });

  it.each(cards)('%s sends nothing that its handler would not take', (_name, card) => {
    for (const action of actionsIn(card)) {
      if (action.type === 'Action.OpenUrl' && action.url !== portal && action.url !== passwordPage)
        expect(action.url).toMatch(/^https:\/\/teams\.microsoft\.com\//);
      if (action.type !== 'Action.Execute' && action.type !== 'Action.Submit') continue;
      const data = action.data as Json;
      expect(parseSubmission({ ...filledIn(card), ...data })).toMatchObject({
        type: 'ok',
        submission: { type: data.type },
      });
      if (action.type === 'Action.Execute') expect(action.verb).toBe(data.type);
      const opens = String(data.type).endsWith('.form') || data.type === 'report.other';
      expect(data.msteams).toEqual(opens ? { type: 'task/fetch' } : undefined);
    }
  });

  it.each(cards)('%s tells in a line what it is', (_name, card) => {
    expect(card.fallbackText).not.toBe('');
    expect(card.version).toBe('1.5');
  });
});

describe('each card with plain words', () => {
  it.each(plainCards)('%s has no leftovers', (_name, card) => {
    for (const words of stringsIn(card)) {
      expect(words).not.toMatch(/\$\{|\{\w+\}|undefined|null|NaN|\[object|^@(card|dialog)/);
    }
  });

  it.each(plainCards)('%s gives every picture-like button a name', (_name, card) => {
    for (const action of actionsIn(card)) expect(action.title).toBeTruthy();
  });
});

/** What matters on it: words, buttons, fields. */
function contentOf(card: Json): unknown[] {
  return [...objectsIn(card)].flatMap((each) => {
    if (each.type === 'TextBlock') return [each.text];
    if (String(each.type).startsWith('Input.')) return [each.id, each.label, each.choices];
    return String(each.type).startsWith('Action.') ? [each.title, each.verb, each.data] : [];
  });
}

/** As a person would fill the card in: what is there already stays. */
function filledIn(card: Json): Json {
  const inputs = [...objectsIn(card)].filter((each) => String(each.type).startsWith('Input.'));
  return Object.fromEntries(inputs.map((input) => [input.id, input.value || answerTo(input)]));
}

function answerTo(input: Json): string {
  if (input.type === 'Input.Date') return '2026-12-01';
  if (input.id === 'email') return 'alex@contoso.com';
  if (input.id === 'phone') return '+1 555 0100';
  return (input.choices as { value: string }[] | undefined)?.[0]?.value ?? 'some words';
}
