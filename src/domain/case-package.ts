import { caseTypesOf } from './route.ts';
import type { CaseType, Route } from './route.ts';

/** What is asked for a destination, in the order in which it is asked and sent. */
export const packageFields = [
  'title',
  'description',
  'subcategory',
  'maker',
  'model',
  'serial',
  'product',
  'version',
  'appVersion',
  'failsOn',
  'worksOn',
  'impacted',
  'businessImpact',
  'firstNoticed',
  'reproduced',
  'tried',
  'steps',
  'warranty',
  'contract',
  'givenName',
  'surname',
  'email',
  'phone',
] as const;
export type PackageField = (typeof packageFields)[number];

/** What people filled in, by field. */
export type CasePackage = Partial<Record<PackageField, string>>;

/** Fields that are chosen instead of written. */
export const fieldChoices = {
  reproduced: ['yes', 'no', 'notTried'],
  warranty: ['inWarranty', 'outOfWarranty', 'unknown'],
} as const satisfies Partial<Record<PackageField, readonly string[]>>;

const contact: PackageField[] = ['givenName', 'surname', 'email', 'phone'];

/** All that the destination can use. Nothing else is asked. */
export function fieldsFor(route: Route, caseType: CaseType): PackageField[] {
  return packageFields.filter((field) => wanted(route, caseType).includes(field));
}

/** The same for whatever kind of case it becomes there. */
export function allFieldsFor(route: Route): PackageField[] {
  const types: readonly CaseType[] = caseTypesOf[route];
  return packageFields.filter((field) => types.some((type) => wanted(route, type).includes(field)));
}

/** What it can't do without. */
export function neededFor(route: Route, caseType: CaseType): PackageField[] {
  return fieldsFor(route, caseType).filter((field) => !optional(route).includes(field));
}

export function missingIn(route: Route, caseType: CaseType, given: readonly PackageField[]): PackageField[] {
  return neededFor(route, caseType).filter((field) => !given.includes(field));
}

function wanted(route: Route, caseType: CaseType): PackageField[] {
  switch (route) {
    case 'operations': {
      const request: PackageField[] = ['title', 'description', 'subcategory', ...contact];
      if (caseType !== 'incident') return request;
      return [...request, 'impacted', 'businessImpact', 'firstNoticed', 'reproduced', 'tried', 'steps'];
    }
    case 'hardware':
      return ['title', 'description', 'maker', 'model', 'serial', 'warranty', 'tried', ...contact];
    case 'microsoft': {
      const problem: PackageField[] = ['title', 'description', 'product', 'version', 'contract'];
      const support: PackageField[] = [...problem, 'businessImpact', 'tried', ...contact];
      if (caseType !== 'compatibility') return support;
      return [...support, 'appVersion', 'failsOn', 'worksOn', 'steps'];
    }
    case 'security':
      return ['title', 'description', 'impacted', 'firstNoticed', 'tried', ...contact];
  }
}

/** A suspected compromise must not wait for somebody to look up a phone number. */
function optional(route: Route): PackageField[] {
  return route === 'security' ? ['firstNoticed', 'tried', 'surname', 'phone'] : [];
}
