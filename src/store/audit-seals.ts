import { digestOfHeads, sealFits } from './checkpoints.ts';
import type { Db } from './database.ts';

export type SealProblem =
  | { type: 'checkpointChanged'; checkpoint: number }
  | { type: 'checkpointsRemoved'; checkpoint: number; until: number }
  /** Not one seal fits: most likely the secret is another one now. */
  | { type: 'otherSecret' };

/** Checks each checkpoint's signature, the list of heads under it, and that it follows the one before. */
export async function verifySeals(
  db: Db,
  secret: string,
): Promise<{ checkpoints: number; newestSeal: string | undefined; problems: SealProblem[] }> {
  const checkpoints = await db.selectFrom('checkpoint').selectAll().orderBy('position').execute();
  const problems: SealProblem[] = [];
  let before = { position: 0, seal: '' };
  let fitting = 0;
  for (const checkpoint of checkpoints) {
    const position = Number(checkpoint.position);
    const follows = position === before.position + 1;
    if (!follows) {
      problems.push({ type: 'checkpointsRemoved', checkpoint: before.position + 1, until: position - 1 });
    }
    const fits = sealFits(checkpoint, secret);
    if (fits) fitting += 1;
    const whole = checkpoint.heads === (await storedHeads(db, position));
    const linked = !follows || checkpoint.previous_seal === before.seal;
    if (!fits || !whole || !linked) problems.push({ type: 'checkpointChanged', checkpoint: position });
    before = { position, seal: checkpoint.seal };
  }
  const counted = { checkpoints: checkpoints.length, newestSeal: checkpoints.at(-1)?.seal };
  if (checkpoints.length > 0 && fitting === 0) return { ...counted, problems: [{ type: 'otherSecret' }] };
  return { ...counted, problems };
}

async function storedHeads(db: Db, checkpoint: number): Promise<string> {
  return digestOfHeads(
    await db
      .selectFrom('checkpoint_head')
      .select(['ticket_id', 'position', 'hash'])
      .where('checkpoint', '=', checkpoint)
      .execute(),
  );
}
