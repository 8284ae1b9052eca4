import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { signFileLink, verifyFileLink } from '../../src/app/file-links.ts';
import { serveFile } from '../../src/app/serve-file.ts';
import { storeBytes } from '../../src/store/file-bytes.ts';
import { addFile } from '../../src/store/files.ts';
import { createLog } from '../../src/log.ts';
import type { Config } from '../../src/config.ts';
import { eachDatabase } from '../support/databases.ts';
import type { TestDatabase } from '../support/databases.ts';

const secretKey = 'a secret of at least thirty-two characters';
const at = '2026-03-02T09:00:00.000Z';

describe('file links', () => {
  const link = signFileLink('https://desk.example.com', 'f1', secretKey);
  const signature = new URL(link).searchParams.get('signature') ?? '';

  it('lead to the file and carry a signature', () => {
    expect(link).toMatch(/^https:\/\/desk\.example\.com\/files\/f1\?signature=[\w-]{43}$/);
    expect(verifyFileLink('f1', signature, secretKey)).toBe(true);
  });

  it('open nothing else', () => {
    expect(verifyFileLink('f2', signature, secretKey)).toBe(false);
    expect(verifyFileLink('f1', signature, 'another secret')).toBe(false);
    for (const forged of ['', 'x', `${signature}x`, signature.toLowerCase(), 'ä'.repeat(43)]) {
      expect(verifyFileLink('f1', forged, secretKey)).toBe(false);
    }
  });
});

eachDatabase((_name, open) => {
  let database: TestDatabase;
  let now = at;
  let publicUrl = '';
  const server = createServer((request, response) => {
    const { pathname, search } = new URL(request.url ?? '', publicUrl);
    const desk = {
      db: database.db,
      config: { secretKey } as Config,
      now: () => new Date(now),
      log: createLog('silent'),
    };
    void serveFile(desk, decodeURIComponent(pathname.replace('/files/', '')), search.slice(1), response);
  });

  beforeAll(async () => {
    database = await open();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    publicUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await addTicket(database, 't-open', { type: 'new' });
    await addTicket(database, 't-closed', { type: 'closed', at, reopenUntil: '2026-03-16T09:00:00.000Z' });
  });
  afterAll(() => void server.close());

  const get = (id: string) => fetch(signFileLink(publicUrl, id, secretKey));

  async function keep(
    id: string,
    bytes: Buffer,
    contentType: string,
    name = id,
    ticketId = 't-open',
  ): Promise<void> {
    await addFile(database.db, {
      ...{
        id,
        ticket_id: ticketId,
        author_id: 'alex',
        direction: 'toThread',
        name,
        content_type: contentType,
      },
      ...{ size: 0, state: 'waiting', source_url: '', source_kind: 'file', service_url: '', at },
    });
    await storeBytes(database.db, id, bytes);
  }

  it('serves a picture to look at', async () => {
    const bytes = Buffer.alloc(700_000, 7);
    await keep('picture', bytes, 'image/png', 'screen.png');
    const response = await get('picture');
    expect(response.status).toBe(200);
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-length': '700000',
      'content-disposition': `inline; filename="screen.png"; filename*=UTF-8''screen.png`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, max-age=3600',
    });
  });

  it.each([
    ['text/html', 'application/octet-stream'],
    ['image/svg+xml', 'application/octet-stream'],
    ['IMAGE/PNG; charset=x\r\nset-cookie: a=b', 'image/png'],
    ['text/plain; charset=utf-8', 'text/plain'],
    ['', 'application/octet-stream'],
    ['image/*', 'application/octet-stream'],
  ])('does not believe a sender who says %j', async (claimed, served) => {
    const id = `claimed ${claimed}`.replaceAll(/[^\w]/g, '-');
    await keep(id, Buffer.from('<script>alert(1)</script>'), claimed, 'page.html');
    const { headers } = await get(id);
    expect(headers.get('content-type')).toBe(served);
    expect(headers.get('set-cookie')).toBeNull();
    expect(headers.get('content-disposition')).toMatch(served === 'image/png' ? /^inline;/ : /^attachment;/);
  });

  it.each([
    ['Rechnung März.pdf', 'Rechnung M_rz.pdf', 'Rechnung%20M%C3%A4rz.pdf'],
    ['a"b\r\nset-cookie: x=y;.txt', 'a_b__set-cookie: x=y;.txt', 'a%22b__set-cookie%3A%20x%3Dy%3B.txt'],
    ['../../etc/passwd', '.._.._etc_passwd', '.._.._etc_passwd'],
    ['annexe\u202egpj.exe', 'annexe_gpj.exe', 'annexe_gpj.exe'],
    ["it's (1)*.txt", "it's (1)*.txt", 'it%27s%20%281%29%2A.txt'],
    ['קובץ 🙂.txt', '____ __.txt', '%D7%A7%D7%95%D7%91%D7%A5%20%F0%9F%99%82.txt'],
    ['', 'file', 'file'],
  ])('names a file safely: %j', async (name, ascii, encoded) => {
    const id = `named-${Buffer.from(name).toString('hex')}`;
    await keep(id, Buffer.from('x'), 'application/pdf', name);
    const { headers } = await get(id);
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`,
    );
    expect(headers.get('set-cookie')).toBeNull();
  });

  it('shortens an endless name, but not its ending', async () => {
    await keep('endless', Buffer.from('x'), 'application/pdf', `${'🙂'.repeat(5_000)}.pdf`);
    const disposition = (await get('endless')).headers.get('content-disposition') ?? '';
    expect(disposition.length).toBeLessThan(1_500);
    expect(disposition).toMatch(/\.pdf$/);
  });

  it('answers the same to whatever is wrong with a link', async () => {
    await keep('secret', Buffer.from('x'), 'text/plain');
    const signed = signFileLink(publicUrl, 'secret', secretKey);
    for (const link of [
      `${publicUrl}/files/secret`,
      `${publicUrl}/files/secret?signature=`,
      signed.replace('secret?', 'picture?'),
      `${signed}x`,
      signFileLink(publicUrl, 'unknown', secretKey),
    ]) {
      const response = await fetch(link);
      expect({ status: response.status, text: await response.text() }).toEqual({
        status: 404,
        text: 'This file is not here (any more).\n',
      });
      expect(response.headers.get('cache-control')).toBe('no-store');
    }
  });

  it('lives as long as its ticket', async () => {
    await keep('old', Buffer.from('x'), 'text/plain', 'old.txt', 't-closed');
    now = '2026-03-16T08:59:00.000Z';
    expect((await get('old')).status).toBe(200);
    now = '2026-03-16T09:01:00.000Z';
    expect((await get('old')).status).toBe(404);
    now = at;
  });

  it('asks to come back when the database does not answer', async () => {
    await keep('later', Buffer.from('x'), 'text/plain');
    const healthy = database;
    const broken = await open();
    await broken.close();
    database = broken;
    const response = await get('later');
    database = healthy;
    expect(response.status).toBe(503);
    expect(await response.text()).toBe('Please try again in a minute.\n');
  });
});

async function addTicket(
  { db }: TestDatabase,
  id: string,
  state: { type: string; [more: string]: string },
): Promise<void> {
  const number = id === 't-open' ? 1001 : 1002;
  await db
    .insertInto('ticket')
    .values({
      ...{ id, number, version: 1, v: 1, body: JSON.stringify({ id, state }), state: state.type, tier: 1 },
      ...{ category: 'device', severity: 'C', reporter_id: 'alex', affected_id: 'alex' },
      ...{ opened_at: at, changed_at: at },
    })
    .execute();
}
