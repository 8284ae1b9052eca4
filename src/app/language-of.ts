import { languageOf } from '../domain/language.ts';
import type { Person } from '../store/people.ts';
import { savePerson } from '../store/people.ts';
import { isOwnEnglish } from '../triage/language.ts';
import type { Understood } from '../triage/understand.ts';
import type { Turn } from './desk.ts';

/**
 * Answers come in what the person writes in. Nobody is answered in English for an English error text that they pasted
 * into what they say in another language.
 */
export async function followLanguage(
  turn: Turn,
  person: Person,
  { language, codes }: Understood,
  text: string,
): Promise<void> {
  const now = person.language ?? languageOf(person.locale ?? turn.config.deskLocale);
  if (!language || language === now) return;
  if (language === 'en' && (codes.length > 0 || !isOwnEnglish(text))) return;
  await savePerson(turn.db, person.id, { language });
}
