import { wordsOf } from './features.ts';

const longest = 80;
// A title stands at the start; more only costs time.
const readAtMost = 1_000;

const greetings =
  /^(?:(?:hello|hi+|hey+|hallo|moin|servus|bonjour|hola|dear|greetings|good (?:morning|afternoon|evening|day)|guten (?:tag|morgen|abend))\b[ ]?(?:(?:there|all|everyone|everybody|guys|folks|again|team|support|helpdesk|(?:it|it support|support|service) (?:team|desk)|deskhand)\b[ ]?)*)(?:\p{Lu}\p{L}*(?=\s*[,!:;–-]))?[\s,.!:;–-]*/iu;
const courtesy = new Set(
  'help please pls plz urgent urgently asap me hello hi hey thanks thank you need i can someone somebody quick question problem issue have a got sorry'.split(
    ' ',
  ),
);

/** The first sentence that says something, in the person's words: at most 80 characters, no markup; '' if none. */
export function summarise(text: string): string {
  const sentences = withoutMarkup(text.slice(0, readAtMost))
    .split(/\n+|(?<=[.!?…])\s+/)
    .map((sentence) => sentence.replace(greetings, '').trim())
    .filter((sentence) => wordsOf(sentence).length > 0);
  const telling = sentences.find((sentence) => wordsOf(sentence).some((word) => !courtesy.has(word)));
  return shorten(capitalise((telling ?? sentences[0] ?? '').replace(/[\s.,;:…–-]+$/u, '')));
}

function withoutMarkup(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cc}\p{Cf}]/gu, (sign) => (sign === '\n' || sign === '\u200d' ? sign : ' '))
    .replace(/^\s*(?:```.*|-{3,}|={3,})$/gm, '')
    .replace(/^\s*(?:[#>]+|[-*+•]|\d+[.)])\s+/gm, '')
    .replace(/<\/?(?:at|a|b|br|code|div|em|i|li|ol|p|pre|s|span|strong|u|ul)\b[^<>]*>/gi, ' ')
    .replace(/!?\[([^\][]*)\]\([^()\s]*\)/g, '$1')
    .replace(/(?<![\p{L}\p{N}])(\*{1,3}|_{1,3}|~~|`+)(?=\S)(.+?)(?<=\S)\1(?![\p{L}\p{N}])/gu, '$2')
    .replace(/[^\S\n]+/g, ' ');
}

const letters = new Set([
  'vpn',
  'pc',
  'usb',
  'mfa',
  'pdf',
  'wlan',
  'lan',
  'sap',
  'pin',
  'rdp',
  'hdmi',
  'dns',
]);

// "iPhone" and "eM" stay as they are written.
function capitalise(sentence: string): string {
  const [first = ''] = sentence.split(' ');
  if (letters.has(first)) return first.toUpperCase() + sentence.slice(first.length);
  return first === first.toLowerCase() ? sentence.charAt(0).toUpperCase() + sentence.slice(1) : sentence;
}

/** Cuts between words where one ends in time, never inside an emoji or an accented letter. */
function shorten(sentence: string): string {
  if (sentence.length <= longest) return sentence;
  let kept = '';
  for (const { segment } of new Intl.Segmenter().segment(sentence)) {
    if (kept.length + segment.length > longest - 1) break;
    kept += segment;
  }
  const space = kept.lastIndexOf(' ');
  return `${(space > longest / 2 ? kept.slice(0, space) : kept).replace(/[\s.,;:–-]+$/u, '')}…`;
}
