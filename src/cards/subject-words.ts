import { appOf } from '../domain/subject.ts';
import type { KnownSubject, Subject } from '../domain/subject.ts';
import { text } from '../locales/text.ts';
import { lineOf } from './reader.ts';

/** "VPN"; an own app by its name. */
export function subjectWords(locale: string, subject: Subject): string {
  const app = appOf(subject);
  return app === undefined ? text(locale)(`subjects.${subject as KnownSubject}`) : lineOf(app);
}
