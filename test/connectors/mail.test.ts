import type { AddressInfo, Socket } from 'node:net';
import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { CaseMail } from '../../src/connectors/mail.ts';
import { sendMail } from '../../src/connectors/mail.ts';

const mail: CaseMail = {
  to: 'help@vendor.example.com',
  subject: '[DH-1042] No picture',
  text: 'Serial number: SN-1',
  messageId: '<case.1@desk.example.com>',
  headers: {},
};

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A mail server of few words: `answers` by command, the rest is 250. `undefined`: it breaks off. */
async function serve(answers: Record<string, string | undefined>) {
  const received: string[] = [];
  const server = createServer((socket: Socket) => {
    let inMail = false;
    const answer = (command: string, usual: string) => {
      const words = command in answers ? answers[command] : usual;
      if (words === undefined) socket.destroy();
      else socket.write(`${words}\r\n`);
    };
    socket.on('error', () => undefined);
    answer('greeting', '220 mail.example.com');
    let rest = '';
    socket.on('data', (chunk) => {
      const lines = (rest + chunk.toString()).split('\r\n');
      rest = lines.pop()!;
      for (const line of lines) {
        received.push(line);
        if (inMail && line !== '.') continue;
        const command = inMail ? 'end' : line.split(' ')[0]!.toUpperCase();
        inMail = command === 'DATA' && !('DATA' in answers);
        answer(command, inMail ? '354 go on' : '250 fine');
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => server.close());
  return { received, smtpUrl: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

const sentTo = (smtpUrl: string) => sendMail({ smtpUrl, from: 'deskhand@contoso.com' }, mail);

describe('a case as a mail', () => {
  it('is one that mailboxes thread and know again, and that no auto-reply answers', async () => {
    const { received, smtpUrl } = await serve({});
    const answer = { ...mail, messageId: '<2@desk.example.com>', inReplyTo: mail.messageId };
    expect(await sendMail({ smtpUrl, from: 'deskhand@contoso.com' }, answer)).toEqual({ type: 'done' });
    for (const line of [
      'MAIL FROM:<deskhand@contoso.com>',
      'RCPT TO:<help@vendor.example.com>',
      'From: Deskhand <deskhand@contoso.com>',
      'Message-ID: <2@desk.example.com>',
      'In-Reply-To: <case.1@desk.example.com>',
      'References: <case.1@desk.example.com>',
      'Auto-Submitted: auto-generated',
    ])
      expect(received).toContain(line);
  });

  it('has no second head, whatever the title says', async () => {
    const { received, smtpUrl } = await serve({});
    const odd = { ...mail, subject: 'Hi\r\nBcc: evil@example.com' };
    await sendMail({ smtpUrl, from: 'deskhand@contoso.com' }, odd);
    expect(received.filter((line) => /^(bcc|rcpt)/i.test(line))).toEqual([
      'RCPT TO:<help@vendor.example.com>',
    ]);
  });

  it.each<[string, Record<string, string | undefined>, object]>([
    ['doesn’t know the address', { RCPT: '550 no such user' }, { type: 'refused', reason: 'smtp 550' }],
    ['doesn’t want the mail', { end: '554 spam' }, { type: 'refused', reason: 'smtp 554' }],
    ['is busy', { MAIL: '451 later' }, { type: 'later', reason: 'smtp 451' }],
    ['can’t keep it now', { end: '452 full' }, { type: 'later', reason: 'smtp 452' }],
    ['hangs up at first', { greeting: undefined }, { type: 'later' }],
    ['hangs up on the way', { RCPT: undefined }, { type: 'unknown' }],
    ['hangs up when it has it all', { end: undefined }, { type: 'unknown' }],
  ])('to a server that %s', async (_what, answers, outcome) => {
    expect(await sentTo((await serve(answers)).smtpUrl)).toMatchObject(outcome);
  });

  it('waits for a server that is not there', async () => {
    expect(await sentTo('smtp://127.0.0.1:9')).toEqual({ type: 'later', reason: 'ECONNREFUSED' });
  });
});
