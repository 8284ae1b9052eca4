import type { TakeQueueView } from '../../cards/take-queue-card.ts';
import type { Category } from '../../domain/category.ts';
import { sameScope } from '../../domain/tier.ts';
import { findProposal, servedQueues } from '../../store/queues.ts';
import type { Drawing } from './reader.ts';
import { deskReader } from './reader.ts';

/** A second claim on a scope, as the card that asks shows it. */
export async function takeQueueView(
  drawing: Drawing,
  proposalId: string,
): Promise<TakeQueueView | undefined> {
  const proposal = await findProposal(drawing.db, proposalId);
  if (!proposal) return undefined;
  const categories = proposal.categories ? (JSON.parse(proposal.categories) as Category[]) : undefined;
  const scope = { tier: proposal.tier, categories };
  const holders = (await servedQueues(drawing.db)).filter((queue) => sameScope(queue, scope));
  const holder = holders.find((queue) => queue.channelId !== proposal.channel_id) ?? holders[0];
  const taken = holders.some((queue) => queue.channelId === proposal.channel_id);
  return {
    ...deskReader(drawing),
    proposalId,
    ...scope,
    partner: proposal.partner === 1,
    channelName: holder?.channelName ?? '',
    state: !proposal.done_at ? 'open' : taken ? 'taken' : 'kept',
  };
}
