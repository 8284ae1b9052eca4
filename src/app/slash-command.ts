import { parseSubmission } from '../cards/submit.ts';
import { categories } from '../domain/category.ts';
import type { Say } from '../domain/effects.ts';
import { severities } from '../domain/severity.ts';
import { text } from '../locales/text.ts';
import { findByTeamsId } from '../store/people.ts';
import type { Person } from '../store/people.ts';
import type { Posting } from '../store/postings.ts';
import { findTicket } from '../store/tickets.ts';
import type { TicketRow } from '../store/tickets.ts';
import type { AgentAction } from './act-on-ticket.ts';
import { actOnTicket } from './act-on-ticket.ts';
import { isCurrentThread, movedSay } from './current-thread.ts';
import type { Turn } from './desk.ts';
import { isEscalationCommand, runEscalationCommand } from './escalation-command.ts';
import { draftArticle, makeArticle, mayMake } from './make-article.ts';
import { burstsOf } from './move-words.ts';
import { sayPrivately, sayRefusal } from './say-refusal.ts';
import { searchArticles } from './suggest-article.ts';
import type { ThreadPost } from './thread-words.ts';

/** `@Deskhand /resolve driver rolled back`: every button has one. */
export async function runSlashCommand(
  turn: Turn,
  author: Person,
  thread: Posting,
  post: ThreadPost,
): Promise<void> {
  const row = await findTicket(turn.db, thread.ticket_id!);
  const command = post.command!;
  if (row && isEscalationCommand(command.name)) {
    const say = (await isCurrentThread(turn, row.ticket, thread))
      ? await runEscalationCommand(turn, author, row, command)
      : movedSay(row.id);
    return say && (await sayPrivately(turn, author.id, say, thread));
  }
  if (row && command.name === 'makearticle') return await draftFromThread(turn, author, row, thread);
  const wanted = row && (await actionOf(turn, row, command, post.mentioned));
  if (!wanted) return await sayPrivately(turn, author.id, { key: 'say.commands' }, thread);
  if (!(await isCurrentThread(turn, row.ticket, thread)))
    return await sayPrivately(turn, author.id, movedSay(row.id), thread);
  const parsed = parseSubmission(wanted);
  if (parsed.type === 'bad') {
    const say = saysNothing(command) ?? {
      key: 'say.commandNeedsMore',
      params: { command: `/${command.name}` },
    };
    return await sayPrivately(turn, author.id, say, thread);
  }
  const done = await actOnTicket(turn, author.id, parsed.submission as AgentAction);
  if (done.type === 'refused') await sayRefusal(turn, author.id, done, thread);
}

/** Where it isn't the words that are missing. */
function saysNothing({ name, argument }: { name: string; argument: string }): Say | undefined {
  if (name === 'move') return { key: 'refusal.nothingToMove' };
  return name === 'article' && argument !== '' ? { key: 'say.articleNone' } : undefined;
}

/** As far as the ticket says it; an IT admin completes it before anybody is offered it. */
async function draftFromThread(turn: Turn, author: Person, row: TicketRow, thread: Posting): Promise<void> {
  const stop = text(turn.config.deskLocale)('dialog.article.stopDefault');
  const wanted = { v: 1, type: 'article.make', ticketId: row.id, stop, ...(await draftArticle(turn, row)) };
  const parsed = parseSubmission(wanted);
  const made = parsed.type === 'ok' ? parsed.submission : undefined;
  if (made?.type !== 'article.make') {
    const refused = await mayMake(turn, author.id, row);
    if (refused) return await sayRefusal(turn, author.id, refused, thread);
    return await sayPrivately(turn, author.id, { key: 'dialog.error.twoSteps' }, thread);
  }
  const done = await makeArticle(turn, author.id, made);
  if (done.type === 'refused') return await sayRefusal(turn, author.id, done, thread);
  await sayPrivately(turn, author.id, { key: 'say.draftMade' }, thread);
}

async function actionOf(
  turn: Turn,
  row: TicketRow,
  { name, argument }: { name: string; argument: string },
  mentioned: string[],
): Promise<Record<string, unknown> | undefined> {
  const shown = {
    state: row.ticket.state.type,
    tier: row.tier,
    ...(row.owner_id && { ownerId: row.owner_id }),
  };
  const base = { v: 1, ticketId: row.id, shown };
  switch (name) {
    case 'pickup':
    case 'claim':
      return { ...base, type: 'ticket.claim' };
    case 'release':
      return { ...base, type: 'ticket.release' };
    case 'assign': {
      const person = mentioned[0] && (await findByTeamsId(turn.db, mentioned[0]));
      return { ...base, type: 'ticket.assign', assignee: person ? person.id : '' };
    }
    case 'raise':
      return { ...base, type: 'ticket.raise', reason: argument };
    case 'handback':
      return { ...base, type: 'ticket.handBack', reason: argument };
    case 'category':
      return {
        ...base,
        type: 'ticket.change',
        category: among(categories, argument.replaceAll(' ', '-')),
        severity: row.severity,
      };
    case 'severity':
      return {
        ...base,
        type: 'ticket.change',
        category: row.category,
        severity: among(severities, argument.toUpperCase()),
      };
    case 'note':
      return { ...base, type: 'ticket.note', text: argument };
    case 'reply':
      return { ...base, type: 'ticket.reply', text: argument };
    case 'ask':
      return { ...base, type: 'ticket.ask', text: argument };
    case 'continue':
      return { ...base, type: 'ticket.endWait' };
    case 'wait':
      return { ...base, type: 'ticket.wait', ...waitOf(argument) };
    case 'article': {
      const [best] = await searchArticles(turn, argument);
      return { ...base, type: 'article.suggest', article: best?.audience === 'user' ? best.id : '' };
    }
    case 'move': {
      const newest = (await burstsOf(turn, row.id)).at(-1)?.[0]?.burst_id;
      return { ...base, type: 'ticket.move', burst: newest ?? '', title: argument };
    }
    case 'resolve':
      return { ...base, type: 'ticket.resolve', done: argument };
    default:
      return undefined;
  }
}

const among = (values: readonly string[], word: string) =>
  values.find((value) => value.toLowerCase() === word.toLowerCase());

/** `/wait user`, `/wait part screen ordered`, `/wait 2026-12-01 back from leave`. */
function waitOf(argument: string): Record<string, string> {
  const [first = '', ...rest] = argument.split(/\s+/);
  const reason = rest.join(' ');
  return /^\d{4}-\d{2}-\d{2}$/.test(first)
    ? { on: 'date', until: first, reason }
    : { on: first.toLowerCase(), reason };
}
