import type { PersonalCard, Say } from '../domain/effects.ts';
import { ownerOf } from '../domain/ticket.ts';
import { lastQuestion } from '../store/messages.ts';
import type { Chat, Person } from '../store/people.ts';
import { saveChat } from '../store/people.ts';
import { openReportOf, openReportsOf } from '../store/reports.ts';
import type { Report } from '../store/reports.ts';
import { openTicketsOfUser } from '../store/tickets.ts';
import type { TicketRow } from '../store/tickets.ts';
import { suspectsCompromise } from '../triage/alarm.ts';
import { isOne } from '../triage/split.ts';
import type { Understood } from '../triage/understand.ts';
import { answerAdmin } from './admin-chat.ts';
import { answerAgent } from './agent-chat.ts';
import { acknowledge, answerSolved } from './answer-solved.ts';
import type { Turn } from './desk.ts';
import { enqueue } from './enqueue.ts';
import type { Incoming } from './incoming.ts';
import { readText } from './knowledge.ts';
import { followLanguage } from './language-of.ts';
import { isAnotherMatter, repeatedTicket } from './matter.ts';
import { openFromReport } from './open-ticket.ts';
import { alarmFrom, raiseAlarm, recentAlarm } from './raise-alarm.ts';
import { addToReport, fragmentSeconds, matterOf, reportText, solveReport, startReport } from './report.ts';
import { sayRefusal } from './say-refusal.ts';
import { addUserWords } from './user-words.ts';

/** Everything that somebody writes in the personal chat comes through here, free of passwords and keys. */
export async function receivePersonalWords(
  turn: Turn,
  person: Person,
  chat: Chat,
  incoming: Incoming,
): Promise<void> {
  const [lost] = incoming.unsupported ?? [];
  if (lost !== undefined) await say(turn, person, { key: 'say.fileUnsupported', params: { file: lost } });
  if (!incoming.plain && incoming.files.length === 0) {
    return lost === undefined ? await say(turn, person, { key: 'say.empty' }) : undefined;
  }
  if (await answerAdmin(turn, person, incoming)) return;
  if (await answerAgent(turn, person, incoming)) return;
  const read = await readText(turn, incoming.plain);
  await followLanguage(turn, person, read, incoming.plain);
  // Whatever comes with a file is about a problem, even if its words are only "hi".
  const understood = incoming.files.length > 0 ? { ...read, intent: 'report' as const } : read;
  if (await answerCommand(turn, person, understood)) return;

  const open = await openTicketsOfUser(turn.db, person.id);
  const report = await openReportOf(turn.db, person.id);
  if (understood.compromise) return await alarm(turn, person, incoming);
  const asking = await ticketThatAsks(turn, open, report);
  if (asking && understood.intent !== 'thanks') return await addTo(turn, person, asking, incoming);
  if (report) return await duringReport(turn, person, report, understood, incoming);
  if (chat.expects) return await asExpected(turn, person, chat, incoming);
  if (open.length > 0) return await duringTickets(turn, person, chat, open, understood, incoming);
  await withoutTicket(turn, person, understood, incoming);
}

/** What means the same whatever else is going on. False: it is about a problem, or a person. */
async function answerCommand(turn: Turn, person: Person, { intent }: Understood): Promise<boolean> {
  switch (intent) {
    case 'greeting':
      await say(turn, person, { key: 'say.greeting', params: { name: firstNameOf(person) } });
      return true;
    case 'help':
    case 'form':
    case 'formForOther':
      await showCard(turn, person, { type: 'help' });
      return true;
    case 'requests':
      await showCard(turn, person, { type: 'requests' });
      return true;
    default:
      return false;
  }
}

/** An agent's question that is newer than what the person was reporting: these words are its answer. */
async function ticketThatAsks(
  turn: Turn,
  open: TicketRow[],
  report: Report | undefined,
): Promise<TicketRow | undefined> {
  let newest: { row: TicketRow; at: string } | undefined;
  for (const row of open) {
    const { state } = row.ticket;
    if (state.type !== 'waiting' || state.on !== 'user') continue;
    const at = (await lastQuestion(turn.db, row.id))?.at;
    if (at && (!newest || at > newest.at)) newest = { row, at };
  }
  return newest && (!report || newest.at > report.last_at) ? newest.row : undefined;
}

async function withoutTicket(
  turn: Turn,
  person: Person,
  understood: Understood,
  incoming: Incoming,
): Promise<void> {
  switch (understood.intent) {
    case 'thanks':
      return await say(turn, person, { key: 'say.welcome' });
    case 'human':
      await saveChat(turn.db, person.id, { expects: 'human' });
      return await say(turn, person, { key: 'say.whatIsItAbout' });
    case 'unclear':
      return await showCard(turn, person, { type: 'notUnderstood' });
    default: {
      const repeated = understood.wantsPerson
        ? undefined
        : await repeatedTicket(turn, person.id, incoming.plain);
      if (repeated)
        return void (await startReport(turn, person.id, incoming, {
          state: 'choosing',
          repeatsId: repeated.id,
        }));
      const report = await startReport(turn, person.id, incoming);
      // "My VPN is broken, I want a human": nobody is made to ask twice.
      if (understood.wantsPerson || isOutage(understood)) await openFromReport(turn, report);
    }
  }
}

