import type { Category } from '../domain/category.ts';
import type { Say } from '../domain/effects.ts';
import { appendEvents, deskChain } from '../store/audit.ts';
import {
  dropVotes,
  exampleFor,
  examplesIn,
  lockExample,
  saveExample,
  voteFor,
  votersFor,
} from '../store/examples.ts';
import type { LearnedExample } from '../store/examples.ts';
import { newKnowledge } from '../store/knowledge-version.ts';
import type { Person } from '../store/people.ts';
import { alike, alikeFrom, remember } from '../triage/memory.ts';
import { rankCategories } from '../triage/understand.ts';
import { loadYardstick } from '../triage/yardstick.ts';
import type { Turn } from './desk.ts';
import { knowledgeOf } from './knowledge.ts';
import { reportedText } from './reported-text.ts';
import { isAdmin } from './roles.ts';

const agreeing = 2;
/** So many of the newest are compared with. */
const compared = 500;

/**
 * An agent gave a ticket another category. It counts as an example once a second agent has said the same of a report
 * like it, or an IT admin accepts it: nobody changes the desk's mind alone.
 */
export async function learnCategory(
  turn: Turn,
  agentId: string,
  ticketId: string,
  category: Category,
): Promise<void> {
  const text = await reportedText(turn.db, ticketId);
  if (!text) return;
  await dropVotes(turn.db, ticketId, agentId);
  const example = await exampleFor(turn.db, {
    id: turn.newId(),
    ticket_id: ticketId,
    category,
    at: turn.now,
  });
  await voteFor(turn.db, example.id, agentId, turn.now);
  if (example.state !== 'waiting') return;
  const same = [example, ...(await examplesLike(turn, example, text))];
  const voters = await votersFor(
    turn.db,
    same.map(({ id }) => id),
  );
  if (new Set([...voters.values()].flat()).size < agreeing) return;
  for (const { id, state } of same) if (state === 'waiting') await count(turn, id, undefined);
}

/** Examples of the same category whose report says nearly the same. */
async function examplesLike(turn: Turn, example: LearnedExample, text: string): Promise<LearnedExample[]> {
  const others = await examplesIn(turn.db, ['waiting', 'counts'], compared);
  const like = [];
  for (const other of others) {
    if (other.id === example.id || other.category !== example.category) continue;
    if (alike(text, await reportedText(turn.db, other.ticket_id)) >= alikeFrom) like.push(other);
  }
  return like;
}

/** From now on it counts, unless with it the desk would do worse on what it must know. */
async function count(turn: Turn, id: string, adminId: string | undefined): Promise<'counts' | 'harmful'> {
  const example = (await lockExample(turn.db, id))!;
  const text = await reportedText(turn.db, example.ticket_id);
  const state = (await isHarmful(turn, { text, category: example.category as Category }))
    ? 'harmful'
    : 'counts';
  await saveExample(turn.db, id, { state, accepted_by: adminId ?? null, decided_at: turn.now });
  await newKnowledge(turn.db);
  const { ticket_id: ticketId, category } = example;
  await note(turn, adminId, { type: 'ExampleLearned', exampleId: id, ticketId, category, state });
  return state;
}

/** Compared with the shipped model on the texts it is measured by. */
async function isHarmful(turn: Turn, added: { text: string; category: Category }): Promise<boolean> {
  const { learned } = await knowledgeOf(turn);
  const addition = remember([added]);
  const with2 = {
    names: [],
    learned: {
      adjust: (features: Parameters<typeof learned.adjust>[0], evidence: Float64Array) =>
        addition.adjust(features, learned.adjust(features, evidence)),
    },
  };
  let [shipped, then] = [0, 0];
  for (const { text, label } of loadYardstick()) {
    if (rankCategories(text)[0]!.category === label) shipped += 1;
    if (rankCategories(text, with2)[0]!.category === label) then += 1;
  }
  return then < shipped;
}

/** An IT admin accepts an example that only one agent gave, or takes back one that counts. */
export async function decideExample(
  turn: Turn,
  admin: Person,
  exampleId: string,
  what: 'accept' | 'undo',
): Promise<Say> {
  if (!isAdmin(turn, admin)) return { key: 'say.adminsOnly' };
  const example = await lockExample(turn.db, exampleId);
  if (!example) return { key: 'say.exampleGone' };
  if (what === 'accept') {
    if (example.state === 'counts') return { key: 'say.exampleCounts' };
    const state = await count(turn, exampleId, admin.id);
    return { key: state === 'counts' ? 'say.exampleCounts' : 'say.exampleHarmful' };
  }
  if (example.state === 'undone') return { key: 'say.exampleUndone' };
  await saveExample(turn.db, exampleId, { state: 'undone', decided_at: turn.now });
  await newKnowledge(turn.db);
  await note(turn, admin.id, { type: 'ExampleUndone', exampleId });
  return { key: 'say.exampleUndone' };
}

async function note(
  turn: Turn,
  actorId: string | undefined,
  event: { type: string } & Record<string, unknown>,
): Promise<void> {
  await appendEvents(turn.db, { ticketId: deskChain, actorId, at: turn.now, events: [event] });
}
