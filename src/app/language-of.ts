import { languageOf } from '../domain/language.ts';
import type { Person } from '../store/people.ts';
import { savePerson } from '../store/people.ts';
import type { Understood } from '../triage/understand.ts';
import type { Turn } from './desk.ts';

/** Answers come in what the person writes in. A greeting or a word or two says nothing of that. */
export async function followLanguage(turn: Turn, person: Person, { language }: Understood): Promise<void> {
  const now = person.language ?? languageOf(person.locale ?? turn.config.deskLocale);
  if (language && language !== now) await savePerson(turn.db, person.id, { language });
}
