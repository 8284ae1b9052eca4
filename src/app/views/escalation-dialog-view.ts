import { caseNumberDialog, caseUpdateDialog, caseWordsDialog, copyDialog } from '../../cards/case-dialogs.ts';
import type { CaseWordsKind } from '../../cards/case-dialogs.ts';
import type { Dialog } from '../../cards/dialog.ts';
import { prepareDialog } from '../../cards/prepare-dialog.ts';
import { routeDialog } from '../../cards/route-dialog.ts';
import type { Submission } from '../../cards/submit.ts';
import type { CasePackage } from '../../domain/case-package.ts';
import { packageFields } from '../../domain/case-package.ts';
import type { Refusal } from '../../domain/commands.ts';
import { isPending } from '../../domain/escalation.ts';
import { escalationOf, requireDecider, requireHandler } from '../../domain/escalation-guards.ts';
import type { Actor } from '../../domain/people.ts';
import { caseTypeOf } from '../escalate.ts';
import type { CaseType, Route } from '../../domain/route.ts';
import { caseTypesOf, routes, suggestRoute } from '../../domain/route.ts';
import { isOpen, ownerOf } from '../../domain/ticket.ts';
import type { Ticket } from '../../domain/ticket.ts';
import { findEscalation } from '../../store/escalations.ts';
import type { EscalationRow } from '../../store/escalations.ts';
import { findPerson } from '../../store/people.ts';
import type { Person } from '../../store/people.ts';
import type { TicketRow } from '../../store/tickets.ts';
import { draftPackage, routeHints } from '../case-draft.ts';
import { escalationIn } from '../escalation-of.ts';
import { refusalSay } from '../say-refusal.ts';
import { actorFor } from '../roles.ts';
import type { Drawn, Typed } from './dialog-view.ts';
import { askedBackWith, packageView, saidOutside } from './escalation-view.ts';
import type { Drawing } from './reader.ts';
import { readerFor } from './reader.ts';

type Asked = Extract<Submission, { type: `escalation.${string}` }>;
type Preparation = Extract<
  Submission,
  { type: 'escalation.prepare.form' | 'escalation.prepare' | 'escalation.route' }
>;

const no = (key: string, params?: Record<string, string>): Drawn => ({ type: 'say', say: { key, params } });
const yes = (dialog: Dialog): Drawn => ({ type: 'dialog', dialog });

/** The dialog behind a button about an escalation; or why there is none for this person. */
export async function drawEscalationDialog(
  drawing: Drawing,
  person: Person,
  row: TicketRow,
  asked: Asked,
  typed: Typed | undefined,
): Promise<Drawn> {
  const { ticket } = row;
  const actor = await actorFor(drawing, person.id, ticket);
  if (actor.type !== 'person') return no('refusal.notHandler');
  if (!isOpen(ticket)) return no('refusal.finished');
  if (isPreparation(asked) && asked.purpose === 'request')
    return (
      whyNotRequest(row, person, actor.agent) ??
      (await drawPreparation(drawing, person, row, asked, actor, typed))
    );
  const refused = whyNot(drawing, row, asked, actor);
  if (refused) return { type: 'say', say: refusalSay(refused), refused: refused.reason };
  if (isPreparation(asked)) return await drawPreparation(drawing, person, row, asked, actor, typed);
  return await drawForCase(drawing, person, row, asked, typed);
}

/** Nobody fills in a form whose end is a no; the rules say it once more when it is sent. */
function whyNot({ config }: Drawing, { ticket }: TicketRow, asked: Asked, actor: Actor): Refusal | undefined {
  const decides = asked.type === 'escalation.askBack.form' || asked.type === 'escalation.decline.form';
  if (!isPreparation(asked) && !decides) return requireHandler(ticket, actor);
  const escalation = escalationOf(ticket, asked.escalationId ?? '');
  if ('reason' in escalation) return escalation;
  // Whose decision a transfer is depends on where it goes.
  if (isPreparation(asked) && asked.purpose === 'transfer') {
    const may = actor.type === 'person' && (actor.escalator || actor.admin);
    return may ? undefined : { type: 'refused', reason: 'notEscalator' };
  }
  return requireDecider(ticket, escalation, { actor, escalation: config.escalation });
}

function isPreparation(asked: Asked): asked is Preparation {
  return ['escalation.prepare.form', 'escalation.prepare', 'escalation.route'].includes(asked.type);
}

/** The rules say it once more when it is sent; nobody should fill in a form for nothing. */
function whyNotRequest(
  { ticket }: TicketRow,
  person: Person,
  agent: 'yes' | 'no' | 'unknown',
): Drawn | undefined {
  if (agent === 'unknown') return no('refusal.rosterPending');
  if (agent === 'no') return no('refusal.notAgent');
  const ownerId = ownerOf(ticket);
  if (!ownerId) return no('refusal.notPickedUp');
  if (ownerId !== person.id) return no('refusal.notOwner', { owner: `person:${ownerId}` });
  const { escalation } = ticket;
  if (!escalation || escalation.state === 'askedBack' || !isPending(escalation)) return undefined;
  return no('refusal.alreadyEscalated', { owner: `person:${escalation.requesterId}` });
}

