import { openClient } from './client.ts';
import type { PracticeClient } from './client.ts';
import { openMonday } from './monday.ts';
import type { Tale } from './monday/acts.ts';
import type { Story } from './options.ts';
import { playStep } from './story/play.ts';
import { beginStory, drawSteps, noticeSteps } from './story/steps.ts';
import type { Opening } from './views.ts';
import type { World } from './world.ts';

/** What the story needs of practice Teams, once that listens. */
export interface Stage {
  url(): string;
  /** Undefined until practice Teams is there. */
  world(): World | undefined;
  /** The practice clock. */
  now(): Date;
  /** The desk's zone: Monday is its Monday. */
  zone: string;
  /** What happened before; the thirty tickets by default. */
  tales?: Tale[] | undefined;
}

/** The Monday that practice Teams opens on, and the nine steps of the strip. */
export function createStory(stage: Stage): Required<Story> {
  let stopping = new AbortController();
  let beginning: Promise<void> = Promise.resolve();
  let playing: Promise<void> = Promise.resolve();
  let opening: Opening | null = null;

  async function withTeams(work: (teams: PracticeClient) => Promise<void>): Promise<void> {
    const teams = await openClient(stage.url());
    try {
      await work(teams);
    } finally {
      teams.close();
    }
  }

  async function begin(signal: AbortSignal): Promise<void> {
    const show = (progress: Opening) => (opening = progress);
    await withTeams(async (teams) => {
      // Teams' limits count real seconds, of which these days take few.
      await teams.change({ limits: false });
      try {
        await openMonday(teams, { ...stage, world, signal, show });
      } finally {
        opening = null;
        // The strip works on whatever there is.
        if (!signal.aborted) beginStory(world());
        await teams.change({ limits: true });
      }
    });
  }

  function world(): World {
    const found = stage.world();
    if (!found) throw new Error('practice Teams is not there yet');
    return found;
  }

  return {
    steps: () => {
      const found = stage.world();
      return found ? drawSteps(found) : [];
    },
    notice: (event) => {
      const found = stage.world();
      if (found?.story && (event.type === 'conversation' || event.type === 'outside')) noticeSteps(found);
    },
    opening: () => opening,
    begin: () => {
      stopping = new AbortController();
      beginning = begin(stopping.signal);
      return beginning;
    },
    stop: async () => {
      stopping.abort();
      await beginning.catch(() => undefined);
    },
    // One after the other: two presses at once would both report.
    run: async (id) => {
      await beginning.catch(() => undefined);
      const now = playing.catch(() => undefined).then(() => withTeams((teams) => playStep(teams, world, id)));
      playing = now;
      await now;
    },
  };
}
