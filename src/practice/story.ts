import type { PracticeHooks, Story } from './options.ts';
import { openClient } from './client.ts';

/** The six steps of the strip, and the Monday that practice Teams opens on. */
export function createStory(url: () => string, _hooks: PracticeHooks): Story & { begin(): Promise<void> } {
  return {
    steps: () => [],
    run: async () => {},
    begin: async () => {
      const teams = await openClient(url());
      await teams.installEverywhere();
      teams.close();
    },
  };
}
