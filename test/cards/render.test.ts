import { describe, it, expect } from '@jest/globals';
import { render } from '../../src/cards/render.ts';
import { objectsIn } from './parsed.ts';
import { sampleCards } from './sample-cards.ts';
import { nasty } from './samples.ts';

const card = (body: unknown[]) => ({
  type: 'AdaptiveCard',
  version: '1.5',
  fallbackText: '@card.help.title',
  body,
});
const textCard = card([{ type: 'TextBlock', text: '${words}' }]);
const textOf = (words: string): string => {
  const drawn = render(textCard, 'en', { words, secret: 'a password' });
  return (drawn.body as { text: string }[])[0]!.text;
};

describe('a card', () => {
  it('takes its words from the locale', () => {
    expect(render(textCard, 'en', { words: 'hello' }).fallbackText).toBe('Here’s what I can do');
  });

  it('refuses to be drawn with a value missing', () => {
    expect(() => render(textCard, 'en', { other: 'x' })).toThrow('${words}');
  });

  it('refuses to be drawn when Teams would refuse it', () => {
    expect(() => render(textCard, 'en', { words: 'x'.repeat(50_000) })).toThrow('too big');
  });

  it('keeps what a button sends and what a field holds exactly as it was', () => {
    const words = '${secret} {{DATE(2026-11-23)}} *x* \n @card.help.title';
    const template = card([
      { type: 'Input.Text', id: 'text', value: '${words}' },
      { type: 'ActionSet', actions: '${actions}' },
    ]);
    const drawn = render(template, 'en', {
      words,
      secret: 'no',
      actions: [{ type: 'Action.Submit', data: { title: words } }],
    });
    expect(drawn.body).toMatchObject([{ value: words }, { actions: [{ data: { title: words } }] }]);
  });
});

describe('what people write into a card', () => {
  it('is never evaluated', () => {
    expect(textOf('${secret} and ${1 + 1}')).toBe('${secret} and ${1 + 1}');
    expect(textOf('@card.help.title')).toBe('@card.help.title');
  });

  it('is never drawn as a date', () => {
    expect(textOf('{{DATE(2026-11-23T09:00:00Z)}} {{{x')).not.toContain('{{');
  });

  it.each(Object.entries(sampleCards(nasty)))('formats and links nothing on the card %s', (_name, drawn) => {
    for (const element of objectsIn(drawn)) {
      if (element.type !== 'TextBlock') continue;
      expect(live(element.text as string)).toEqual([]);
    }
  });

  it('reads as it was written once the client has drawn it', () => {
    const words = [
      'a *b* _c_ `d` ~~e~~ [f](g) <h> &amp; \\* # i',
      '# j',
      '- k',
      '+ l',
      '12. m',
      '> n',
      '= o',
      '| p',
      'file_name.txt',
    ];
    for (const line of words) expect(seen(textOf(line))).toBe(line);
    expect(seen(textOf('one\ntwo\r\n\r\nthree'))).toBe('one|two|three');
  });
});

/** What a reader sees of escaped Markdown, paragraphs apart. */
const seen = (markdown: string): string =>
  markdown.replace(/\\([!-/:-@[-`{-~])/g, '$1').replaceAll('\n\n', '|');

/** What would format, link or list something, were it not for escapes. */
function live(markdown: string): string[] {
  const bare = markdown.replace(/\\[!-/:-@[-`{-~]/g, 'x');
  const signs = /[*`~<[\]]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|&#?\w+;|\{\{/gu;
  const starts = /^(?:[#>+=|-]|\d+[.)]|\s)/gm;
  return [...(bare.match(signs) ?? []), ...bare.split('\n\n').flatMap((each) => each.match(starts) ?? [])];
}
