const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

export const escapeHtml = (text: string): string =>
  text.replace(
    /[&<>"]/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign,
  );

const decode = (text: string): string =>
  text
    .replace(/&#(x?)([0-9a-f]+);/gi, (whole, hex: string, digits: string) => {
      const code = parseInt(digits, hex ? 16 : 10);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    })
    .replace(/&(amp|lt|gt|quot|apos|nbsp);/g, (_, name: string) => entities[name] ?? '');

/** What Teams puts in `text`: lines without tags, save `<at>` around a mention; emoji images become their sign. */
export function plainOf(html: string): string {
  const marked = html
    .replace(/\r?\n/g, ' ')
    .replace(/<img\b[^>]*\balt="([^"]*)"[^>]*itemtype="[^"]*Emoji"[^>]*>/gi, '$1')
    .replace(/<emoji\b[^>]*\balt="([^"]*)"[^>]*>(<\/emoji>)?/gi, '$1')
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/<li\b[^>]*>/gi, '\n- ')
    .replace(/<\/(p|div|blockquote|tr|h\d|ul|ol)>/gi, '\n')
    .replace(/<(?!\/?at\b)[^>]*>/gi, '')
    .replace(/<at\b[^>]*>/gi, '<at>');
  return decode(marked)
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** The text/html attachment: mentions are spans there, as in Teams. */
export function attachmentHtml(html: string): string {
  let item = -1;
  const spans = html.replace(/<at\b[^>]*>(.*?)<\/at>/gi, (_, name: string) => {
    item += 1;
    return `<span itemtype="http://schema.skype.com/Mention" itemscope="" itemid="${item}">${name}</span>`;
  });
  return /^\s*<(p|div|ul|ol|blockquote|table)\b/i.test(spans) ? spans : `<p>${spans}</p>`;
}
