import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Bytes of what people attached: on disk beside the state file, else in memory. Ids are ours (hex). */
export interface FileStore {
  put(id: string, bytes: Buffer): void;
  get(id: string): Buffer | null;
  clear(): void;
}

export function openFiles(folder: string | null): FileStore {
  if (folder === null) {
    const held = new Map<string, Buffer>();
    return {
      put: (id, bytes) => void held.set(id, bytes),
      get: (id) => held.get(id) ?? null,
      clear: () => held.clear(),
    };
  }
  mkdirSync(folder, { recursive: true });
  return {
    put: (id, bytes) => writeFileSync(join(folder, id), bytes),
    get(id) {
      try {
        return readFileSync(join(folder, id));
      } catch {
        return null;
      }
    },
    clear() {
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder, { recursive: true });
    },
  };
}
