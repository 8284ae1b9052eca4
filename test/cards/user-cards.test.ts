import { describe, it, expect } from '@jest/globals';
import { confirmCard } from '../../src/cards/confirm-card.ts';
import { reportCard } from '../../src/cards/report-card.ts';
import type { ReportView } from '../../src/cards/report-card.ts';
import { statusCard } from '../../src/cards/status-card.ts';
import type { StatusView } from '../../src/cards/status-card.ts';
import { actionsIn, stringsIn } from './parsed.ts';
import { now, reader, states, ticketIn } from './samples.ts';

const title = 'Printer prints blank pages';
const typesIn = (card: unknown) =>
  actionsIn(card).flatMap((action) => (action.data ? [(action.data as { type: string }).type] : []));
const wordsIn = (card: unknown) => [...stringsIn(card)].join('\n');

const status = (state: string, changes: Partial<StatusView> = {}) =>
  statusCard({
    ...reader,
    now,
    ticket: ticketIn(states[state]!),
    title,
    ownerName: 'Sam Helper',
    changedAt: now,
    offerDetails: false,
    ...changes,
  });

describe('the status card', () => {
  it('says who has it and never a severity', () => {
    expect(wordsIn(status('inProgress'))).toContain('Sam Helper is on it');
    expect(wordsIn(status('inProgress'))).not.toMatch(/Moderate|severity/i);
  });

  it('says honestly that nobody serves it', () => {
    const ticket = { ...ticketIn(states.new!), queueId: undefined };
    expect(wordsIn(status('new', { ticket }))).toContain('Nobody takes these requests just now');
  });

  it('shows the question that is waited for', () => {
    expect(wordsIn(status('waitingUser', { question: 'Which floor?' }))).toContain('Which floor?');
    expect(wordsIn(status('waitingPart', { question: 'Which floor?' }))).not.toContain('Which floor?');
  });

  it.each([
    ['new', ['ticket.details.form', 'ticket.comment.form', 'ticket.withdraw', 'ticket.new']],
    ['inProgress', ['ticket.details.form', 'ticket.comment.form', 'ticket.withdraw', 'ticket.new']],
    ['resolved', ['ticket.confirm', 'ticket.reject.form']],
    ['closed', ['ticket.reopen']],
    ['closedLongAgo', []],
    ['withdrawn', ['ticket.reopen']],
  ])('offers what makes sense while %s', (state, types) => {
    expect(typesIn(status(state, { offerDetails: true }))).toEqual(types);
  });

  it('tells times in the reader’s zone', () => {
    expect(wordsIn(status('new', { timeZone: 'Asia/Tokyo' }))).toContain('8:20 PM');
  });
});

describe('the confirmation card', () => {
  const confirm = (state: string, changes = {}) =>
    confirmCard({ ...reader, ticket: ticketIn(states[state]!, changes), title, ownerName: 'Sam Helper' });

  it('asks, then wants a rating, then thanks', () => {
    expect(typesIn(confirm('resolved'))).toEqual(['ticket.confirm', 'ticket.reject.form']);
    expect(typesIn(confirm('closed'))).toEqual(Array(5).fill('ticket.rate'));
    expect(wordsIn(confirm('closed', { rating: 4 }))).toContain('Thank you for your 4 of 5');
    expect(typesIn(confirm('closed', { rating: 4 }))).toEqual([]);
  });

  it('is a line once it is back at work', () => {
    expect(wordsIn(confirm('inProgress'))).toContain('back with Sam Helper');
    expect(typesIn(confirm('inProgress'))).toEqual([]);
  });
});

describe('the card that answers a report', () => {
  const article = { id: 'blank-pages', title: 'Blank pages', steps: 2 };
  const walk = (step: number) => ({
    articleId: 'blank-pages',
    title: 'Blank pages',
    steps: ['Restart it', 'Print again'],
    stop: 'Stop if it smokes.',
    step,
  });
  const report = (changes: Partial<ReportView>) =>
    reportCard({
      ...reader,
      reportId: 'report-1',
      title,
      category: 'infrastructure',
      choices: [],
      articles: [article],
      state: 'open',
      ...changes,
    });

  it('offers articles and a person', () => {
    expect(typesIn(report({}))).toEqual(['article.start', 'report.solved', 'report.human', 'report.form']);
    expect(wordsIn(report({}))).toContain('2 steps');
  });

  it('goes through an article one step at a time, with a person always in sight', () => {
    const first = report({ walk: walk(0) });
    expect(wordsIn(first)).toContain('Step 1 of 2');
    expect(wordsIn(first)).toContain('Restart it');
    expect(wordsIn(first)).not.toContain('Print again');
    expect(typesIn(first)).toEqual([
      'article.next',
      'article.solved',
      'article.notHelped',
      'report.human',
      'report.form',
    ]);
  });

  it('says when to stop with the last step, and asks after it', () => {
    expect(wordsIn(report({ walk: walk(0) }))).not.toContain('Stop if it smokes.');
    expect(wordsIn(report({ walk: walk(1) }))).toContain('Stop if it smokes.');
    const end = report({ walk: walk(2) });
    expect(wordsIn(end)).toContain('Did that solve it?');
    expect(typesIn(end)).not.toContain('article.next');
  });

  it('offers to take two problems apart', () => {
    const two = report({ parts: ['The VPN drops', 'I need a new mouse'] });
    expect(typesIn(two)).toEqual(expect.arrayContaining(['report.split', 'report.together']));
    expect(wordsIn(two)).toContain('I need a new mouse');
  });

  it('asks what it is about when unsure, and still offers a person', () => {
    const unsure = report({ category: undefined, choices: ['browser', 'windows', 'other'], articles: [] });
    expect(typesIn(unsure)).toEqual([...Array(3).fill('report.category'), 'report.human', 'report.form']);
  });

  it('cannot be solved by steps that are not there', () => {
    expect(typesIn(report({ articles: [] }))).not.toContain('report.solved');
  });

  it('asks later whether it is solved, and says what happens otherwise', () => {
    const asked = report({ state: 'asked', articles: [], opensAt: now });
    expect(wordsIn(asked)).toContain('by 12:20 PM');
    expect(typesIn(asked)).toContain('report.solved');
  });

  it.each(['solved', 'ticket', 'dropped'] as const)('has no buttons once it is %s', (state) => {
    expect(actionsIn(report({ state, ticketNumber: 1042 }))).toEqual([]);
  });
});
