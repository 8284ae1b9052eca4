import type { Practice } from './practice.ts';
import type { Complaint, Counts, Delivery, LogEntry } from './test-api.ts';
import type { Message } from './world.ts';

/** For tests: kept in memory, the oldest forgotten. */
const most = 20_000;

export interface Records {
  log: LogEntry[];
  deliveries: Delivery[];
  complaints: Complaint[];
  counts: Record<string, Counts>;
  /** Of all entries ever, so that a test can ask for what is new. */
  logged: number;
}

export const createRecords = (): Records => ({
  log: [],
  deliveries: [],
  complaints: [],
  counts: {},
  logged: 0,
});

export function keep<T>(list: T[], entry: T): void {
  list.push(entry);
  if (list.length > most) list.splice(0, most / 10);
}

export function record(
  practice: Practice,
  type: LogEntry['type'],
  conversation: string,
  message: Message,
  view?: { person: string; card: Record<string, unknown> },
): void {
  const { records } = practice;
  records.logged += 1;
  keep(records.log, {
    seq: records.logged,
    at: practice.now().toISOString(),
    type,
    conversation,
    thread: message.thread,
    message: message.id,
    author: message.author,
    text: message.deletedAt ? '' : message.text,
    card: view?.card ?? (message.deletedAt ? null : message.card),
    attachments: message.attachments.map(({ name, contentType, url }) => ({ name, contentType, url })),
    person: view?.person ?? null,
  });
}

export function count(practice: Practice, conversation: string, what: keyof Counts): void {
  const counts = (practice.records.counts[conversation] ??= { posts: 0, edits: 0, deletes: 0 });
  counts[what] += 1;
}
