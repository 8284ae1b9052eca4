import type { Effect } from '../domain/effects.ts';
import { findByAadId } from '../store/people.ts';
import { installedTeams } from '../store/teams.ts';
import { sealCheckpoint } from '../store/checkpoints.ts';
import type { Delivery } from './deliver.ts';
import type { Desk, Turn } from './desk.ts';
import { enqueue } from './enqueue.ts';
import { wakeDesk, wakeReport, wakeTicket } from './wake.ts';

type Of<T extends Effect['type']> = Extract<Effect, { type: T }>;

/** Orders the desk gives itself: they change only the store, in the transaction that settles them. */
export function createDeskDeliverers(desk: Desk) {
  const done = (record: (turn: Turn) => Promise<void>): Promise<Delivery> =>
    Promise.resolve({ type: 'sent', record });
  return {
    WakeTicket: (effect: Of<'WakeTicket'>) => done((turn) => wakeTicket(turn, effect)),
    WakeReport: (effect: Of<'WakeReport'>) => done((turn) => wakeReport(turn, effect)),
    WakeDesk: (effect: Of<'WakeDesk'>) => done((turn) => wakeDesk(turn, effect, sealAudit)),
    AlertAdmins: ({ say }: Of<'AlertAdmins'>) => done((turn) => alertAdmins(desk, turn, say)),
  };
}

async function sealAudit(turn: Turn): Promise<void> {
  await sealCheckpoint(turn.db, { now: turn.now, secret: turn.config.secretKey });
}

/** Admins are named by Entra id in the settings; one who never met the bot can't be written to yet. */
async function alertAdmins(desk: Desk, turn: Turn, say: Of<'AlertAdmins'>['say']): Promise<void> {
  const tenants = new Set([
    ...turn.config.allowedTenants,
    ...(await installedTeams(turn.db)).map((team) => team.tenant_id),
  ]);
  for (const aadId of turn.config.adminIds) {
    for (const tenantId of tenants) {
      const admin = await findByAadId(turn.db, tenantId, aadId);
      if (admin) await enqueue(turn, [{ type: 'SayToPerson', personId: admin.id, say }]);
      else desk.log.warn({ code: 'admin-unknown', admin: aadId });
    }
  }
}
