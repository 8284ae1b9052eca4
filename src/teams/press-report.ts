import type { Turn } from '../app/desk.ts';
import { pressInReport, pressSuggested } from '../app/article-press.ts';
import type { ArticlePress } from '../app/article-press.ts';
import { chooseNewProblem, chooseTicket } from '../app/choose-ticket.ts';
import { enqueue } from '../app/enqueue.ts';
import { openFromReport } from '../app/open-ticket.ts';
import { answerTo, chooseCategory, keepTogether, solveReport, splitReport } from '../app/report.ts';
import { refusalSay } from '../app/say-refusal.ts';
import { drawPersonalCard } from '../app/views/personal-card-view.ts';
import { reportView } from '../app/views/report-view.ts';
import { walkCardView } from '../app/views/walk-view.ts';
import { reportCard } from '../cards/report-card.ts';
import type { Submission } from '../cards/submit.ts';
import { walkCard } from '../cards/walk-card.ts';
import type { Person } from '../store/people.ts';
import { saveChat } from '../store/people.ts';
import { findReport, lockReport } from '../store/reports.ts';
import { findWalk } from '../store/walks.ts';
import type { Answer } from './card-action.ts';

type OnReport = Extract<
  Submission,
  { type: 'report.solved' | 'report.human' | 'report.category' | 'report.split' | 'report.together' }
>;

const onReport = ['report.solved', 'report.human', 'report.category', 'report.split', 'report.together'];
const onArticle = ['article.start', 'article.next', 'article.notHelped', 'article.solved'];

const notYours: Answer = { type: 'say', say: { key: 'refusal.notUser' } };

/** A press on what answered a report. Undefined: it is about something else. */
export async function answerReportPress(
  turn: Turn,
  person: Person,
  submission: Submission,
): Promise<Answer | undefined> {
  if (onReport.includes(submission.type) || onArticle.includes(submission.type))
    return await answerReport(turn, person, submission as OnReport | ArticlePress);
  if (submission.type === 'ticket.choose' || submission.type === 'ticket.new')
    return await answerChoice(turn, person, submission);
  return undefined;
}

async function answerReport(
  turn: Turn,
  person: Person,
  submission: OnReport | ArticlePress,
): Promise<Answer> {
  if (!submission.reportId) return await answerSuggested(turn, person, submission as ArticlePress);
  const report = await lockReport(turn.db, submission.reportId);
  if (!report || report.person_id !== person.id) return notYours;
  if (report.state === 'open' || report.state === 'asked') {
    switch (submission.type) {
      case 'report.solved':
        await solveReport(turn, report);
        break;
      case 'report.human':
        await openFromReport(turn, report);
        break;
      case 'report.category':
        await chooseCategory(turn, report, submission.category);
        break;
      case 'report.split':
        await splitReport(turn, report);
        break;
      case 'report.together':
        await keepTogether(turn, report);
        break;
      default:
        await pressInReport(turn, person, report, submission);
        await enqueue(turn, answerTo(report));
    }
  }
  const now = await findReport(turn.db, report.id);
  return { type: 'card', card: reportCard(await reportView(turn, now!)) };
}

async function answerSuggested(turn: Turn, person: Person, press: ArticlePress): Promise<Answer> {
  const walk = await pressSuggested(turn, person, press);
  const view = walk && (await walkCardView(turn, (await findWalk(turn.db, walk.id))!));
  return view ? { type: 'card', card: walkCard(view) } : notYours;
}

async function answerChoice(
  turn: Turn,
  person: Person,
  submission: Extract<Submission, { type: 'ticket.choose' | 'ticket.new' }>,
): Promise<Answer> {
  if (!submission.messageId) {
    await saveChat(turn.db, person.id, { expects: 'newProblem', current_ticket_id: null });
    return { type: 'say', say: { key: 'say.newProblem' } };
  }
  const report = await lockReport(turn.db, submission.messageId);
  if (!report || report.person_id !== person.id) return notYours;
  if (report.state === 'choosing' || (report.state === 'asked' && submission.type === 'ticket.choose')) {
    if (submission.type === 'ticket.choose') {
      const done = await chooseTicket(turn, person.id, report, submission.ticketId);
      if (done?.type === 'refused') return { type: 'say', say: refusalSay(done) };
    } else {
      await chooseNewProblem(turn, person.id, report);
    }
  }
  const drawn = await drawPersonalCard(turn, person, { type: 'chooseTicket', messageId: report.id });
  return { type: 'card', card: drawn!.card };
}
