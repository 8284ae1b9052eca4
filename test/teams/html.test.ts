import { describe, expect, it } from '@jest/globals';
import { cleanHtml } from '../../src/teams/clean-html.ts';
import { escapeHtml, wordsOf } from '../../src/teams/html.ts';
import { bot, formatted, mentioning, robin, typed } from '../support/activities.ts';

describe('formatted words', () => {
  it('keep their formatting', () => {
    const html =
      '<p>My <strong>laptop</strong> <i>hums</i>, see <a href="https://example.com/a?b=1&amp;c=2">this</a></p>' +
      '<blockquote>It <s>did</s> <u>does</u></blockquote><pre>if (a &lt; b)\n  stop();</pre><h3>Thanks</h3>';
    expect(wordsOf(formatted(html))).toBe(html);
  });

  it('keep lists within lists, and tables with their empty cells', () => {
    const html =
      '<ul><li>Dock<ul><li>left<ol><li>first</li></ol></li></ul></li><li>Screen</li></ul>' +
      '<table><tbody><tr><td>1</td><td></td><td>3</td></tr></tbody></table>';
    expect(wordsOf(formatted(html))).toBe(html);
  });

  it('come out of the wrappings of Teams', () => {
    const html =
      '<div>\r\n<div itemprop="copy-paste-block" style="font-size:14px">Hello&nbsp;there</div>\n</div>';
    expect(wordsOf(formatted(html))).toBe('<div><div>Hello\u00a0there</div></div>');
  });

  it('lose blank ends, not the blank line between paragraphs', () => {
    expect(wordsOf(formatted('<p>&nbsp;</p><p> one</p><p>&nbsp;</p><p>two <br></p><p></p>'))).toBe(
      '<p>one</p><p>\u00a0</p><p>two</p>',
    );
    expect(wordsOf(formatted('<pre>  indented\n</pre>'))).toBe('<pre>  indented</pre>');
  });

  it('read headings, strikes and code blocks of Teams as ours', () => {
    expect(
      wordsOf(
        formatted('<h5>A</h5><del>b</del><strike>c</strike><codeblock class="x"><code>d</code></codeblock>'),
      ),
    ).toBe('<h3>A</h3><s>b</s><s>c</s><pre><code>d</code></pre>');
  });

  it.each([
    ['<p>ok <emoji id="smile" alt="🙂" title="Smile"></emoji> good</p>', '<p>ok 🙂 good</p>'],
    [
      '<p><span class="animated-emoticon-20-beer" title="Beer" type="(beer)">' +
        '<img alt="🍺" itemid="beer" itemscope="" itemtype="http://schema.skype.com/Emoji" src="https://statics.example.com/b.png">' +
        '</span> later?</p>',
      '<p>🍺 later?</p>',
    ],
    ['<p><customemoji alt="party-parrot" source="x"></customemoji>!</p>', '<p>party-parrot!</p>'],
    ['<p>👩‍👩‍👧 🇩🇪 👍🏽</p>', '<p>👩‍👩‍👧 🇩🇪 👍🏽</p>'],
  ])('carry emoji: %s', (html, words) => {
    expect(wordsOf(formatted(html))).toBe(words);
  });

  it('carry what is written from right to left', () => {
    expect(wordsOf(formatted('<p dir="rtl">המחשב שלי \u200fלא נדלק (ABC-12)</p>'))).toBe(
      '<p>המחשב שלי \u200fלא נדלק (ABC-12)</p>',
    );
  });

  it('drop pictures and attachments', () => {
    const html =
      '<p>Look</p><p><img src="https://graph.example.com/1" alt="image"></p><attachment id="1"></attachment>';
    expect(wordsOf(formatted(html))).toBe('<p>Look</p>');
    expect(wordsOf(formatted('<p><img src="https://graph.example.com/1"></p>'))).toBe('');
  });
});

