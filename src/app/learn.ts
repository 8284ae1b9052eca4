import type { Category } from '../domain/category.ts';
import type { Say } from '../domain/effects.ts';
import { appendEvents, deskChain } from '../store/audit.ts';
import {
  dropVotes,
  exampleFor,
  examplesIn,
  findExample,
  holdExamples,
  resetExamples,
  saveExample,
  voteFor,
  votersFor,
  waitingExample,
} from '../store/examples.ts';
import type { LearnedExample } from '../store/examples.ts';
import { newKnowledge } from '../store/knowledge-version.ts';
import type { Person } from '../store/people.ts';
import { alikeFrom, likenessTo, remember } from '../triage/memory.ts';
import type { Remembered } from '../triage/memory.ts';
import { nothingOwn, rankCategories } from '../triage/understand.ts';
import type { Own } from '../triage/understand.ts';
import { loadYardstick } from '../triage/yardstick.ts';
import type { Turn } from './desk.ts';
import { knowledgeOf } from './knowledge.ts';
import { reportedText, reportedTexts } from './reported-text.ts';
import { isAdmin } from './roles.ts';

const agreeing = 2;
/** So many of the newest of a category are compared with. */
const compared = 500;

/**
 * An agent gave a ticket another category. It counts as an example once a second agent has said the same, of it or a report
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
  await holdExamples(turn.db);
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
  await count(turn, same, undefined);
}

/** Another agent has given the ticket this category, and this one says so, too. False: nobody is waiting for that. */
export async function secondCategory(
  turn: Turn,
  agentId: string,
  ticketId: string,
  category: Category,
): Promise<boolean> {
  await holdExamples(turn.db);
  const example = await waitingExample(turn.db, ticketId, category);
  const voters = example ? (await votersFor(turn.db, [example.id])).get(example.id)! : [];
  if (voters.length === 0 || voters.includes(agentId)) return false;
  await learnCategory(turn, agentId, ticketId, category);
  return true;
}

/** Its words have changed or are gone: they are not what was agreed on. */
export async function unlearn(turn: Turn, ticketId: string): Promise<void> {
  await holdExamples(turn.db);
  if (await resetExamples(turn.db, ticketId)) await newKnowledge(turn.db);
}

/** Those still waiting of the same category whose report says nearly the same: what counts has had its two agents. */
async function examplesLike(turn: Turn, example: LearnedExample, text: string): Promise<LearnedExample[]> {
  const waiting = await examplesIn(turn.db, ['waiting'], compared, example.category);
  const others = waiting.filter((other) => other.id !== example.id);
  const texts = await reportedTexts(
    turn.db,
    others.map((other) => other.ticket_id),
  );
  const likeness = likenessTo(
    text,
    others.map((other) => texts.get(other.ticket_id) ?? ''),
  );
  return others.filter((_, at) => likeness[at]! >= alikeFrom);
}

/** From now on they count, unless with them the desk would do worse on what it must know. */
async function count(
  turn: Turn,
  examples: readonly LearnedExample[],
  adminId: string | undefined,
): Promise<LearnedExample['state']> {
  const texts = await reportedTexts(
    turn.db,
    examples.map((example) => example.ticket_id),
  );
  const added = examples.map(({ ticket_id: ticketId, category }) => ({
    text: texts.get(ticketId) ?? '',
    category: category as Category,
  }));
  const state = (await isHarmful(turn, added)) ? 'harmful' : 'counts';
  for (const { id, ticket_id: ticketId, category } of examples) {
    await saveExample(turn.db, id, { state, accepted_by: adminId ?? null, decided_at: turn.now });
    await note(turn, adminId, { type: 'ExampleLearned', exampleId: id, ticketId, category, state });
  }
  await newKnowledge(turn.db);
  return state;
}

/** Compared with the shipped model on the texts it is measured by. */
async function isHarmful(turn: Turn, added: readonly Remembered[]): Promise<boolean> {
  const { learned } = await knowledgeOf(turn);
  const addition = remember(added);
  const own: Own = {
    names: [],
    learned: {
      adjust: (features, evidence) => addition.adjust(features, learned.adjust(features, evidence)),
    },
  };
  return rightOf(own) < (shippedRight ??= rightOf(nothingOwn));
}

/** How many of them the shipped model gets right; the same for as long as we run. */
let shippedRight: number | undefined;

const rightOf = (own: Own): number =>
  loadYardstick().filter(({ text, label }) => rankCategories(text, own)[0]!.category === label).length;

/** An IT admin accepts an example that only one agent gave, or takes back one that counts. */
export async function decideExample(
  turn: Turn,
  admin: Person,
  exampleId: string,
  what: 'accept' | 'undo',
): Promise<Say> {
  if (!isAdmin(turn, admin)) return { key: 'say.adminsOnly' };
  await holdExamples(turn.db);
  const example = await findExample(turn.db, exampleId);
  if (!example) return { key: 'say.exampleGone' };
  if (what === 'accept') {
    if (example.state === 'counts') return { key: 'say.exampleCounts' };
    const state = await count(turn, [example], admin.id);
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
