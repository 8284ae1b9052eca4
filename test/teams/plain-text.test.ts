import { describe, expect, it } from '@jest/globals';
import { escapeHtml } from '../../src/teams/html.ts';
import { plainText } from '../../src/teams/plain-text.ts';

describe('plainText', () => {
  it.each([
    ['<p>one</p><p>two</p>', 'one\ntwo'],
    ['<div><div>one</div>\r\n<div>two <b>bold</b></div></div>', 'one\ntwo bold'],
    ['one<br />two<br>three', 'one\ntwo\nthree'],
    ['<p>one</p><p>\u00a0</p><p>\u00a0</p><p>\u00a0</p><p>two</p>', 'one\n\ntwo'],
    ['<p>a   lot \n of\u00a0 space</p>', 'a lot of  space'],
    ['<ul><li>a<ol><li>b</li><li><p>c</p></li></ol></li><li>d</li></ul>e', '- a\n  1. b\n  2. c\n- d\ne'],
    ['<pre>if (a &lt; b)\n\n  stop();</pre>end', 'if (a < b)\n\n  stop();\nend'],
    [
      '<table><tbody><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></tbody></table>',
      '1 | 2\n3 | 4',
    ],
    ['<p>&lt;b&gt; &amp;amp; &quot;x&quot;</p>', '<b> &amp; "x"'],
    ['<a href="https://example.com">the page</a>', 'the page'],
    ['<script>x</script><p>שלום 🤷🏽‍♀️</p>', 'שלום 🤷🏽‍♀️'],
    ['', ''],
  ])('reads %j as %j', (html, text) => {
    expect(plainText(html)).toBe(text);
  });

  it('gives back what was escaped', () => {
    const text = 'a <b> & "c" \'d\' ${e} {{DATE(f)}} &lt;';
    expect(plainText(escapeHtml(text))).toBe(text);
  });

  it('reads 100 KB', () => {
    expect(plainText('<p>word</p>'.repeat(10_000))).toHaveLength(5 * 10_000 - 1);
  });
});
