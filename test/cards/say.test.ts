import { describe, it, expect } from '@jest/globals';
import type { Resolve } from '../../src/cards/say.ts';
import { namedIn, sayHtml, sayText } from '../../src/cards/say.ts';
import type { RefusalReason } from '../../src/domain/commands.ts';
import type { Ping } from '../../src/domain/effects.ts';
import en from '../../src/locales/en.json' with { type: 'json' };
import type { TextKey } from '../../src/locales/text.ts';
import { reader } from './samples.ts';

const known: Record<string, string | number> = {
  'person:sam': 'Sam <b>Helper</b>',
  'ticket:t1': 1042,
  'thread:t1': 'https://teams.microsoft.com/l/message/19:a/1?a=1&b=2',
};
const resolve: Resolve = ({ kind, id }) => known[`${kind}:${id}`];

describe('a short answer', () => {
  it('names people, tickets and threads', () => {
    const say = { key: 'say.nextTaken', params: { ticket: 'ticket:t1', link: 'thread:t1' } };
    expect(namedIn(say)).toEqual([
      { kind: 'ticket', id: 't1' },
      { kind: 'thread', id: 't1' },
    ]);
    expect(sayText(say, resolve, reader)).toBe(`DH-1042 is yours now: ${known['thread:t1']}`);
  });

  it('as HTML escapes names and links threads', () => {
    const taken = { key: 'say.nextTaken', params: { ticket: 'ticket:t1', link: 'thread:t1' } };
    expect(sayHtml(taken, resolve, reader)).toContain(
      '<a href="https://teams.microsoft.com/l/message/19:a/1?a=1&#38;b=2">',
    );
    const owned = { key: 'refusal.notOwner', params: { owner: 'person:sam' } };
    expect(sayHtml(owned, resolve, reader)).toContain('Sam &#60;b&#62;Helper&#60;/b&#62;');
  });

  it('stands in for what is not known', () => {
    const say = { key: 'refusal.alreadyOwned', params: { owner: 'person:gone' } };
    expect(sayText(say, resolve, reader)).toContain('someone from support');
    expect(sayText({ key: 'refusal.alreadyOwned' }, resolve, reader)).toContain('someone from support');
    expect(
      sayText({ key: 'ping.closedBySilence', params: { ticket: 'ticket:gone' } }, resolve, reader),
    ).toContain('your request');
  });

  it('greets also without a name', () => {
    expect(sayText({ key: 'say.greeting', params: { name: '' } }, resolve, reader)).toMatch(/^Hi! /);
  });

  it('tells times in the reader’s zone and categories by name', () => {
    const tier = { tier: 'time:2026-11-23T11:20:00.000Z', categories: 'category:access,category:device' };
    const said = sayText({ key: 'say.servesFor', params: tier }, resolve, reader);
    expect(said).toContain('Mon, Nov 23, 12:20 PM');
    expect(said).toContain('Sign-in and access, Device');
  });

  it('names several people, a destination, and the fields of a package', () => {
    expect(namedIn({ key: 'x', params: { people: 'people:sam,gone' } })).toEqual([
      { kind: 'person', id: 'sam' },
      { kind: 'person', id: 'gone' },
    ]);
    const missing = { key: 'refusal.incomplete', params: { missing: 'fields:serial,nonsense,model' } };
    expect(sayText(missing, resolve, reader)).toBe('Still missing: Serial number, Model. Nothing was sent.');
    const stuck = {
      key: 'say.decide.stuck',
      params: { ticket: 'ticket:t1', destination: 'route:hardware' },
    };
    expect(sayText(stuck, resolve, reader)).toContain('the hardware vendor');
    const odd = { ...stuck, params: { ...stuck.params, destination: 'route:mars' } };
    expect(sayText(odd, resolve, reader)).toContain('mars');
  });

  it('puts what people wrote in as it is, and only once', () => {
    const params = { name: '{all} ${x} person:sam', all: 'a' };
    expect(sayText({ key: 'say.serveNoCategory', params }, resolve, reader)).toContain(
      '“{all} ${x} person:sam”',
    );
  });
});

describe('the words of the locale', () => {
  // Checked by the compiler: every reason to refuse and every ping has its words.
  const keys: (reason: RefusalReason, ping: Ping) => TextKey[] = (reason, ping) => [
    `refusal.${reason}`,
    `ping.${ping}`,
  ];

  it('exist for every refusal and ping', () => {
    expect(keys('stale', 'pickedUp')).toHaveLength(2);
  });

  it('need no escaping in HTML', () => {
    const { say, ping, line, alert, refusal, relay } = en;
    expect(JSON.stringify({ say, ping, line, alert, refusal, relay })).not.toMatch(/[<>&]/);
  });

  it('name nobody but the owner in a refusal', () => {
    for (const words of Object.values(en.refusal))
      expect(words.replaceAll(/\{(owner|missing)\}/g, '')).not.toContain('{');
  });
});
