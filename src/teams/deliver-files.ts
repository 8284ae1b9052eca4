import type { Delivery, Deliver } from '../app/deliver.ts';
import type { Desk, Turn } from '../app/desk.ts';
import { turnOn } from '../app/desk.ts';
import { enqueue } from '../app/enqueue.ts';
import { signFileLink } from '../app/file-links.ts';
import { fitImage } from '../app/images.ts';
import { showFile } from '../app/files.ts';
import { deskReader, readerFor } from '../app/views/reader.ts';
import type { Reader } from '../cards/reader.ts';
import type { Effect } from '../domain/effects.ts';
import { text } from '../locales/text.ts';
import { MAX_FILE_BYTES, readBytes, storeBytes } from '../store/file-bytes.ts';
import { findFile, markFailed } from '../store/files.ts';
import type { StoredFile } from '../store/files.ts';
import { findPerson } from '../store/people.ts';
import { postingsUnder } from '../store/postings.ts';
import { pictureActivity, textActivity } from './activities.ts';
import type { Connector } from './connector.ts';
import type { SendToPerson } from './deliver-chat.ts';
import type { ThreadDeliverers } from './deliver-thread.ts';
import { escapeHtml } from './html.ts';
import type { Post, Sender } from './sender.ts';

type Of<T extends Effect['type']> = Extract<Effect, { type: T }>;
type Order = Parameters<Deliver>[1];
type Parts = { sender: Sender; sendToPerson: SendToPerson; threads: ThreadDeliverers };

/** Files are fetched once, kept, and shown on the other side as pictures or links. */
export function createFileDeliverers(
  desk: Desk,
  connector: Connector,
  { sender, sendToPerson, threads }: Parts,
) {
  async function keep(file: StoredFile, bytes: Uint8Array): Promise<Delivery> {
    const image = await fitImage(bytes);
    const kept = await storeBytes(desk.db, file.id, image.type === 'image' ? image.bytes : bytes, {
      // What isn't a picture by its bytes is only ever saved, whatever its sender calls it.
      contentType: image.type === 'image' ? image.contentType : 'application/octet-stream',
    });
    if (kept.type === 'tooBig') return await lost(file, 'fileTooBig');
    if (kept.type === 'removed') return { type: 'sent' };
    return { type: 'sent', record: async (turn: Turn) => showFile(turn, file.id) };
  }

  /** Its sender hears that it did not get through, and what to do. */
  async function lost(file: StoredFile, reason: 'fileTooBig' | 'fileFailed'): Promise<Delivery> {
    return {
      type: 'failed',
      reason,
      record: async (turn: Turn) => {
        await markFailed(turn.db, file.id);
        const say = { key: `say.${reason}`, params: { file: file.name } };
        await enqueue(turn, [{ type: 'SayToPerson', personId: file.author_id, say }]);
      },
    };
  }

  async function postOf(file: StoredFile, key: string, reader: Reader): Promise<Post> {
    const link = signFileLink(desk.config.publicUrl, file.id, desk.config.secretKey);
    if (file.content_type.startsWith('image/'))
      return { key, activity: pictureActivity(file.name, file.content_type, link) };
    const author = await findPerson(desk.db, file.author_id);
    const name = author?.name || text(reader.locale)('card.name.someone');
    const anchor = `<a href="${escapeHtml(link)}">${escapeHtml(file.name)}</a>`;
    return {
      key,
      activity: textActivity(text(reader.locale)('relay.file', { name: escapeHtml(name), file: anchor })),
    };
  }

  /** Its message was deleted or withdrawn. */
  async function takeBack(prefix: string): Promise<Delivery> {
    for (const { key } of await postingsUnder(desk.db, prefix)) {
      const removed = await sender.remove(key);
      if (removed.type !== 'sent' && removed.type !== 'nothing') return removed;
    }
    return { type: 'sent' };
  }

  return {
    FetchFile: async ({ fileId }: Of<'FetchFile'>, order: Order): Promise<Delivery> => {
      const file = await findFile(desk.db, fileId);
      if (file?.state !== 'waiting') return { type: 'sent' };
      const got = await connector.downloadAttachment(file.source_url, { maxBytes: MAX_FILE_BYTES });
      if (got.type === 'done') return await keep(file, got.bytes);
      if (got.type === 'throttled') return { type: 'later', afterMs: got.retryAfterMs, reason: 'throttled' };
      if (got.type === 'retry' && order.attempts < 5) return { type: 'later', reason: got.reason };
      return await lost(file, got.type === 'tooBig' ? 'fileTooBig' : 'fileFailed');
    },

    CopyFile: async ({ fileId, fromId }: Of<'CopyFile'>): Promise<Delivery> => {
      const [file, from] = [await findFile(desk.db, fileId), await findFile(desk.db, fromId)];
      if (file?.state !== 'waiting') return { type: 'sent' };
      // Its sender has heard why already.
      if (from?.state !== 'stored') return { type: 'sent', record: ({ db }) => markFailed(db, fileId) };
      await storeBytes(desk.db, fileId, readBytes(desk.db, fromId), { contentType: from.content_type });
      return { type: 'sent', record: (turn: Turn) => showFile(turn, fileId) };
    },

    ShowFile: async (effect: Of<'ShowFile'>, order: Order): Promise<Delivery> => {
      const file = await findFile(desk.db, effect.fileId);
      const { to } = effect;
      const key = `file:${effect.fileId}:${to.type === 'chat' ? to.personId : `${to.tier}:`}`;
      if (file?.state === 'removed') return await takeBack(key);
      if (file?.state !== 'stored') return { type: 'sent' };
      const drawing = turnOn(desk, desk.db);
      if (to.type === 'chat') {
        return await sendToPerson(to.personId, order, (person) =>
          postOf(file, key, readerFor(drawing, person)),
        );
      }
      const thread = await threads.threadFor(to, order);
      if (thread.type !== 'thread') return thread;
      if (order.repeats > 0 && !(await sender.probe(thread.place)))
        return { type: 'later', reason: 'not answering' };
      const reader = deskReader(drawing);
      const repeat = { may: order.repeats > 0, locale: reader.locale };
      // Another channel of the same tier has a thread of its own.
      const post = await postOf(file, `${key}${thread.root.conversation_id}`, reader);
      return await sender.send(thread.place, { ...post, repeat });
    },
  };
}
