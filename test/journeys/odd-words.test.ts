import { expect, it } from '@jest/globals';
import { eachDatabase } from '../support/databases.ts';
import { minutes, tier1, useDesk } from '../support/desk.ts';
import { buttonsOf, wordsOf } from '../support/reading.ts';

type Json = Record<string, unknown>;

const hostile =
  '<img src=x onerror=alert(1)><script>x</script> **bold** [link](https://evil.example) ${title} {{DATE(2026-01-01T00:00:00Z)}} <at>Kim Placeholder</at> &lt;b&gt; "quoted"';

let copies = 0;

eachDatabase((_name, open) => {
  const start = useDesk(open, { readAll: true });

  it('markup in every field is only ever words', async () => {
    const desk = await start();
    desk.expecting.placeholders = true;
    await desk.says('alex', hostile);
    await desk.presses('alex', 'report.human');
    await desk.presses('robin', 'ticket.claim', { in: tier1 });
    const [root] = await desk.thread('robin', 'DH-1001', tier1);
    const fill = (button: string, inputs: Json) => desk.fills('robin', button, inputs, { in: tier1 });
    await desk.says('alex', hostile);
    await desk.says('alex', { html: hostile });
    await desk.fills('alex', 'ticket.details.form', { device: hostile.slice(0, 100), details: hostile });
    await desk.fills('alex', 'ticket.comment.form', { text: hostile });
    await fill('ticket.note.form', { text: hostile });
    await fill('ticket.reply.form', { text: hostile });
    await fill('ticket.ask.form', { text: hostile });
    await desk.says('robin', { text: hostile, mentions: ['bot'] }, { in: tier1, thread: root!.id });
    await fill('ticket.resolve.form', { done: hostile });
    await desk.fills('alex', 'ticket.reject.form', { reason: hostile });
    await fill('ticket.raise.form', { reason: hostile });
    await desk.says('sam', 'help');
    const form = {
      title: hostile.slice(0, 120),
      details: hostile,
      category: 'other',
      reach: 'onlyMe',
      canWork: 'no',
    };
    await desk.fills('sam', 'report.form', form);
    const shown = (await desk.teams.log()).filter(({ author }) => author.type === 'bot');
    expect(shown.length).toBeGreaterThan(20);
    for (const { text, card } of shown) {
      expect(text).not.toMatch(/<(img|script|a )|onerror=(?!alert\(1\)&gt;)|<at>Kim/);
      // What notifications show is no Markdown.
      const words = JSON.stringify({ ...card, fallbackText: '' });
      expect(words).not.toMatch(/(?<!\\\\)\[link\]|(?<!\\\\)\*\*bold|\{\{DATE/);
    }
    expect(shown.some(({ card }) => JSON.stringify(card ?? {}).includes('${title}'))).toBe(true);
  });

  it('emoji and words from right to left arrive as they were', async () => {
    const desk = await start();
    const words = 'הדפסה לא עובדת 🖨️ في الطابق ٢ 👩‍💻';
    await desk.says('alex', `${words}, I need a human`);
    expect(wordsOf((await desk.thread('robin', 'DH-1001', tier1))[0]!)).toContain(words);
    await desk.says('alex', words);
    expect((await desk.hears('robin', tier1)).at(-1)).toBe(`Alex Example ${words}`);
  });

  it('a report of 100 KB loses none of its words', async () => {
    const desk = await start();
    const words = Array.from({ length: 9_000 }, (_, index) => `word${index}`).join(' ');
    await desk.says('alex', `My VPN does not connect. ${words}`);
    await desk.presses('alex', 'report.human');
    const thread = (await desk.thread('robin', 'DH-1001', tier1)).map(wordsOf).join(' ');
    for (const index of [0, 1, 500, 4_000, 8_999]) expect(thread).toContain(`word${index}`);
  });

  it('an empty message and an attachment that can’t be carried get a clear answer', async () => {
    const desk = await start();
    await desk.says('alex', '');
    expect((await desk.hears('alex')).at(-1)).toContain('Your message arrived empty');
    const { activity } = (await desk.teams.deliveries()).at(-1)!;
    const audio = { contentType: 'application/vnd.microsoft.card.audio', name: 'song.mp3', content: {} };
    const message = (more: Json) => {
      copies += 1;
      return desk.teams.deliver({ ...activity, id: `${Date.now()}${copies}`, ...more });
    };
    expect((await message({ attachments: [audio] })).status).toBe(200);
    await desk.settle();
    expect((await desk.hears('alex')).at(-1)).toContain('I can’t carry song.mp3');
    const inner = { downloadUrl: 'http://169.254.169.254/latest', fileType: 'txt' };
    const contentType = 'application/vnd.microsoft.teams.file.download.info';
    const file = { contentType, name: 'notes.txt', content: inner };
    await message({ text: 'My VPN does not connect', attachments: [file] });
    await desk.settle();
    expect((await desk.hears('alex')).at(-1)).toContain('couldn’t fetch notes.txt');
  });

  it('characters that no database takes are left out, not a reason to fail', async () => {
    const desk = await start();
    await desk.says('alex', 'hi');
    const { activity } = (await desk.teams.deliveries()).at(-1)!;
    const text = 'My VPN\u0000 does not connect \ud83d, I need a human';
    const html = { contentType: 'text/html', content: text };
    for (const [index, attachments] of [[], [html]].entries()) {
      const odd = { ...activity, id: `${Date.now()}${index}`, text, attachments };
      expect((await desk.teams.deliver(odd)).status).toBe(200);
    }
    await desk.settle();
    expect(wordsOf((await desk.thread('robin', 'DH-1001', tier1))[0]!)).toContain('does not connect');
    await desk.later(minutes(1));
    expect(buttonsOf((await desk.thread('robin', 'DH-1001', tier1))[0]!.card)).toContain('ticket.claim');
  });

  it('requests that are no activity are refused before anything is read', async () => {
    const desk = await start();
    const token = await desk.teams.mint('good');
    const post = (body: string, headers: Record<string, string> = {}) =>
      fetch(`${desk.url}/api/messages`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
        body,
      });
    const answers: [number, Promise<Response>][] = [
      [401, post('{}', { authorization: '' })],
      [400, post('not json')],
      [400, post('[]')],
      [400, post('{"type":"message"}')],
      [413, post(`{"text":"${'x'.repeat(300_000)}"}`)],
      [415, post('{}', { 'content-type': 'text/plain' })],
      [405, fetch(`${desk.url}/api/messages`)],
      [404, fetch(`${desk.url}/files/none?signature=x`)],
    ];
    for (const [status, answer] of answers) {
      const response = await answer;
      expect(response.status).toBe(status);
      expect(await response.text()).not.toMatch(/ at |Error:|node_modules/);
    }
    expect(await desk.reads('robin', tier1)).toHaveLength(2);
  });
});
