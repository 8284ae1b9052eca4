import { describe, expect, it } from '@jest/globals';
import {
  fieldChoices,
  fieldsFor,
  missingIn,
  neededFor,
  packageFields,
} from '../../src/domain/case-package.ts';
import type { Category } from '../../src/domain/category.ts';
import { categories } from '../../src/domain/category.ts';
import type { RouteReason } from '../../src/domain/route.ts';
import { caseTypes, caseTypesOf, isCaseOf, routes, suggestRoute } from '../../src/domain/route.ts';
import type { Route } from '../../src/domain/route.ts';
import { mustCarry } from './allowed-escalations.ts';

const plain = { compromise: false, driver: false };

const expected: Record<Category, [RouteReason, Route?]> = {
  windows: ['microsoft', 'microsoft'],
  'microsoft-apps': ['microsoft', 'microsoft'],
  browser: ['microsoft', 'microsoft'],
  access: ['microsoft', 'microsoft'],
  device: ['device', 'hardware'],
  'managed-setting': ['managedSetting', 'operations'],
  infrastructure: ['ownSupport'],
  'line-of-business': ['ownSupport'],
  other: ['ownSupport'],
};

describe('the suggested route', () => {
  it.each(categories)('for %s has its reason', (category) => {
    const [reason, route] = expected[category];
    expect(suggestRoute({ category, ...plain })).toEqual({ reason, route });
  });

  it('is the security contact for a suspected compromise, whatever it is about', () => {
    for (const category of categories) {
      expect(suggestRoute({ category, compromise: true, driver: true })).toEqual({
        route: 'security',
        reason: 'compromise',
      });
    }
  });

  it('is the hardware vendor for a driver, also a printer’s, unless a managed setting is to blame', () => {
    const driver = { compromise: false, driver: true };
    for (const category of ['infrastructure', 'windows', 'other'] as const) {
      expect(suggestRoute({ category, ...driver })).toEqual({ route: 'hardware', reason: 'driver' });
    }
    expect(suggestRoute({ category: 'device', ...driver }).reason).toBe('device');
    expect(suggestRoute({ category: 'managed-setting', ...driver }).route).toBe('operations');
  });
});

describe('a route', () => {
  it('knows its own kinds of case and no other', () => {
    expect(mustCarry.map(({ caseType }) => caseType).sort()).toEqual([...caseTypes].sort());
    for (const route of routes) {
      const own = mustCarry.filter((row) => row.route === route).map(({ caseType }) => caseType);
      expect([...caseTypesOf[route]]).toEqual(own);
      expect(caseTypes.filter((caseType) => isCaseOf(route, caseType))).toEqual(own);
    }
  });

  it.each(mustCarry)('$route needs for $caseType what the destination demands', (row) => {
    const { route, caseType, fields } = row;
    expect(neededFor(route, caseType).sort()).toEqual([...fields].sort());
  });

  it.each(mustCarry)('$route asks for $caseType nothing that goes unused', ({ route, caseType, fields }) => {
    const optional = route === 'security' ? ['firstNoticed', 'tried', 'surname', 'phone'] : [];
    expect(fieldsFor(route, caseType).sort()).toEqual([...fields, ...optional].sort());
  });

  it.each(mustCarry)('$route names for $caseType what is missing, in the order of the form', (row) => {
    const { route, caseType, fields } = row;
    const inOrder = packageFields.filter((field) => fields.includes(field));
    expect(missingIn(route, caseType, [])).toEqual(inOrder);
    for (const field of fields) {
      const rest = packageFields.filter((other) => other !== field);
      expect(missingIn(route, caseType, rest)).toEqual([field]);
    }
    expect(missingIn(route, caseType, fields)).toEqual([]);
  });

  it('asks each field of some destination', () => {
    const asked = new Set(mustCarry.flatMap(({ route, caseType }) => fieldsFor(route, caseType)));
    expect([...asked].sort()).toEqual([...packageFields].sort());
    for (const field of Object.keys(fieldChoices)) expect(asked).toContain(field);
  });
});
