import { assignDialog } from '../../src/cards/assign-dialog.ts';
import { changeDialog } from '../../src/cards/change-dialog.ts';
import { detailsDialog } from '../../src/cards/details-dialog.ts';
import type { Dialog } from '../../src/cards/dialog.ts';
import { reportForm } from '../../src/cards/report-form.ts';
import { waitDialog } from '../../src/cards/wait-dialog.ts';
import type { WordsDialogKind } from '../../src/cards/words-dialog.ts';
import { wordsDialog } from '../../src/cards/words-dialog.ts';
import { knowledgeDialogs } from './sample-knowledge.ts';
import { escalationDialogs } from './sample-escalations.ts';
import type { Words } from './samples.ts';
import { reader, states, ticketIn } from './samples.ts';

const kinds: WordsDialogKind[] = [
  'raise',
  'handBack',
  'note',
  'reply',
  'ask',
  'resolve',
  'comment',
  'reject',
];

/** Every dialog, fresh and brought back with a mistake. */
export function sampleDialogs(words: Words): Record<string, Dialog> {
  const ticket = ticketIn(states.inProgress!);
  const view = { ...reader, ticket };
  const people = [
    { id: '11111111-1111-4111-8111-111111111111', name: words.name },
    { id: '22222222-2222-4222-8222-222222222222', name: words.agent },
  ];
  const many = Array.from({ length: 300 }, (_, place) => ({ id: `person-${place}`, name: words.name }));
  const values = {
    title: words.title,
    details: words.details,
    device: words.device,
    category: 'device',
    reach: 'myTeam',
    canWork: 'no',
    since: '2026-11-20',
  } as const;
  const tooLong = { field: 'title', key: 'dialog.error.tooLong', params: { max: 120 } } as const;
  const dialogs = kinds.map((kind): [string, Dialog] => [
    `dialog ${kind}`,
    wordsDialog({ ...view, kind, tier: 2, userName: words.name }),
  ]);
  return {
    ...Object.fromEntries(dialogs),
    'dialog reply again': wordsDialog({
      ...view,
      kind: 'reply',
      value: words.reply,
      problem: { field: 'text', key: 'dialog.error.needed' },
    }),
    'dialog assign': assignDialog({ ...view, agents: people }),
    'dialog assign many': assignDialog({ ...view, agents: many }),
    'dialog assign nobody': assignDialog({ ...view, agents: [] }),
    'dialog change': changeDialog(view),
    'dialog wait': waitDialog({ ...view, today: '2026-11-23' }),
    'dialog wait again': waitDialog({
      ...view,
      today: '2026-11-23',
      values: { on: 'date', reason: words.reply },
      problem: { field: 'until', key: 'dialog.error.date' },
    }),
    'dialog details': detailsDialog(view),
    'dialog details known': detailsDialog({ ...view, values }),
    'dialog report': reportForm({ ...reader, forOther: false }),
    'dialog report known': reportForm({
      ...reader,
      reportId: 'report-1',
      forOther: false,
      values,
      problem: tooLong,
    }),
    ...escalationDialogs(words),
    ...knowledgeDialogs(words),
    'dialog report other': reportForm({ ...reader, forOther: true, people }),
  };
}
