import type { PersonalCard, Say } from '../domain/effects.ts';
import type { Chat, Person } from '../store/people.ts';
import { saveChat } from '../store/people.ts';
import { openReportOf } from '../store/reports.ts';
import type { Report } from '../store/reports.ts';
import { openTicketsOfUser } from '../store/tickets.ts';
import type { TicketRow } from '../store/tickets.ts';
import { understand } from '../triage/understand.ts';
import type { Understood } from '../triage/understand.ts';
import { answerAgent } from './agent-chat.ts';
import type { Turn } from './desk.ts';
import { enqueue } from './enqueue.ts';
import type { Incoming } from './incoming.ts';
import { openFromReport } from './open-ticket.ts';
import { addToReport, solveReport, startReport } from './report.ts';
import { sayRefusal } from './say-refusal.ts';
import { addUserWords } from './user-words.ts';

/** Everything that somebody writes in the personal chat comes through here. */
export async function receivePersonalWords(
  turn: Turn,
  person: Person,
  chat: Chat,
  incoming: Incoming,
): Promise<void> {
  if (!incoming.plain && incoming.files.length === 0) return await say(turn, person, { key: 'say.empty' });
  if (await answerAgent(turn, person, incoming)) return;
  const understood = understand(incoming.plain);
  const report = await openReportOf(turn.db, person.id);
  if (report) return await duringReport(turn, person, report, understood, incoming);
  if (chat.expects) return await asExpected(turn, person, chat, incoming);
  const open = await openTicketsOfUser(turn.db, person.id);
  if (understood.intent === 'requests') return await showCard(turn, person, { type: 'requests' });
  if (['help', 'form', 'formForOther'].includes(understood.intent))
    return await showCard(turn, person, { type: 'help' });
  if (open.length > 0) return await duringTickets(turn, person, chat, open, understood, incoming);
  await withoutTicket(turn, person, understood, incoming);
}

async function withoutTicket(
  turn: Turn,
  person: Person,
  understood: Understood,
  incoming: Incoming,
): Promise<void> {
  switch (incoming.files.length > 0 ? 'report' : understood.intent) {
    case 'greeting':
      return await say(turn, person, { key: 'say.greeting', params: { name: firstNameOf(person) } });
    case 'thanks':
      return await say(turn, person, { key: 'say.welcome' });
    case 'human':
      await saveChat(turn.db, person.id, { expects: 'human' });
      return await say(turn, person, { key: 'say.whatIsItAbout' });
    case 'unclear':
      return await showCard(turn, person, { type: 'notUnderstood' });
    default: {
      const report = await startReport(turn, person.id, incoming);
      // "My VPN is broken, I want a human": nobody is made to ask twice.
      if (understood.wantsPerson) await openFromReport(turn, report);
    }
  }
}

/** The words belong to the problem that is being reported, unless they are only a courtesy or ask for a person. */
async function duringReport(
  turn: Turn,
  person: Person,
  report: Report,
  understood: Understood,
  incoming: Incoming,
): Promise<void> {
  if (incoming.files.length > 0) return await addToReport(turn, report, incoming);
  switch (understood.intent) {
    case 'human':
      return void (await openFromReport(turn, report));
    case 'help':
      return await showCard(turn, person, { type: 'help' });
    case 'form':
    case 'formForOther':
      return await showCard(turn, person, { type: 'help' });
    case 'requests':
      return await showCard(turn, person, { type: 'requests' });
    case 'greeting':
      return await say(turn, person, { key: 'say.greeting', params: { name: firstNameOf(person) } });
    case 'thanks':
      if (understood.saysSolved) await solveReport(turn, report);
      return await say(turn, person, { key: 'say.welcome' });
    default:
      await addToReport(turn, report, incoming);
      if (understood.wantsPerson) await openFromReport(turn, report);
  }
}

/** The chat asked a question before; this is the answer. */
async function asExpected(turn: Turn, person: Person, chat: Chat, incoming: Incoming): Promise<void> {
  await saveChat(turn.db, person.id, { expects: null });
  const report = await startReport(turn, person.id, incoming);
  if (chat.expects === 'human') await openFromReport(turn, report);
}

async function duringTickets(
  turn: Turn,
  person: Person,
  chat: Chat,
  open: TicketRow[],
  understood: Understood,
  incoming: Incoming,
): Promise<void> {
  if (understood.intent === 'greeting' && incoming.files.length === 0) {
    return await say(turn, person, { key: 'say.greeting', params: { name: firstNameOf(person) } });
  }
  const current = open.find((row) => row.id === chat.current_ticket_id);
  const only = open.length === 1 && open[0]!.state !== 'resolved' ? open[0] : undefined;
  const target =
    only ?? (current?.state === 'resolved' && understood.intent !== 'thanks' ? undefined : current);
  if (!target) {
    if (understood.intent === 'thanks') return await say(turn, person, { key: 'say.welcome' });
    await startReport(turn, person.id, incoming, 'choosing');
    return;
  }
  if (understood.intent === 'human' && incoming.files.length === 0) {
    return await enqueue(turn, [{ type: 'ShowStatusCard', ticketId: target.id, personId: person.id }]);
  }
  const done = await addUserWords(turn, target.id, person.id, incoming);
  if (done.type === 'refused') await sayRefusal(turn, person.id, done);
}

async function say(turn: Turn, person: Person, what: Say): Promise<void> {
  await enqueue(turn, [{ type: 'SayToPerson', personId: person.id, say: what }]);
}

async function showCard(turn: Turn, person: Person, card: PersonalCard): Promise<void> {
  await enqueue(turn, [{ type: 'ShowPersonalCard', personId: person.id, card }]);
}

export function firstNameOf(person: Person): string {
  return person.given_name || person.name.split(' ')[0] || '';
}
