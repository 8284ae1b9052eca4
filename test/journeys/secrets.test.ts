import { expect, it } from '@jest/globals';
import { text } from '../../src/locales/text.ts';
import { atWork } from '../support/at-work.ts';
import { eachDatabase } from '../support/databases.ts';
import { minutes, tier1, useDesk } from '../support/desk.ts';
import type { TestDesk } from '../support/desk.ts';
import { wordsOf } from '../support/reading.ts';
import { takeRows } from '../support/rows.ts';

const tellsIn = (language: string) => text(language)('say.secretMasked').replaceAll(/\s/g, ' ');
const told = tellsIn('en');
const secret = 'Sommer-Regen-77';

const written: [words: string, secret: string, language?: string][] = [
  [`My VPN does not connect, my password is ${secret}`, secret],
  ['outlook wants my pw: hunter2X all the time', 'hunter2X'],
  ['it asks for the recovery key 111111-222222-333333-444444-555555-666666-777777-888888', '222222'],
  ['the script says AKIAIOSFODNN7EXAMPLE is unknown', 'AKIAIOSFODNN7EXAMPLE'],
  ['git push says ghp_0123456789abcdefghijABCDEFGHIJ456789 is wrong', 'ghp_0123456789'],
  ['my password "correct horse battery 9" is refused', 'battery'],
  ['mein Kennwort lautet Geheim123', 'Geheim123', 'de'],
  ['mon mot de passe est Soleil-2024', 'Soleil-2024', 'fr'],
  ['mi contraseña es Verano#2024', 'Verano#2024', 'es'],
  ['my PIN is 482913', '482913'],
];

