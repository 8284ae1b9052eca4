import type { Category } from './category.ts';

/** What within a category a problem is about, where that makes a difference. */
export const subjects = {
  'microsoft-apps': ['outlook', 'teams', 'onedrive', 'office'],
  device: ['screen', 'keyboard', 'sound', 'dock', 'power'],
  infrastructure: ['printer', 'vpn', 'network', 'network-drive'],
  access: ['password', 'sign-in', 'bitlocker', 'permission', 'software', 'elevation'],
} as const satisfies Partial<Record<Category, readonly string[]>>;

export type KnownSubject = (typeof subjects)[keyof typeof subjects][number];

/** Or one of the organisation's own apps, under its name. */
export type Subject = KnownSubject | `app:${string}`;

/** The app's name; undefined for what every desk knows. */
export const appOf = (subject: Subject): string | undefined =>
  subject.startsWith('app:') ? subject.slice('app:'.length) : undefined;

/** Where one of them fails, so does another: without VPN there is no drive. */
const related: readonly (readonly Subject[])[] = [
  ['vpn', 'network', 'network-drive'],
  ['printer', 'network'],
  ['onedrive', 'office'],
  ['onedrive', 'teams'],
  ['password', 'sign-in', 'bitlocker'],
  ['permission', 'software', 'elevation'],
  ['permission', 'sign-in'],
  ['screen', 'keyboard', 'power', 'dock'],
  ['sound', 'dock'],
];

/** Surely two matters; not while one of them isn't known. */
export const areDistinct = (one: Subject | undefined, other: Subject | undefined): boolean =>
  one !== undefined &&
  other !== undefined &&
  one !== other &&
  !related.some((group) => group.includes(one) && group.includes(other));
