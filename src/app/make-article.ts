import type { Submission } from '../cards/submit.ts';
import type { Category } from '../domain/category.ts';
import type { Refusal } from '../domain/commands.ts';
import type { Say } from '../domain/effects.ts';
import { ownerOf } from '../domain/ticket.ts';
import { requireAgent } from '../domain/guards.ts';
import { appendEvents, deskChain } from '../store/audit.ts';
import { messagesOfTicket } from '../store/messages.ts';
import { addOwnArticle, lockOwnArticle, saveOwnArticle } from '../store/own-articles.ts';
import type { OwnArticle } from '../store/own-articles.ts';
import { newKnowledge } from '../store/knowledge-version.ts';
import { findPeople, peopleNamed } from '../store/people.ts';
import type { Person } from '../store/people.ts';
import type { TicketRow } from '../store/tickets.ts';
import { findTicket } from '../store/tickets.ts';
import { latestWords, wordsOfKind } from '../store/words.ts';
import { depersonalise, namesIn } from '../triage/depersonalise.ts';
import { detectLanguage } from '../triage/language.ts';
import { maskSecrets } from '../triage/mask.ts';
import type { Turn } from './desk.ts';
import { enqueue } from './enqueue.ts';
import { reportedText } from './reported-text.ts';
import { actorFor, isAdmin } from './roles.ts';
import { deskReader, languageFor } from './views/reader.ts';

type Made = Extract<Submission, { type: 'article.make' }>;
type Written = Pick<Made, 'title' | 'category' | 'symptoms' | 'steps' | 'stop'>;

/** Of what a solved ticket says, without what only concerns its people. Agents complete it. */
export async function draftArticle(
  turn: Pick<Turn, 'db'>,
  { id, ticket, device }: TicketRow,
): Promise<Partial<Written>> {
  const messages = await messagesOfTicket(turn.db, id);
  const said = await wordsOfKind(turn.db, id, 'done');
  const authors = [...messages, ...said].flatMap(({ author_id: author }) => (author ? [author] : []));
  const ids = [ticket.reporterId, ticket.affectedId, ownerOf(ticket), ticket.resolvedBy, ...authors];
  const people = await findPeople(
    turn.db,
    ids.filter((each) => each !== undefined),
  );
  const names = [...people.values()].flatMap(({ name, given_name: given, surname }) =>
    [name, given, surname].filter((part) => part !== null),
  );
  const done = (await latestWords(turn.db, id, 'done')) ?? '';
  const title = (await latestWords(turn.db, id, 'title')) ?? '';
  const reported = await reportedText(turn.db, id);
  const others = await peopleNamed(turn.db, namesIn(`${title}\n${reported}\n${done}`));
  const bare = (text: string) => depersonalise(text, [...names, ...others, ...(device ? [device] : [])]);
  return {
    title: bare(title).slice(0, 80),
    category: ticket.category,
    symptoms: lines(bare(reported)).join('\n'),
    steps: lines(bare(done)).join('\n'),
  };
}

/** Sentences as lines of their own. */
const lines = (text: string): string[] =>
  text
    .split(/\n|(?<=[.!?])\s+/)
    .map((line) => line.trim())
    .filter((line) => /\p{L}/u.test(line));

/** An agent hands in an article; it waits for an IT admin. */
export async function makeArticle(
  turn: Turn,
  agentId: string,
  made: Made,
): Promise<Refusal | { type: 'done' }> {
  const row = await findTicket(turn.db, made.ticketId);
  if (!row) return { type: 'refused', reason: 'unknownTicket' };
  const refused = await mayMake(turn, agentId, row);
  if (refused) return refused;
  const id = turn.newId();
  await addOwnArticle(turn.db, {
    id,
    ticket_id: made.ticketId,
    author_id: agentId,
    state: 'draft',
    ...columnsOf(made),
    language: detectLanguage(`${made.title}\n${made.steps}`) ?? languageFor(deskReader(turn)),
    at: turn.now,
  });
  await note(turn, agentId, { type: 'ArticleDrafted', articleId: id, ticketId: made.ticketId });
  const params = { person: `person:${agentId}`, ticket: `ticket:${made.ticketId}` };
  await enqueue(turn, [{ type: 'AlertAdmins', say: { key: 'alert.draft', params } }]);
  return { type: 'done' };
}

/** Agents of the team that solved it. */
export async function mayMake(
  turn: Pick<Turn, 'db' | 'config' | 'now' | 'articles'>,
  agentId: string,
  { ticket }: TicketRow,
): Promise<Refusal | undefined> {
  const refused = requireAgent(ticket, await actorFor(turn, agentId, ticket));
  if (refused) return refused;
  const solved = ticket.state.type === 'resolved' || ticket.state.type === 'closed';
  return solved ? undefined : { type: 'refused', reason: 'notResolvedYet' };
}

const columnsOf = ({ title, category, symptoms, steps, stop }: Written) => ({
  title: maskSecrets(title).text,
  category,
  symptoms: JSON.stringify(
    maskSecrets(symptoms)
      .text.split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  ),
  steps: JSON.stringify(
    maskSecrets(steps)
      .text.split('\n')
      .map((line) => line.replace(/^\s*(?:\d+[.)]|[-*•])\s*/, '').trim())
      .filter(Boolean),
  ),
  stop: maskSecrets(stop).text,
});

export const writtenOf = (row: OwnArticle): Written => ({
  title: row.title,
  category: row.category as Category,
  symptoms: (JSON.parse(row.symptoms) as string[]).join('\n'),
  steps: (JSON.parse(row.steps) as string[]).join('\n'),
  stop: row.stop,
});

/** An IT admin publishes it, as changed on the way, or not; or takes back what was published. */
export async function decideArticle(
  turn: Turn,
  admin: Person,
  action: Extract<Submission, { type: 'draft.publish' | 'draft.decline' | 'draft.withdraw' }>,
): Promise<Say> {
  if (!isAdmin(turn, admin)) return { key: 'say.adminsOnly' };
  const draft = await lockOwnArticle(turn.db, action.draftId);
  const from = action.type === 'draft.withdraw' ? 'published' : 'draft';
  if (draft?.state !== from) return { key: 'say.draftGone' };
  const decided = { decided_by: admin.id, decided_at: turn.now };
  const state = stateAfter[action.type];
  const written = action.type === 'draft.publish' ? columnsOf(action) : {};
  await saveOwnArticle(turn.db, draft.id, { state, ...written, ...decided });
  if (state !== 'declined') await newKnowledge(turn.db);
  await note(turn, admin.id, { type: 'ArticleDecided', articleId: draft.id, state });
  return { key: `say.draft${state[0]!.toUpperCase()}${state.slice(1)}` };
}

const stateAfter = {
  'draft.publish': 'published',
  'draft.decline': 'declined',
  'draft.withdraw': 'withdrawn',
} as const;

async function note(
  turn: Turn,
  actorId: string,
  event: { type: string } & Record<string, unknown>,
): Promise<void> {
  await appendEvents(turn.db, { ticketId: deskChain, actorId, at: turn.now, events: [event] });
}
