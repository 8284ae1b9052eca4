import type * as api from './api.ts';
import type { Ask } from './client-http.ts';
import type * as tests from './test-api.ts';
import type { Done, OutsideAnswered, OutsideView } from './views.ts';

/** The plain calls: switches, roster, clock, and what only tests ask. */
export const testClient = (ask: Ask) => ({
  block: (person: string, blocked = true) => ask<Done>('block', { person, blocked } satisfies api.Block),
  addMember: (team: string, person: string) =>
    ask<Done>('member', { team, person, member: true } satisfies api.Member),
  removeMember: (team: string, person: string) =>
    ask<Done>('member', { team, person, member: false } satisfies api.Member),
  changeChannel: (wish: api.Channel) => ask<Done>('channel', wish),
  renameTeam: (team: string, name: string) => ask<Done>('team', { team, name } satisfies api.RenameTeam),
  addPerson: (person: api.NewPerson) => ask<Done>('person', person),
  setDown: (down: boolean) => ask<Done>('down', { down } satisfies api.Down),
  advance: (ms: number) => ask<{ now: string }>('clock', { type: 'advance', ms } satisfies api.Clock),
  toFridayEvening: () => ask<{ now: string }>('clock', { type: 'fridayEvening' } satisfies api.Clock),
  restartBot: () => ask<Done>('restart', {}),
  reset: () => ask<Done>('reset', {}),
  runStep: (id: string) => ask<Done>(`step/${id}`, {}),

  /** What reached the receivers outside, and what they answered; oldest first. */
  outside: async () => (await ask<OutsideView>('outside')).items,
  /** Somebody out there answers an item. */
  answerBack: (wish: api.OutsideAnswer) => ask<OutsideAnswered>('outside-answer', wish),
  /** Any update to the bot, once: forged, old, or the same again. */
  postOutside: (wish: tests.OutsidePost) => ask<OutsideAnswered>('test/outside-post', wish),

  log: (conversation?: string, since = 0) => {
    const query = new URLSearchParams({ since: String(since), ...(conversation ? { conversation } : {}) });
    return ask<tests.LogEntry[]>(`test/log?${query.toString()}`);
  },
  counts: () => ask<Record<string, tests.Counts>>('test/counts'),
  deliveries: () => ask<tests.Delivery[]>('test/deliveries'),
  complaints: () => ask<tests.Complaint[]>('test/complaints'),
  addFault: (fault: tests.NewFault) => ask<{ id: string }>('test/fault', fault),
  clearFaults: () => ask<Done>('test/clear-faults', {}),
  change: (switches: tests.Switch) => ask<Done>('test/switch', switches),
  /** The world as it is now, for `recall`; files are not kept. */
  keep: () => ask<Done>('test/keep', {}),
  recall: () => ask<Done>('test/recall', {}),
  /** The message is gone from Teams: updates of it answer 404. */
  vanish: (conversation: string, message: string) =>
    ask<Done>('test/vanish', { conversation, message } satisfies tests.Vanish),
  mint: async (kind: tests.TokenKind, claims: Record<string, unknown> = {}) =>
    (await ask<{ token: string }>('test/token', { kind, claims } satisfies tests.TokenWish)).token,
  /** Sends any activity with any token, once. */
  deliver: (activity: Record<string, unknown>, token?: tests.RawDelivery['token']) =>
    ask<{ status: number; body: unknown }>('test/deliver', { activity, token } satisfies tests.RawDelivery),
});
