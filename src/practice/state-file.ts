import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { World } from './world.ts';

/** Null when there is none, or one of another version: practice then starts afresh. */
export function loadWorld(file: string): World | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return null;
  }
  try {
    const world = JSON.parse(text) as World;
    return world.v === 1 ? world : null;
  } catch {
    renameSync(file, `${file}.broken`);
    return null;
  }
}

const tell = (error: unknown): void => {
  process.stderr.write(`practice Teams could not save its state: ${String(error)}\n`);
};

/** Writes at most once in `pause` ms, and never half a file. */
export function keepWorld(file: string, world: () => World, pause = 500) {
  mkdirSync(dirname(file), { recursive: true });
  let timer: NodeJS.Timeout | null = null;
  let writing: Promise<void> = Promise.resolve();
  const write = async () => {
    timer = null;
    const text = JSON.stringify(world());
    await writeFile(`${file}.new`, text);
    await rename(`${file}.new`, file);
  };
  return {
    changed(): void {
      timer ??= setTimeout(() => (writing = writing.then(write).catch(tell)), pause);
    },
    async close(): Promise<void> {
      if (timer) clearTimeout(timer);
      await writing;
      writeFileSync(`${file}.new`, JSON.stringify(world()));
      renameSync(`${file}.new`, file);
    },
  };
}
