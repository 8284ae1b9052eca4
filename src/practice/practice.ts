import type { Door } from './connector/door.ts';
import { createWorld } from './default-world.ts';
import { openFiles } from './files.ts';
import type { FileStore } from './files.ts';
import type { SigningKeys } from './auth/keys.ts';
import type { ActiveFault } from './faults.ts';
import type { PracticeOptions } from './options.ts';
import { createRecords } from './records.ts';
import type { Records } from './records.ts';
import { keepWorld, loadWorld } from './state-file.ts';
import type { OpenDialog } from './sends/dialogs.ts';
import type { Switch } from './test-api.ts';
import type { PracticeEvent } from './views.ts';
import type { World } from './world.ts';

type Unnumbered<E> = E extends { seq: number } ? Omit<E, 'seq'> : never;

/** What every part of practice Teams is handed first. */
export interface Practice {
  readonly options: PracticeOptions;
  world: World;
  files: FileStore;
  switches: Required<Omit<Switch, 'rotateKeys'>>;
  keys: SigningKeys | null;
  records: Records;
  faults: ActiveFault[];
  dialogs: Map<string, OpenDialog>;
  /** By conversation: until when the bot types. */
  typing: Map<string, string>;
  answering: boolean;
  seq: number;
  /** Of the page, of the connector API, and of the login server (as the page's without TLS); no slash at the end. */
  urls: { http: string; service: string; login: string };
  door: Door;
  /** Started now, not found in the state file. */
  fresh: boolean;
  listeners: Set<(event: PracticeEvent) => void>;
  now(): Date;
  /** The next message id. */
  nextId(): string;
  /** Tells pages and tests that something changed, and keeps the world. */
  emit(event: Unnumbered<PracticeEvent>): void;
  /** Begins anew, or with the given world. */
  renew(world?: World): void;
  close(): Promise<void>;
}

export const botId = (practice: Practice): string =>
  `28:${practice.options.auth?.appId ?? '00000000-0000-4000-8000-0000000000b0'}`;
export const botName = (practice: Practice): string => practice.options.botName ?? 'Deskhand';

export function openPractice(options: PracticeOptions, keys: SigningKeys | null): Practice {
  const { stateFile } = options;
  const loaded = stateFile ? loadWorld(stateFile) : null;
  const kept = stateFile ? keepWorld(stateFile, () => practice.world) : null;
  const practice: Practice = {
    options,
    world: loaded ?? createWorld(options.timezone),
    files: openFiles(stateFile ? `${stateFile}.files` : null),
    switches: {
      down: false,
      mailDown: false,
      mailBroken: false,
      keysDown: false,
      tokensDown: false,
      readAll: options.readAll ?? false,
      limits: options.limits ?? true,
      channelPictures: options.channelPictures ?? 'attached',
      password: options.auth?.password ?? '',
      botUrl: options.botUrl,
    },
    keys,
    records: createRecords(),
    faults: [],
    dialogs: new Map(),
    typing: new Map(),
    answering: true,
    seq: 0,
    urls: { http: '', service: '', login: '' },
    door: { port: 0, setOpen: async () => {} },
    fresh: loaded === null,
    listeners: new Set(),
    now: () => options.hooks?.now?.() ?? new Date(Date.now() + practice.world.shifted),
    nextId() {
      practice.world.lastId = Math.max(practice.world.lastId + 1, practice.now().getTime());
      return String(practice.world.lastId);
    },
    emit(event) {
      practice.seq += 1;
      const numbered = { ...event, seq: practice.seq } as PracticeEvent;
      options.story?.notice?.(numbered);
      for (const listener of practice.listeners) listener(numbered);
      kept?.changed();
    },
    renew(world = createWorld(options.timezone)) {
      const { lastId, servicePort, smtpPort } = practice.world;
      practice.world = { ...world, lastId, servicePort, smtpPort };
      practice.files.clear();
      practice.records = createRecords();
      practice.faults = [];
      practice.dialogs.clear();
      practice.typing.clear();
      practice.emit({ type: 'reset' });
    },
    close: async () => kept?.close(),
  };
  return practice;
}
