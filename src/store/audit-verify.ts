import { deskChain } from './audit.ts';
import { verifyChain } from './audit-chain.ts';
import type { ChainProblem } from './audit-chain.ts';
import { verifySeals } from './audit-seals.ts';
import type { SealProblem } from './audit-seals.ts';
import type { Db } from './database.ts';
import type { Row } from './schema.ts';

type EndProblem =
  /** Everything from here on is gone; `until` is the last row that a checkpoint knows of. */
  | { type: 'cut'; position: number; until?: number }
  /** The chain fits together, but is not the one that was sealed. */
  | { type: 'rewritten'; position: number; checkpoint: number };

/** `ticket`: its number, `desk` for the admins' decisions, or an id where not even its ticket is left. */
export type AuditProblem = ((ChainProblem | EndProblem) & { ticket: number | string }) | SealProblem;

export type AuditReport = {
  chains: number;
  events: number;
  checkpoints: number;
  newestSeal: string | undefined;
  problems: AuditProblem[];
};

type EventRow = Row<'ticket_event'>;
type Found = { chain: string; problem: ChainProblem | EndProblem };

const ROWS_PER_READ = 1_000;

/** Reads the whole audit log, a page at a time; the desk may be at work meanwhile. */
export async function verifyChains(db: Db, { secret }: { secret: string }): Promise<AuditReport> {
  const { problems: sealProblems, ...sealed } = await verifySeals(db, secret);
  // Read before the chains: those may only have grown since.
  const lostHeads = await headsNotFound(db);
  const found: Found[] = [];
  const ends = new Map<string, number>();
  let events = 0;
  for await (const rows of readChains(db)) {
    const chain = rows[0]!.ticket_id;
    events += rows.length;
    ends.set(chain, Number(rows.at(-1)!.position));
    found.push(...verifyChain(rows).map((problem) => ({ chain, problem })));
  }
  found.push(...compareWithSealed(lostHeads, ends, found));
  found.push(...(await ticketsWithoutChain(db, lostHeads)));
  const problems = [...(await named(db, found)), ...sealProblems];
  return { chains: ends.size, events, ...sealed, problems };
}

async function* readChains(db: Db): AsyncGenerator<EventRow[]> {
  let chain: EventRow[] = [];
  let last: EventRow | undefined;
  do {
    const page = await readPage(db, last);
    last = page.length === ROWS_PER_READ ? page.at(-1) : undefined;
    for (const row of page) {
      if (chain.length > 0 && chain[0]!.ticket_id !== row.ticket_id) {
        yield chain;
        chain = [];
      }
      chain.push(row);
    }
  } while (last);
  if (chain.length > 0) yield chain;
}

function readPage(db: Db, after: EventRow | undefined): Promise<EventRow[]> {
  let query = db.selectFrom('ticket_event').selectAll();
  if (after) {
    query = query.where((eb) =>
      eb.or([
        eb('ticket_id', '>', after.ticket_id),
        eb.and([eb('ticket_id', '=', after.ticket_id), eb('position', '>', after.position)]),
      ]),
    );
  }
  return query.orderBy('ticket_id').orderBy('position').limit(ROWS_PER_READ).execute();
}

type LostHead = { ticket_id: string; position: number; checkpoint: number; hash: string | null };

/** What checkpoints sealed and the chains no longer show: gone, or with another hash. */
function headsNotFound(db: Db): Promise<LostHead[]> {
  return db
    .selectFrom('checkpoint_head as head')
    .leftJoin('ticket_event as event', (join) =>
      join.onRef('event.ticket_id', '=', 'head.ticket_id').onRef('event.position', '=', 'head.position'),
    )
    .where((eb) => eb.or([eb('event.hash', 'is', null), eb('event.hash', '!=', eb.ref('head.hash'))]))
    .select(['head.ticket_id', 'head.position', 'head.checkpoint', 'event.hash'])
    .orderBy('head.position')
    .execute();
}

function compareWithSealed(lost: LostHead[], ends: Map<string, number>, found: Found[]): Found[] {
  const problems = new Map<string, Found>();
  for (const head of lost) {
    const { ticket_id: chain, checkpoint } = head;
    const position = Number(head.position);
    const end = ends.get(chain) ?? 0;
    if (position > end) {
      problems.set(`${chain} cut`, { chain, problem: { type: 'cut', position: end + 1, until: position } });
    } else if (head.hash !== null && !found.some((other) => other.chain === chain)) {
      const problem = { type: 'rewritten' as const, position, checkpoint: Number(checkpoint) };
      if (!problems.has(`${chain} rewritten`)) problems.set(`${chain} rewritten`, { chain, problem });
    }
  }
  return [...problems.values()];
}

async function ticketsWithoutChain(db: Db, lost: LostHead[]): Promise<Found[]> {
  const tickets = await db
    .selectFrom('ticket')
    .select('id')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('ticket_event as event')
            .select('event.position')
            .whereRef('event.ticket_id', '=', 'ticket.id'),
        ),
      ),
    )
    .execute();
  const named = new Set(lost.map((head) => head.ticket_id));
  return tickets
    .filter(({ id }) => !named.has(id))
    .map(({ id }) => ({ chain: id, problem: { type: 'cut' as const, position: 1 } }));
}

async function named(db: Db, found: Found[]): Promise<AuditProblem[]> {
  const numbers = new Map<string, number | string>([[deskChain, deskChain]]);
  for (const chain of new Set(found.map((one) => one.chain))) {
    const row = await db.selectFrom('ticket').select('number').where('id', '=', chain).executeTakeFirst();
    if (row) numbers.set(chain, Number(row.number));
  }
  return found.map(({ chain, problem }) => ({ ticket: numbers.get(chain) ?? chain, ...problem }));
}
