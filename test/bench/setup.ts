import type { Load } from './load.ts';
import { installed, message, serveTier1 } from './parties.ts';
import type { BenchTeams } from './teams.ts';

const quietMs = 1_500;
const patienceMs = 180_000;

/** One tier-1 channel, and an open ticket with its thread for each person. */
export async function openTickets(teams: BenchTeams, load: Load, count: number): Promise<void> {
  const { serviceUrl, recording } = teams;
  await load.flood([installed(serviceUrl)]);
  await quiet(teams);
  await load.flood([serveTier1(serviceUrl)]);
  await quiet(teams);
  const before = recording.counts.threads;
  const reports = Array.from({ length: count }, (_, index) =>
    message(serviceUrl, index, 'My second screen stays black in the dock, I want to talk to a human'),
  );
  const { refused } = await load.flood(reports);
  await quiet(teams);
  const threads = recording.counts.threads - before;
  if (threads !== count) {
    throw new Error(`${threads} threads for ${count} reports, ${refused.length} of them refused`);
  }
}

/** Until nothing has been posted for a while. */
export async function quiet({ recording }: BenchTeams): Promise<void> {
  const began = performance.now();
  for (;;) {
    const now = performance.now();
    const since = now - Math.max(began, recording.counts.latestAt);
    if (since >= quietMs) return;
    if (now - began > patienceMs) throw new Error('the bot is still posting after 3 minutes');
    await new Promise((resolve) => setTimeout(resolve, quietMs - since));
  }
}
