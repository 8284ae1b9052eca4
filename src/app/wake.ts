import type { Effect } from '../domain/effects.ts';
import { forgetEarly } from '../store/early.ts';
import { forgetOrders } from '../store/outbox.ts';
import { lockReport, saveReport } from '../store/reports.ts';
import { forgetSeen } from '../store/seen.ts';
import { installedTeams } from '../store/teams.ts';
import type { Turn } from './desk.ts';
import { enqueue } from './enqueue.ts';
import { execute } from './execute.ts';
import { openFromReport } from './open-ticket.ts';
import { answerTo, askAfterMinutes, isNotIt, plusMinutes } from './report.ts';
import { newRound } from './roster-round.ts';
import { routeTickets } from './serve.ts';

type Wake<T extends Effect['type']> = Extract<Effect, { type: T }>;

/** A wake-up gives the desk's own command; the rules say whether it still applies. */
export async function wakeTicket(turn: Turn, wake: Wake<'WakeTicket'>): Promise<void> {
  const type = wake.purpose === 'closeAfterSilence' ? 'CloseAfterSilence' : 'EndWait';
  await execute(turn, wake.ticketId, { type }, 'desk');
}

export async function wakeEscalation(turn: Turn, wake: Wake<'WakeEscalation'>): Promise<void> {
  const { ticketId, escalationId } = wake;
  const type = wake.purpose === 'remind' ? 'RemindDeciders' : 'ExpireEscalation';
  await execute(turn, ticketId, { type, escalationId }, 'desk');
}

/** Asks once about a report that was left without a tap, and then opens the ticket: none is lost. */
export async function wakeReport(turn: Turn, wake: Wake<'WakeReport'>): Promise<void> {
  const report = await lockReport(turn.db, wake.reportId);
  if (!report) return;
  if (wake.purpose === 'open') {
    if (report.state === 'asked') await openFromReport(turn, report);
    return;
  }
  if (report.state !== 'open' && report.state !== 'choosing') return;
  const due = plusMinutes(report.last_at, askAfterMinutes);
  if (due > turn.now) return await enqueue(turn, [{ ...wake, due }]);
  // What isn't for IT stays between the person and us, as the card says.
  if (report.state === 'open' && (await isNotIt(turn, report))) {
    await saveReport(turn.db, report.id, { state: 'dropped' });
    return await enqueue(turn, answerTo({ ...report, state: 'dropped' }));
  }
  await saveReport(turn.db, report.id, { state: 'asked' });
  await enqueue(turn, [
    { type: 'AskAboutReport', reportId: report.id, personId: report.person_id },
    { type: 'WakeReport', reportId: report.id, purpose: 'open', due: plusMinutes(turn.now, askAfterMinutes) },
  ]);
}

const dailyMinutes = 24 * 60;
const keepDays = 14;
/** What was not delivered is looked into later than what was. */
const keepUnsentDays = 90;

/**
 * The desk's daily round: repairs rosters and places, seals the audit log, forgets what has served. Each orders the
 * next.
 */
export async function wakeDesk(
  turn: Turn,
  wake: Wake<'WakeDesk'>,
  sealAudit: (turn: Turn) => Promise<void>,
): Promise<void> {
  if (wake.purpose === 'readRosters') {
    for (const team of await installedTeams(turn.db)) {
      await enqueue(turn, [{ type: 'ReadRoster', teamId: team.id, round: newRound(turn) }]);
    }
    await routeTickets(turn, 'unserved');
  }
  if (wake.purpose === 'sealCheckpoint') await sealAudit(turn);
  if (wake.purpose === 'forgetOld') {
    const before = (days: number) => plusMinutes(turn.now, -days * dailyMinutes);
    await forgetSeen(turn.db, before(keepDays));
    await forgetEarly(turn.db, before(keepDays));
    await forgetOrders(turn.db, { sent: before(keepDays), unsent: before(keepUnsentDays) });
  }
  await enqueue(turn, [{ ...wake, due: plusMinutes(turn.now, dailyMinutes) }]);
}