describe('hostile words', () => {
  it.each([
    ['<script>alert(1)</script>hi', 'hi'],
    ['<p onclick="x()" style="position:fixed" class="a" id="b">hi</p>', '<p>hi</p>'],
    ['<img src=x onerror=alert(1)>hi', 'hi'],
    ['<svg><script>alert(1)</script></svg>hi', 'hi'],
    ['<iframe srcdoc="<script>x</script>"></iframe>hi', 'hi'],
    ['<a href="javascript:alert(1)">hi</a>', '<a>hi</a>'],
    ['<a href=" java\nscript:alert(1)">hi</a>', '<a>hi</a>'],
    ['<a href="data:text/html,x">hi</a>', '<a>hi</a>'],
    ['<a href="//evil.example.com">hi</a>', '<a>hi</a>'],
    ['<a href="/l/team/x">hi</a>', '<a>hi</a>'],
    [`<a href="https://example.com/${'x'.repeat(2_000)}">hi</a>`, '<a>hi</a>'],
    ['<a href="mailto:alex@example.com" target="_blank">hi</a>', '<a href="mailto:alex@example.com">hi</a>'],
    ['<b>open <i>never closed', '<b>open <i>never closed</i></b>'],
    ['</div></p>hi</b>', 'hi'],
    ['hi &lt;b&gt;there&lt;/b&gt; &amp;lt;', 'hi &lt;b&gt;there&lt;/b&gt; &amp;lt;'],
    ['a\u0000b&#0;c\u001b[31m\u007fd', 'ab\ufffdc[31md'],
    ['half \ud83d of a pair', 'half \ufffd of a pair'],
    ['<!-- <b> -->hi<![CDATA[x]]>', 'hi'],
    ['<form action="https://evil.example.com"><input name="a"><button>hi</button></form>', 'hi'],
  ])('are made harmless: %j', (html, words) => {
    const clean = wordsOf(formatted(html));
    expect(clean).toBe(words);
    expect(cleanHtml(clean)).toBe(clean);
  });

  it('are not what a template, a clock or Markdown would make of them', () => {
    const text = '${ticket.title} {{DATE(2026-01-01)}} {{TIME()}} **bold** [link](https://example.com) `x`';
    expect(wordsOf(typed(text))).toBe(text);
    expect(wordsOf(formatted(`<p>${text}</p>`))).toBe(`<p>${text}</p>`);
  });

  it.each([
    ['<div>', 'x'],
    ['<b> ', 'x'],
    ['<ul><li>', 'x'],
    ['<at>', 'x'],
    ['<', ''],
    ['&', ''],
    [' ', 'x'],
    ['<img src="x', ''],
    ['<a x=1 ', '>'],
    ['<!--', ''],
  ])('take no time when there is a hundred thousand of them: %j', (piece, end) => {
    const long = piece.repeat(Math.ceil(100_000 / piece.length)) + end;
    const started = performance.now();
    for (const activity of [formatted(long), typed(long)]) {
      const clean = wordsOf(activity);
      expect((clean.match(/<[a-z]/g) ?? []).length).toBeLessThan(30);
    }
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it('that are 100 KB long lose nothing', () => {
    const html = `<div>${'<p>Grüße &amp; 🤷🏽‍♀️ שלום</p>'.repeat(3_000)}</div>`;
    expect(wordsOf(formatted(html))).toBe(html);
  });
});

describe('typed words', () => {
  it('are what was typed, line by line', () => {
    expect(wordsOf(typed('  1 < 2 && "x"\r\n  <b>not bold</b>\n\n- end '))).toBe(
      '1 &lt; 2 &amp;&amp; &quot;x&quot;<br />\u00a0 &lt;b&gt;not bold&lt;/b&gt;<br /><br />- end',
    );
    expect(wordsOf({ text: null })).toBe('');
    expect(wordsOf({})).toBe('');
  });

  it('are HTML only where the sender says so', () => {
    expect(wordsOf({ text: '<b>bold</b><script>x</script>', textFormat: 'xml' })).toBe('<b>bold</b>');
  });

  it('count when the formatted part has none', () => {
    expect(wordsOf({ ...typed('hello'), ...formatted('<p></p>') })).toBe('hello');
  });

  it('are escaped', () => {
    expect(escapeHtml(`<a href="x">Ann & Bob's</a>`)).toBe(
      "&lt;a href=&quot;x&quot;&gt;Ann &amp; Bob's&lt;/a&gt;",
    );
  });
});

describe('the mention of the bot', () => {
  const span = (id: number, name: string) =>
    `<span itemscope="" itemtype="http://schema.skype.com/Mention" itemid="${id}">${name}</span>`;

  it('is left out of what Teams formats, and people keep their names', () => {
    const html = `<div><div>${span(0, 'Deskhand')}&nbsp;ask ${span(1, 'Robin Sample')} please</div></div>`;
    expect(wordsOf({ ...mentioning(bot, robin), ...formatted(html) })).toBe(
      '<div><div>ask Robin Sample please</div></div>',
    );
  });

  it.each([
    ['<p><at>Deskhand</at> hello</p>', '<p>hello</p>'],
    ['<p><at id="0">Deskhand</at>, hello</p>', '<p>hello</p>'],
    ['<p><at>Deskhand</at>&nbsp;: hello</p>', '<p>hello</p>'],
    ['<p>hello <at>Deskhand</at></p>', '<p>hello</p>'],
    ['<p><at>Deskhand</at></p><p>hello</p>', '<p>hello</p>'],
    ['<p><at><b>Desk</b>hand</at> hello</p>', '<p>hello</p>'],
    ['<AT>deskhand</AT> hello', 'hello'],
    ['<p><at>Deskhand</at></p>', ''],
    ['<p>one <at>Deskhand</at> two</p>', '<p>one  two</p>'],
  ])('is left out however it is written: %s', (html, words) => {
    expect(wordsOf({ ...mentioning(bot), ...formatted(html) })).toBe(words);
  });

  it('is known by its id, not by its name: renamed, or called like a person', () => {
    const renamed = { ...bot, name: 'Deskhand', shown: 'Help desk' };
    expect(wordsOf({ ...mentioning(renamed), ...formatted(`<p>${span(0, 'Help desk')} hi</p>`) })).toBe(
      '<p>hi</p>',
    );
    expect(wordsOf({ ...mentioning(renamed), ...formatted(`<p>${span(0, 'Servicedesk')} hi</p>`) })).toBe(
      '<p>hi</p>',
    );
    const namesake = { id: '29:namesake', name: 'Deskhand' };
    expect(
      wordsOf({
        ...mentioning(namesake, bot),
        ...formatted(`<p>${span(0, 'Deskhand')} and ${span(1, 'Deskhand')}</p>`),
      }),
    ).toBe('<p>Deskhand and</p>');
    expect(
      wordsOf({ ...mentioning(bot, namesake), ...typed('<at>Deskhand</at> ask <at>Deskhand</at>') }),
    ).toBe('ask Deskhand');
  });

  it('may come twice', () => {
    const html = `<p>${span(0, 'Deskhand')} a ${span(1, 'Deskhand')} b</p>`;
    expect(wordsOf({ ...mentioning(bot, bot), ...formatted(html) })).toBe('<p>a  b</p>');
    expect(wordsOf({ ...mentioning(bot), ...formatted(html) })).toBe('<p>a  b</p>');
  });

  it('is left out of typed text, where a tag without a mention is only text', () => {
    expect(
      wordsOf({ ...mentioning(bot, robin), ...typed('<at>Deskhand</at> ask <at>Robin Sample</at>\n') }),
    ).toBe('ask Robin Sample');
    expect(wordsOf(typed('I typed <at>Robin Sample</at>'))).toBe('I typed &lt;at&gt;Robin Sample&lt;/at&gt;');
  });

  it('may have a name that needs escaping', () => {
    const company = { id: '28:deskhand', name: 'Ann & Co <IT>' };
    const escaped = 'Ann &amp; Co &lt;IT&gt;';
    expect(wordsOf({ ...mentioning(company), ...formatted(`<p>${span(0, escaped)} hi</p>`) })).toBe(
      '<p>hi</p>',
    );
    expect(wordsOf({ ...mentioning(company), ...typed(`<at>${escaped}</at> hi`) })).toBe('hi');
  });

  it('is not made up by whoever writes: a mention that Teams does not know stays text', () => {
    const html = `<p>${span(7, 'Deskhand')} hi</p>`;
    expect(wordsOf({ ...mentioning(), ...formatted(html) })).toBe('<p>Deskhand hi</p>');
  });
});
