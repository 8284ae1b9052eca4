import type { Effect } from '../domain/effects.ts';
import type { OutboxRow, Settlement } from '../store/outbox.ts';
import { claimOrders, nextDue, recoverOrders, settleOrder } from '../store/outbox.ts';
import type { Deliver, Delivery } from './deliver.ts';
import type { Desk } from './desk.ts';
import { inTurn } from './desk.ts';
import { enqueue } from './enqueue.ts';

export interface Dispatch {
  /** There may be something to do. */
  nudge(): void;
  /** Delivers until nothing is due any more; for tests and for a moved clock. */
  drain(): Promise<void>;
  /** Finishes what is under way and stops. */
  stop(): Promise<void>;
}

const batch = 32;
/** Longer than the longest delivery, a download of a minute and its scaling: only an instance that died loses its lease. */
const leaseSeconds = 180;
/** Rows become due by themselves, and another instance may leave some. */
const pollMs = 2_000;
/** How often a deliverer may break before its order is set aside. */
const mostErrors = 5;

/** The loop that delivers the outbox: claim → deliver → settle. One order a lane at a time, lanes side by side. */
export function startDispatch(desk: Desk, deliver: Deliver): Dispatch {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let again = false;
  let recoveredAt = -Infinity;
  let wake = () => {};
  let running: Promise<void> | undefined;
  const underWay = new Set<Promise<void>>();

  async function round(): Promise<void> {
    do {
      again = false;
      await recover();
      await deliverDue();
    } while (again && !stopped);
  }

  /** Leases run for a minute: there is no need to look for lost ones more often than the loop polls. */
  async function recover(): Promise<void> {
    if (performance.now() - recoveredAt < pollMs) return;
    recoveredAt = performance.now();
    await recoverOrders(desk.db, false);
  }

  async function deliverDue(): Promise<void> {
    while (!stopped) {
      const room = batch - underWay.size;
      const rows = room > 0 ? await claimOrders(desk.db, desk.now().toISOString(), room, leaseSeconds) : [];
      for (const row of rows) {
        const work = deliverOne(row).finally(() => underWay.delete(work));
        underWay.add(work);
      }
      if (underWay.size === 0) return;
      await somethingHappens();
    }
  }

  /** A delivery ends, there is news, or it is time to look again: a slow conversation must not hold up the others. */
  async function somethingHappens(): Promise<void> {
    let patience: NodeJS.Timeout | undefined;
    const news = new Promise<void>((resolve) => {
      wake = resolve;
      patience = setTimeout(resolve, pollMs);
    });
    await Promise.race([...underWay, news]);
    clearTimeout(patience);
  }

  async function deliverOne(row: OutboxRow): Promise<void> {
    const delivery = await tryDeliver(row);
    try {
      await settle(row, delivery);
    } catch (error) {
      // The lease runs out and the order is tried again, marked as a possible repeat.
      desk.log.error({ err: error, order: row.id, type: row.type }, 'order not settled');
    }
  }

  async function tryDeliver(row: OutboxRow): Promise<Delivery> {
    try {
      return await deliver(JSON.parse(row.body) as Effect, row);
    } catch (error) {
      desk.log.error({ err: error, order: row.id, type: row.type }, 'delivery broke');
      return row.errors + 1 >= mostErrors
        ? { type: 'failed', reason: broke }
        : { type: 'later', reason: broke };
    }
  }

  async function settle(row: OutboxRow, delivery: Delivery): Promise<void> {
    const settlement = settlementOf(row, delivery, desk.now());
    await inTurn(desk, async (turn) => {
      if (!(await settleOrder(turn.db, row, settlement))) {
        desk.log.warn({ order: row.id, type: row.type }, 'late write refused');
        return;
      }
      if (delivery.type === 'unknown' && settlement.state === 'pending') return;
      if ('record' in delivery) await delivery.record?.(turn);
      if (isLeftToPeople(row, settlement)) {
        await enqueue(turn, [{ type: 'AlertAdmins', say: { key: 'alert.unknownSends' } }]);
      }
    });
    if (delivery.type !== 'sent') {
      const { type: outcome, reason } = delivery;
      desk.log.info({ order: row.id, type: row.type, outcome, reason, attempts: row.attempts }, 'not sent');
    }
  }

  function run(): Promise<void> {
    again = true;
    wake();
    running ??= round()
      .catch((error) => desk.log.error({ err: error }, 'dispatch round broke'))
      .finally(() => {
        running = undefined;
        schedule();
      });
    return running;
  }

  function schedule(): void {
    if (stopped) return;
    clearTimeout(timer);
    void soonest().then((ms) => {
      if (stopped || running) return;
      clearTimeout(timer);
      timer = setTimeout(() => void run(), ms);
    });
  }

  async function soonest(): Promise<number> {
    const due = await nextDue(desk.db).catch(() => undefined);
    if (!due) return pollMs;
    return Math.min(pollMs, Math.max(20, Date.parse(due) - desk.now().getTime()));
  }

  void run();
  return {
    nudge: () => void run(),
    drain: async () => {
      while (running) await running;
      await run();
    },
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
      await Promise.allSettled(underWay);
    },
  };
}

const broke = 'error';

/** Words and tickets of people; a passing answer is not worth an alarm. */
const passing = ['SayToPerson', 'SayInChannel', 'ShowPersonalCard', 'AlertAdmins'];

function isLeftToPeople(row: OutboxRow, { state, last_error: error }: Settlement): boolean {
  return (state === 'unknown' || (state === 'failed' && error === broke)) && !passing.includes(row.type);
}

function settlementOf(row: OutboxRow, delivery: Delivery, now: Date): Settlement {
  const at = now.toISOString();
  switch (delivery.type) {
    case 'sent':
      return { state: 'sent', done_at: at, last_error: null };
    case 'held':
      return { state: 'held', last_error: delivery.reason };
    case 'failed':
      return { state: 'failed', done_at: at, last_error: delivery.reason };
    case 'later':
      return {
        state: 'pending',
        due_at: after(now, delivery.afterMs ?? backoffMs(row.attempts)),
        last_error: delivery.reason,
        errors: delivery.reason === broke ? row.errors + 1 : 0,
      };
    case 'unknown':
      // Repeated once, marked; after that a person has to look.
      return row.repeats > 0
        ? { state: 'unknown', done_at: at, last_error: delivery.reason }
        : {
            state: 'pending',
            repeats: row.repeats + 1,
            due_at: after(now, backoffMs(row.attempts)),
            last_error: delivery.reason,
          };
  }
}

/** 1 s, 2 s, 4 s … at most 5 minutes, spread so that lanes don't come back together. */
function backoffMs(attempts: number): number {
  return Math.min(300_000, 1_000 * 2 ** Math.min(attempts - 1, 9)) * (0.75 + Math.random() / 2);
}

function after(now: Date, ms: number): string {
  return new Date(now.getTime() + ms).toISOString();
}
