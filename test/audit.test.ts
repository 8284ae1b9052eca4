import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import { appendEvents } from '../src/store/audit.ts';
import { sealCheckpoint } from '../src/store/checkpoints.ts';
import { eachDatabase } from './support/databases.ts';
import type { TestDatabase } from './support/databases.ts';

const secret = 'a secret of at least thirty-two characters';
const folder = mkdtempSync(join(tmpdir(), 'deskhand-audit-'));
afterAll(() => rmSync(folder, { recursive: true }));

function runAudit(databaseUrl: string, env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve('src/audit.ts')], {
    cwd: folder,
    env: { PATH: process.env.PATH, DATABASE_URL: databaseUrl, SECRET_KEY: secret, ...env },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

eachDatabase((_name, open) => {
  const at = '2026-03-02T09:00:00.000Z';

  async function sealedDesk(): Promise<TestDatabase> {
    const database = await open({ onDisk: true });
    const events = ['QueueServed', 'QueueMoved', 'QueueEnded'].map((type) => ({ type }));
    await database.db.transaction().execute((trx) => appendEvents(trx, { ticketId: 'desk', at, events }));
    await sealCheckpoint(database.db, { now: at, secret });
    return database;
  }

  const addressOf = ({ url, schema }: TestDatabase) =>
    schema ? `${url}?options=${encodeURIComponent(`-c search_path=${schema}`)}` : url;

  it('says that the log is whole', async () => {
    const result = runAudit(addressOf(await sealedDesk()));
    expect(result.stderr).toBe('');
    expect(result.stdout).toMatch(
      /^Entries read: 3; chains: 1; checkpoints: 1\.\nNewest seal: [0-9a-f]{64}\nThe audit log is whole\.\n$/,
    );
    expect(result.status).toBe(0);
  });

  it('says where it is broken, and fails', async () => {
    const database = await sealedDesk();
    await database.db.deleteFrom('ticket_event').where('position', '>', 1).execute();
    const result = runAudit(addressOf(database));
    expect(result.stdout).toContain("IT admins' decisions: entries 2 to 3 are missing at the end");
    expect(result.status).toBe(1);
  });

  it('asks about the secret when no seal fits', async () => {
    const result = runAudit(addressOf(await sealedDesk()), { SECRET_KEY: 'x'.repeat(40) });
    expect(result.stdout).toContain('no checkpoint fits SECRET_KEY');
    expect(result.status).toBe(1);
  });

  it('says that there is nothing to read', async () => {
    const result = runAudit(addressOf(await open({ onDisk: true, empty: true })));
    expect(result.stderr).toMatch(/^Not read: .*checkpoint/);
    expect(result.status).toBe(2);
  });
});

it('lists mistakes in the settings', () => {
  const result = runAudit(':memory:', { PORT: 'a harbour' });
  expect(result.stderr).toContain('PORT');
  expect(result.status).toBe(2);
});