async function drawPreparation(
  drawing: Drawing,
  person: Person,
  row: TicketRow,
  asked: Preparation,
  actor: Actor,
  typed: Typed | undefined,
): Promise<Drawn> {
  const { ticket } = row;
  const hints = suggestRoute(await routeHints(drawing, row));
  const { escalation } = ticket;
  const again = escalation?.state === 'askedBack' && asked.purpose === 'request' ? escalation : undefined;
  const base = {
    ...readerFor(drawing, person),
    ticket,
    preparing: preparingOf(asked, again?.id),
  };
  const words = typedWords(typed);
  const chosen = 'route' in asked ? asked.route : undefined;
  const current = asked.purpose === 'request' ? again : escalation;
  const route = chosen ?? (asked.purpose === 'request' ? (current?.route ?? hints.route) : undefined);
  if (asked.type === 'escalation.route' || !route) {
    const open = openRoutes(drawing, ticket, asked, actor);
    if (open.refused) return { type: 'say', say: refusalSay(open.refused) };
    return yes(
      routeDialog({ ...base, routes: open.routes, suggested: hints.route, why: hints.reason, words }),
    );
  }
  const kept = current && (await findEscalation(drawing.db, current.id));
  const askedBack = again && kept ? await askedBackWith(drawing, ticket.id, kept) : undefined;
  const caseType = caseTypeOf(
    route,
    (typed?.values.caseType as CaseType | undefined) ??
      (current?.route === route ? current.caseType : undefined),
  );
  // The contact is whoever asked, also where somebody else sends it on.
  const contact = current && (await findPerson(drawing.db, current.requesterId));
  const draft = await draftPackage(drawing, row, contact ?? person, route, caseType);
  const story = asked.purpose === 'transfer' && kept ? await storyFor(drawing, base, kept) : {};
  return yes(
    prepareDialog({
      ...base,
      route,
      caseType,
      why: route === hints.route ? hints.reason : 'chosen',
      words: { ...draft, ...kept?.words, ...story, ...words },
      askedBack,
      problem: typed?.problem,
    }),
  );
}

/** Where it can go from here: not where it is, and on a transfer only where this person may decide. */
function openRoutes(
  { config }: Drawing,
  ticket: Ticket,
  { purpose }: Preparation,
  actor: Actor,
): { routes: Route[]; refused?: Refusal } {
  const { escalation } = ticket;
  if (purpose === 'request' || !escalation) return { routes: [...routes] };
  const others = routes.filter((route) => route !== escalation.route);
  if (purpose === 'reroute') return { routes: others };
  const { requesterId } = escalation;
  const rules = { actor, escalation: config.escalation };
  const whyNot = (route: Route) =>
    requireDecider(ticket, { route, caseType: caseTypesOf[route][0], requesterId }, rules);
  const open = others.filter((route) => !whyNot(route));
  return { routes: open, ...(open.length === 0 && { refused: whyNot(others[0]!) }) };
}

/** What was tried, and what the destination before said. */
async function storyFor(
  { db }: Drawing,
  { locale, ticket }: { locale: string; ticket: Ticket },
  kept: EscalationRow,
): Promise<CasePackage> {
  const outside = await saidOutside({ db, locale }, ticket.id, kept);
  const said = outside.map(({ from, words }) => `${from}: ${words}`);
  const tried = kept.words.tried ?? '';
  return { tried: [tried, ...said.filter((line) => !tried.includes(line))].join('\n').trim() };
}

function preparingOf({ ticketId, shown, purpose, escalationId, revision }: Preparation, again?: string) {
  return { ticketId, shown, purpose, escalationId: again ?? escalationId, revision };
}

function typedWords(typed: Typed | undefined): CasePackage {
  const given = packageFields.map((field) => [field, typed?.values[field]] as const);
  return Object.fromEntries(given.filter(([, value]) => typeof value === 'string'));
}

const wordsForms: Record<string, CaseWordsKind> = {
  'escalation.askBack.form': 'askBack',
  'escalation.decline.form': 'decline',
  'escalation.withdraw.form': 'withdrawEscalation',
  'escalation.answer.form': 'answerDestination',
  'escalation.reopen.form': 'reopenCase',
};

async function drawForCase(
  drawing: Drawing,
  person: Person,
  row: TicketRow,
  asked: Exclude<Asked, Preparation>,
  typed: Typed | undefined,
): Promise<Drawn> {
  const escalationId = asked.escalationId ?? '';
  const escalation = await escalationIn(drawing, row.ticket, escalationId);
  const kept = await findEscalation(drawing.db, escalationId);
  if (!escalation || !kept) return no('refusal.noEscalation');
  const reader = readerFor(drawing, person);
  const view = {
    ...reader,
    ticket: row.ticket,
    escalation,
    problem: typed?.problem,
    values: typedCase(typed),
  };
  if (asked.type === 'escalation.case.form')
    return yes(
      caseNumberDialog({
        ...view,
        values: { caseNumber: view.values.caseNumber ?? kept.case_number ?? '' },
      }),
    );
  if (asked.type === 'escalation.update.form') return yes(caseUpdateDialog(view));
  if (asked.type === 'escalation.copy.form')
    return yes(copyDialog({ ...view, package: await packageView(drawing, row, kept, escalation, reader) }));
  const kind = wordsForms[asked.type];
  if (!kind) return no('dialog.error.broken');
  const revision = 'revision' in asked ? (asked.revision ?? 0) : 0;
  return yes(caseWordsDialog({ ...view, kind, revision }));
}

function typedCase(typed: Typed | undefined) {
  const { text, reason, caseNumber, update } = typed?.values ?? {};
  const string = (value: unknown) => (typeof value === 'string' ? value : undefined);
  return {
    text: string(text) ?? string(reason),
    caseNumber: string(caseNumber),
    update: string(update),
  };
}
