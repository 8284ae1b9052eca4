import type { Category } from './category.ts';

/** A queue is a channel that serves a tier, for some categories or (categories undefined) for the rest. */
export interface Queue {
  id: string;
  tier: number;
  categories?: Category[];
  channelId: string;
  teamId: string;
  /** Guests of this team are its agents (partner-led support). */
  partner: boolean;
}

/** The queue for a category on a tier: one that names it, else one that catches the rest. */
export function queueFor(queues: readonly Queue[], tier: number, category: Category): Queue | undefined {
  const onTier = queues.filter((queue) => queue.tier === tier);
  return (
    onTier.find((queue) => queue.categories?.includes(category)) ?? onTier.find((queue) => !queue.categories)
  );
}

export function nextTierUp(queues: readonly Queue[], tier: number, category: Category): number | undefined {
  return tiersFor(queues, category).find((candidate) => candidate > tier);
}

export function nextTierDown(queues: readonly Queue[], tier: number, category: Category): number | undefined {
  return tiersFor(queues, category).findLast((candidate) => candidate < tier);
}

/** Two queues claim the same scope when a ticket could belong to either. */
export function sameScope(
  a: Pick<Queue, 'tier' | 'categories'>,
  b: Pick<Queue, 'tier' | 'categories'>,
): boolean {
  if (a.tier !== b.tier) return false;
  if (!a.categories || !b.categories) return !a.categories && !b.categories;
  return a.categories.some((category) => b.categories?.includes(category));
}

function tiersFor(queues: readonly Queue[], category: Category): number[] {
  const tiers = [...new Set(queues.map((queue) => queue.tier))].sort((a, b) => a - b);
  return tiers.filter((tier) => queueFor(queues, tier, category));
}
