import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';
import { loadArticles } from '../../src/triage/articles.ts';
import type { Article } from '../../src/triage/articles.ts';
import { findArticle } from '../../src/triage/shelf.ts';
import type { TestDesk } from './desk.ts';
import { buttonsOf, wordsOf } from './reading.ts';

const { articles } = loadArticles();

/** A shipped article, as its reader gets it. */
export function articleOf(id: string, language: Article['language'] = 'en'): Article {
  const found = findArticle(articles, id, language);
  if (!found) throw new Error(`there is no article ${id}`);
  return found;
}

export const vpn = articleOf('vpn-unreachable');

/** Two articles for the same words, and one that only support may follow: `KNOWLEDGE_DIR` for a desk. */
export const franking = {
  words: 'The franking machine in the post room prints no stamps',
  first: { id: 'franking-ink', title: 'The franking machine prints nothing', steps: 4 },
  second: { id: 'franking-credit', title: 'The franking machine takes no letters', steps: 3 },
  support: { id: 'franking-vault', title: 'Open the vault of the franking machine' },
};

export function frankingArticles(): string {
  const folder = mkdtempSync(join(tmpdir(), 'deskhand-articles-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const { words, first, second, support } = franking;
  const write = (id: string, title: string, audience: string, symptoms: string[], steps: number) => {
    const head = { title, category: 'device', audience, codes: '[]', products: '[]', source: 'Tests' };
    const front = Object.entries({ ...head, reviewed: '2026-11-25' }).map((pair) => pair.join(': '));
    const lines = Array.from({ length: steps }, (_, at) => `${at + 1}. ${title}, do part ${at + 1} of it.`);
    const all = ['---', ...front, 'symptoms:', ...symptoms.map((one) => `  - ${one}`), '---', '', ...lines];
    writeFileSync(join(folder, `${id}.md`), `${all.join('\n')}\n\nStop and ask a person if it smells.\n`);
  };
  const said = [words, `${words} any more`, `${words} today`];
  write(first.id, first.title, 'user', [...said, `${words} again`], first.steps);
  write(second.id, second.title, 'user', said, second.steps);
  write(support.id, support.title, 'support', ['franking vault master key', 'open the franking vault'], 2);
  return folder;
}

/** The card that answered what somebody wrote last: its words and its buttons. */
export async function reportCardOf(desk: TestDesk, as: string) {
  const isReport = ({ card }: { card: Record<string, unknown> | null }) =>
    buttonsOf(card).includes('report.human');
  const { card } = await desk.finds(as, isReport);
  return { words: wordsOf({ card }), buttons: buttonsOf(card) };
}

/** How far people came with articles, what became of it, and what the articles' figures are. */
export async function triedIn({ database: { db } }: TestDesk) {
  const walks = await db
    .selectFrom('walk')
    .select(['article_id', 'step', 'state'])
    .orderBy('at')
    .orderBy('id')
    .execute();
  const figures = await db.selectFrom('article_figure').selectAll().orderBy('article_id').execute();
  return {
    walks: walks.map(({ article_id: article, step, state }) => ({ article, step: Number(step), state })),
    figures: figures.map((row) => [row.article_id, Number(row.solved), Number(row.not_solved)]),
  };
}

/** Reports by what became of them, in their order. */
export async function reportStates({ database: { db } }: TestDesk): Promise<string[]> {
  const rows = await db.selectFrom('report').select('state').orderBy('opened_at').orderBy('id').execute();
  return rows.map(({ state }) => state);
}

export async function ticketNumbers({ database: { db } }: TestDesk): Promise<number[]> {
  const rows = await db.selectFrom('ticket').select('number').orderBy('number').execute();
  return rows.map(({ number }) => Number(number));
}
