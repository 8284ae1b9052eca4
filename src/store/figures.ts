import type { Db } from './database.ts';

/** How an article fared with people. */
export interface Figure {
  solved: number;
  notSolved: number;
}

export type Figures = ReadonlyMap<string, Figure>;

export async function countFigure(db: Db, articleId: string, solved: boolean): Promise<void> {
  const [one, other] = solved ? [1, 0] : [0, 1];
  await db
    .insertInto('article_figure')
    .values({ article_id: articleId, solved: one, not_solved: other })
    .onConflict((conflict) =>
      conflict.column('article_id').doUpdateSet((eb) => ({
        solved: eb('article_figure.solved', '+', one),
        not_solved: eb('article_figure.not_solved', '+', other),
      })),
    )
    .execute();
}

export async function figuresOf(db: Db): Promise<Figures> {
  const rows = await db.selectFrom('article_figure').selectAll().execute();
  return new Map(
    rows.map((row) => [row.article_id, { solved: Number(row.solved), notSolved: Number(row.not_solved) }]),
  );
}

/** Reports since `since`: all that are over, and those that needed nobody. */
export async function deflectedSince(db: Db, since: string): Promise<{ reports: number; solved: number }> {
  const rows = await db
    .selectFrom('report')
    .select((eb) => ['state', eb.fn.countAll<number>().as('count')])
    .where('opened_at', '>=', since)
    .where('state', 'in', ['solved', 'ticket'])
    .groupBy('state')
    .execute();
  const count = (state: string) => Number(rows.find((row) => row.state === state)?.count ?? 0);
  return { reports: count('solved') + count('ticket'), solved: count('solved') };
}
