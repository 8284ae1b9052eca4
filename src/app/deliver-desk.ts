import type { Effect } from '../domain/effects.ts';
import { sealCheckpoint } from '../store/checkpoints.ts';
import type { Delivery } from './deliver.ts';
import type { Desk, Turn } from './desk.ts';
import { enqueue } from './enqueue.ts';
import { adminsKnown } from './roles.ts';
import { showEscalation, tellDeciders } from './show-escalation.ts';
import { wakeDesk, wakeEscalation, wakeReport, wakeTicket } from './wake.ts';

type Of<T extends Effect['type']> = Extract<Effect, { type: T }>;

/** Orders the desk gives itself: they change only the store, in the transaction that settles them. */
export function createDeskDeliverers(desk: Desk) {
  const done = (record: (turn: Turn) => Promise<void>): Promise<Delivery> =>
    Promise.resolve({ type: 'sent', record });
  return {
    WakeTicket: (effect: Of<'WakeTicket'>) => done((turn) => wakeTicket(turn, effect)),
    WakeReport: (effect: Of<'WakeReport'>) => done((turn) => wakeReport(turn, effect)),
    WakeEscalation: (effect: Of<'WakeEscalation'>) => done((turn) => wakeEscalation(turn, effect)),
    ShowEscalation: (effect: Of<'ShowEscalation'>) => done((turn) => showEscalation(turn, effect)),
    TellDeciders: (effect: Of<'TellDeciders'>) => done((turn) => tellDeciders(turn, effect)),
    WakeDesk: (effect: Of<'WakeDesk'>) => done((turn) => wakeDesk(turn, effect, sealAudit)),
    AlertAdmins: ({ say }: Of<'AlertAdmins'>) => done((turn) => alertAdmins(desk, turn, say)),
  };
}

async function sealAudit(turn: Turn): Promise<void> {
  await sealCheckpoint(turn.db, { now: turn.now, secret: turn.config.secretKey });
}

/** Admins are named by Entra id in the settings; one who never met the bot can't be written to yet. */
async function alertAdmins(desk: Desk, turn: Turn, say: Of<'AlertAdmins'>['say']): Promise<void> {
  for (const { aadId, person } of await adminsKnown(turn)) {
    if (person) await enqueue(turn, [{ type: 'SayToPerson', personId: person.id, say }]);
    else desk.log.warn({ code: 'admin-unknown', admin: aadId });
  }
}
