import type { Ticket, TicketState } from '../../src/domain/ticket.ts';

/** Whatever people may have written into a card, one value a place. */
export interface Words {
  title: string;
  details: string;
  reply: string;
  name: string;
  agent: string;
  device: string;
}

export const plain: Words = {
  title: 'Printer on floor 2 prints blank pages',
  details:
    'Since this morning every page comes out white.\nThe small display says “Ready”. I need labels by noon.',
  reply: 'Could you switch it off, wait ten seconds and try one page? I can see it is online again.',
  name: 'Alex Example',
  agent: 'Sam Helper',
  device: 'CONTOSO-LT-0042',
};

const hostile = [
  '${$root.secret} ${title} ${missing}',
  '{{DATE(2026-11-23T09:00:00Z, SHORT)}} {{TIME(2026-11-23T09:00:00Z)}}',
  '**bold** _it_ [click](https://evil.example.com) ![x](http://evil.example.com/p.png)',
  '# heading\n- item\n1. one\n> quote\n`code` ~~no~~',
  '<script>alert(1)</script> <at>Everyone</at> &lt;b&gt;',
  '@card.help.title',
  '"}],"actions":[{"type":"Action.OpenUrl","url":"https://evil.example.com"}]',
  'مرحبا بالعالم \u202eevil\u202c 👩‍👩‍👧‍👦 \ud83d \0 end',
  '\\*not\\* \\\\ | a | b |',
].join('\n');

/** Every trick at once, in every place. */
export const nasty: Words = {
  title: hostile,
  details: hostile,
  reply: hostile,
  name: hostile,
  agent: hostile,
  device: hostile,
};

const much = '👩‍💻 äöü "quoted" \\ *b* '.repeat(5_000);

/** Some 100 KB in every place. */
export const huge: Words = { title: much, details: much, reply: much, name: much, agent: much, device: much };

export const now = '2026-11-23T11:20:00.000Z';
const later = '2026-11-26T11:20:00.000Z';

export const states: Record<string, TicketState> = {
  new: { type: 'new' },
  inProgress: { type: 'inProgress', ownerId: 'sam' },
  waitingUser: { type: 'waiting', ownerId: 'sam', on: 'user' },
  waitingPart: { type: 'waiting', ownerId: 'sam', on: 'part', until: later },
  waitingDate: { type: 'waiting', ownerId: 'sam', on: 'date', until: later },
  resolved: { type: 'resolved', ownerId: 'sam', at: now, closesAt: later },
  closed: { type: 'closed', at: now, ownerId: 'sam', reopenUntil: later },
  closedLongAgo: { type: 'closed', at: now, ownerId: 'sam', reopenUntil: '2026-11-01T00:00:00.000Z' },
  withdrawn: { type: 'withdrawn', at: now, reopenUntil: later },
};

export const ticketIn = (state: TicketState, changes: Partial<Ticket> = {}): Ticket => ({
  id: 'ticket-1042',
  number: 1042,
  version: 3,
  state,
  tier: 1,
  queueId: 'queue-1',
  category: 'infrastructure',
  severity: 'B',
  reporterId: 'alex',
  affectedId: 'alex',
  openedAt: '2026-11-23T09:05:00.000Z',
  earlierTiers: [],
  reopened: 0,
  ...changes,
});

export const reader = { locale: 'en', timeZone: 'Europe/Berlin' };
