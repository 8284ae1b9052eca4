import type { Submission } from '../cards/submit.ts';
import type { Person } from '../store/people.ts';
import { maskSecrets } from '../triage/mask.ts';
import type { Turn } from './desk.ts';
import { enqueue } from './enqueue.ts';
import { escapeHtml } from './incoming.ts';
import type { Incoming } from './incoming.ts';

/** What somebody wrote, without passwords and keys; the person is told. Nothing of it is stored before. */
export async function maskIncoming(turn: Turn, person: Person, incoming: Incoming): Promise<Incoming> {
  const { text: plain, count } = maskSecrets(incoming.plain);
  const html = maskHtml(incoming.html, plain);
  if (count === 0 && html === incoming.html) return incoming;
  await tell(turn, person);
  return { ...incoming, plain, html };
}

/** The words of a form. */
export async function maskForm<T extends Submission>(turn: Turn, person: Person, form: T): Promise<T> {
  let found = 0;
  const masked = Object.entries(form).map(([name, value]) => {
    if (typeof value !== 'string' || !worded.has(name)) return [name, value] as const;
    const { text, count } = maskSecrets(value);
    found += count;
    return [name, text] as const;
  });
  if (found === 0) return form;
  await tell(turn, person);
  return Object.fromEntries(masked) as T;
}

const worded = new Set(['title', 'details', 'device', 'text', 'reason', 'comment']);

async function tell(turn: Turn, { id: personId }: Person): Promise<void> {
  await enqueue(turn, [{ type: 'SayToPerson', personId, say: { key: 'say.secretMasked' } }]);
}

/** Keeps the formatting; where a secret is spread over it, only the words are kept. */
function maskHtml(html: string, plain: string): string {
  const masked = html
    .split(/(<[^>]*>)/)
    .map((part) => (part.startsWith('<') ? maskTag(part) : maskSecrets(part).text))
    .join('');
  // As it is read: what stands in two paragraphs or cells is two lines.
  const left = masked
    .replaceAll(/<\/(?:p|div|li|td|th|tr|h\d)>|<br\s*\/?>/gi, '\n')
    .replaceAll(/<[^>]*>/g, '');
  return maskSecrets(left).count === 0 ? masked : escapeHtml(plain).replaceAll('\n', '<br>');
}

/** The address of a link may hold one, too. */
const maskTag = (tag: string): string => tag.replaceAll(/(?<==")[^"]*/g, (value) => maskSecrets(value).text);
