import type { Category } from './category.ts';

/** Where an escalation goes. Line-of-business apps, network, VPN and printers stay with the organisation's own support. */
export const routes = ['operations', 'hardware', 'microsoft', 'security'] as const;
export type Route = (typeof routes)[number];

/** What kind of case it is; each route knows its own. */
export const caseTypesOf = {
  operations: ['incident', 'information', 'change'],
  hardware: ['hardware', 'driver'],
  microsoft: ['problem', 'compatibility'],
  security: ['compromise'],
} as const satisfies Record<Route, readonly string[]>;

export type CaseType = (typeof caseTypesOf)[Route][number];
export const caseTypes = Object.values(caseTypesOf).flat() as [CaseType, ...CaseType[]];

export const isCaseOf = (route: Route, caseType: string): boolean =>
  (caseTypesOf[route] as readonly string[]).includes(caseType);

/** What the words say besides the category. */
export interface RouteHints {
  category: Category;
  /** Somebody may have got hold of a password or a device. */
  compromise: boolean;
  /** A driver misbehaves: its maker's business, whatever it is for. */
  driver: boolean;
}

export type RouteReason = 'compromise' | 'managedSetting' | 'device' | 'driver' | 'microsoft' | 'ownSupport';

/** The likely route with its reason; without a route it stays with the own support. A person decides. */
export function suggestRoute({ category, compromise, driver }: RouteHints): {
  route?: Route;
  reason: RouteReason;
} {
  if (compromise) return { route: 'security', reason: 'compromise' };
  if (category === 'managed-setting') return { route: 'operations', reason: 'managedSetting' };
  if (category === 'device') return { route: 'hardware', reason: 'device' };
  if (driver) return { route: 'hardware', reason: 'driver' };
  switch (category) {
    case 'windows':
    case 'microsoft-apps':
    case 'browser':
    case 'access':
      return { route: 'microsoft', reason: 'microsoft' };
    default:
      return { reason: 'ownSupport' };
  }
}
