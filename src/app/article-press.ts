import type { Submission } from '../cards/submit.ts';
import type { Person } from '../store/people.ts';
import type { Report } from '../store/reports.ts';
import { lockWalk } from '../store/walks.ts';
import type { Walk } from '../store/walks.ts';
import type { Turn } from './desk.ts';
import { enqueue } from './enqueue.ts';
import { solveReport } from './report.ts';
import { tellOfWalk } from './suggest-article.ts';
import { languageFor, readerFor } from './views/reader.ts';
import { endWalk, nextStep, walkInReport } from './walk.ts';

export type ArticlePress = Extract<
  Submission,
  { type: 'article.start' | 'article.next' | 'article.notHelped' | 'article.solved' }
>;

/** A press on an article in one's own report. What the card says is checked against what is stored. */
export async function pressInReport(
  turn: Turn,
  person: Person,
  report: Report,
  press: ArticlePress,
): Promise<void> {
  const language = languageFor(readerFor(turn, person));
  const walk = await walkInReport(turn, report, press.articleId, language);
  if (!walk) return;
  switch (press.type) {
    case 'article.start':
      return;
    case 'article.next':
      return await nextStep(turn, walk, press.step);
    case 'article.notHelped':
      return void (await endWalk(turn, walk.id, 'notHelped'));
    case 'article.solved':
      return await solveReport(turn, report);
  }
}

/** A press on an article that an agent suggested. Undefined: it isn't this person's. */
export async function pressSuggested(
  turn: Turn,
  person: Person,
  press: ArticlePress,
): Promise<Walk | undefined> {
  const walk = 'walkId' in press && press.walkId ? await lockWalk(turn.db, press.walkId) : undefined;
  if (!walk?.ticket_id || walk.person_id !== person.id) return undefined;
  if (press.type === 'article.next') await nextStep(turn, walk, press.step);
  if (press.type === 'article.notHelped' || press.type === 'article.solved') {
    const state = press.type === 'article.solved' ? 'solved' : 'notHelped';
    if (await endWalk(turn, walk.id, state)) await tellOfWalk(turn, walk, state);
  }
  await enqueue(turn, [{ type: 'ShowWalk', walkId: walk.id, personId: person.id }]);
  return walk;
}
