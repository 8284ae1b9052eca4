/** What a problem is about. The order is the one in which people are shown the choices. */
export const categories = [
  'windows',
  'microsoft-apps',
  'browser',
  'device',
  'infrastructure',
  'line-of-business',
  'managed-setting',
  'access',
  'other',
] as const;

export type Category = (typeof categories)[number];

export const isCategory = (value: unknown): value is Category =>
  (categories as readonly unknown[]).includes(value);
