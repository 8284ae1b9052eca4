import { executeAction, openDialog } from '../../src/cards/action.ts';
import { articleDialog } from '../../src/cards/article-dialog.ts';
import type { Dialog } from '../../src/cards/dialog.ts';
import { knowledgeCard } from '../../src/cards/knowledge-card.ts';
import { moveDialog } from '../../src/cards/move-dialog.ts';
import type { Card } from '../../src/cards/render.ts';
import { suggestDialog } from '../../src/cards/suggest-dialog.ts';
import type { Words } from './samples.ts';
import { reader, states, ticketIn } from './samples.ts';

export function knowledgeCards(words: Words): Record<string, Card> {
  const row = { title: words.title, about: words.reply };
  return {
    'knowledge articles': knowledgeCard({
      ...reader,
      list: 'articles',
      intro: 'In the last 30 days 12 of 40 reports needed nobody from support.',
      rows: [row, row],
    }),
    'knowledge drafts': knowledgeCard({
      ...reader,
      list: 'drafts',
      intro: words.reply,
      rows: [
        {
          ...row,
          actions: [
            openDialog('Read', { type: 'draft.review.form', draftId: 'draft-1' }),
            executeAction('Decline', { type: 'draft.decline', draftId: 'draft-1' }),
          ],
        },
        { ...row, actions: [executeAction('Withdraw it', { type: 'draft.withdraw', draftId: 'draft-2' })] },
      ],
    }),
    'knowledge gaps': knowledgeCard({ ...reader, list: 'gaps', intro: words.reply, rows: [row] }),
    'knowledge learned': knowledgeCard({
      ...reader,
      list: 'learned',
      intro: words.reply,
      rows: [
        {
          ...row,
          actions: [
            executeAction('Accept', { type: 'example.accept', exampleId: 'example-1' }),
            executeAction('Undo', { type: 'example.undo', exampleId: 'example-1' }),
          ],
        },
      ],
    }),
    'knowledge names': knowledgeCard({
      ...reader,
      list: 'names',
      intro: words.reply,
      rows: [{ ...row, actions: [executeAction('Remove', { type: 'name.remove', nameId: 'name-1' })] }],
      foot: words.reply,
    }),
  };
}

export function knowledgeDialogs(words: Words): Record<string, Dialog> {
  const view = { ...reader, ticket: ticketIn(states.inProgress!) };
  const article = {
    id: 'printer-offline',
    title: words.title,
    audience: 'user',
    steps: [words.reply, words.reply],
    solved: 3,
    notSolved: 1,
  } as const;
  const values = {
    title: words.title,
    symptoms: words.details,
    steps: `Restart it.\nPrint a page.\n${words.reply}`,
    stop: words.reply,
  };
  return {
    'dialog suggest': suggestDialog({
      ...view,
      search: words.title,
      articles: [
        article,
        { ...article, id: 'other', solved: 0, notSolved: 0 },
        { ...article, audience: 'support' },
      ],
    }),
    'dialog suggest nothing': suggestDialog({ ...view, search: words.title, articles: [] }),
    'dialog move': moveDialog({
      ...view,
      posts: [
        { id: 'burst-1', text: words.reply },
        { id: 'burst-2', text: words.details },
      ],
    }),
    'dialog move nothing': moveDialog({ ...view, posts: [] }),
    'dialog article': articleDialog({ ...reader, purpose: 'make', id: 'ticket-1042', values }),
    'dialog article again': articleDialog({
      ...reader,
      purpose: 'make',
      id: 'ticket-1042',
      values,
      problem: { field: 'steps', key: 'dialog.error.needed' },
    }),
    'dialog review': articleDialog({ ...reader, purpose: 'review', id: 'draft-1', values }),
  };
}
