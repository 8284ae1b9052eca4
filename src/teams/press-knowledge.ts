import type { Turn } from '../app/desk.ts';
import { decideExample } from '../app/learn.ts';
import { decideArticle } from '../app/make-article.ts';
import { removeName } from '../app/own-names.ts';
import { isAdmin } from '../app/roles.ts';
import { drawPersonalCard } from '../app/views/personal-card-view.ts';
import type { Submission } from '../cards/submit.ts';
import type { KnowledgeList, Say } from '../domain/effects.ts';
import type { Person } from '../store/people.ts';
import type { Answer } from './card-action.ts';

/** A press on a list of what the desk knows: the list comes back as it is now. Undefined: it is about something else. */
export async function answerKnowledgePress(
  turn: Turn,
  person: Person,
  submission: Submission,
): Promise<Answer | undefined> {
  const list = listOf(submission);
  if (!list) return undefined;
  if (!isAdmin(turn, person)) return { type: 'say', say: { key: 'say.adminsOnly' } };
  const say = await act(turn, person, submission);
  if (say && isNo(say)) return { type: 'say', say };
  const drawn = await drawPersonalCard(turn, person, { type: 'knowledge', list, page: pageOf(submission) });
  return { type: 'card', card: drawn!.card };
}

function listOf(submission: Submission): KnowledgeList | undefined {
  switch (submission.type) {
    case 'knowledge.list':
      return submission.list;
    case 'example.accept':
    case 'example.undo':
      return 'learned';
    case 'draft.decline':
    case 'draft.withdraw':
      return 'drafts';
    case 'name.remove':
      return 'names';
    default:
      return undefined;
  }
}

const pageOf = (submission: Submission): number | undefined =>
  submission.type === 'knowledge.list' ? submission.page : undefined;

async function act(turn: Turn, person: Person, submission: Submission): Promise<Say | undefined> {
  switch (submission.type) {
    case 'example.accept':
      return await decideExample(turn, person, submission.exampleId, 'accept');
    case 'example.undo':
      return await decideExample(turn, person, submission.exampleId, 'undo');
    case 'draft.decline':
    case 'draft.withdraw':
      return await decideArticle(turn, person, submission);
    case 'name.remove':
      return await removeName(turn, person, submission.nameId);
    default:
      return undefined;
  }
}

/** What the list itself doesn't show. */
const isNo = ({ key }: Say): boolean =>
  ['say.exampleHarmful', 'say.exampleGone', 'say.draftGone', 'say.nameUnknown'].includes(key);
