import { expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { eachDatabase } from '../support/databases.ts';
import { escalations, operationsSecret, useDesk, vendorSecret } from '../support/desk.ts';
import type { TestDesk } from '../support/desk.ts';
import { caseOf, escalatorsOf } from '../support/escalation.ts';

const secret = operationsSecret;
const question = { type: 'question', text: 'Which region?' };

eachDatabase((_name, open) => {
  const start = useDesk(open);

  /** A case at Operations, and what is posted about it. */
  async function atOperations(desk: TestDesk) {
    await escalatorsOf(desk);
    const opened = await caseOf(desk);
    await opened.asks();
    await desk.presses('jo', 'escalation.approve', { in: escalations });
    const [item] = await desk.teams.outside();
    const path = new URL(String(item!.body!['updatesUrl'])).pathname;
    const post = (body: unknown, signing: object = { secret }, to = path) =>
      desk.teams.postOutside({ path: to, body, ...signing });
    return { ...opened, path, post };
  }

  it('is taken only from who signs for that case, now, and once', async () => {
    const desk = await start();
    const { post, lines } = await atOperations(desk);
    const before = await lines();
    const nowSeconds = Math.floor(Date.now() / 1000);
    const refused: [string, object, string?][] = [
      ['unsigned', {}],
      ['signed by another destination', { secret: vendorSecret }],
      ['with a made-up signature', { signature: 'v1,AAAA', id: 'msg_x' }],
      ['ten minutes old', { secret, timestamp: nowSeconds - 600 }],
      ['ten minutes ahead', { secret, timestamp: nowSeconds + 600 }],
      [
        'about a case there is not',
        { secret },
        '/api/escalations/00000000-0000-4000-8000-000000000000/updates',
      ],
      ['about a case of no possible name', { secret }, '/api/escalations/%00/updates'],
    ];
    for (const [what, signing, path] of refused) {
      const { status, body } = await post(question, signing, path);
      expect([what, status]).toEqual([what, 401]);
      expect(JSON.stringify(body)).toContain('No such case, or the signature is wrong');
    }
    await desk.settle();
    expect(await lines()).toEqual(before);

    expect(await post(question, { secret, id: 'msg_1' })).toMatchObject({
      status: 200,
      body: { status: 'received' },
    });
    expect(await post(question, { secret, id: 'msg_1' })).toMatchObject({
      status: 200,
      body: { status: 'received before' },
    });
    const parallel = await Promise.all(
      Array.from({ length: 10 }, () =>
        post({ type: 'acknowledged', text: 'Thanks', caseNumber: 'OPS-1' }, { secret, id: 'msg_2' }),
      ),
    );
    expect(parallel.filter(({ body }) => JSON.stringify(body).includes('before'))).toHaveLength(9);
    await desk.settle();
    const said = (await lines()).slice(before.length);
    expect(said).toHaveLength(2);
    expect(said[0]).toContain('Which region?');
    expect(said[1]).toContain('Being worked on by Managed Desktop Operations: Thanks');
  });

  it('that can’t be read says what is wrong, and nothing happens', async () => {
    const desk = await start();
    const { post, lines } = await atOperations(desk);
    const before = await lines();
    const bad: [unknown, number, string][] = [
      ['not json', 400, 'can’t be read'],
      ['[]', 400, 'can’t be read'],
      [{ type: 'question' }, 400, 'text must say what you ask'],
      [{ type: 'question', text: '  ' }, 400, 'text must say what you ask'],
      [{ type: 'deleted', text: 'x' }, 400, 'type must be one of acknowledged, question, resolved'],
      [{ type: 'resolved', text: 'x'.repeat(9_000) }, 400, 'at most 8000'],
      [{ type: 'acknowledged', caseNumber: 'x'.repeat(61) }, 400, 'at most 60'],
      [{ type: 'resolved', text: 'x'.repeat(70_000) }, 413, '64 KB'],
    ];
    for (const [body, status, message] of bad) {
      const answer = await post(body);
      expect([JSON.stringify(body).slice(0, 40), answer.status]).toEqual([
        JSON.stringify(body).slice(0, 40),
        status,
      ]);
      expect(JSON.stringify(answer.body)).toContain(message);
    }
    await desk.settle();
    expect(await lines()).toEqual(before);
  });

  it('carries hostile words as they are, inert', async () => {
    const desk = await start();
    const { post, lines, card } = await atOperations(desk);
    const text =
      '<b>bold</b> **x** ${ticket} {{DATE(2026-01-01T00:00:00Z)}} <at>Kim Placeholder</at> \u202egnirts 👩‍👩‍👧';
    desk.expecting.placeholders = true;
    expect((await post({ type: 'question', text })).status).toBe(200);
    await desk.settle();
    expect((await lines()).at(-1)).toContain('<b>bold</b> **x** ${ticket}');
    const last = (await desk.thread('robin', (await card()).match(/DH-\d+/)![0], 'User support')).at(-1)!;
    expect(last.mentionsMe).toBe(true);
    expect(last.text).not.toContain('<b>bold</b>');
    expect((await desk.sees('kim', 'User support')).at(-1)!.mentionsMe).toBe(false);
  });

  it('is refused for a case that is over', async () => {
    const desk = await start();
    const { post } = await atOperations(desk);
    await desk.presses('alex', 'ticket.withdraw');
    const answer = await post({ type: 'resolved', text: 'Done' }, { secret, id: 'msg_late' });
    expect(answer).toMatchObject({
      status: 409,
      body: { error: { message: 'It was withdrawn in the meantime.' } },
    });
  });

  it('is not acknowledged while the database fails, and is taken when it comes again', async () => {
    const desk = await start();
    desk.expecting.errors = true;
    const { post, lines } = await atOperations(desk);
    const before = await lines();
    const { db } = desk.desk;
    await sql`alter table seen rename to seen_away`.execute(db);
    expect(await post(question, { secret, id: 'msg_1' })).toMatchObject({
      status: 503,
      body: { error: { message: 'Please send this again later.' } },
    });
    await sql`alter table seen_away rename to seen`.execute(db);
    expect((await post(question, { secret, id: 'msg_1' })).status).toBe(200);
    await desk.settle();
    expect(await lines()).toHaveLength(before.length + 1);
  });
});
