import { afterEach } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../../src/config.ts';
import { startPracticeMode } from '../../src/practice-mode.ts';
import type { PracticeMode, PracticeModeOptions } from '../../src/practice-mode.ts';
import { openClient } from '../../src/practice/client.ts';
import type { PracticeClient } from '../../src/practice/client.ts';

export interface PracticeDesk extends PracticeMode {
  teams: PracticeClient;
  folder: string;
}

export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'deskhand-'));

/** The whole of practice mode in this process, as `npm start` runs it, on free ports and in a folder of its own. */
export function usePracticeMode() {
  const running: PracticeDesk[] = [];
  const folders = new Set<string>();

  async function stop(desk: PracticeDesk): Promise<void> {
    running.splice(running.indexOf(desk), 1);
    desk.teams.close();
    await desk.stop();
  }

  async function start(
    options: PracticeModeOptions & { env?: Record<string, string> } = {},
  ): Promise<PracticeDesk> {
    const { folder = newFolder(), env = {}, ...rest } = options;
    folders.add(folder);
    const config = loadConfig({ PORT: '0', HOST: '127.0.0.1', ...env }, folder);
    if (config.mode !== 'practice') throw new Error('an app id is set');
    const mode = await startPracticeMode(config, { folder, ...rest });
    const desk = { ...mode, folder, teams: await openClient(mode.pageUrl.replace(/\/$/, '')) };
    running.push(desk);
    return desk;
  }

  afterEach(async () => {
    for (const desk of [...running]) await stop(desk);
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    folders.clear();
  });

  return { start, stop };
}