/** Many people can't work: that waits for nobody's tap. */
const isOutage = ({ impact }: Understood): boolean =>
  impact.reach === 'manyPeople' && impact.canWork === false;

/** Nothing of it waits: not for a tap, nor behind what the person reported before. More of the same goes to the same ticket. */
async function alarm(turn: Turn, person: Person, incoming: Incoming): Promise<void> {
  const same = await recentAlarm(turn, person.id);
  return same ? await addTo(turn, person, same, incoming) : await alarmFrom(turn, person, incoming);
}

/** The words belong to a problem that is being reported, unless they are thanks, ask for a person, or begin another. */
async function duringReport(
  turn: Turn,
  person: Person,
  report: Report,
  understood: Understood,
  incoming: Incoming,
): Promise<void> {
  switch (understood.intent) {
    case 'human':
      return void (await openFromReport(turn, report));
    case 'thanks':
      if (understood.saysSolved) await solveReport(turn, report);
      return await say(turn, person, { key: 'say.welcome' });
    default: {
      const target = await reportFor(turn, report, understood);
      if (!target) return void (await startReport(turn, person.id, incoming, { state: stateFor(report) }));
      await addToReport(turn, target, incoming);
      // Only together do some words tell it.
      if (suspectsCompromise(await reportText(turn, target.id))) await raiseAlarm(turn, person, target);
      else if (understood.wantsPerson) await openFromReport(turn, target);
    }
  }
}

/**
 * Which of what lies there without a tap the words belong to: the newest, unless they are surely about something else.
 * Undefined: to none, so they get an answer of their own.
 */
async function reportFor(turn: Turn, newest: Report, understood: Understood): Promise<Report | undefined> {
  const { intent, category, subject, confidence, wantsPerson } = understood;
  const isSure = category !== undefined && category !== 'other' && confidence >= sureFrom;
  const isFragment = Date.parse(turn.now) - Date.parse(newest.last_at) <= fragmentSeconds * 1000;
  if (intent !== 'report' || wantsPerson || !isSure || isFragment) return newest;
  if (newest.category === null || newest.category === 'other') return newest;
  for (const report of await openReportsOf(turn.db, newest.person_id))
    if (isOne({ category, subject }, await matterOf(turn, report))) return report;
  return undefined;
}

const sureFrom = 0.9;
/** With open tickets the person is asked about it, too. */
const stateFor = ({ state }: Report) => (state === 'choosing' ? 'choosing' : 'open');

/** The chat asked a question before; this is the answer. */
async function asExpected(turn: Turn, person: Person, chat: Chat, incoming: Incoming): Promise<void> {
  await saveChat(turn.db, person.id, { expects: null });
  const report = await startReport(turn, person.id, incoming);
  if (chat.expects === 'human') await openFromReport(turn, report);
}

/** With several open tickets the person is asked which one, once, and the chat keeps to it. */
async function duringTickets(
  turn: Turn,
  person: Person,
  chat: Chat,
  open: TicketRow[],
  understood: Understood,
  incoming: Incoming,
): Promise<void> {
  const thanks = understood.intent === 'thanks';
  // A ticket that is thought to be solved takes thanks; anything else may be another problem, so that is asked.
  const takes = (row: TicketRow | undefined) => row && (row.state !== 'resolved' || thanks);
  const only = open.length === 1 ? open[0] : undefined;
  const target = only ?? open.find((row) => row.id === chat.current_ticket_id);
  if (target?.state === 'resolved' && (await answerSolved(turn, person, target, understood, incoming)))
    return;
  if (!target || !takes(target)) {
    if (thanks) {
      await say(turn, person, { key: 'say.welcome' });
      // Which one it is about is seen there, and is one tap.
      if (understood.saysSolved) await showCard(turn, person, { type: 'requests' });
      return;
    }
    await startReport(turn, person.id, incoming, { state: 'choosing' });
    return;
  }
  if (understood.intent === 'human') return await say(turn, person, whoHasIt(target));
  if (chat.current_ticket_id !== target.id && (await isAnotherMatter(turn, target, understood, incoming))) {
    await startReport(turn, person.id, incoming, { state: 'choosing' });
    return;
  }
  await addTo(turn, person, target, incoming);
  await acknowledge(turn, person, target, understood);
}

function whoHasIt({ id, ticket }: TicketRow): Say {
  const ownerId = ownerOf(ticket);
  if (!ownerId) return { key: 'say.waitsForPerson', params: { ticket: `ticket:${id}` } };
  return { key: 'ping.pickedUp', params: { ticket: `ticket:${id}`, owner: `person:${ownerId}` } };
}

async function addTo(turn: Turn, person: Person, row: TicketRow, incoming: Incoming): Promise<void> {
  const done = await addUserWords(turn, row.id, person.id, incoming);
  if (done.type === 'refused') await sayRefusal(turn, person.id, done);
}

async function say(turn: Turn, person: Person, what: Say): Promise<void> {
  await enqueue(turn, [{ type: 'SayToPerson', personId: person.id, say: what }]);
}

async function showCard(turn: Turn, person: Person, card: PersonalCard): Promise<void> {
  await enqueue(turn, [{ type: 'ShowPersonalCard', personId: person.id, card }]);
}

function firstNameOf(person: Person): string {
  return person.given_name || person.name.split(' ')[0] || '';
}
