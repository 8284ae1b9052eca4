import type { Outcome } from '../../src/practice/views.ts';
import { tier1, escalations } from './desk.ts';
import type { TestDesk } from './desk.ts';
import { wordsOf } from './reading.ts';

/** All that Operations needs for an incident and nobody could know before. */
export const incident = {
  subcategory: 'Upload policy for OneDrive',
  reproduced: 'no',
  steps: 'Open OneDrive, drop a file into the folder, wait.',
  businessImpact: 'Nobody in Marketing can hand in the campaign.',
  tried: 'Signed in again, reset the client, asked a colleague to try.',
  phone: '+1 555 0100',
};

/** Jo and Chris decide; with `channel`, in one of their own. */
export async function escalatorsOf(desk: TestDesk, { channel = true } = {}): Promise<void> {
  const where = { in: channel ? escalations : tier1 };
  if (channel) await desk.says('morgan', { text: 'serve escalations', mentions: ['bot'] }, where);
  for (const id of ['jo', 'chris']) {
    const { name } = await desk.teams.person(id);
    await desk.says('morgan', { html: `add escalator <at>${name}</at>`, mentions: ['bot', id] }, where);
  }
}

/** What sounds odd, and yet alarms nobody by itself: an agent has to suspect more. */
export const suspicion = 'Strange mails are being sent in my name';

export interface Case {
  ticket: string;
  /** The ticket's thread. */
  where: { in: string; thread: string };
  /** Presses *Ask for escalation* and fills the form in. */
  asks(inputs?: Record<string, string>, as?: string): Promise<Outcome>;
  /** The same, to another destination than the form suggests. */
  asksFor(route: string, inputs: Record<string, string>): Promise<Outcome>;
  /** What stands on the ticket's card and on the escalation's. */
  card(): Promise<string>;
  request(as?: string): Promise<string>;
  lines(): Promise<string[]>;
}

/** A ticket about a company setting that an agent has, ready to be escalated. */
export async function caseOf(
  desk: TestDesk,
  words = 'Since the new policy OneDrive says upload blocked by your organisation',
  { owner = 'robin', category = 'managed-setting', severity = 'C', channel = tier1, user = 'alex' } = {},
): Promise<Case> {
  const ticket = await desk.reports(user, words);
  const inTier = { in: channel, on: ticket };
  await desk.presses(owner, 'ticket.claim', inTier);
  await desk.fills(owner, 'ticket.change.form', { category, severity }, inTier);
  const [root] = await desk.thread(owner, ticket, channel);
  return {
    ticket,
    where: { in: channel, thread: root!.id },
    asks: (inputs = incident, as = owner) => desk.fills(as, 'escalation.prepare.form', inputs, inTier),
    asksFor: async (route, inputs) => {
      const suggested = await desk.presses(owner, 'escalation.prepare.form', inTier);
      const choice = await desk.teams.submit(owner, suggested, {}, { data: { type: 'escalation.route' } });
      const form = await desk.teams.submit(owner, choice, {}, { data: { route } });
      const outcome = await desk.teams.submit(owner, form, inputs, { data: { type: 'escalation.send' } });
      await desk.settle();
      return outcome;
    },
    card: async () => wordsOf((await desk.thread(owner, ticket, channel))[0]!),
    request: async (as = 'jo') =>
      wordsOf(await desk.finds(as, (message) => isRequest(message, ticket), escalations)),
    lines: async () => (await desk.thread(owner, ticket, channel)).slice(1).map(wordsOf),
  };
}

const isRequest = (message: Parameters<typeof wordsOf>[0], ticket: string): boolean =>
  Boolean(message.card) && new RegExp(`^[^]*${ticket}`).test(wordsOf(message));

/** All that a vendor needs and nobody could know before. */
export const device = {
  maker: 'Contoso',
  model: 'Book 14',
  serial: 'SN-4711',
  warranty: 'inWarranty',
  tried: 'Other cable, other screen',
  phone: '+1 555 0100',
};

/** Whoever decides transfers a case that was sent. */
export async function sendsElsewhere(
  desk: TestDesk,
  as: string,
  ticket: string,
  route: string,
  inputs: Record<string, string>,
  where: string | null = escalations,
): Promise<void> {
  const opened = await desk.presses(
    as,
    { verb: 'escalation.prepare.form', data: { purpose: 'transfer' } },
    { in: where ?? undefined, on: ticket },
  );
  const form = await desk.teams.submit(as, opened, {}, { data: { route } });
  await desk.teams.submit(as, form, inputs, { data: { type: 'escalation.send' } });
  await desk.settle();
}
