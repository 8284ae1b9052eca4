import { executeAction, openDialog } from '../../cards/action.ts';
import type { KnowledgeView } from '../../cards/knowledge-card.ts';
import { numberOf } from '../../cards/reader.ts';
import type { Reader } from '../../cards/reader.ts';
import type { Category } from '../../domain/category.ts';
import type { KnowledgeList } from '../../domain/effects.ts';
import { text } from '../../locales/text.ts';
import { examplesIn, votersFor } from '../../store/examples.ts';
import { deflectedSince, figuresOf } from '../../store/figures.ts';
import { ownArticles } from '../../store/own-articles.ts';
import { ownNames } from '../../store/own-names.ts';
import { findPeople } from '../../store/people.ts';
import { unansweredReports } from '../../store/reports.ts';
import { findTicket } from '../../store/tickets.ts';
import { latestWords } from '../../store/words.ts';
import { findArticle } from '../../triage/shelf.ts';
import { summarise } from '../../triage/summarise.ts';
import { knowledgeOf, mostExamples } from '../knowledge.ts';
import { plusMinutes } from '../report.ts';
import { reportedTexts } from '../reported-text.ts';
import type { Drawing } from './reader.ts';
import { languageFor } from './reader.ts';

type Rows = KnowledgeView['rows'];

const periodDays = 30;
/** Of all pages together: as many as the desk reads with. */
const mostRows = mostExamples;

/** One of the lists of what the desk knows, for an IT admin. */
export async function knowledgeView(
  drawing: Drawing,
  reader: Reader,
  list: KnowledgeList,
): Promise<KnowledgeView> {
  const t = text(reader.locale);
  const rows = await rowsOf[list](drawing, reader);
  const empty = rows.length === 0 ? t(`card.knowledge.${list}.empty`) : undefined;
  const foot = list === 'names' ? [empty, t('card.knowledge.names.how')].filter(Boolean).join('\n') : empty;
  return { ...reader, list, intro: await introOf(drawing, reader, list), rows, foot };
}

async function introOf(drawing: Drawing, { locale }: Reader, list: KnowledgeList): Promise<string> {
  const t = text(locale);
  if (list !== 'articles') return t(`card.knowledge.${list}.intro`);
  const { reports, solved } = await deflectedSince(drawing.db, sinceOf(drawing));
  return t('card.knowledge.articles.intro', { reports, solved });
}

const sinceOf = ({ now }: Drawing): string => plusMinutes(now, -periodDays * 24 * 60);

const rowsOf: Record<KnowledgeList, (drawing: Drawing, reader: Reader) => Promise<Rows>> = {
  articles: articleRows,
  drafts: draftRows,
  gaps: gapRows,
  learned: learnedRows,
  names: nameRows,
};

/** Those that people have said most of. */
async function articleRows(drawing: Drawing, reader: Reader): Promise<Rows> {
  const t = text(reader.locale);
  const { articles } = await knowledgeOf(drawing);
  const figures = [...(await figuresOf(drawing.db))].sort(
    ([, one], [, other]) => other.solved + other.notSolved - one.solved - one.notSolved,
  );
  return figures.slice(0, mostRows).flatMap(([id, { solved, notSolved }]) => {
    const article = findArticle(articles, id, languageFor(reader));
    return article
      ? [{ title: article.title, about: t('card.knowledge.articles.row', { solved, notSolved }) }]
      : [];
  });
}

async function draftRows(drawing: Drawing, reader: Reader): Promise<Rows> {
  const t = text(reader.locale);
  const drafts = await ownArticles(drawing.db, 'draft');
  const published = await ownArticles(drawing.db, 'published');
  const people = await findPeople(
    drawing.db,
    drafts.map((draft) => draft.author_id),
  );
  const categoryOf = (category: string) => t(`categories.${category as Category}`);
  return [
    ...drafts.map(({ id, title, author_id: author, category }) => ({
      title,
      about: t('card.knowledge.drafts.draft', {
        person: people.get(author)?.name ?? t('card.name.someone'),
        category: categoryOf(category),
      }),
      actions: [
        openDialog(t('card.action.read'), { type: 'draft.review.form', draftId: id }),
        executeAction(t('card.action.declineDraft'), { type: 'draft.decline', draftId: id }),
      ],
    })),
    ...published.map(({ id, title, category }) => ({
      title,
      about: t('card.knowledge.drafts.published', { category: categoryOf(category) }),
      actions: [executeAction(t('card.action.withdrawArticle'), { type: 'draft.withdraw', draftId: id })],
    })),
  ];
}

async function gapRows(drawing: Drawing, reader: Reader): Promise<Rows> {
  const t = text(reader.locale);
  const rows = [];
  for (const report of await unansweredReports(drawing.db, sinceOf(drawing), mostRows)) {
    const ticket = report.ticket_id ? await findTicket(drawing.db, report.ticket_id) : undefined;
    const title = ticket && (await latestWords(drawing.db, ticket.id, 'title'));
    if (!ticket || !title) continue;
    const category = t(`categories.${ticket.ticket.category}`);
    rows.push({ title, about: t('card.knowledge.gaps.row', { ticket: numberOf(ticket.number), category }) });
  }
  return rows;
}

async function learnedRows(drawing: Drawing, reader: Reader): Promise<Rows> {
  const t = text(reader.locale);
  // What counts comes first: that is what may have to be undone.
  const examples = [
    ...(await examplesIn(drawing.db, ['counts'], mostRows)),
    ...(await examplesIn(drawing.db, ['waiting', 'harmful'], mostRows)),
  ];
  const texts = await reportedTexts(
    drawing.db,
    examples.map((example) => example.ticket_id),
  );
  const voters = await votersFor(
    drawing.db,
    examples.map(({ id }) => id),
  );
  const accepted = examples.flatMap(({ accepted_by: admin }) => admin ?? []);
  const people = await findPeople(drawing.db, [...[...voters.values()].flat(), ...accepted]);
  const nameOf = (id: string) => people.get(id)?.name ?? t('card.name.someone');
  const rows = [];
  for (const { id, ticket_id: ticketId, category, state, accepted_by: admin } of examples) {
    const said = summarise(texts.get(ticketId) ?? '');
    if (!said || state === 'undone') continue;
    const undo = executeAction(t('card.action.undo'), { type: 'example.undo', exampleId: id });
    const accept = executeAction(t('card.action.accept'), { type: 'example.accept', exampleId: id });
    const agents = voters.get(id)!.map(nameOf);
    const stands = state === 'waiting' && agents.length === 0 ? 'waitingForTwo' : state;
    rows.push({
      title: said,
      about: [
        t(`categories.${category as Category}`),
        t(`card.knowledge.learned.${stands}`),
        ...(agents.length > 0 ? [agents.join(', ')] : []),
        ...(admin ? [t('card.knowledge.learned.acceptedBy', { person: nameOf(admin) })] : []),
      ].join(' · '),
      actions: state === 'counts' ? [undo] : [accept, undo],
    });
  }
  return rows;
}

async function nameRows(drawing: Drawing, reader: Reader): Promise<Rows> {
  const t = text(reader.locale);
  return (await ownNames(drawing.db)).map(({ id, kind, name, also }) => ({
    title: name,
    about:
      also.length > 0
        ? t('card.knowledge.names.also', { kind: t(`nameKind.${kind}`), names: also.join(', ') })
        : t(`nameKind.${kind}`),
    actions: [executeAction(t('card.action.remove'), { type: 'name.remove', nameId: id })],
  }));
}
