import template from '../../cards/prepare-dialog.json' with { type: 'json' };
import type { CasePackage, PackageField } from '../domain/case-package.ts';
import { allFieldsFor, fieldChoices, missingIn } from '../domain/case-package.ts';
import type { CaseType, Route, RouteReason } from '../domain/route.ts';
import { caseTypesOf } from '../domain/route.ts';
import type { Ticket } from '../domain/ticket.ts';
import { text } from '../locales/text.ts';
import type { Text, TextKey } from '../locales/text.ts';
import type { Json } from './action.ts';
import type { Dialog, Problem } from './dialog.ts';
import { choicesOf, dialogFrom } from './dialog.ts';
import { shorten } from './plain-words.ts';
import type { Reader } from './reader.ts';
import { agentName, numberOf } from './reader.ts';
import type { Preparing } from './submit.ts';
import { packageLimits } from './inputs.ts';

export interface PrepareDialogView extends Reader {
  ticket: Ticket;
  /** What the form is for, and what its buttons carry on. */
  preparing: Preparing;
  route: Route;
  caseType: CaseType;
  /** Why this route; `chosen`: somebody picked it. */
  why: RouteReason | 'chosen';
  /** What is known already, or was typed. */
  words: CasePackage;
  /** What those who decide want to know before. */
  askedBack?: { name?: string; words?: string };
  problem?: Problem;
}

/** Asks exactly what a destination needs, and says what is missing. */
export function prepareDialog(view: PrepareDialogView): Dialog {
  const { ticket, route, caseType, locale, preparing } = view;
  const t = text(locale);
  const types: readonly CaseType[] = caseTypesOf[route];
  const title = titles[preparing.purpose];
  const open = missingOf(view);
  const all = allFieldsFor(route);
  const input = (field: PackageField) => inputFor(field, view.words[field] ?? '', t);
  const submit = route === 'security' ? 'dialog.prepare.submitAtOnce' : submits[preparing.purpose];
  return dialogFrom(template, {
    locale,
    title: t(title, { ticket: numberOf(ticket.number) }),
    height: 'large',
    problem: view.problem,
    fields: {
      to: t('dialog.prepare.to', { destination: t(`routeName.${route}`) }),
      why: t(`dialog.route.why.${view.why}`),
      ...readyOf(view, open, t),
      ...askedOf(view, t),
      atOnce: route === 'security',
      reachable: route === 'operations' && ticket.severity === 'A',
      typed: types.length > 1,
      caseType,
      caseTypes: choicesOf(types, locale, (type) => `caseType.${type}`),
      typeHint: typeHintOf(route, t),
      // The form can't ask again when another kind is chosen on it: it has the fields of every kind.
      asked: all.filter((field) => open.includes(field)).map(input),
      known: open.length > 0 && open.length < all.length,
      others: all.filter((field) => !open.includes(field)).map(input),
      // For when it goes elsewhere after all.
      kept: keptInputs(
        Object.fromEntries(
          Object.entries(view.words).filter(([field]) => !all.includes(field as PackageField)),
        ),
      ),
    },
    submit: { title: t(submit), button: { type: 'escalation.send', ...preparing, route } },
    also: [{ title: t('dialog.button.otherRoute'), button: { type: 'escalation.route', ...preparing } }],
  });
}

const titles = {
  request: 'dialog.prepare.titleRequest',
  reroute: 'dialog.prepare.titleReroute',
  transfer: 'dialog.prepare.titleTransfer',
} as const;

const submits = {
  request: 'dialog.prepare.submitRequest',
  reroute: 'dialog.prepare.submitReroute',
  transfer: 'dialog.prepare.submitTransfer',
} as const;

/** Typed words that go along unseen, with their lines. */
export const keptInputs = (words: CasePackage): Json[] =>
  Object.entries(words).map(([id, value]) => ({
    type: 'Input.Text',
    id,
    value: shorten(value, packageLimits[id as PackageField]),
    isMultiline: packageLimits[id as PackageField] > 200,
  }));

function askedOf({ askedBack, ...view }: PrepareDialogView, t: Text): Json {
  if (!askedBack) return { questioned: false, asker: '', question: '' };
  return {
    questioned: true,
    asker: t('dialog.prepare.askedBack', { name: agentName(askedBack.name, view) }),
    question: shorten(askedBack.words ?? '', 1_500) || t('line.noWords'),
  };
}

function missingOf({ route, caseType, words }: PrepareDialogView): PackageField[] {
  const given = Object.keys(words) as PackageField[];
  return missingIn(
    route,
    caseType,
    given.filter((field) => words[field]),
  );
}

/** A refusal says what is missing by itself. */
function readyOf(
  { route, locale, problem, askedBack }: PrepareDialogView,
  open: PackageField[],
  t: Text,
): Json {
  const params = { destination: t(`route.${route}`), fields: fieldNames(open, locale) };
  return open.length === 0
    ? { told: !askedBack, ready: t('dialog.prepare.complete', params), readyColor: 'Good' }
    : { told: !problem, ready: t('dialog.prepare.missing', params), readyColor: 'Warning' };
}

/** As they stand in the package. */
export const fieldNames = (fields: readonly PackageField[], locale: string): string =>
  fields.map((field) => text(locale)(`card.package.${field}`)).join(', ');

function typeHintOf(route: Route, t: Text): string {
  if (route === 'operations') return t('dialog.prepare.typeHint');
  return route === 'microsoft' ? t('dialog.prepare.compatibilityHint') : '';
}

function inputFor(field: PackageField, value: string, t: Text): Json {
  const base = { id: field, label: t(`dialog.field.${field}`), spacing: 'Medium' };
  if (field in fieldChoices) {
    const choices = fieldChoices[field as keyof typeof fieldChoices].map((choice) => ({
      title: t(`dialog.choice.${field}.${choice}` as TextKey),
      value: choice,
    }));
    return { type: 'Input.ChoiceSet', ...base, style: 'expanded', value, choices };
  }
  if (field === 'firstNoticed') return { type: 'Input.Date', ...base, value };
  const maxLength = packageLimits[field];
  return {
    type: 'Input.Text',
    ...base,
    value: shorten(value, maxLength),
    isMultiline: maxLength > 200,
    maxLength,
  };
}
