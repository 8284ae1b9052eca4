import type { Provider } from '../domain/escalation.ts';
import type { Db } from '../store/database.ts';
import { findQueue } from '../store/queues.ts';
import { findTeam } from '../store/teams.ts';

export interface Provided {
  provider: Provider;
  /** The partner's team. */
  providerTeam?: string;
}

/** Who supports the user: a partner's team, or the organisation's own people. */
export async function providerOf(db: Db, queueId: string | undefined): Promise<Provided> {
  const queue = queueId ? await findQueue(db, queueId) : undefined;
  if (!queue?.partner) return { provider: 'own' };
  return { provider: 'partner', providerTeam: (await findTeam(db, queue.teamId))?.name };
}