eachDatabase((_name, open) => {
  const start = useDesk(open);

  /** What of these is kept in any column of any table, in the log, or was shown to anybody. */
  async function kept(desk: TestDesk, secrets: string[]): Promise<string[]> {
    const rows = await takeRows(desk.database);
    expect(rows.map(({ table }) => table)).toEqual(expect.arrayContaining(['outbox', 'seen', 'person']));
    const shown = (await desk.teams.log()).filter(({ author }) => author.type === 'bot');
    const all = JSON.stringify([rows, desk.log, shown]);
    return secrets.filter((one) => all.includes(one));
  }

  const channelReads = async (desk: TestDesk) => (await desk.reads('robin', tier1)).join('\n');

  it.each(written)(
    '“%s” is masked before it is kept, and its writer is told',
    async (words, own, language = 'en') => {
      const desk = await start();
      await desk.says('alex', words);
      expect((await desk.hears('alex')).at(-1)).toBe(tellsIn(language));
      await desk.presses('alex', 'report.human');
      const card = wordsOf((await desk.thread('robin', 'DH-1001', tier1))[0]!);
      expect(card).toContain('••••••');
      await desk.presses('robin', 'ticket.claim', { in: tier1 });
      await desk.later(minutes(1));
      await desk.says('alex', words);
      expect(wordsOf((await desk.thread('robin', 'DH-1001', tier1)).at(-1)!)).toContain('••••••');
      const heard = (await desk.hears('alex')).filter((line) => line === tellsIn(language));
      expect(heard).toHaveLength(2);
      expect(await kept(desk, [own])).toEqual([]);
    },
  );

  it('in formatted words, too, and what is around the secret stays', async () => {
    const desk = await start();
    await desk.says('alex', { html: `<b>Outlook</b> fails, my pass<i>word</i> is Som<b>mer-Regen</b>-77` });
    await desk.presses('alex', 'report.human');
    const card = wordsOf((await desk.thread('robin', 'DH-1001', tier1))[0]!);
    expect(card).toContain('Outlook fails, my password is ••••••');
    expect(await kept(desk, [secret, 'mer-Regen'])).toEqual([]);
  });

  it.each([
    ['which the words show', `https://srv.contoso.com/?password=${secret}`],
    ['which the words don’t show', 'here'],
  ])('in the address of a link, %s', async (_which, shown) => {
    const desk = await start();
    const address = `https://srv.contoso.com/?user=alex&amp;password=${secret}`;
    await desk.says('alex', { html: `Outlook can’t open <a href="${address}">${shown}</a>` });
    expect((await desk.hears('alex')).at(-1)).toBe(told);
    await desk.presses('alex', 'report.human');
    expect(wordsOf((await desk.thread('robin', 'DH-1001', tier1))[0]!)).toContain('Outlook can’t open');
    expect(await kept(desk, [secret])).toEqual([]);
  });

  it('in an edit of a report and of what a ticket has: nobody sees it', async () => {
    const desk = await start();
    const first = await desk.says('alex', 'My VPN does not connect');
    await desk.edits('alex', first.id, `My VPN does not connect, password is ${secret}`);
    expect((await desk.hears('alex')).at(-1)).toContain(told);
    await desk.presses('alex', 'report.human');
    expect(await channelReads(desk)).toContain('My VPN does not connect, password is ••••••');
    await desk.presses('robin', 'ticket.claim', { in: tier1 });
    await desk.later(minutes(1));
    const later = await desk.says('alex', 'It says 809');
    await desk.edits('alex', later.id, `It says 809, and my pw: ${secret}`);
    expect(await channelReads(desk)).toContain('It says 809, and my pw: •••••• edited');
    await desk.edits('alex', first.id, `My VPN fails with password: ${secret}`);
    expect(await channelReads(desk)).toContain('My VPN fails with password: ••••••');
    expect(await kept(desk, [secret])).toEqual([]);
  });

  it('in every form that users fill in', async () => {
    const desk = await start();
    await desk.says('alex', 'help');
    const form = { category: 'access', reach: 'onlyMe', canWork: 'yes' };
    await desk.fills('alex', 'report.form', {
      ...form,
      title: `Sign-in fails with password ${secret}`,
      details: `I typed it twice, my password is ${secret}.`,
      device: `NB-1 (pw: ${secret})`,
    });
    expect((await desk.hears('alex')).at(-1)).toContain(told);
    await desk.presses('robin', 'ticket.claim', { in: tier1 });
    const words = { text: `The new password is ${secret}` };
    await desk.fills('alex', 'ticket.comment.form', words);
    expect((await desk.thread('robin', 'DH-1001', tier1)).map(wordsOf).at(-1)).toContain(
      'password is ••••••',
    );
    await desk.fills('robin', 'ticket.resolve.form', { done: 'Reset' }, { in: tier1 });
    await desk.fills('alex', 'ticket.reject.form', { reason: `No: password ${secret} is refused` });
    expect((await desk.thread('robin', 'DH-1001', tier1)).map(wordsOf).at(-1)).toContain('password ••••••');
    expect((await desk.hears('alex')).filter((line) => line.includes(told))).toHaveLength(3);
    expect(await kept(desk, [secret])).toEqual([]);
  });

  it('in the details that are added to a ticket', async () => {
    const desk = await start();
    await desk.reports('alex', 'My VPN does not connect');
    await desk.fills('alex', 'ticket.details.form', {
      details: `password: ${secret}`,
      device: `pw: ${secret}`,
    });
    expect((await desk.hears('alex')).at(-1)).toContain(told);
    expect(await channelReads(desk)).toContain('password: ••••••');
    expect(await kept(desk, [secret])).toEqual([]);
  });

  it('in the words beside a rating', async () => {
    const desk = await start();
    await desk.reports('alex', 'My VPN does not connect');
    await desk.presses('robin', 'ticket.claim', { in: tier1 });
    await desk.fills('robin', 'ticket.resolve.form', { done: 'Reset' }, { in: tier1 });
    await desk.presses('alex', 'ticket.confirm');
    const inputs = { comment: `Great, my password is ${secret} now` };
    await desk.presses('alex', { verb: 'ticket.rate', data: { rating: 5 } }, { inputs });
    expect(await kept(desk, [secret])).toEqual([]);
  });

  it('in an alarm: the security contact reads what happened, and not the password', async () => {
    const desk = await start();
    await desk.says('alex', `I clicked a strange link and typed my password ${secret}`);
    const [mail] = await desk.teams.outside();
    expect(mail!.text).toContain('I clicked a strange link and typed my password ••••••');
    expect(mail!.text).not.toContain(secret);
    expect(await kept(desk, [secret])).toEqual([]);
  });

  it('talk about passwords is left alone', async () => {
    const desk = await start();
    const talk = [
      'My password expired yesterday and the new one is rejected',
      'Outlook keeps asking for my password, error 0x8004de85',
      'The password reset page says: try again later',
      'it only says password: expired',
      'is my PIN the same as my password?',
      'the password field stays grey since Windows11',
    ];
    for (const words of talk) await desk.says('alex', words);
    await desk.presses('alex', 'report.human');
    const shown = await channelReads(desk);
    for (const words of talk) expect(shown).toContain(words);
    expect((await desk.hears('alex')).join('\n')).not.toContain(told);
    expect(shown).not.toContain('••••••');
  });

  it('a temporary password that an agent sends reaches the user as it is', async () => {
    const desk = await start();
    const { tells, heardAll } = await atWork(desk);
    await tells(`Your temporary password is ${secret}`);
    await desk.fills('robin', 'ticket.reply.form', { text: 'Or try password: Herbst-88' }, { in: tier1 });
    expect(await heardAll()).toEqual([
      `Robin Sample Your temporary password is ${secret}`,
      'Robin Sample Or try password: Herbst-88',
    ]);
    expect((await desk.hears('robin')).join('\n')).not.toContain(told);
  });
});
